/*---
title: Pupils at the expected standard at eleven
short: Attainment at eleven
question: How many children leave primary school able to read, write and do maths as they should?
also_called: [SATs, Key Stage 2]
kind: published
polarity: high_is_good
polarity_because: >-
  A child who cannot read, write or do maths well at eleven finds every subject of secondary school harder
level: borough
frequency: academic_year
unit: share
numerator: Share of pupils of state schools who meet the expected standard in reading, writing and maths
extracts: [official_figures]
peers: pupils_meeting_the_expected_standard_in_reading_writing_and_maths
owner: Schools and Learning
caveats:
  - No assessments in 2019/20 and 2020/21
  - Printed in whole percent
example:
  given:
    official_figures: |
      series                    | period     | value
      end_of_primary_attainment | 2023-09-01 | 0.72
      end_of_primary_attainment | 2024-09-01 | 0.73
      happiness                 | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.72
      2024-09-01 | 0.73
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'end_of_primary_attainment'
