/*---
title: Homes and businesses that can have gigabit broadband
question: Can homes and businesses get the fastest broadband?
also_called: [full fibre, FTTP, broadband speed, internet]
kind: published
polarity: high_is_good
level: borough
frequency: year
unit: share
numerator: Share of homes and businesses that can have a gigabit connection
extracts: [broadband]
owner: Digital Inclusion
caveats:
  - What can be had, not what people have or can pay for
  - A year has the figures of one month, the latest to hand
example:
  given:
    broadband: |
      area_code | year       | measured_in | measure    | share
      E09000007 | 2024-01-01 | 2024-07-01  | gigabit    | 0.93
      E09000007 | 2025-01-01 | 2025-07-01  | gigabit    | 0.95
      E09000007 | 2025-01-01 | 2025-07-01  | full_fibre | 0.71
      E09000030 | 2025-01-01 | 2025-07-01  | gigabit    | 0.97
  expect: |
      period     | value
      2024-01-01 | 0.93
      2025-01-01 | 0.95
---*/
select
    year as period,
    share as value
from broadband
where
    area_code = 'E09000007'
    and measure = 'gigabit'
