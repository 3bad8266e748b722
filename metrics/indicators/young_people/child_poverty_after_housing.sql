/*---
title: Children in poverty after housing costs
short: Poverty after housing
question: How many children grow up in poverty once the rent is paid?
also_called: [child poverty, low income, AHC]
kind: published
polarity: low_is_good
polarity_because: >-
  Children who grow up in poverty have worse health, do less well at school and earn less later, and what is left
  after the rent is what a family lives on
level: borough
frequency: financial_year
unit: share
numerator: Share of children under 16 in families in relative low income after housing costs
extracts: [official_figures]
peers: children_in_relative_poverty_after_housing_costs
owner: Strategy and Insight
caveats:
  - Modelled from a survey and from records of benefits and pay, and provisional
  - In families below 60% of the median income of the United Kingdom, for their size
  - Of children under 16 who live in the borough
  - Published since 2023/24 only; the estimates of End Child Poverty before it are another measure, shown by
    themselves
example:
  given:
    official_figures: |
      series                      | period     | value
      child_poverty_after_housing | 2023-04-01 | 0.2903043615
      child_poverty_after_housing | 2024-04-01 | 0.2726452777
      happiness                   | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.2903043615
      2024-04-01 | 0.2726452777
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'child_poverty_after_housing'
