/*---
title: Managers who have completed the anti-racism learning
short: Managers trained
question: Have the people who manage others completed the anti-racism learning?
also_called: [managers, training, race equality]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Managers recruit, promote and set the tone for their teams, so that what they learn reaches further; it says who has
  learnt, not what has changed
level: borough
frequency: month
stock: true
numerator: Managers in post at the month's end who have completed the learning offer
denominator: Managers in post at the month's end
cases: people
extracts: [staff, training_completions]
breakdowns: [directorate]
breakdowns_of: managers
publish: {borough: month, categories: {borough: quarter}}
owner: People and Inclusion
caveats:
  - The essential course, which everybody is asked to complete; the further one for leading teams is not counted
  - It says who has learnt, not what has changed
example:
  given:
    staff: |
      staff_key | directorate           | manager | started_on | left_on
      s1        | Corporate Services    | true    | 2020-01-06 |
      s2        | Corporate Services    | true    | 2019-03-04 |
      s3        | Corporate Services    | false   | 2018-09-03 |
      s4        | Homes and Communities | true    | 2024-11-01 | 2025-04-30
      s5        | Homes and Communities | true    | 2016-05-02 | 2025-04-29
      s6        | Homes and Communities | true    | 2024-10-31 |
    training_completions: |
      staff_key | course        | completed_on
      s1        | essential     | 2025-04-30
      s2        | essential     | 2025-05-01
      s3        | essential     | 2021-06-01
      s4        | essential     | 2021-06-01
      s4        | essential     | 2024-02-05
      s5        | essential     | 2021-06-01
      s6        | leading teams | 2025-01-20
  expect: |
      period     | directorate           | numerator | denominator
      2025-04-01 | Corporate Services    | 1         | 2
      2025-04-01 | Homes and Communities | 1         | 2
---*/
with span as (
    select
        date_trunc('month', min(left_on)) as first_month,
        date_trunc('month', greatest(max(started_on), max(left_on))) as last_month
    from staff
),

completed as (
    select
        staff_key,
        min(completed_on) as completed_on
    from training_completions
    where course = 'essential'
    group by staff_key
)

select
    calendar.month as period,
    staff.directorate,
    count(*) filter (where completed.completed_on <= calendar.day) as numerator,
    count(*) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join staff on calendar.day >= staff.started_on and calendar.day <= coalesce(staff.left_on, date '9999-12-31')
left join completed on staff.staff_key = completed.staff_key
where
    calendar.day = calendar.month_end
    and staff.manager
group by all
