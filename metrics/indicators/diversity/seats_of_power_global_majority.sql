/*---
title: Seats of power held by people of Black, Asian and other ethnicities
short: Global majority in power
question: Are the people who decide things in Camden as diverse as the community?
also_called: [councillors, governors, trustees, representation, BAME, global majority, race]
kind: proportion
polarity: high_is_good
polarity_because: >-
  People who are decided about should be among those who decide, and the mission asks for as many as in the community;
  beyond that share more is not better
level: borough
frequency: quarter
stock: true
numerator: Seats held at the quarter's end by people of Black, Asian, mixed or other ethnicity
denominator: Seats held at the quarter's end by people with known ethnicity
cases: seats
no_interval: Every seat is counted at the quarter's end, so nothing is estimated
extracts: [leadership_roles]
breakdowns: [body_kind]
breakdowns_of: seats
publish: {borough: quarter, categories: {borough: quarter}}
target:
  value: 0.405
  by: 2030
  origin: derived
  basis: >-
    "By 2030, those holding positions of power in Camden are as diverse as our community" (Diversity Mission, We Make
    Camden); 40.5% of residents are not in the White group (Census 2021)
owner: Equalities and Engagement
caveats:
  - Seats are counted, not people; someone with seats on two bodies counts twice
  - Holders whose ethnicity is not known are left out, and may differ from the others
  - Kinds of body with many seats, such as school governors, weigh most in the total
  - A quarter that is not over shows the seats at its latest month's end
example:
  given:
    leadership_roles: |
      role_key | body_kind        | ethnicity_group | held_from  | held_to
      r1       | council          | Black           | 2022-05-09 |
      r2       | council          | White           | 2018-05-07 |
      r3       | council          | unknown         | 2022-05-09 |
      r4       | school governors | Asian           | 2021-09-01 | 2025-06-30
      r5       | school governors | White           | 2021-09-01 | 2025-06-29
      r6       | school governors | Mixed           | 2025-07-21 |
  expect: |
      period     | body_kind        | numerator | denominator
      2025-04-01 | council          | 1         | 2
      2025-04-01 | school governors | 1         | 1
      2025-07-01 | council          | 1         | 2
      2025-07-01 | school governors | 1         | 1
---*/
with span as (
    select
        date_trunc('month', min(held_to)) as first_month,
        date_trunc('month', greatest(max(held_from), max(held_to))) as last_month
    from leadership_roles
),

ends as (
    select
        calendar.quarter,
        max(calendar.day) as day
    from calendar
    inner join span on calendar.month between span.first_month and span.last_month
    where calendar.day = calendar.month_end
    group by calendar.quarter
)

select
    ends.quarter as period,
    leadership_roles.body_kind,
    count(*) filter (where leadership_roles.ethnicity_group <> 'White') as numerator,
    count(*) as denominator
from leadership_roles
inner join ends
    on
        leadership_roles.held_from <= ends.day
        and coalesce(leadership_roles.held_to, date '9999-12-31') >= ends.day
where leadership_roles.ethnicity_group <> 'unknown'
group by all
