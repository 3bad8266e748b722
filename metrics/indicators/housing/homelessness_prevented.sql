/*---
title: Homelessness prevented
question: When someone is about to lose their home, do we help them keep it or find another?
also_called: [prevention duty, homeless, eviction]
kind: proportion
polarity: high_is_good
polarity_because: >-
  A household that keeps or finds a home is spared temporary accommodation and what it does to health, work and school
level: ward
frequency: quarter
numerator: Prevention duties that ended with a home for six months or more, the old one or a new one
denominator: Prevention duties that ended
cases: duties
extracts: [homelessness_cases]
publish: {borough: quarter, neighbourhood: financial_year, ward: never}
owner: Housing Solutions
caveats:
  - Counted when the duty ended; what became of those still owed it is not known yet
  - Only people who came to us, or were sent, while they still had a home
  - People whose last home was outside Camden, or who had none, count for all Camden only
example:
  given:
    homelessness_cases: |
      ward_code | duty       | opened_on  | ended_on   | outcome
      E05013669 | prevention | 2025-11-03 | 2026-01-02 | stayed in the home
      E05013669 | prevention | 2026-01-05 | 2026-03-31 | new home
      E05013669 | prevention | 2026-01-20 | 2026-03-02 | became homeless
      E05013669 | prevention | 2026-02-03 | 2026-04-01 | 56 days passed
      E05013669 | prevention | 2026-03-03 |            |
      E05013669 | relief     | 2026-01-03 | 2026-02-14 | new home
                | prevention | 2026-01-09 | 2026-03-03 | new home
  expect: |
      area      | period     | numerator | denominator
      E05013669 | 2026-01-01 | 2         | 3
      E05013669 | 2026-04-01 | 0         | 1
                | 2026-01-01 | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', ended_on)::date as period,
    count(*) filter (where outcome in ('stayed in the home', 'new home')) as numerator,
    count(*) as denominator
from homelessness_cases
where duty = 'prevention' and ended_on is not null
group by all
