/*---
title: Greenhouse gas emissions per resident
short: Emissions per resident
question: How fast are the borough's greenhouse gas emissions falling?
also_called: [carbon, CO2, carbon footprint, net zero, greenhouse gases]
kind: rate
polarity: low_is_good
polarity_because: >-
  Greenhouse gases heat the climate wherever they are emitted, so that every tonne less helps people everywhere
level: borough
frequency: year
numerator: Tonnes of carbon dioxide equivalent emitted within the borough
denominator: Residents at mid-year, as the publisher has them
denominator_is: stock
per: 1
unit: tonnes
no_interval: Tonnes are worked out from energy sold, traffic and waste; they are not a count of events
extracts: [emissions]
breakdowns: [sector]
target:
  value: 0
  by: 2030
  baseline: 5.57
  baseline_on: 2019
  origin: derived
  basis: >-
    "doing everything we could to make Camden a zero carbon borough by 2030" (news.camden.gov.uk, June 2020, of the
    climate emergency declared in 2019). Net zero is read as none; to start from 2019 is our choice
owner: Strategy and Insight
caveats:
  - Emissions within the borough, electricity counted where it is used; not those of what we buy from elsewhere
  - Much comes from offices, shops and hotels that serve people who live elsewhere, so it reads high per resident
  - All greenhouse gases; the borough's promise speaks of carbon
  - The publisher works out every year anew in each release, about two years late
  - Summed by sector by others from the release with 2024; 3% to 8% above what the statistics office prints
  - No choice of sectors makes up that gap, so it is the release; theirs is a year older, and each restates every year
example:
  given:
    emissions: |
      period     | sector        | tonnes | residents
      2023-01-01 | domestic      | 210000 | 217000
      2023-01-01 | public_sector | 130000 | 217000
      2024-01-01 | domestic      | 212000 | 216900
      2024-01-01 | land_use      | 0      | 216900
  expect: |
      period     | sector        | numerator | denominator
      2023-01-01 | domestic      | 210000    | 217000
      2023-01-01 | public sector | 130000    | 217000
      2024-01-01 | domestic      | 212000    | 216900
      2024-01-01 | land use      | 0         | 216900
---*/
select
    period,
    replace(sector, '_', ' ') as sector,
    tonnes as numerator,
    residents as denominator
from emissions
