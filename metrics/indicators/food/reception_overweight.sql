/*---
title: Reception children overweight or very overweight
short: Overweight, Reception
question: How many children start school above a healthy weight?
also_called: [childhood obesity, healthy weight]
kind: published
polarity: low_is_good
polarity_because: Children above a healthy weight mostly stay so, and have more illness as adults
level: borough
frequency: academic_year
unit: share
numerator: Share of children measured in Reception who are overweight or very overweight
extracts: [official_figures]
owner: Public Health
caveats:
  - Of those measured at state schools in the borough
  - Too few were measured in 2020/21, so that year is not there
  - Decimals differ between editions; the publisher rounds newer years to a tenth of a percent
example:
  given:
    official_figures: |
      series               | period     | value
      reception_overweight | 2023-09-01 | 0.196
      reception_overweight | 2024-09-01 | 0.182
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.196
      2024-09-01 | 0.182
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'reception_overweight'
