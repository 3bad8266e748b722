/*---
title: Greenhouse gas emissions per resident, as published
short: Emissions, as published
question: How fast do the emissions of the borough fall, by what the statistics office prints?
also_called: [carbon, CO2, net zero]
kind: published
polarity: low_is_good
polarity_because: >-
  Greenhouse gases heat the climate wherever they are emitted, so that every tonne less helps people everywhere
level: borough
frequency: year
unit: tonnes
numerator: Tonnes of carbon dioxide equivalent emitted within the borough, per resident
extracts: [official_figures]
peers: greenhouse_gas_emissions
owner: Strategy and Insight
caveats:
  - Emissions within the borough, electricity counted where it is used; not those of what we buy from elsewhere
  - Every year is worked out anew in each release; this is the one of July 2025
  - Lower by 3% to 7% than the sums by sector, which are of the next release and reach 2024 (4.38 against 4.72 for 2023)
example:
  given:
    official_figures: |
      series                 | period     | value
      emissions_per_resident | 2022-01-01 | 4.87
      emissions_per_resident | 2023-01-01 | 4.38
      happiness              | 2022-04-01 | 7.28
  expect: |
      period     | value
      2022-01-01 | 4.87
      2023-01-01 | 4.38
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'emissions_per_resident'
