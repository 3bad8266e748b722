/*---
title: People in work
question: How many people of working age have work?
also_called: [jobs, work]
kind: published
polarity: high_is_good
polarity_because: >-
  Work is what most households live on, so that more people in work means fewer with too little; it does not say how
  well it is paid
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of residents of 16 to 64 who are in employment
extracts: [official_figures]
owner: Good Work Camden
caveats:
  - The newest year only, from the public health profiles; earlier ones are calendar years of another release
  - Printed there without its limits, which are some 7 points either way for earlier years, so a difference means little
  - The file names no sex or age; taken as women and men of 16 to 64, as the definition of this indicator has it
example:
  given:
    official_figures: |
      series          | period     | value
      employment_rate | 2024-04-01 | 0.817
      happiness       | 2022-04-01 | 7.28
  expect: |
      period     | value
      2024-04-01 | 0.817
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'employment_rate'
