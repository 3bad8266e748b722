/*---
title: Pupils persistently absent
short: Persistent absence
question: How many pupils miss a tenth of school or more?
also_called: [attendance, truancy]
kind: published
polarity: low_is_good
polarity_because: Pupils who miss a tenth of school learn less and pass fewer exams, whatever the cause of their absence
level: borough
frequency: academic_year
unit: share
numerator: Share of pupils of state schools in Camden who are persistently absent
extracts: [official_figures]
peers: persistent_absences_for_all_pupils
owner: Schools and Learning
caveats:
  - Absent for a tenth of the half days of the year or more
  - No figure for 2019/20
  - In 2020/21 and 2021/22 an absence because of the pandemic does not count as one
example:
  given:
    official_figures: |
      series             | period     | value
      persistent_absence | 2023-09-01 | 0.220471
      persistent_absence | 2024-09-01 | 0.2322922
      happiness          | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.220471
      2024-09-01 | 0.2322922
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'persistent_absence'
