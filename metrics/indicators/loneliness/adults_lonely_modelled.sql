/*---
title: Adults lonely at least some of the time, modelled
short: Adults lonely, modelled
question: Which parts of Camden are likely to have most lonely people?
also_called: [isolation, social isolation]
kind: mean
polarity: low_is_good
polarity_because: Loneliness harms health and wellbeing, and people who feel it would mostly rather not
level: ward
frequency: once
unit: share
numerator: Modelled share of adults who are lonely often, always or some of the time, times residents
denominator: Residents of the small areas
no_interval: Modelled values, for which no margin of error by ward is published
extracts: [loneliness_modelled]
owner: Public Health
caveats:
  - Modelled from a survey of England by the kind of area, so it says where loneliness is likely, not what was measured
  - A survey of April 2020 to March 2021, in lockdowns
  - Best fit of small areas to wards, with their own denominators
example:
  given:
    loneliness_modelled: |
      ward_code | period     | weighted_sum | weight
      E05013652 | 2020-01-01 | 3118.2463    | 13016
      E05013653 | 2020-01-01 | 3968.7019    | 12441
  expect: |
      area      | period     | numerator | denominator
      E05013652 | 2020-01-01 | 3118.2463 | 13016
      E05013653 | 2020-01-01 | 3968.7019 | 12441
---*/
select
    ward_code as area,
    period,
    weighted_sum::decimal(18, 6) as numerator,
    weight as denominator
from loneliness_modelled
