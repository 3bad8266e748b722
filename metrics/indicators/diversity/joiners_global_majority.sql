/*---
title: New staff of Black, Asian and other ethnicities
short: Global majority joiners
question: Is the next generation of council staff as diverse as the community?
also_called: [recruitment, new starters, BAME, global majority, race]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Who joins today can lead later, and the mission asks for a next generation that is ready to follow; beyond the
  community's share more is not better
level: borough
frequency: quarter
numerator: People of Black, Asian, mixed or other ethnicity who joined the council's staff
denominator: People with known ethnicity who joined the council's staff
cases: people
extracts: [staff]
publish: {borough: quarter}
owner: People and Inclusion
caveats:
  - People are counted once, when their first post began; promotions and moves are not joining
  - Staff whose ethnicity is not known are left out, and may differ from the others
  - All grades together; more joiners at the lower grades do not make senior staff diverse by themselves
example:
  given:
    staff: |
      staff_key | ethnicity_group | started_on | left_on
      s1        | Black           | 2025-04-07 | 2025-05-31
      s1        | Black           | 2025-06-01 |
      s2        | White           | 2025-05-12 |
      s3        | unknown         | 2025-05-12 |
      s4        | Asian           | 2025-07-01 |
  expect: |
      period     | numerator | denominator
      2025-04-01 | 1         | 2
      2025-07-01 | 1         | 1
---*/
with joiners as (
    select
        ethnicity_group,
        started_on as joined_on
    from staff
    qualify row_number() over (partition by staff_key order by started_on) = 1
)

select
    date_trunc('quarter', joined_on)::date as period,
    count(*) filter (where ethnicity_group <> 'White') as numerator,
    count(*) as denominator
from joiners
where ethnicity_group <> 'unknown'
group by all
