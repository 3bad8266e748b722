/*---
title: Homes and businesses without decent broadband
short: No decent broadband
question: Is anywhere in Camden still without decent broadband?
also_called: [USO, universal service obligation, slow broadband, internet]
kind: published
polarity: low_is_good
polarity_because: >-
  Below that speed even simple services work badly or not at all, so that whoever lives there is shut out
level: borough
frequency: year
unit: share
numerator: Share of homes and businesses that cannot have 10 Mbit/s down and 1 Mbit/s up, fixed or wireless
extracts: [broadband, official_figures]
may_be_absent: [broadband]
owner: Digital Inclusion
caveats:
  - What can be had, not what people have or can pay for
  - The publisher rounds to a tenth of a percent; where that is nought, its count of premises tells the share
  - A year has the figures of one month, the latest to hand
example:
  given:
    broadband: |
      area_code | year       | measured_in | measure    | share | premises | all_premises
      E09000007 | 2025-01-01 | 2025-07-01  | below_uso  | 0.5   | 400      | 800
      E09000007 | 2026-01-01 | 2026-07-01  | below_uso  | 0.0   | 1        | 4000
      E09000007 | 2027-01-01 | 2027-07-01  | below_uso  | 0.0   | 0        | 4000
      E09000007 | 2027-01-01 | 2027-07-01  | full_fibre | 0.75  | 3000     | 4000
      E09000030 | 2027-01-01 | 2027-07-01  | below_uso  | 0.125 | 100      | 800
    official_figures: |
      series                   | period     | value | data_to
      without_decent_broadband | 2025-01-01 | 0.125 | 2025-07-31
      happiness                | 2022-04-01 | 7.28  | 2023-03-31
  expect: |
      period     | value
      2025-01-01 | 0.5
      2026-01-01 | 0.00025
      2027-01-01 | 0.0
---*/
-- A percentage that is rounded to nought is told by its premises.
with brought_in as (
    select
        year as period,
        coalesce(nullif(share, 0), premises * 1.0 / nullif(all_premises, 0), share) as value,
        measured_in
    from broadband
    where area_code = 'E09000007' and measure = 'below_uso'
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
    where series = 'without_decent_broadband'
)

select
    period,
    value
from told
qualify row_number() over (partition by period order by measured_in desc, rank asc) = 1
