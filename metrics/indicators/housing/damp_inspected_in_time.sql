/*---
title: Damp and mould inspected in time
short: Damp inspected in time
question: When a tenant reports damp or mould, do we come and look within ten working days?
also_called: [mould, condensation, disrepair, Awaab's Law]
kind: proportion
polarity: high_is_good
polarity_because: Damp and mould make people ill, children first, and nothing is put right before somebody has looked
level: ward
frequency: month
closes_after_months: 1
numerator: Cases inspected within ten working days of the report
denominator: Cases reported
extracts: [damp_cases]
breakdowns: [risk]
breakdowns_of: cases
publish: {borough: month, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
target:
  value: 0.95
  by: 2027-03-31
  origin: illustrative
  basis: >-
    The law gives ten working days for every significant hazard of damp and mould since 27 October 2025 (Hazards in
    Social Housing (Prescribed Requirements) (England) Regulations 2025)
owner: Property Management
caveats:
  - Cases count in the month in which they were reported, which is told a month later, when all have had their days
  - An emergency has 24 hours by law; here ten working days are in time for it too
  - A visit for which nobody was at home is not an inspection
example:
  given:
    damp_cases: |
      ward_code | risk   | raised_on  | inspected_on
      E05013668 | medium | 2025-12-19 | 2026-01-07
      E05013668 | medium | 2025-12-19 | 2026-01-08
      E05013668 | medium | 2025-12-31 |
      E05013668 | high   | 2025-12-20 | 2025-12-20
      E05013668 | high   | 2026-01-02 | 2026-01-16
  expect: |
      area      | period     | risk   | numerator | denominator
      E05013668 | 2025-12-01 | medium | 1         | 3
      E05013668 | 2025-12-01 | high   | 1         | 1
      E05013668 | 2026-01-01 | high   | 1         | 1
---*/
select
    damp_cases.ward_code as area,
    raised.month as period,
    damp_cases.risk,
    count(*) filter (where inspected.working_day - raised.working_day <= 10) as numerator,
    count(*) as denominator
from damp_cases
inner join calendar as raised on damp_cases.raised_on = raised.day
left join calendar as inspected on damp_cases.inspected_on = inspected.day
group by all
