/*---
title: Gender pay gap, mean
question: Are women on the council's staff paid as much as men on average?
also_called: [pay equality, women, wages]
kind: published
polarity: neutral
level: borough
frequency: financial_year
unit: share
numerator: Gap between the mean hourly pay of men and of women, as a share of men's
cadence: yearly
extracts: [published_figures]
owner: People and Inclusion
caveats:
  - Nought is equal pay on average; above it men are paid more per hour, below it women
  - The gap is between all men and all women, not between people in like work
  - The pay is that of 31 March, the last day of the year named
example:
  given:
    published_figures: |
      series                 | period     | value
      gender_pay_gap_mean    | 2021-04-01 | -0.012
      gender_pay_gap_median  | 2021-04-01 | -0.025
      ethnicity_pay_gap_mean | 2021-04-01 | 0.13
  expect: |
      period     | value
      2021-04-01 | -0.012
---*/
select
    period,
    value,
    qualifier
from published_figures
where series = 'gender_pay_gap_mean'
