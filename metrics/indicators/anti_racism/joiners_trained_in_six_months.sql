/*---
title: New staff who complete the anti-racism learning within six months
short: New staff trained
question: Do new staff complete the learning soon?
also_called: [new starters, induction, training]
kind: proportion
polarity: high_is_good
polarity_because: >-
  What is learnt early shapes how a new colleague works from the start; it says who has learnt, not what has changed
level: borough
frequency: month
closes_after_months: 6
numerator: People who joined and completed the learning offer within six months
denominator: People who joined the council's staff
cases: people
extracts: [staff, training_completions]
breakdowns: [directorate]
breakdowns_of: new staff
publish: {borough: quarter, categories: {borough: financial_year}}
owner: People and Inclusion
caveats:
  - People are counted once, when their first post began, in the directorate of that post
  - Those who leave within six months without completing it count as not having done so
example:
  given:
    staff: |
      staff_key | directorate           | started_on | left_on
      s1        | Corporate Services    | 2025-01-06 | 2025-02-28
      s1        | Homes and Communities | 2025-03-01 |
      s2        | Corporate Services    | 2025-01-06 |
      s3        | Corporate Services    | 2025-01-27 |
      s4        | Homes and Communities | 2025-02-03 |
    training_completions: |
      staff_key | course        | completed_on
      s1        | essential     | 2025-07-06
      s2        | essential     | 2025-07-07
      s3        | leading teams | 2025-03-03
      s4        | essential     | 2025-02-10
      s4        | essential     | 2026-02-10
  expect: |
      period     | directorate           | numerator | denominator
      2025-01-01 | Corporate Services    | 1         | 3
      2025-02-01 | Homes and Communities | 1         | 1
---*/
with joiners as (
    select
        staff_key,
        directorate,
        started_on as joined_on
    from staff
    qualify row_number() over (partition by staff_key order by started_on) = 1
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
    date_trunc('month', joiners.joined_on)::date as period,
    joiners.directorate,
    count(*) filter (where completed.completed_on <= joiners.joined_on + interval 6 month) as numerator,
    count(*) as denominator
from joiners
left join completed on joiners.staff_key = completed.staff_key
group by all
