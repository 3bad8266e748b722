/*---
title: Low-income households in arrears
short: Low-income arrears
question: How many low-income households are behind with their council tax or rent?
also_called: [rent arrears, council tax debt, hardship]
kind: published
polarity: low_is_good
polarity_because: >-
  Arrears with the rent or council tax can end in court or in the loss of the home, and those on low incomes have
  least to pay them from
level: borough
frequency: once
unit: share
numerator: Share of low-income households in arrears with council tax or rent
extracts: [published_figures]
owner: Revenues and Benefits
caveats:
  - April 2022; nothing later is in print
  - 10,084 of 24,770 households are 40.7%; two news outlets print just over 43% beside the same two counts
  - Counts households on benefits that the council knows of; others on low incomes are not among them
example:
  given:
    published_figures: |
      series                           | period     | frequency | value  | unit
      low_income_in_arrears            | 2022-01-01 | once      | 0.4071 | share
      low_income_households_in_arrears | 2022-01-01 | once      | 10084  | count
  expect: |
      period     | value
      2022-01-01 | 0.4071
---*/
select
    period,
    value,
    lower,
    upper,
    qualifier
from published_figures
where series = 'low_income_in_arrears'
