/*---
title: Ethnicity pay gap, mean
question: Are staff of Black, Asian and other ethnicities paid less than White staff on average?
also_called: [race pay gap, pay equality, BAME, global majority, wages]
kind: published
polarity: low_is_good
polarity_because: >-
  The wider the gap, the further the jobs that staff of Black, Asian and other ethnicities hold lie below those of
  White staff in pay, which equal chances would end
level: borough
frequency: financial_year
unit: share
numerator: >-
  Gap between the mean hourly pay of White staff and that of staff of Black, Asian and other ethnicities, as a share
  of White staff's
cadence: yearly
extracts: [published_figures]
owner: People and Inclusion
caveats:
  - Above nought White staff are paid more per hour on average
  - The gap is between all staff of each group, not between people in like work
  - The pay is that of 31 March, the last day of the year named
  - Years that are not there were not found in print, and some are second-hand, from the press
example:
  given:
    published_figures: |
      series                   | period     | value
      ethnicity_pay_gap_mean   | 2020-04-01 | 0.13
      ethnicity_pay_gap_median | 2020-04-01 | 0.109
      ethnicity_pay_gap_mean   | 2021-04-01 | 0.12
  expect: |
      period     | value
      2020-04-01 | 0.13
      2021-04-01 | 0.12
---*/
select
    period,
    value,
    qualifier
from published_figures
where series = 'ethnicity_pay_gap_mean'
