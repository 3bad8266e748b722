/*---
title: Creative use of community spaces
short: Creative use of spaces
question: How much are tenants' halls and community spaces used for art, music, dance and crafts?
also_called: [arts, culture, tenants' halls, TRA halls, community centres]
kind: rate
polarity: high_is_good
polarity_because: >-
  Halls that are used for making things bring people together, and an hour booked is one in which the space served
  that; it does not say how many came
level: ward
frequency: month
numerator: Hours booked for creative use
denominator: residents
per: 1000
unit: hours
no_interval: Hours are added up over bookings of different lengths; they are not a count of events
extracts: [community_space_bookings]
owner: Community Partnerships
caveats:
  - Hours booked, whoever came and however many they were
  - Counted where the space is; people come from other wards, and not every ward has a hall
example:
  given:
    community_space_bookings: |
      ward_code | kind     | booked_for | hours
      E05013668 | creative | 2026-03-02 | 2
      E05013668 | creative | 2026-03-09 | 1.5
      E05013668 | youth    | 2026-03-10 | 3
      E05013668 | creative | 2026-04-01 | 4
      E05013654 | food     | 2026-03-12 | 2
  expect: |
      area      | period     | numerator
      E05013668 | 2026-03-01 | 3.5
      E05013668 | 2026-04-01 | 4
---*/
select
    ward_code as area,
    date_trunc('month', booked_for)::date as period,
    sum(hours::decimal(18, 6)) as numerator
from community_space_bookings
where kind = 'creative'
group by all
