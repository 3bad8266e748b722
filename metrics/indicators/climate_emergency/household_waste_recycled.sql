/*---
title: Household waste recycled
question: How much of what people throw away at home is recycled?
also_called: [recycling, recycling rate, rubbish, bins]
kind: proportion
polarity: high_is_good
polarity_because: >-
  What is recycled is neither burnt nor buried, and saves making it anew; throwing away less would be better still
level: borough
frequency: month
numerator: Tonnes sent to be reused, recycled or composted
denominator: Tonnes of waste collected from households
no_interval: Tonnes are weighed; they are not a count of events that chance could move
extracts: [waste_collections]
owner: Environment Services
caveats:
  - What was sent to be recycled; what was too dirty and was turned away later may still be in it
  - By weight, so glass and garden waste count for more than plastic
  - Gardens make it higher in summer, so compare a month with the same one of another year
example:
  given:
    waste_collections: |
      month      | recycled_tonnes | total_tonnes
      2026-05-01 | 1600.5          | 5010
      2026-06-01 | 0               | 4950.2
  expect: |
      period     | numerator | denominator
      2026-05-01 | 1600.5    | 5010
      2026-06-01 | 0         | 4950.2
---*/
select
    month as period,
    recycled_tonnes::decimal(18, 6) as numerator,
    total_tonnes::decimal(18, 6) as denominator
from waste_collections
