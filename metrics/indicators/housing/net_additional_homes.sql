/*---
title: Homes added
question: How fast does the number of homes grow?
also_called: [housing supply, house building, new homes]
kind: published
polarity: high_is_good
polarity_because: More homes than were there before let more people live here; it does not say who can pay for them
level: borough
frequency: financial_year
unit: per 1,000 homes
numerator: Homes built or converted, less those pulled down, per 1,000 homes
extracts: [official_figures]
peers: net_additions_to_the_housing_stock_england
owner: Housing Strategy
caveats:
  - Homes of all kinds, not only of the council
  - Printed in whole numbers
example:
  given:
    official_figures: |
      series               | period     | value
      net_additional_homes | 2023-04-01 | 6
      net_additional_homes | 2024-04-01 | 9
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 6
      2024-04-01 | 9
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'net_additional_homes'
