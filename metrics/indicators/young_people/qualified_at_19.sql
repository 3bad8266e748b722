/*---
title: Young people qualified to level 3 at 19
short: Qualified at 19
question: How many young people have A levels, or as much, by the age of 19?
also_called: [A levels, qualifications]
kind: published
polarity: high_is_good
polarity_because: A qualification at level 3 opens university, higher apprenticeships and better-paid work
level: borough
frequency: academic_year
unit: share
numerator: Share of young people qualified to level 3 by 19, of those at a state school in Camden at 15
extracts: [official_figures]
owner: Schools and Learning
caveats:
  - Level 3 is two A levels, or a vocational qualification worth as much
example:
  given:
    official_figures: |
      series          | period     | value
      qualified_at_19 | 2022-09-01 | 0.72929
      qualified_at_19 | 2023-09-01 | 0.70631
      happiness       | 2022-04-01 | 7.28
  expect: |
      period     | value
      2022-09-01 | 0.72929
      2023-09-01 | 0.70631
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'qualified_at_19'
