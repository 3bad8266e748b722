/*---
title: Children in poverty after housing costs, End Child Poverty
short: Poverty, by charity
question: How many children grow up in poverty once the rent is paid, by what End Child Poverty estimates?
also_called: [low income, poor families]
kind: published
polarity: low_is_good
polarity_because: >-
  Children who grow up in poverty have worse health, do less well at school and earn less later, and what is left
  after the rent is what a family lives on
level: borough
frequency: financial_year
unit: share
numerator: Share of children in households below 60% of median income after housing costs
extracts: [published_figures]
owner: Strategy and Insight
caveats:
  - Another measure than the government's own, which begins with 2023/24 and is far lower; never to be joined
  - Estimates by End Child Poverty, whose method has changed over the years; compare years with care
  - Some are printed as about so much, and are second-hand
example:
  given:
    published_figures: |
      series                      | period     | value
      child_poverty_after_housing | 2015-04-01 | 0.352
      child_poverty_after_housing | 2021-04-01 | 0.4
      food_parcels                | 2021-04-01 | 28745
  expect: |
      period     | value
      2015-04-01 | 0.352
      2021-04-01 | 0.4
---*/
select
    period,
    value,
    qualifier
from published_figures
where series = 'child_poverty_after_housing'
