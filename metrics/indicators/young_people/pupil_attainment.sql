/*---
title: Pupils who pass English and maths at GCSE
question: How many pupils leave school with English and maths?
also_called: [GCSEs, Key Stage 4, KS4, exam results, education]
kind: published
polarity: high_is_good
level: borough
frequency: year
unit: share
numerator: Share of pupils who attain the standard in English and maths at GCSE
extracts: [health_index]
owner: Schools and Learning
caveats:
  - The publisher's exact standard was not checked, and grades changed in 2017
  - The index ended with 2021; years in which the publisher carried the value of the year before over are left out
example:
  given:
    health_index: |
      measure                 | period     | value | same_as_year_before
      pupil_attainment        | 2018-01-01 | 67.0  | false
      pupil_attainment        | 2019-01-01 | 67.6  | false
      pupil_attainment        | 2020-01-01 | 67.6  | true
      early_years_development | 2019-01-01 | 72.4  | false
  expect: |
      period     | value
      2018-01-01 | 0.67
      2019-01-01 | 0.676
---*/
select
    period,
    value * 0.01 as value
from health_index
where
    measure = 'pupil_attainment'
    and not same_as_year_before
