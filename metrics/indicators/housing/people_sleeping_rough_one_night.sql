/*---
title: People sleeping rough on one night
short: Sleeping rough
question: How many people sleep rough on a night in autumn?
also_called: [rough sleepers, homeless]
kind: published
polarity: low_is_good
polarity_because: Sleeping rough endangers health and life, so that each person fewer is a gain
level: borough
frequency: year
unit: people
numerator: People counted or estimated to sleep rough on one night between October and November
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - One night; many more are seen in a year
  - Copied by hand from the publisher by others, and not seen in its own file
example:
  given:
    official_figures: |
      series                          | period     | value
      people_sleeping_rough_one_night | 2024-01-01 | 42
      people_sleeping_rough_one_night | 2025-01-01 | 97
      happiness                       | 2022-04-01 | 7.28
  expect: |
      period     | value
      2024-01-01 | 42
      2025-01-01 | 97
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'people_sleeping_rough_one_night'
