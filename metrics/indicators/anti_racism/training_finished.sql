/*---
title: Staff who finish the anti-racism learning
short: Staff finishing
question: How many of our staff complete the anti-racism learning for the first time?
also_called: [training, pace, take-up]
kind: count
polarity: high_is_good
polarity_because: >-
  While some have still to complete the learning, more who finish bring it nearer to everyone; where few are left a
  fall is no worse
level: borough
frequency: month
numerator: Staff in post who complete the learning offer for the first time
extracts: [staff, training_completions]
publish: {borough: month}
owner: People and Inclusion
caveats:
  - People are counted in the month in which they complete the essential course for the first time, while in a post
  - More can finish where more have not yet, so that a fall may mean that few are left
example:
  given:
    staff: |
      staff_key | started_on | left_on
      s1        | 2020-01-06 | 2025-05-14
      s1        | 2025-05-15 |
      s2        | 2019-03-04 |
      s3        | 2018-09-03 | 2025-04-29
      s4        | 2025-05-31 |
      s5        | 2016-05-02 | 2025-05-12
      s6        | 2015-02-02 |
    training_completions: |
      staff_key | course        | completed_on
      s1        | essential     | 2025-05-20
      s1        | essential     | 2026-01-08
      s2        | essential     | 2025-04-30
      s4        | leading teams | 2025-05-31
      s5        | essential     | 2025-05-13
      s6        | essential     | 2021-06-01
  expect: |
      period     | numerator
      2025-04-01 | 1
      2025-05-01 | 1
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
),

finished as (
    select completed.*
    from completed
    inner join staff
        on
            completed.staff_key = staff.staff_key
            and completed.completed_on >= staff.started_on
            and completed.completed_on <= coalesce(staff.left_on, date '9999-12-31')
)

select
    calendar.month as period,
    count(distinct finished.staff_key) as numerator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
left join finished on finished.completed_on between calendar.month and calendar.day
where calendar.day = calendar.month_end
group by all
