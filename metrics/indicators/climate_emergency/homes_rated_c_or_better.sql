/*---
title: Council homes rated C or better for energy
short: Homes rated C or better
question: How many of our homes are cheap to keep warm?
also_called: [EPC, SAP, energy efficiency, insulation]
kind: proportion
polarity: high_is_good
polarity_because: A better-rated home takes less to heat, which saves its tenants money and emits less
level: ward
frequency: quarter
stock: true
numerator: Rated council homes whose last energy rating was A, B or C
denominator: Council homes with an energy rating
cases: homes
no_interval: Every home with a rating is counted, so nothing is estimated
extracts: [home_energy]
owner: Property Management
caveats:
  - The last rating of each home, which can be years old; works since then show once it is rated anew
  - Homes that were never rated are left out, and each year there are fewer of them
example:
  given:
    home_energy: |
      ward_code | home_key | rated_on   | band | retrofitted_on
      E05013660 | h1       | 2025-12-01 | D    |
      E05013660 | h1       | 2026-03-31 | B    | 2026-02-20
      E05013660 | h2       | 2026-01-15 | C    |
      E05013660 | h3       | 2026-05-10 | F    |
      E05013667 | h4       | 2026-03-31 | A    |
      E05013667 | h5       | 2026-04-01 | A    |
  expect: |
      area      | period     | numerator | denominator
      E05013660 | 2025-10-01 | 0         | 1
      E05013660 | 2026-01-01 | 2         | 2
      E05013667 | 2026-01-01 | 1         | 1
---*/
with ratings as (
    select
        ward_code,
        band,
        rated_on,
        lead(rated_on) over (partition by home_key order by rated_on) as rated_next_on
    from home_energy
)

select
    ratings.ward_code as area,
    calendar.quarter as period,
    count(*) filter (where ratings.band in ('A', 'B', 'C')) as numerator,
    count(*) as denominator
from ratings
inner join calendar
    on
        ratings.rated_on <= calendar.day
        and coalesce(ratings.rated_next_on, date '9999-12-31') > calendar.day
where
    calendar.day = calendar.quarter + interval 3 month - interval 1 day
    and calendar.month <= (select max(home_energy.rated_on) from home_energy)
group by all
