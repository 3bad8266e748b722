/*---
title: Homes and businesses without decent broadband
question: Is anywhere in Camden still without decent broadband?
also_called: [USO, universal service obligation, slow broadband, internet]
kind: published
polarity: low_is_good
level: borough
frequency: year
unit: share
numerator: Share of homes and businesses that cannot have 10 Mbit/s down and 1 Mbit/s up, fixed or wireless
extracts: [broadband]
owner: Digital Inclusion
caveats:
  - What can be had, not what people have or can pay for
  - The publisher rounds to a tenth of a percent, so a few dozen homes can read as none
  - A year has the figures of one month, the latest to hand
example:
  given:
    broadband: |
      area_code | year       | measured_in | measure   | share
      E09000007 | 2024-01-01 | 2024-07-01  | below_uso | 0.001
      E09000007 | 2025-01-01 | 2025-07-01  | below_uso | 0
      E09000007 | 2025-01-01 | 2025-07-01  | unable_10 | 0.002
      E09000030 | 2025-01-01 | 2025-07-01  | below_uso | 0.003
  expect: |
      period     | value
      2024-01-01 | 0.001
      2025-01-01 | 0
---*/
select
    year as period,
    share as value
from broadband
where
    area_code = 'E09000007'
    and measure = 'below_uso'
