/*---
title: Traffic on the roads
question: How many motor vehicles pass a point of the borough's roads in a day?
also_called: [cars, vehicles, congestion]
kind: published
polarity: low_is_good
polarity_because: >-
  Motor traffic brings exhaust, noise, collisions and greenhouse gases; some of it people and shops depend on
level: borough
frequency: year
unit: vehicles a day
numerator: Motor vehicles that pass a point of the roads of the borough in a day of the year, on average
extracts: [official_figures]
peers: motor_vehicle_flow
owner: Environment Services
caveats:
  - Rounded to hundreds
  - Estimates of a single borough are rough
example:
  given:
    official_figures: |
      series       | period     | value
      traffic_flow | 2024-01-01 | 4400
      traffic_flow | 2025-01-01 | 4400
      happiness    | 2022-04-01 | 7.28
  expect: |
      period     | value
      2024-01-01 | 4400
      2025-01-01 | 4400
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'traffic_flow'
