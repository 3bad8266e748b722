/*---
title: People who claim unemployment benefits
short: Working-age claimants
question: How many people of working age claim benefits because they look for work?
also_called: [unemployment, Universal Credit, claimants]
kind: published
polarity: low_is_good
polarity_because: >-
  A claim means that somebody who is expected to look for work has none, or earns too little from it; fewer claims can
  also mean that rules changed
level: borough
frequency: year
unit: share
numerator: Share of residents of 16 to 64 who claim unemployment benefits, a mean of the year
extracts: [official_figures]
peers: claimant_count
owner: Good Work Camden
caveats:
  - Official statistics in development
  - Universal Credit widened who is counted, from 2015 on
example:
  given:
    official_figures: |
      series        | period     | value
      claimant_rate | 2024-01-01 | 0.046
      claimant_rate | 2025-01-01 | 0.048
      happiness     | 2022-04-01 | 7.28
  expect: |
      period     | value
      2024-01-01 | 0.046
      2025-01-01 | 0.048
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'claimant_rate'
