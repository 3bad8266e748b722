/*---
title: Children in temporary accommodation
short: Children in temp housing
question: How many children live in temporary accommodation?
also_called: [TA, homeless families]
kind: published
polarity: low_is_good
polarity_because: >-
  Children in temporary homes change school, sleep badly and fall behind more often, and do not know where they will
  live
level: borough
frequency: quarter
stock: true
unit: children
numerator: Children in households in temporary accommodation at the end of the quarter
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - Counted on the last day of the quarter
  - No figure is printed for the quarters that end from March 2024 to June 2025
example:
  given:
    official_figures: |
      series                           | period     | value
      temporary_accommodation_children | 2025-07-01 | 1150
      temporary_accommodation_children | 2025-10-01 | 1258
      happiness                        | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-07-01 | 1150
      2025-10-01 | 1258
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'temporary_accommodation_children'
