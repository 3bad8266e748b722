/*---
title: Estates well kept
question: When we inspect the shared parts of our estates, do we find them well kept?
also_called: [estate inspections, caretaking, grounds, cleaning]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Residents live with the shared parts every day, and grades A and B are given to those that are found well kept
level: ward
frequency: month
numerator: Inspections graded A or B
denominator: Inspections of estates and blocks
cases: inspections
no_interval: The same estates are inspected again and again, so inspections are not independent of one another
extracts: [estate_inspections]
owner: Neighbourhood Housing
caveats:
  - Graded by our own supervisors, not by residents
  - A large estate and a small block count alike, and one inspected more often counts more
example:
  given:
    estate_inspections: |
      ward_code | estate_key | inspected_on | grade
      E05013660 | e1         | 2026-05-04   | A
      E05013660 | e1         | 2026-05-18   | B
      E05013660 | e2         | 2026-05-31   | C
      E05013660 | e2         | 2026-06-01   | D
      E05013665 | e3         | 2026-05-12   | B
  expect: |
      area      | period     | numerator | denominator
      E05013660 | 2026-05-01 | 2         | 3
      E05013660 | 2026-06-01 | 0         | 1
      E05013665 | 2026-05-01 | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('month', inspected_on)::date as period,
    count(*) filter (where grade in ('A', 'B')) as numerator,
    count(*) as denominator
from estate_inspections
group by all
