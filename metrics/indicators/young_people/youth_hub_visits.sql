/*---
title: Visits to youth hubs
question: How much are our youth hubs used?
also_called: [youth clubs, youth centres, youth service, Integrated Youth Support Services]
kind: rate
polarity: high_is_good
polarity_because: >-
  Young people come of their own free will, so that more visits mean that the hubs have something for them; it does
  not say what came of the visits
level: ward
frequency: month
numerator: Visits by young people to the borough's youth hubs
denominator: residents
per: 1000
no_interval: The same young people come again and again, so visits are not independent of one another
extracts: [youth_hub_visits]
publish: {borough: month, neighbourhood: month, ward: month}
owner: Integrated Youth Support Services
caveats:
  - Visits are counted, not people; someone who comes every week counts four times a month
  - Out of residents of all ages, so wards with fewer young people read low
  - By the ward where the young person lives, not where the hub is
example:
  given:
    youth_hub_visits: |
      ward_code | visit_key | visited_on
      E05013668 | v1        | 2025-06-02
      E05013668 | v2        | 2025-06-30
      E05013668 | v3        | 2025-07-01
                | v4        | 2025-06-09
  expect: |
      area      | period     | numerator
      E05013668 | 2025-06-01 | 2
      E05013668 | 2025-07-01 | 1
                | 2025-06-01 | 1
---*/
select
    ward_code as area,
    date_trunc('month', visited_on)::date as period,
    count(*) as numerator
from youth_hub_visits
group by all
