/*---
title: Households in temporary accommodation, as published
question: How many households does the council say are in temporary accommodation?
also_called: [TA, homeless, hostels, bed and breakfast]
kind: published
polarity: low_is_good
level: borough
frequency: year
unit: households
numerator: Households in temporary accommodation on a day of the year
cadence: yearly
extracts: [published_figures]
owner: Housing Solutions
caveats:
  - The sources do not say on which day of the year
  - The council's own page of July 2019 prints 515 for 2019; 498 is from the same source as 2025
example:
  given:
    published_figures: |
      series                   | period     | frequency | value | unit
      temporary_accommodation  | 2019-01-01 | year      | 498   | count
      temporary_accommodation  | 2025-01-01 | year      | 1221  | count
      family_homes_bought_back | 2025-01-01 | once      | 26    | count
  expect: |
      period     | value
      2019-01-01 | 498
      2025-01-01 | 1221
---*/
select
    period,
    value,
    lower,
    upper,
    qualifier
from published_figures
where series = 'temporary_accommodation'
