/*---
title: Women in senior posts
question: How many of the council's most senior staff are women?
also_called: [gender, leadership, senior managers]
kind: proportion
polarity: neutral
polarity_because: >-
  About half is as diverse as the community, so that a share can be too high as well as too low, and neither way is
  better everywhere
level: borough
frequency: month
stock: true
numerator: Women among senior staff (Level 6 and chief officers), in post at the month's end
denominator: Senior staff, in post at the month's end
cases: people
no_interval: Everyone in post at the month's end is counted, so nothing is estimated
extracts: [staff]
breakdowns: [directorate]
breakdowns_of: senior staff
publish: {borough: month, categories: {borough: quarter}}
owner: People and Inclusion
caveats:
  - About half is as diverse as the community; neither more nor fewer is better by itself
  - Senior staff are few, so one or two people can move the share of a directorate by several points
example:
  given:
    staff: |
      staff_key | directorate           | grade         | sex     | started_on | left_on
      s1        | Corporate Services    | level 6       | female  | 2019-02-04 |
      s2        | Corporate Services    | chief officer | male    | 2022-06-01 |
      s3        | Corporate Services    | level 6       | unknown | 2020-01-06 |
      s4        | Corporate Services    | level 5       | female  | 2018-05-14 | 2025-04-02
      s5        | Homes and Communities | level 6       | female  | 2016-09-05 | 2025-04-30
      s6        | Homes and Communities | level 6       | female  | 2017-03-01 | 2025-04-29
      s7        | Homes and Communities | chief officer | male    | 2025-04-30 |
  expect: |
      period     | directorate           | numerator | denominator
      2025-04-01 | Corporate Services    | 1         | 3
      2025-04-01 | Homes and Communities | 1         | 2
---*/
with span as (
    select
        date_trunc('month', min(left_on)) as first_month,
        date_trunc('month', greatest(max(started_on), max(left_on))) as last_month
    from staff
)

select
    calendar.month as period,
    staff.directorate,
    count(*) filter (where staff.sex = 'female') as numerator,
    count(*) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join staff on calendar.day >= staff.started_on and calendar.day <= coalesce(staff.left_on, date '9999-12-31')
where
    calendar.day = calendar.month_end
    and staff.grade in ('level 6', 'chief officer')
group by all
