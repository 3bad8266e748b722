/*---
title: Adults who eat five a day
short: Five a day
question: How many adults eat five portions of fruit and vegetables a day?
also_called: [fruit and vegetables, healthy eating, diet, nutrition]
kind: published
polarity: high_is_good
polarity_because: Fruit and vegetables lower the risk of heart disease, stroke and some cancers
level: borough
frequency: year
unit: share
sampled: true
numerator: Share of adults who eat five portions of fruit and vegetables on a usual day
extracts: [health_index]
owner: Public Health
caveats:
  - An estimate from a survey, without its margin of error; small changes mean little
  - The index ended with 2021; years in which the publisher carried the value of the year before over are left out
example:
  given:
    health_index: |
      measure                          | period     | value | same_as_year_before
      healthy_eating                   | 2019-01-01 | 60.3  | false
      healthy_eating                   | 2020-01-01 | 60.8  | false
      healthy_eating                   | 2021-01-01 | 60.8  | true
      overweight_and_obesity_in_adults | 2020-01-01 | 49.2  | false
  expect: |
      period     | value
      2019-01-01 | 0.603
      2020-01-01 | 0.608
---*/
select
    period,
    value * 0.01 as value
from health_index
where
    measure = 'healthy_eating'
    and not same_as_year_before
