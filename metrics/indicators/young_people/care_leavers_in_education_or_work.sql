/*---
title: Care leavers in education or work
short: Care leavers study, work
question: How many of the young people who were in our care are learning or working?
also_called: [care experienced, NEET]
kind: published
polarity: high_is_good
polarity_because: >-
  Learning or work gives young people who leave care an income and prospects, which they have less family to fall back
  on for
level: borough
frequency: financial_year
unit: share
numerator: Share of care leavers in education, employment or training
extracts: [official_figures]
owner: Integrated Youth Support Services
caveats:
  - Of those who became 19, 20 or 21 in the year, wherever they live now
  - Of about 200 young people, in whole percent; a few of them move it
example:
  given:
    official_figures: |
      series                            | period     | value
      care_leavers_in_education_or_work | 2023-04-01 | 0.620
      care_leavers_in_education_or_work | 2024-04-01 | 0.580
      happiness                         | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.620
      2024-04-01 | 0.580
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'care_leavers_in_education_or_work'
