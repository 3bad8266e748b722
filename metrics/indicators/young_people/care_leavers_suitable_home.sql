/*---
title: Care leavers in a suitable home
short: Care leavers well housed
question: How many of the young people who were in our care have a suitable home?
also_called: [care experienced, housing]
kind: published
polarity: high_is_good
polarity_because: >-
  Without a suitable home it is hard to keep a job, a course or one's health, and those who leave care have less
  family to go back to
level: borough
frequency: financial_year
unit: share
numerator: Share of care leavers in accommodation that is suitable
extracts: [official_figures]
owner: Integrated Youth Support Services
caveats:
  - Of those who became 19, 20 or 21 in the year, wherever they live now
  - Of about 200 young people, in whole percent; a few of them move it
example:
  given:
    official_figures: |
      series                     | period     | value
      care_leavers_suitable_home | 2023-04-01 | 0.870
      care_leavers_suitable_home | 2024-04-01 | 0.860
      happiness                  | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.870
      2024-04-01 | 0.860
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'care_leavers_suitable_home'
