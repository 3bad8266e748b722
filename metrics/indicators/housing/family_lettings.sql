/*---
title: Lettings of family homes
question: How many of the council homes that we let are large enough for a family?
also_called: [allocations, three bedrooms, waiting list]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Families wait longest where few large homes fall free, so that each that is let ends a wait; what is let follows
  what falls empty
level: ward
frequency: quarter
numerator: Lettings of homes with three bedrooms or more
denominator: Lettings of council homes
cases: lettings
extracts: [lettings]
publish: {borough: quarter, neighbourhood: financial_year, ward: never}
owner: Housing Allocations
caveats:
  - Follows which homes fall empty or are finished, more than what families need
  - Few homes are let in a ward in a quarter, so its share moves a lot by chance
example:
  given:
    lettings: |
      ward_code | bedrooms | let_on     | from_register
      E05013654 | 3        | 2026-01-01 | true
      E05013654 | 5        | 2026-03-31 | false
      E05013654 | 2        | 2026-02-10 | true
      E05013654 | 0        | 2026-04-01 | true
  expect: |
      area      | period     | numerator | denominator
      E05013654 | 2026-01-01 | 2         | 3
      E05013654 | 2026-04-01 | 0         | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', let_on)::date as period,
    count(*) filter (where bedrooms >= 3) as numerator,
    count(*) as denominator
from lettings
group by all
