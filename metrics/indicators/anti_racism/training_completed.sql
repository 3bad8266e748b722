/*---
title: Staff who have completed the anti-racism learning
short: Staff trained
question: How many of our staff have completed the anti-racism learning that everyone is asked to do?
also_called: [training, e-learning, race equality]
kind: proportion
polarity: high_is_good
polarity_because: >-
  The learning is asked of everyone, so that each who completes it brings the organisation nearer to what it asked; it
  says who has learnt, not what has changed
level: borough
frequency: month
stock: true
numerator: Staff in post at the month's end who have completed the learning offer
denominator: Staff in post at the month's end
cases: people
extracts: [staff, training_completions]
breakdowns: [directorate, grade, manager, time_in_post]
breakdowns_of: staff
publish: {borough: month, categories: {borough: quarter}}
also_known:
  - value: 3200
    period: 2022-06-01
    source: The Way We Work (Camden Council), which has no date; of June 2022 at the latest, and taken to be exact
target:
  value: 1
  baseline: 0.77
  baseline_on: 2022-06-30
  origin: illustrative
  basis: >-
    The offer is called essential, so we take it to be for all staff; the council prints no target and no year. The
    baseline is the 77% of The Way We Work, which has no date and is of mid-2022 at the latest
owner: People and Inclusion
caveats:
  - Completing the essential course is completing the offer; it says who has learnt, not what has changed
  - People who leave take their learning with them, and those who join begin without it, so the share falls by itself
  - Time in post runs from the first day in the present post, not from joining the council
  - Agency workers, councillors and schools' own staff are not counted
example:
  given:
    staff: |
      staff_key | directorate           | grade   | manager | started_on | left_on
      s1        | Corporate Services    | level 3 | false   | 2020-01-06 |
      s2        | Corporate Services    | level 3 | false   | 2019-03-04 |
      s3        | Corporate Services    | level 3 | false   | 2018-09-03 | 2025-04-29
      s4        | Homes and Communities | level 6 | true    | 2024-11-01 | 2025-04-30
      s5        | Homes and Communities | level 2 | false   | 2024-10-31 |
      s6        | Homes and Communities | level 2 | false   | 2024-04-30 |
      s7        | Homes and Communities | level 2 | false   | 2022-04-30 |
    training_completions: |
      staff_key | course        | completed_on
      s1        | essential     | 2025-04-30
      s2        | essential     | 2025-05-01
      s2        | leading teams | 2025-04-02
      s3        | essential     | 2021-06-01
      s4        | essential     | 2021-06-01
      s4        | essential     | 2024-02-05
      s9        | essential     | 2021-06-01
  expect: |
      period     | directorate           | grade   | manager       | time_in_post    | numerator | denominator
      2025-04-01 | Corporate Services    | level 3 | not a manager | 3 years or more | 1         | 2
      2025-04-01 | Homes and Communities | level 6 | manager       | under 6 months  | 1         | 1
      2025-04-01 | Homes and Communities | level 2 | not a manager | 6 to 12 months  | 0         | 1
      2025-04-01 | Homes and Communities | level 2 | not a manager | 1 to 3 years    | 0         | 1
      2025-04-01 | Homes and Communities | level 2 | not a manager | 3 years or more | 0         | 1
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

-- What is the same in every month is worked out once a post.
posts as (
    select
        staff.*,
        staff.started_on + interval 6 month as six_months_on,
        staff.started_on + interval 1 year as one_year_on,
        staff.started_on + interval 3 year as three_years_on,
        completed.completed_on
    from staff
    left join completed on staff.staff_key = completed.staff_key
)

select
    calendar.month as period,
    posts.directorate,
    posts.grade,
    case when posts.manager then 'manager' else 'not a manager' end as manager,
    case
        when calendar.day < posts.six_months_on then 'under 6 months'
        when calendar.day < posts.one_year_on then '6 to 12 months'
        when calendar.day < posts.three_years_on then '1 to 3 years'
        else '3 years or more'
    end as time_in_post,
    count(*) filter (where posts.completed_on <= calendar.day) as numerator,
    count(*) as denominator
from calendar
inner join span on calendar.month between span.first_month and span.last_month
inner join posts on calendar.day >= posts.started_on and calendar.day <= coalesce(posts.left_on, date '9999-12-31')
where calendar.day = calendar.month_end
group by all
