/*---
title: Healthy Start uptake
question: Do families who could have help to buy milk, fruit and vegetables get it?
also_called: [vouchers, milk, pregnancy, under fours, benefit take-up]
kind: proportion
polarity: high_is_good
polarity_because: >-
  The card pays for milk, fruit and vegetables of families with little money, and one who does not have it goes
  without what it is entitled to
level: ward
frequency: month
stock: true
numerator: Eligible families who have a Healthy Start card
denominator: Families who could have a Healthy Start card
cases: families
no_interval: Every eligible family is counted, so nothing is estimated
extracts: [healthy_start]
publish: {borough: month, neighbourhood: month, ward: month}
owner: Public Health
caveats:
  - A family counts once, whatever the number of its children
example:
  given:
    healthy_start: |
      ward_code | month      | eligible | receiving
      E05013660 | 2025-09-01 | 120      | 74
      E05013660 | 2025-10-01 | 118      | 75
      E05013657 | 2025-09-01 | 0        | 0
  expect: |
      area      | period     | numerator | denominator
      E05013660 | 2025-09-01 | 74        | 120
      E05013660 | 2025-10-01 | 75        | 118
      E05013657 | 2025-09-01 | 0         | 0
---*/
select
    ward_code as area,
    month as period,
    sum(receiving) as numerator,
    sum(eligible) as denominator
from healthy_start
group by all
