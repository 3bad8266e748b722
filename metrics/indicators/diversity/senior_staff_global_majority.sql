/*---
title: Senior staff of Black, Asian and other ethnicities
short: Global majority leaders
question: Are the council's most senior staff as diverse as the community?
also_called: [leadership, senior managers, representation, BAME, global majority, race]
kind: proportion
polarity: high_is_good
polarity_because: >-
  The mission asks that people who hold power come to be as diverse as the community, whose share is the target;
  beyond it more is not better
level: borough
frequency: quarter
stock: true
numerator: >-
  Senior staff (Level 6 and chief officers) of Black, Asian, mixed or other ethnicity, in post at the quarter's end
denominator: Senior staff with known ethnicity, in post at the quarter's end
cases: people
no_interval: Everyone in post with known ethnicity is counted, so nothing is estimated
extracts: [staff]
breakdowns: [directorate]
breakdowns_of: senior staff
publish: {borough: quarter, categories: {borough: financial_year}}
target:
  value: 0.405
  by: 2030
  origin: derived
  basis: >-
    "By 2030, those holding positions of power in Camden are as diverse as our community" (Diversity Mission, We Make
    Camden); 40.5% of residents are not in the White group (Census 2021)
owner: People and Inclusion
caveats:
  - Staff whose ethnicity is not known are left out, and may differ from the others
  - Senior staff are few, so that directorates are told by the year, and one or two people can move the share of one by
    several points
  - The mission asks for as many as in the community, not for ever more
example:
  given:
    staff: |
      staff_key | directorate            | grade         | ethnicity_group | started_on | left_on
      s1        | Corporate Services     | level 6       | Black           | 2019-02-04 |
      s2        | Corporate Services     | chief officer | White           | 2022-06-01 |
      s3        | Corporate Services     | level 6       | unknown         | 2020-01-06 |
      s4        | Corporate Services     | level 5       | Asian           | 2018-05-14 |
      s5        | Homes and Communities  | level 6       | Mixed           | 2016-09-05 | 2025-03-31
      s6        | Homes and Communities  | level 6       | Other           | 2017-03-01 | 2025-03-30
      s5        | Children and Learning  | chief officer | Mixed           | 2025-04-01 | 2025-06-30
  expect: |
      period     | directorate           | numerator | denominator
      2025-01-01 | Corporate Services    | 1         | 2
      2025-01-01 | Homes and Communities | 1         | 1
      2025-04-01 | Corporate Services    | 1         | 2
      2025-04-01 | Children and Learning | 1         | 1
---*/
with span as (
    select
        date_trunc('month', min(left_on)) as first_month,
        date_trunc('month', greatest(max(started_on), max(left_on))) as last_month
    from staff
)

select
    calendar.quarter as period,
    staff.directorate,
    count(*) filter (where staff.ethnicity_group <> 'White') as numerator,
    count(*) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join staff on calendar.day >= staff.started_on and calendar.day <= coalesce(staff.left_on, date '9999-12-31')
where
    calendar.day = calendar.month_end
    and calendar.month = calendar.quarter + interval 2 month
    and staff.grade in ('level 6', 'chief officer')
    and staff.ethnicity_group <> 'unknown'
group by all
