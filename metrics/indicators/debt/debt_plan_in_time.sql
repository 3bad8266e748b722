/*---
title: Debt plans agreed in time
short: Debt plans in time
question: When someone comes to us with debts, do we agree a plan with them within four weeks?
also_called: [debt advice, money advice, repayment plans]
kind: proportion
polarity: high_is_good
polarity_because: >-
  A plan stops a debt from growing and gives some peace, so that the sooner it is agreed the better; it does not say
  whether it lasts
level: ward
frequency: month
closes_after_months: 1
numerator: Cases with a plan for the debts agreed within 28 days
denominator: Cases opened
extracts: [debt_advice_cases]
breakdowns: [kind]
breakdowns_of: cases
publish: {borough: month, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
owner: Welfare Rights and Money Advice
caveats:
  - Cases count in the month in which they were opened, which is told a month later, when all have had their 28 days
  - Says that a plan was agreed, not that it lasted
example:
  given:
    debt_advice_cases: |
      ward_code | kind   | opened_on  | plan_agreed_on
      E05013669 | rent   | 2026-01-05 | 2026-02-02
      E05013669 | rent   | 2026-01-05 | 2026-02-03
      E05013669 | rent   | 2026-01-31 | 2026-01-31
      E05013669 | energy | 2026-01-20 |
      E05013669 | energy | 2026-02-01 | 2026-02-10
  expect: |
      area      | period     | kind   | numerator | denominator
      E05013669 | 2026-01-01 | rent   | 2         | 3
      E05013669 | 2026-01-01 | energy | 0         | 1
      E05013669 | 2026-02-01 | energy | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('month', opened_on)::date as period,
    kind,
    count(*) filter (where plan_agreed_on <= opened_on + interval 28 day) as numerator,
    count(*) as denominator
from debt_advice_cases
group by all
