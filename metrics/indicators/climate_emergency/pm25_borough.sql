/*---
title: Fine particles in the air, borough
short: Fine particles, borough
question: How clean is the air that people in Camden breathe?
also_called: [PM2.5, air quality, air pollution]
kind: published
polarity: low_is_good
polarity_because: Fine particles reach the lungs and the blood and shorten lives, and no level is known to be safe
level: borough
frequency: year
unit: micrograms per cubic metre
numerator: Mean of fine particles (PM2.5) over the year where people live
extracts: [official_figures]
owner: Environment Services
caveats:
  - Modelled by Defra at background places; streets with traffic have more
  - The borough alone, by the method of the public health profiles; the wards are from another model
example:
  given:
    official_figures: |
      series       | period     | value
      pm25_borough | 2024-01-01 | 9.54976
      happiness    | 2022-04-01 | 7.28
  expect: |
      period     | value
      2024-01-01 | 9.54976
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'pm25_borough'
