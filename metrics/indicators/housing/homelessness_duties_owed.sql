/*---
title: Households owed help with homelessness
short: Owed homelessness help
question: How many households come to us who are homeless, or may soon be?
also_called: [homeless, prevention duty, relief duty]
kind: published
polarity: low_is_good
polarity_because: >-
  Each is a household that has lost its home or is about to; a rise can also mean that more came for help in time
level: borough
frequency: quarter
unit: households
numerator: Households owed a duty to prevent or to relieve homelessness, assessed in the quarter
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - In the quarter; a household can come back in another one
  - No figure is printed for April to June 2024
example:
  given:
    official_figures: |
      series                   | period     | value
      homelessness_duties_owed | 2025-07-01 | 449
      homelessness_duties_owed | 2025-10-01 | 479
      happiness                | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-07-01 | 449
      2025-10-01 | 479
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'homelessness_duties_owed'
