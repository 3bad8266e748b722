/*---
title: Disabled people in senior posts
short: Disabled senior staff
question: How many of the council's most senior staff are disabled?
also_called: [disability, leadership, senior managers]
kind: proportion
polarity: high_is_good
polarity_because: >-
  The mission asks that people who hold power come to be as diverse as the community, and many residents are disabled;
  beyond their share more is not better
level: borough
frequency: quarter
stock: true
numerator: Disabled people among senior staff (Level 6 and chief officers), in post at the quarter's end
denominator: Senior staff who have said whether they are disabled, in post at the quarter's end
cases: people
no_interval: Everyone in post who has said is counted, so nothing is estimated
extracts: [staff]
publish: {borough: quarter}
owner: People and Inclusion
caveats:
  - Very many staff have not said whether they are disabled; they are left out, and may differ from the others
  - So few people are counted that the share moves by a point or two with each of them
example:
  given:
    staff: |
      staff_key | grade         | disabled     | started_on | left_on
      s1        | level 6       | disabled     | 2019-02-04 |
      s2        | chief officer | not disabled | 2022-06-01 |
      s3        | level 6       | unknown      | 2020-01-06 |
      s4        | level 5       | disabled     | 2018-05-14 | 2025-06-02
      s5        | level 6       | not disabled | 2016-09-05 | 2025-06-30
      s6        | level 6       | disabled     | 2017-03-01 | 2025-06-29
  expect: |
      period     | numerator | denominator
      2025-04-01 | 1         | 3
---*/
with span as (
    select
        date_trunc('month', min(left_on)) as first_month,
        date_trunc('month', greatest(max(started_on), max(left_on))) as last_month
    from staff
)

select
    calendar.quarter as period,
    count(*) filter (where staff.disabled = 'disabled') as numerator,
    count(*) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join staff on calendar.day >= staff.started_on and calendar.day <= coalesce(staff.left_on, date '9999-12-31')
where
    calendar.day = calendar.month_end
    and calendar.month = calendar.quarter + interval 2 month
    and staff.grade in ('level 6', 'chief officer')
    and staff.disabled <> 'unknown'
group by all
