/*---
title: Children in poverty before housing costs
short: Poverty before housing
question: How many children grow up in families on low incomes, before the rent is paid?
also_called: [low income, poor families]
kind: published
polarity: low_is_good
polarity_because: Children who grow up on low incomes have worse health, do less well at school and earn less later
level: borough
frequency: financial_year
unit: share
numerator: Share of children under 16 in families in relative low income before housing costs
extracts: [official_figures]
peers: children_in_relative_poverty_before_housing_costs
owner: Strategy and Insight
caveats:
  - Modelled from a survey and from records of benefits and pay, and provisional
  - In families below 60% of the median income of the United Kingdom, for their size
  - Of children under 16 who live in the borough
  - Before housing costs, which in Camden take much of an income
example:
  given:
    official_figures: |
      series                       | period     | value
      child_poverty_before_housing | 2023-04-01 | 0.168089112
      child_poverty_before_housing | 2024-04-01 | 0.1638319804
      happiness                    | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.168089112
      2024-04-01 | 0.1638319804
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'child_poverty_before_housing'
