/*---
title: Adults with obesity
question: How many adults live with obesity?
also_called: [obesity, healthy weight, BMI]
kind: published
polarity: low_is_good
polarity_because: Obesity raises the risk of diabetes, heart disease and some cancers
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of adults with a body mass index of 30 or more
extracts: [official_figures]
peers: adult_obesity_prevalence
owner: Public Health
caveats:
  - The limits are the publisher's own
  - The survey's year is from mid-November to mid-November
  - From the height and weight that people give, adjusted by the publisher
example:
  given:
    official_figures: |
      series       | period     | value     | lower     | upper
      adults_obese | 2023-04-01 | 0.1102279 | 0.0781759 | 0.1465798
      adults_obese | 2024-04-01 | 0.1040411 | 0.0725552 | 0.1388013
      happiness    | 2022-04-01 | 7.28      | 6.94      | 7.61
  expect: |
      period     | value     | lower     | upper
      2023-04-01 | 0.1102279 | 0.0781759 | 0.1465798
      2024-04-01 | 0.1040411 | 0.0725552 | 0.1388013
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'adults_obese'
