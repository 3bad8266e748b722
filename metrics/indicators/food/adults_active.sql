/*---
title: Adults who are physically active
short: Physically active adults
question: How many adults are active for 150 minutes a week or more?
also_called: [exercise, sport]
kind: published
polarity: high_is_good
polarity_because: Being active lowers the risk of heart disease, diabetes, some cancers and depression
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of adults who are physically active
extracts: [official_figures]
owner: Public Health
caveats:
  - The limits are the publisher's own
  - The survey's year is from mid-November to mid-November
  - The newest year only
example:
  given:
    official_figures: |
      series        | period     | value     | lower     | upper
      adults_active | 2024-04-01 | 0.7311085 | 0.6857143 | 0.7766234
      happiness     | 2022-04-01 | 7.28      | 6.94      | 7.61
  expect: |
      period     | value     | lower     | upper
      2024-04-01 | 0.7311085 | 0.6857143 | 0.7766234
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'adults_active'
