/*---
title: Visits for help with food
short: Visits for food help
question: How often do households turn to food banks, pantries and food co-operatives?
also_called: [food banks, pantries, hunger, food insecurity]
kind: rate
polarity: neutral
polarity_because: >-
  More visits can mean more need, or more help within reach of those who needed it before, and the count cannot tell
  the two apart
level: ward
frequency: month
numerator: Visits by households to food banks, pantries and food co-operatives
denominator: households
per: 1000
no_interval: The same households come again and again, so visits are not independent of one another
extracts: [food_support_visits]
breakdowns: [kind]
publish: {borough: month, neighbourhood: month, ward: month, categories: {borough: month}}
owner: Food Mission team
caveats:
  - More visits can mean more need, or more help within reach
  - Visits are counted, not households; one that comes every week counts four times a month
  - By the ward where the household lives; those with none recorded count for the borough alone
  - Some sheets arrive a month late
example:
  given:
    food_support_visits: |
      ward_code | visit_key | kind      | visited_on
      E05013669 | f1        | food bank | 2025-12-03
      E05013669 | f2        | food bank | 2025-12-31
      E05013669 | f3        | pantry    | 2025-12-04
      E05013669 | f4        | food bank | 2026-01-02
                | f5        | food bank | 2025-12-03
  expect: |
      area      | period     | kind      | numerator
      E05013669 | 2025-12-01 | food bank | 2
      E05013669 | 2025-12-01 | pantry    | 1
      E05013669 | 2026-01-01 | food bank | 1
                | 2025-12-01 | food bank | 1
---*/
select
    ward_code as area,
    date_trunc('month', visited_on)::date as period,
    kind,
    count(*) as numerator
from food_support_visits
group by all
