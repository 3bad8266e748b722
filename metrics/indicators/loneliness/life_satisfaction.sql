/*---
title: Satisfaction with life
question: How satisfied do people in Camden say they are with their lives?
also_called: [wellbeing, happiness]
kind: published
polarity: high_is_good
polarity_because: >-
  The score is people's own judgement of their life as a whole, and a higher one means that they find it better
level: borough
frequency: financial_year
unit: out of 10
sampled: true
numerator: Mean score, from 0 to 10, that people give to how satisfied they are with their life
extracts: [official_figures]
peers: satisfaction
owner: Public Health
caveats:
  - The limits are the publisher's own; small changes mean little
  - Nothing later than 2022/23 is published for boroughs
  - Of people of 16 and over
example:
  given:
    official_figures: |
      series            | period     | value | lower | upper
      life_satisfaction | 2021-04-01 | 7.35  | 7.06  | 7.64
      life_satisfaction | 2022-04-01 | 7.29  | 6.98  | 7.61
      happiness         | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2021-04-01 | 7.35  | 7.06  | 7.64
      2022-04-01 | 7.29  | 6.98  | 7.61
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'life_satisfaction'
