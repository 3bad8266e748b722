/*---
title: Adults who visit a public library
short: Library visitors
question: How many adults visited a public library in the last year?
also_called: [libraries]
kind: published
polarity: high_is_good
polarity_because: >-
  A library is free and open to all, so that a higher share means that more people use books, computers, warmth or
  company there
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of adults who visited a public library in the last 12 months
extracts: [official_figures]
peers: visited_a_public_library
owner: Community Partnerships
caveats:
  - A survey of 2023/24, the first with figures for boroughs
  - The limits are the publisher's own
  - Of people of 16 and over
example:
  given:
    official_figures: |
      series          | period     | value | lower | upper
      visited_library | 2023-04-01 | 0.37  | 0.32  | 0.42
      happiness       | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2023-04-01 | 0.37  | 0.32  | 0.42
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'visited_library'
