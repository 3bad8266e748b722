/*---
title: Nights of guests in short-term lets
short: Short-let guest nights
question: How much are homes let to visitors for short stays?
also_called: [Airbnb, short-term lets]
kind: published
polarity: neutral
polarity_because: >-
  Guests bring income and fill shops, and homes let to them are lost to residents, so that neither way is better by
  itself
level: borough
frequency: month
unit: guest nights
numerator: Nights in short-term lets booked through three large platforms, once for each guest
extracts: [official_figures]
owner: Housing Strategy
caveats:
  - Compare a month with the same month of other years
  - A family of four for two nights counts as eight
example:
  given:
    official_figures: |
      series                 | period     | value
      short_let_guest_nights | 2025-11-01 | 166230.0
      short_let_guest_nights | 2025-12-01 | 213030.0
      happiness              | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-11-01 | 166230.0
      2025-12-01 | 213030.0
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'short_let_guest_nights'
