/*---
title: Pupils who pass English and maths at GCSE
short: GCSE English and maths
question: How many pupils leave school with English and maths?
also_called: [GCSEs, Key Stage 4, KS4, exam results, education]
kind: published
polarity: high_is_good
polarity_because: >-
  Most courses, apprenticeships and jobs ask for English and maths, so that leaving school without them closes ways
  that are hard to open later
level: borough
frequency: academic_year
unit: share
numerator: Share of pupils of state schools with grades 9 to 4 in English and maths at the end of Year 11
extracts: [official_figures]
owner: Schools and Learning
caveats:
  - Of pupils at schools in Camden, wherever they live
  - Teachers gave the grades of 2019/20 (72.9%) and 2020/21 (75.3%), which are of another kind and left out
  - Grades of 2021/22 were set by design between those of teachers and those of exams, and read high
example:
  given:
    official_figures: |
      series           | period     | value
      pupil_attainment | 2023-09-01 | 0.673
      pupil_attainment | 2024-09-01 | 0.631
      happiness        | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.673
      2024-09-01 | 0.631
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'pupil_attainment'
