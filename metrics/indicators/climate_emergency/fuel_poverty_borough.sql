/*---
title: Households in fuel poverty, in the borough as a whole
short: Fuel poverty, borough
question: How many households cannot afford to keep their home warm, as published for the borough?
also_called: [cold homes, energy bills, heating]
kind: published
polarity: low_is_good
polarity_because: People who cannot keep their home warm fall ill more often, or go without other things to pay for heat
level: borough
frequency: year
unit: share
numerator: Share of households in fuel poverty
extracts: [official_figures]
cadence: yearly
due_after_days: 485
owner: Strategy and Insight
caveats:
  - Modelled, not measured; low income in a home rated D or worse
  - The publisher's own figure of the borough, so the one to quote; the wards together read 9.5%
  - The newest year only
example:
  given:
    official_figures: |
      series               | period     | value
      fuel_poverty_borough | 2023-01-01 | 0.0863
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-01-01 | 0.0863
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'fuel_poverty_borough'
