/*---
title: Households in temporary accommodation, as published
short: Temp housing, published
question: How many households are in temporary accommodation, by what the government publishes?
also_called: [TA, homeless, hostels, bed and breakfast]
kind: published
polarity: low_is_good
polarity_because: >-
  Temporary homes are unsettled and often too small or far from school and work, and the household still has no home
  of its own
level: borough
frequency: quarter
stock: true
unit: households
numerator: Households in temporary accommodation at the end of the quarter
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - Counted on the last day of the quarter
  - No figure is printed for the quarters that end from March 2024 to June 2025
example:
  given:
    official_figures: |
      series                  | period     | value
      temporary_accommodation | 2025-07-01 | 1221
      temporary_accommodation | 2025-10-01 | 1339
      happiness               | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-07-01 | 1221
      2025-10-01 | 1339
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'temporary_accommodation'
