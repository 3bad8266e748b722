/*---
title: Households in fuel poverty, from small areas
short: Fuel poverty, by area
question: How many households cannot afford to keep their home warm?
also_called: [cold homes, energy bills, heating]
kind: mean
polarity: low_is_good
polarity_because: People who cannot keep their home warm fall ill more often, or go without other things to pay for heat
level: ward
frequency: year
unit: share
numerator: Share of households in fuel poverty in each small area, times its residents
denominator: Residents of the small areas
no_interval: Modelled by the publisher, who gives no interval for small areas
extracts: [fuel_poverty]
owner: Strategy and Insight
caveats:
  - Modelled, not measured, and meant for general patterns; the publisher warns against reading change over time
  - Low income in a home rated D or worse, so high prices alone do not make a household fuel poor here
  - Camden as a whole reads 9.5% here and is 8.6% as published for boroughs, so compare wards with one another only
  - The gap is not of the weights (by households it is 9.6%); the file of small areas has no date of release
  - Best fit of small areas to wards, with their own denominators, by residents rather than households
example:
  given:
    fuel_poverty: |
      ward_code | period     | weighted_sum | weight
      E05013665 | 2023-01-01 | 1440.5       | 12000
      E05013659 | 2023-01-01 | 720          | 9000
  expect: |
      area      | period     | numerator | denominator
      E05013665 | 2023-01-01 | 1440.5    | 12000
      E05013659 | 2023-01-01 | 720       | 9000
---*/
select
    ward_code as area,
    period,
    weighted_sum::decimal(18, 6) as numerator,
    weight as denominator
from fuel_poverty
