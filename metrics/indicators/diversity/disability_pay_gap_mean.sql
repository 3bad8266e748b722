/*---
title: Disability pay gap, mean
question: Are disabled staff paid less than other staff on average?
also_called: [pay equality, wages]
kind: published
polarity: low_is_good
polarity_because: >-
  The wider the gap, the further the jobs that disabled staff hold lie below those of others in pay, which is what
  equal chances at work would end
level: borough
frequency: financial_year
unit: share
numerator: >-
  Gap between the mean hourly pay of staff who have not declared a disability and that of disabled staff, as a share
  of the former
cadence: yearly
extracts: [published_figures]
owner: People and Inclusion
caveats:
  - Above nought staff who have not declared a disability are paid more per hour on average
  - Few staff declare a disability, so the gap is uncertain
  - The pay is that of 31 March, the last day of the year named
  - Second-hand, from the press; years that are not there were not found in print
example:
  given:
    published_figures: |
      series                  | period     | value
      disability_pay_gap_mean | 2021-04-01 | 0.02
      gender_pay_gap_mean     | 2021-04-01 | -0.012
  expect: |
      period     | value
      2021-04-01 | 0.02
---*/
select
    period,
    value,
    qualifier
from published_figures
where series = 'disability_pay_gap_mean'
