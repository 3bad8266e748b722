/*---
title: Adults overweight or very overweight
short: Adults overweight
question: How many adults weigh more than is good for their health?
also_called: [obesity, healthy weight, BMI]
kind: published
polarity: low_is_good
polarity_because: Weighing too much raises the risk of diabetes, heart disease and some cancers
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of adults who are overweight or very overweight
extracts: [official_figures]
owner: Public Health
caveats:
  - The limits are the publisher's own
  - The survey's year is from mid-November to mid-November
  - From the height and weight that people give, adjusted by the publisher
  - The newest year only; older editions are by another method
example:
  given:
    official_figures: |
      series            | period     | value     | lower     | upper
      adults_overweight | 2024-04-01 | 0.4890008 | 0.4353312 | 0.5425868
      happiness         | 2022-04-01 | 7.28      | 6.94      | 7.61
  expect: |
      period     | value     | lower     | upper
      2024-04-01 | 0.4890008 | 0.4353312 | 0.5425868
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'adults_overweight'
