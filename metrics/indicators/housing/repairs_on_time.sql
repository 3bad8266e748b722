/*---
title: Repairs finished on time
question: When a tenant reports a fault, do we fix it when we said we would?
also_called: [repairs and maintenance, disrepair, appointments]
kind: proportion
polarity: high_is_good
polarity_because: >-
  A tenant who was given a day has to live with the fault until then, and a promise kept is what they can plan by
level: ward
frequency: month
numerator: Repairs finished within their target time
denominator: Repairs finished
cases: repairs
extracts: [repairs]
breakdowns: [trade]
breakdowns_of: repairs
target:
  value: 0.90
  by: 2027-03-31
  baseline: 0.81
  baseline_on: 2024-03-31
  origin: illustrative
  basis: >-
    It starts from what we told the Regulator of Social Housing for 2023/24, 85,952 of 106,585 repairs on time (RP02)
owner: Property Management
caveats:
  - Counted when finished, so a repair that is late and still open is not here yet
  - The service allows itself from 1 to 125 days by kind of work, so on time is not the same as soon
example:
  given:
    repairs: |
      ward_code | trade      | raised_on  | finished_on | target_days | taken_days
      E05013663 | plumbing   | 2026-04-01 | 2026-04-02  | 1           | 1
      E05013663 | plumbing   | 2026-03-20 | 2026-04-30  | 35          | 41
      E05013663 | electrical | 2026-04-28 | 2026-05-01  | 3           | 3
      E05013663 | electrical | 2026-04-02 |             | 3           |
      E05013671 | plumbing   | 2026-04-03 | 2026-04-03  | 35          | 0
  expect: |
      area      | period     | trade      | numerator | denominator
      E05013663 | 2026-04-01 | plumbing   | 1         | 2
      E05013663 | 2026-05-01 | electrical | 1         | 1
      E05013671 | 2026-04-01 | plumbing   | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('month', finished_on)::date as period,
    trade,
    count(*) filter (where taken_days <= target_days) as numerator,
    count(*) as denominator
from repairs
where finished_on is not null
group by all
