/*---
title: Adults often or always lonely, as published
short: Often lonely, published
question: How many adults say that they often or always feel lonely?
also_called: [loneliness, isolation]
kind: published
polarity: low_is_good
polarity_because: People who are often lonely have worse health, and most of them would wish it otherwise
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of adults who feel lonely often or always
extracts: [official_figures]
owner: Public Health
caveats:
  - Of 2022/23 and 2023/24 together, named by the later year
  - A national survey with few answers in one borough; no limits are printed with it
example:
  given:
    official_figures: |
      series       | period     | value
      often_lonely | 2023-04-01 | 0.0627564
      happiness    | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.0627564
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'often_lonely'
