/*---
title: Households in temporary accommodation outside Camden
short: Housed outside Camden
question: How many homeless households have we placed outside the borough?
also_called: [TA, homeless, out of borough]
kind: published
polarity: low_is_good
polarity_because: >-
  A household that is placed outside the borough is mostly further from its school, work, doctor and friends
level: borough
frequency: quarter
stock: true
unit: households
numerator: Households in temporary accommodation in another local authority at the end of the quarter
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - Counted on the last day of the quarter
  - No figure is printed for the quarters that end from March 2024 to June 2025
example:
  given:
    official_figures: |
      series                            | period     | value
      temporary_accommodation_elsewhere | 2025-07-01 | 800
      temporary_accommodation_elsewhere | 2025-10-01 | 890
      happiness                         | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-07-01 | 800
      2025-10-01 | 890
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'temporary_accommodation_elsewhere'
