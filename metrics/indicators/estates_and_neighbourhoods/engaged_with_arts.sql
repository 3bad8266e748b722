/*---
title: Adults who take part in the arts
short: Take part in the arts
question: How many adults took part in the arts in person in the last year?
also_called: [culture, creative]
kind: published
polarity: high_is_good
polarity_because: >-
  Taking part in the arts goes with better wellbeing and less isolation, and a higher share means that more people
  find a way in
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of adults who engaged with the arts in person in the last 12 months
extracts: [official_figures]
peers: engaged_with_the_arts
owner: Community Partnerships
caveats:
  - A survey of 2023/24, the first with figures for boroughs
  - The limits are the publisher's own
  - Of people of 16 and over
  - Reading, making music and going to a show are all among it
example:
  given:
    official_figures: |
      series            | period     | value | lower | upper
      engaged_with_arts | 2023-04-01 | 0.91  | 0.87  | 0.93
      happiness         | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2023-04-01 | 0.91  | 0.87  | 0.93
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'engaged_with_arts'
