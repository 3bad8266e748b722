/*---
title: Emergency food parcels
question: How many emergency food parcels are given out in Camden?
also_called: [food banks, Trussell, hunger, food insecurity]
kind: published
polarity: low_is_good
polarity_because: >-
  A parcel is given to somebody who cannot afford food, so that fewer would be needed if fewer went without; fewer can
  also mean that less help was within reach
level: borough
frequency: financial_year
unit: parcels
numerator: Emergency food parcels given out by the Trussell network in the borough
cadence: yearly
extracts: [published_figures]
owner: Food Mission team
caveats:
  - Parcels are counted, one for each person helped each time, not people
  - Given out inside the borough, also to people from outside it
  - Food banks outside the Trussell network are not counted, so it is not all the need there is
example:
  given:
    published_figures: |
      series                 | period     | value
      food_parcels           | 2020-04-01 | 28062
      food_parcels           | 2021-04-01 | 28745
      food_insecurity_grants | 2023-01-01 | 5
  expect: |
      period     | value
      2020-04-01 | 28062
      2021-04-01 | 28745
---*/
select
    period,
    value,
    qualifier
from published_figures
where series = 'food_parcels'
