/*---
title: Sites over the legal limit for nitrogen dioxide
short: Sites over the NO2 limit
question: How many of our sites are over the legal limit?
also_called: [NO2, air quality, air pollution, diffusion tubes]
kind: published
polarity: low_is_good
polarity_because: At each such site the air breaks the law's limit, which is itself above what health advice asks for
level: borough
frequency: year
unit: sites
numerator: Sites where the mean of the year is above 40 micrograms per cubic metre
cadence: yearly
extracts: [published_figures]
owner: Environment Services
caveats:
  - The legal limit is four times the World Health Organization's guideline
when_compared: 159 sites were measured in 2018 and 325 in 2024, so the counts are not of the same sites
example:
  given:
    published_figures: |
      series               | period     | frequency | value | unit
      sites_over_no2_limit | 2018-01-01 | year      | 98    | count
      sites_over_no2_limit | 2024-01-01 | year      | 3     | count
      no2_sites_measured   | 2024-01-01 | year      | 325   | count
  expect: |
      period     | value
      2018-01-01 | 98
      2024-01-01 | 3
---*/
select
    period,
    value,
    lower,
    upper,
    qualifier
from published_figures
where series = 'sites_over_no2_limit'
