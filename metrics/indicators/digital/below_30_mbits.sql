/*---
title: Homes and businesses that cannot have 30 Mbit/s
short: Below 30 Mbit/s
question: How many homes and businesses cannot get fast broadband?
also_called: [broadband, slow internet, superfast]
kind: published
polarity: low_is_good
polarity_because: Below that speed a household cannot work, learn and make calls at one time
level: borough
frequency: year
unit: share
numerator: Share of homes and businesses that cannot have a connection of 30 Mbit/s
extracts: [broadband, official_figures]
may_be_absent: [broadband]
peers: premises_below_30mbps
owner: Digital Inclusion
caveats:
  - What can be had, not what people have or can pay for
  - A year has the figures of one month, the latest to hand
example:
  given:
    broadband: |
      area_code | year       | measured_in | measure    | share
      E09000007 | 2025-01-01 | 2025-07-01  | unable_30  | 0.5
      E09000007 | 2027-01-01 | 2027-07-01  | unable_30  | 0.25
      E09000007 | 2027-01-01 | 2027-07-01  | full_fibre | 0.75
      E09000030 | 2027-01-01 | 2027-07-01  | unable_30  | 0.125
    official_figures: |
      series         | period     | value | data_to
      below_30_mbits | 2025-01-01 | 0.011 | 2025-07-31
      below_30_mbits | 2026-01-01 | 0.010 | 2026-01-01
      happiness      | 2022-04-01 | 7.28  | 2023-03-31
  expect: |
      period     | value
      2025-01-01 | 0.5
      2026-01-01 | 0.010
      2027-01-01 | 0.25
---*/
-- A percentage that is rounded to nought is told by its premises.
with brought_in as (
    select
        year as period,
        coalesce(nullif(share, 0), premises * 1.0 / nullif(all_premises, 0), share) as value,
        measured_in
    from broadband
    where area_code = 'E09000007' and measure = 'unable_30'
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
    where series = 'below_30_mbits'
)

select
    period,
    value
from told
qualify row_number() over (partition by period order by measured_in desc, rank asc) = 1
