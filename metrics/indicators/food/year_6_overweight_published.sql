/*---
title: Year 6 children overweight or very overweight, as published
short: Year 6 weight, published
question: How many children leave primary school above a healthy weight?
also_called: [childhood obesity, healthy weight]
kind: published
polarity: low_is_good
polarity_because: Children above a healthy weight at eleven mostly stay so, and have more illness as adults
level: borough
frequency: academic_year
unit: share
numerator: Share of children measured in Year 6 who are overweight or very overweight
extracts: [official_figures]
owner: Public Health
caveats:
  - Of those measured at state schools in the borough
  - Too few were measured in 2020/21, so that year is not there
  - Decimals differ between editions; the publisher rounds newer years to a tenth of a percent
example:
  given:
    official_figures: |
      series            | period     | value
      year_6_overweight | 2023-09-01 | 0.361
      year_6_overweight | 2024-09-01 | 0.340
      happiness         | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.361
      2024-09-01 | 0.340
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'year_6_overweight'
