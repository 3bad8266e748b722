/*---
title: Public chargers for electric vehicles
short: Public vehicle chargers
question: How many public places are there to charge a vehicle?
also_called: [EV, charging points, electric cars]
kind: published
polarity: high_is_good
polarity_because: Those without a drive can only change to an electric vehicle where there are public chargers nearby
level: borough
frequency: year
unit: chargers per 100,000 residents
numerator: Public chargers for electric vehicles, per 100,000 residents
extracts: [official_figures]
peers: public_electric_vehicle_chargers
owner: Environment Services
caveats:
  - On 1 April 2026; on 1 January 2026 there were 368 per 100,000 residents
  - Chargers are counted, and before 2026 devices were, so there is no earlier year to set it beside
example:
  given:
    official_figures: |
      series                    | period     | value
      electric_vehicle_chargers | 2026-01-01 | 370.14330953291875
      happiness                 | 2022-04-01 | 7.28
  expect: |
      period     | value
      2026-01-01 | 370.14330953291875
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'electric_vehicle_chargers'
