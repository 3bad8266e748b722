/*---
title: Gender pay gap, median
question: Is the woman in the middle of the council's pay paid as much as the man in the middle?
also_called: [equal pay]
kind: published
polarity: neutral
polarity_because: >-
  Equal pay lies at nought and the gap can lie on either side of it, so that neither a higher nor a lower figure is
  better by itself
level: borough
frequency: financial_year
unit: share
numerator: Gap between the median hourly pay of men and of women, as a share of men's
extracts: [official_figures]
owner: People and Inclusion
caveats:
  - Nought is equal pay in the middle; above it men are paid more per hour, below it women
  - The gap is between all men and all women, not between people in like work
  - The pay is that of 31 March, the last day of the year named
  - No report for 31 March 2018 was kept, so that year is not there
example:
  given:
    official_figures: |
      series                | period     | value
      gender_pay_gap_median | 2022-04-01 | -0.0450
      gender_pay_gap_median | 2023-04-01 | 0.024
      happiness             | 2022-04-01 | 7.28
  expect: |
      period     | value
      2022-04-01 | -0.0450
      2023-04-01 | 0.024
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'gender_pay_gap_median'
