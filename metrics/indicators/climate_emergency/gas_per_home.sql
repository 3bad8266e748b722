/*---
title: Gas used by a home
question: How much gas does the home in the middle use in a year?
also_called: [heating, energy use]
kind: published
polarity: low_is_good
polarity_because: >-
  Burning gas at home emits carbon dioxide and costs money; less can also mean that people cannot afford to be warm
level: borough
frequency: year
unit: kilowatt hours
numerator: Median use of gas by domestic meters, corrected for the weather
extracts: [official_figures]
peers: gas_consumption
owner: Environment Services
caveats:
  - A gas year begins in the middle of May and is named by the year it begins in
  - Homes heated by communal boilers have no meter of their own
example:
  given:
    official_figures: |
      series       | period     | value
      gas_per_home | 2023-01-01 | 8157.739612
      gas_per_home | 2024-01-01 | 8129.764509999999
      happiness    | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-01-01 | 8157.739612
      2024-01-01 | 8129.764509999999
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'gas_per_home'
