/*---
title: Free school meals taken
question: Do the children entitled to a free school meal eat it?
also_called: [FSM, free school meals, school dinners, lunches]
kind: proportion
polarity: high_is_good
polarity_because: A meal that is free and not eaten helps nobody, and for some pupils it is the main meal of the day
level: ward
frequency: term
numerator: Entitled pupils who took their meal on the day of the count
denominator: Pupils entitled to a free school meal because of their family's income
cases: pupils
extracts: [school_meals]
breakdowns: [phase]
breakdowns_of: eligible pupils
publish: {borough: term, neighbourhood: term, ward: term, categories: {borough: term}}
owner: Schools and Learning
caveats:
  - One day a term, so a school trip or an illness going round can move a school's figure
  - By the ward where the school is, not where the child lives
  - Pupils in families with low incomes who are not entitled, or have not applied, are not counted
example:
  given:
    school_meals: |
      ward_code | school_key | term       | phase     | on_roll | eligible | taken
      E05013669 | k1         | 2025-09-01 | primary   | 240     | 110      | 96
      E05013669 | k2         | 2025-09-01 | primary   | 190     | 70       | 61
      E05013669 | k3         | 2025-09-01 | secondary | 980     | 400      | 296
      E05013669 | k1         | 2026-01-01 | primary   | 238     | 108      | 90
  expect: |
      area      | period     | phase     | numerator | denominator
      E05013669 | 2025-09-01 | primary   | 157       | 180
      E05013669 | 2025-09-01 | secondary | 296       | 400
      E05013669 | 2026-01-01 | primary   | 90        | 108
---*/
select
    ward_code as area,
    term as period,
    phase,
    sum(taken) as numerator,
    sum(eligible) as denominator
from school_meals
group by all
