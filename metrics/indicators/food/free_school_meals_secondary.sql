/*---
title: Secondary pupils eligible for free school meals
short: Free meals, secondary
question: How many secondary pupils can have a free school meal because of their family's income?
also_called: [FSM, school meals]
kind: published
polarity: neutral
polarity_because: >-
  A higher share can mean more families on low incomes, or more who asked for what is due to them, and the protected
  right raises it by itself
level: borough
frequency: academic_year
unit: share
numerator: Share of pupils of state secondary schools eligible for free school meals
extracts: [official_figures]
owner: Schools and Learning
caveats:
  - In January of the academic year
  - Those who had the right since April 2018 keep it until they change school, so the share rises by itself
  - Neither way is simply better; more can mean more need, or more families who asked
example:
  given:
    official_figures: |
      series                      | period     | value
      free_school_meals_secondary | 2023-09-01 | 0.414
      free_school_meals_secondary | 2024-09-01 | 0.450
      happiness                   | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 0.414
      2024-09-01 | 0.450
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'free_school_meals_secondary'
