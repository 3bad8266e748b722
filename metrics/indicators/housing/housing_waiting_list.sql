/*---
title: Households on the housing waiting list
short: Housing waiting list
question: How many households wait for a council home?
also_called: [housing register, social housing]
kind: published
polarity: low_is_good
polarity_because: >-
  Each household on the register waits for a home that it has been found to need or may bid for; who may join changes
  with the rules
level: borough
frequency: financial_year
stock: true
unit: households
numerator: Households on the housing register at 31 March
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - At 31 March, the last day of the year named
  - Years before 2019 were counted on another basis and are left out
  - Copied by hand from the publisher by others, and not seen in its own file
example:
  given:
    official_figures: |
      series               | period     | value
      housing_waiting_list | 2023-04-01 | 8028
      housing_waiting_list | 2024-04-01 | 8380
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 8028
      2024-04-01 | 8380
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'housing_waiting_list'
