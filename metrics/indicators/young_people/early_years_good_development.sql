/*---
title: Children with a good level of development at five
short: Development at five
question: How many children are ready for school when they start Year 1?
also_called: [school readiness, GLD, EYFS, Reception, early years]
kind: published
polarity: high_is_good
polarity_because: >-
  Children who are behind at five tend to stay behind at school, so that the more are ready the better they can learn
level: borough
frequency: academic_year
unit: share
numerator: Share of children with a good level of development at the end of Reception
extracts: [official_figures]
owner: Schools and Learning
caveats:
  - Judged by teachers
  - The assessment was revised in September 2021; earlier years are another measure, shown by themselves
example:
  given:
    official_figures: |
      series                       | period     | value
      early_years_good_development | 2023-09-01 | 0.698
      early_years_good_development | 2024-09-01 | 0.698
      happiness                    | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.698
      2024-09-01 | 0.698
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'early_years_good_development'
