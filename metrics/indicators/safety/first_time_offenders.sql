/*---
title: Children who enter the youth justice system
short: New to youth justice
question: How many children are cautioned or convicted for the first time?
also_called: [youth justice, youth crime]
kind: published
polarity: low_is_good
polarity_because: >-
  A child who is kept out of the justice system has a better chance to stay out of it; a fall can also mean that fewer
  offences were recorded
level: borough
frequency: year
unit: per 100,000 children
numerator: Children of 10 to 17 cautioned or convicted for the first time, per 100,000 of that age
extracts: [official_figures]
owner: Integrated Youth Support Services
caveats:
  - Placed by the home address that the police recorded, so it is an estimate
  - Some dozens of children a year (40 in 2024), so chance moves it
  - Public health profiles print 242.4 for 2024, over a slightly smaller count of the children who live here
example:
  given:
    official_figures: |
      series               | period     | value
      first_time_offenders | 2023-01-01 | 157.0
      first_time_offenders | 2024-01-01 | 241.0
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-01-01 | 157.0
      2024-01-01 | 241.0
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'first_time_offenders'
