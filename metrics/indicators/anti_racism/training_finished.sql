/*---
title: Staff who finish the anti-racism learning in the month
short: Finish in the month
question: Of our staff who have not completed the anti-racism learning, how many do so each month?
also_called: [training, pace, take-up]
kind: proportion
polarity: high_is_good
level: borough
frequency: month
numerator: Those of them who complete the learning offer in the month
denominator: Staff in post in the month who had not completed it before
cases: people
extracts: [staff, training_completions]
publish: {borough: month}
owner: People and Inclusion
caveats:
  - People are counted in the month in which they complete the essential course for the first time, while in a post
  - Whoever joins or leaves within the month is among those who could have completed it in that month
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
      period     | numerator | denominator
      2025-04-01 | 1         | 4
      2025-05-01 | 1         | 3
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
    count(distinct staff.staff_key) filter (
        where completed.completed_on >= staff.started_on
        and (staff.left_on is null or completed.completed_on <= staff.left_on)
        and completed.completed_on <= calendar.day
    ) as numerator,
    count(distinct staff.staff_key) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join staff on calendar.day >= staff.started_on and (staff.left_on is null or calendar.month <= staff.left_on)
left join completed on staff.staff_key = completed.staff_key
where
    calendar.day = calendar.month_end
    and (completed.completed_on is null or completed.completed_on >= calendar.month)
group by all
