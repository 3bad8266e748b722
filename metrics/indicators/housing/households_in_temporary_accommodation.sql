/*---
title: Households in temporary accommodation
short: Temporary accommodation
question: How many households are living in temporary accommodation?
also_called: [TA, homeless, hostels, bed and breakfast]
kind: rate
polarity: low_is_good
polarity_because: >-
  Temporary homes are unsettled and often too small or far from school and work, and the household still has no home
  of its own
level: ward
frequency: month
stock: true
numerator: Households in temporary accommodation at the end of the month
denominator: households
per: 1000
no_interval: Every household in temporary accommodation is counted at the month's end, so nothing is estimated
extracts: [temporary_accommodation]
breakdowns: [children]
publish: {borough: month, neighbourhood: month, ward: never, categories: {borough: month}}
also_known:
  - indicator: temporary_accommodation_published
  - {indicator: temporary_accommodation_elsewhere, level: none}
owner: Housing Solutions
caveats:
  - Counted where the accommodation is, which is seldom where the household lived before
  - Households placed outside Camden count for all Camden, and in none of its wards
  - Children are those there when the stay began
example:
  given:
    temporary_accommodation: |
      ward_code | kind         | children | started_on | ended_on
      E05013664 | hostel       | 0        | 2026-01-10 | 2026-01-30
      E05013664 | hostel       | 2        | 2025-12-31 | 2026-02-28
      E05013664 | leased home  | 2        | 2026-02-28 |
      E05013664 | council home | 0        | 2026-02-01 |
                | nightly paid | 1        | 2026-01-31 |
  expect: |
      area      | period     | children         | numerator
      E05013664 | 2025-12-01 | with children    | 1
      E05013664 | 2026-01-01 | with children    | 1
                | 2026-01-01 | with children    | 1
      E05013664 | 2026-02-01 | with children    | 1
      E05013664 | 2026-02-01 | without children | 1
                | 2026-02-01 | with children    | 1
---*/
with covered as (
    select max(greatest(started_on, coalesce(ended_on, started_on))) as last_day
    from temporary_accommodation
)

select
    stays.ward_code as area,
    calendar.month as period,
    case when stays.children > 0 then 'with children' else 'without children' end as children,
    count(*) as numerator
from temporary_accommodation as stays
inner join calendar
    on
        stays.started_on <= calendar.day
        and coalesce(stays.ended_on, date '9999-12-31') > calendar.day
inner join covered on calendar.month <= covered.last_day
where calendar.day = calendar.month_end
group by all
