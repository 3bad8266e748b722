/*---
title: Adults overweight or very overweight, until 2021
short: Overweight until 2021
question: How many adults weighed more than is good for their health, by the Health Index?
also_called: [obesity, healthy weight, BMI]
kind: published
polarity: low_is_good
polarity_because: Weighing too much raises the risk of diabetes, heart disease and some cancers
level: borough
frequency: year
unit: share
sampled: true
numerator: Share of adults who are overweight or very overweight
extracts: [health_index]
owner: Public Health
caveats:
  - From the Health Index, by a method that was not compared with the one of today, which is shown by itself
  - An estimate from a survey, without its margin of error; small changes mean little
  - The index ended with 2021; years in which the publisher carried the value of the year before over are left out
example:
  given:
    health_index: |
      measure                            | period     | value | same_as_year_before
      overweight_and_obesity_in_adults   | 2015-01-01 | 44.1  | false
      overweight_and_obesity_in_adults   | 2016-01-01 | 44.1  | true
      overweight_and_obesity_in_adults   | 2017-01-01 | 45.1  | false
      overweight_and_obesity_in_children | 2017-01-01 | 29.7  | false
  expect: |
      period     | value
      2015-01-01 | 0.441
      2017-01-01 | 0.451
---*/
select
    period,
    value * 0.01 as value
from health_index
where
    measure = 'overweight_and_obesity_in_adults'
    and not same_as_year_before
