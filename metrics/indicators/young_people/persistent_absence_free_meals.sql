/*---
title: Pupils with free school meals persistently absent
short: Absence, free meals
question: How many pupils from families on low incomes miss a tenth of school or more?
also_called: [attendance, FSM]
kind: published
polarity: low_is_good
polarity_because: >-
  Pupils who miss a tenth of school learn less and pass fewer exams, and those of low-income families have less to
  make up for it at home
level: borough
frequency: academic_year
unit: share
numerator: Share of pupils eligible for free school meals who are persistently absent
extracts: [official_figures]
peers: persistent_absences_for_pupils_eligible_for_free_school_meals
owner: Schools and Learning
caveats:
  - Absent for a tenth of the half days of the year or more
  - No figure for 2019/20
  - In 2020/21 and 2021/22 an absence because of the pandemic does not count as one
example:
  given:
    official_figures: |
      series                        | period     | value
      persistent_absence_free_meals | 2023-09-01 | 0.28913240000000002
      persistent_absence_free_meals | 2024-09-01 | 0.3039773
      happiness                     | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.28913240000000002
      2024-09-01 | 0.3039773
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'persistent_absence_free_meals'
