/*---
title: How happy adults felt yesterday
question: How happy do people in Camden say they are?
kind: published
polarity: high_is_good
level: borough
frequency: year
unit: out of 10
numerator: Mean score, from 0 to 10, that adults give to how happy they felt yesterday
extracts: [health_index]
owner: Public Health
caveats:
  - An estimate from a survey, without its margin of error; small changes mean little
  - The index ended with 2021; a year in which the publisher carried the value of the year before over is left out
example:
  given:
    health_index: |
      measure             | period     | value | same_as_year_before
      happiness           | 2020-01-01 | 6.92  | false
      happiness           | 2021-01-01 | 6.92  | true
      feelings_of_anxiety | 2020-01-01 | 3.64  | false
  expect: |
      period     | value
      2020-01-01 | 6.92
---*/
select
    period,
    value
from health_index
where
    measure = 'happiness'
    and not same_as_year_before
