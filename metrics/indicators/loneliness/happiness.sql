/*---
title: How happy adults felt yesterday
short: Happiness yesterday
question: How happy do people in Camden say they are?
also_called: [wellbeing, mental health, ONS4]
kind: published
polarity: high_is_good
polarity_because: >-
  The score is of how happy people felt, by their own account, which is as near as a survey can come to a good day
level: borough
frequency: financial_year
unit: out of 10
sampled: true
numerator: Mean score, from 0 to 10, that people give to how happy they felt yesterday
extracts: [official_figures]
peers: happiness
owner: Public Health
caveats:
  - The limits are the publisher's own; small changes mean little
  - Nothing later than 2022/23 is published for boroughs
  - Of people of 16 and over
example:
  given:
    official_figures: |
      series    | period     | value | lower | upper
      happiness | 2021-04-01 | 7.16  | 6.81  | 7.52
      happiness | 2022-04-01 | 7.28  | 6.94  | 7.61
      anxiety   | 2022-04-01 | 3.37  | 2.83  | 3.9
  expect: |
      period     | value | lower | upper
      2021-04-01 | 7.16  | 6.81  | 7.52
      2022-04-01 | 7.28  | 6.94  | 7.61
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'happiness'
