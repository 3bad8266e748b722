/*---
title: Young job hub clients in work within six months
short: Job hub into work
question: Do young people who come to a job hub find work?
also_called: [employment support, apprenticeships, jobs, NEET]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Clients come because they want work, so that more of them in work is what they came for; some would have found it
  without a hub
level: ward
frequency: quarter
closes_after_months: 6
numerator: Clients under 25 in work within six months of starting
denominator: Clients under 25 who started
cases: people
extracts: [job_hub_clients]
breakdowns: [hub]
breakdowns_of: clients
publish: {borough: quarter, neighbourhood: financial_year, ward: never, categories: {borough: financial_year}}
owner: Good Work Camden
caveats:
  - Work that nobody told the hub about is not counted, so the true share is higher
  - Some would have found work without a hub
  - Clients whose age is not known are left out
example:
  given:
    job_hub_clients: |
      ward_code | client_key | hub        | age_band | started_on | into_work_on
      E05013658 | c1         | Gospel Oak | 16-24    | 2025-01-15 | 2025-07-15
      E05013658 | c2         | Gospel Oak | 16-24    | 2025-01-15 | 2025-07-16
      E05013658 | c3         | Gospel Oak | 16-24    | 2025-03-31 |
      E05013658 | c4         | Gospel Oak | 25-34    | 2025-02-03 | 2025-03-03
      E05013658 | c5         | Gospel Oak | unknown  | 2025-02-03 | 2025-03-03
                | c6         | online     | 16-24    | 2025-04-01 | 2025-05-06
  expect: |
      area      | period     | hub        | numerator | denominator
      E05013658 | 2025-01-01 | Gospel Oak | 1         | 3
                | 2025-04-01 | online     | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', started_on)::date as period,
    hub,
    count(*) filter (where into_work_on <= started_on + interval 6 month) as numerator,
    count(*) as denominator
from job_hub_clients
where age_band = '16-24'
group by all
