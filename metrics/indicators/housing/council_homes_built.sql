/*---
title: Council homes built since 2011
short: Council homes built
question: How many of the council homes that we promised have been built?
also_called: [new homes, house building, Community Investment Programme, CIP, social rent]
kind: published
polarity: high_is_good
polarity_because: >-
  Each is a home at a rent that more people can pay than the market's; some replace homes that were pulled down, so
  that the gain is smaller
level: borough
frequency: year
unit: homes
numerator: Council homes built since the Community Investment Programme began in 2011
extracts: [published_figures]
target:
  value: 1800
  origin: published
  basis: >-
    "4,850 new homes, including 1,800 council homes" (cip.camden.gov.uk/facts-and-figures, of a decision in September
    2022), read as the total since 2011. The page sets no year
owner: Housing Strategy
caveats:
  - A running total, that of 2022 printed as more than so many; nothing after 2022 is in print
  - Some replace council homes that were pulled down, so the gain is smaller
example:
  given:
    published_figures: |
      series                   | period     | frequency | value | unit  | qualifier
      council_homes_built      | 2021-01-01 | year      | 350   | count | exactly
      council_homes_built      | 2022-01-01 | year      | 618   | count | more_than
      homes_built_of_all_kinds | 2025-01-01 | year      | 2000  | count | more_than
  expect: |
      period     | value | qualifier
      2021-01-01 | 350   | exactly
      2022-01-01 | 618   | more_than
---*/
select
    period,
    value,
    lower,
    upper,
    qualifier
from published_figures
where series = 'council_homes_built'
