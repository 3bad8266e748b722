/*---
title: Households helped by the Cost of Living Crisis Fund
short: Crisis Fund households
question: How many households did the Cost of Living Crisis Fund help?
also_called: [hardship, emergency grants, cost of living]
kind: published
polarity: neutral
polarity_because: >-
  More households helped can mean that more were in need, or that more of those in need were reached, and it cannot
  tell the two apart
level: borough
frequency: financial_year
unit: households
numerator: Households helped by the Cost of Living Crisis Fund
extracts: [published_figures]
owner: Welfare Rights and Money Advice
caveats:
  - Printed as well over 3,000; 3,000 is the least that it can be
  - More households helped can mean more need, or more help; neither way is simply better
example:
  given:
    published_figures: |
      series                 | period     | frequency      | value | unit  | qualifier
      crisis_fund_households | 2024-04-01 | financial_year | 3000  | count | more_than
      hardship_payments      | 2021-04-01 | financial_year | 3800  | count | about
  expect: |
      period     | value | qualifier
      2024-04-01 | 3000  | more_than
---*/
select
    period,
    value,
    lower,
    upper,
    qualifier
from published_figures
where series = 'crisis_fund_households'
