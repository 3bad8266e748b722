/*---
title: Gender pay gap, mean
question: Are women on the council's staff paid as much as men on average?
also_called: [pay equality, women, wages]
kind: published
polarity: neutral
polarity_because: >-
  Equal pay lies at nought and the gap can lie on either side of it, so that neither a higher nor a lower figure is
  better by itself
level: borough
frequency: financial_year
unit: share
numerator: Gap between the mean hourly pay of men and of women, as a share of men's
extracts: [official_figures]
owner: People and Inclusion
caveats:
  - Nought is equal pay on average; above it men are paid more per hour, below it women
  - The gap is between all men and all women, not between people in like work
  - The pay is that of 31 March, the last day of the year named
  - No report for 31 March 2018 was kept, so that year is not there
example:
  given:
    official_figures: |
      series              | period     | value
      gender_pay_gap_mean | 2022-04-01 | -0.0172
      gender_pay_gap_mean | 2023-04-01 | 0.0013
      happiness           | 2022-04-01 | 7.28
  expect: |
      period     | value
      2022-04-01 | -0.0172
      2023-04-01 | 0.0013
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'gender_pay_gap_mean'
