/*---
title: Emergency repairs finished in time, as published
short: Emergency repairs
question: When a repair is an emergency, do we finish it in the time we set ourselves?
also_called: [repairs, TSM]
kind: published
polarity: high_is_good
polarity_because: An emergency is a danger to people or the building, so that it cannot wait
level: borough
frequency: financial_year
unit: share
numerator: Share of emergency repairs finished within our own target time (RP02)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Property Management
caveats:
  - What we report, against a time that each landlord sets for itself
  - Emergency repairs only; other repairs are reported by themselves
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | RP02_2  | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | RP02_2  |       | share | S
      00XX          | 2024-04-01 | RP02_2  | 0.125 | share |
    official_figures: |
      series                    | period     | value
      emergency_repairs_in_time | 2023-04-01 | 0.845953348648171
      emergency_repairs_in_time | 2024-04-01 | 0.859
      happiness                 | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.845953348648171
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'RP02_2' and value is not null
)

select
    period,
    value
from brought_in
union all
select
    period,
    value
from official_figures
where series = 'emergency_repairs_in_time' and period not in (select brought_in.period from brought_in)
