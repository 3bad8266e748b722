/*---
title: Staff whose ethnicity is known
short: Staff ethnicity known
question: Do enough staff tell us their ethnicity for the figures on diversity to be trusted?
also_called: [ethnicity disclosure, declaration rate, workforce data]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Every share by ethnicity leaves out those of whom it is not known, so the more have said, the less those shares can
  mislead
level: borough
frequency: month
stock: true
numerator: Staff who have told the council their ethnicity, in post at the month's end
denominator: Staff in post at the month's end
cases: people
no_interval: Everyone in post at the month's end is counted, so nothing is estimated
extracts: [staff]
breakdowns: [directorate]
breakdowns_of: staff
publish: {borough: month, categories: {borough: month}}
owner: People and Inclusion
caveats:
  - Someone who prefers not to say counts as not known
  - Agency workers, councillors and schools' own staff are not counted
example:
  given:
    staff: |
      staff_key | directorate           | ethnicity_group | started_on | left_on
      s1        | Corporate Services    | Asian           | 2019-02-04 |
      s2        | Corporate Services    | unknown         | 2022-06-01 |
      s3        | Corporate Services    | White           | 2018-05-14 | 2025-04-02
      s4        | Homes and Communities | White           | 2016-09-05 | 2025-04-30
      s5        | Homes and Communities | Other           | 2025-04-30 |
  expect: |
      period     | directorate           | numerator | denominator
      2025-04-01 | Corporate Services    | 1         | 2
      2025-04-01 | Homes and Communities | 2         | 2
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
    count(*) filter (where staff.ethnicity_group <> 'unknown') as numerator,
    count(*) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join staff on calendar.day >= staff.started_on and calendar.day <= coalesce(staff.left_on, date '9999-12-31')
where calendar.day = calendar.month_end
group by all
