/*---
title: Children with a good level of development at five, until 2019
short: At five, until 2019
question: How many children were ready for school when they started Year 1, before the assessment changed?
also_called: [school readiness, reception]
kind: published
polarity: high_is_good
polarity_because: >-
  Children who are behind at five tend to stay behind at school, so that the more were ready the better they could
  learn
level: borough
frequency: year
unit: share
numerator: Share of children with a good level of development at the end of Reception
extracts: [health_index]
owner: Schools and Learning
caveats:
  - By the assessment that ended with 2019; that of today is another measure, shown by itself
  - The index ended with 2021; years in which the publisher carried the value of the year before over are left out
example:
  given:
    health_index: |
      measure                 | period     | value | same_as_year_before
      early_years_development | 2018-01-01 | 70.6  | false
      early_years_development | 2019-01-01 | 72.4  | false
      early_years_development | 2020-01-01 | 72.4  | true
      pupil_attainment        | 2019-01-01 | 67.6  | false
  expect: |
      period     | value
      2018-01-01 | 0.706
      2019-01-01 | 0.724
---*/
select
    period,
    value * 0.01 as value
from health_index
where
    measure = 'early_years_development'
    and not same_as_year_before
