/*---
title: Households in bed and breakfast
short: In bed and breakfast
question: How many homeless households live in bed and breakfast?
also_called: [TA, homeless, "B&B"]
kind: published
polarity: low_is_good
polarity_because: >-
  A room in a hotel has no kitchen or space of one's own, and by law families may be placed there only when nothing
  else is free, for up to six weeks
level: borough
frequency: quarter
stock: true
unit: households
numerator: Households in temporary accommodation in bed and breakfast hotels at the end of the quarter
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - Counted on the last day of the quarter
  - No figure is printed for the quarters that end from March 2024 to June 2025
  - Shared annexes are among them
example:
  given:
    official_figures: |
      series                                    | period     | value
      temporary_accommodation_bed_and_breakfast | 2025-07-01 | 259
      temporary_accommodation_bed_and_breakfast | 2025-10-01 | 313
      happiness                                 | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-07-01 | 259
      2025-10-01 | 313
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'temporary_accommodation_bed_and_breakfast'
