/*---
title: Homes and businesses that can have gigabit broadband
short: Gigabit broadband
question: Can homes and businesses get the fastest broadband?
also_called: [full fibre, FTTP, broadband speed, internet]
kind: published
polarity: high_is_good
polarity_because: >-
  The fastest connections are what later services will need, and who cannot have one cannot choose it; it does not say
  who can pay for it
level: borough
frequency: year
unit: share
numerator: Share of homes and businesses that can have a gigabit connection
extracts: [broadband, official_figures]
may_be_absent: [broadband]
peers: gigabit_capable_broadband
owner: Digital Inclusion
caveats:
  - What can be had, not what people have or can pay for
  - A year has the figures of one month, the latest to hand
example:
  given:
    broadband: |
      area_code | year       | measured_in | measure    | share
      E09000007 | 2025-01-01 | 2025-07-01  | gigabit    | 0.5
      E09000007 | 2027-01-01 | 2027-07-01  | gigabit    | 0.25
      E09000007 | 2027-01-01 | 2027-07-01  | full_fibre | 0.75
      E09000030 | 2027-01-01 | 2027-07-01  | gigabit    | 0.125
    official_figures: |
      series            | period     | value | data_to
      gigabit_available | 2025-01-01 | 0.95  | 2025-07-31
      gigabit_available | 2026-01-01 | 0.952 | 2026-01-01
      happiness         | 2022-04-01 | 7.28  | 2023-03-31
  expect: |
      period     | value
      2025-01-01 | 0.5
      2026-01-01 | 0.952
      2027-01-01 | 0.25
---*/
-- A percentage that is rounded to nought is told by its premises.
with brought_in as (
    select
        year as period,
        coalesce(nullif(share, 0), premises * 1.0 / nullif(all_premises, 0), share) as value,
        measured_in
    from broadband
    where area_code = 'E09000007' and measure = 'gigabit'
),

-- Of two months of one year the later stands, and of one month what was brought in.
told as (
    select
        period,
        value,
        measured_in,
        1 as rank
    from brought_in
    union all
    select
        period,
        value,
        date_trunc('month', data_to)::date as measured_in,
        2 as rank
    from official_figures
    where series = 'gigabit_available'
)

select
    period,
    value
from told
qualify row_number() over (partition by period order by measured_in desc, rank asc) = 1
