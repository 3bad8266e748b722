/*---
title: Tenants satisfied with the time a repair took
short: Repair time satisfaction
question: Are tenants who had a repair in the last year satisfied with how long it took?
also_called: [repairs, TSM]
kind: published
polarity: high_is_good
polarity_because: Tenants live with the fault while they wait, so that they know best whether it took too long
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants with a repair in the last 12 months satisfied with the time it took (TP03)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - A survey of 1,000 to 1,400 council tenants a year; only those with a repair in the last 12 months are asked
  - Nine in ten were asked face to face in 2024/25, and those asked by telephone are less satisfied
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | TP03    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP03    |       | share | S
      00XX          | 2024-04-01 | TP03    | 0.125 | share |
    official_figures: |
      series                    | period     | value
      repairs_time_satisfaction | 2023-04-01 | 0.5800214822771214
      repairs_time_satisfaction | 2024-04-01 | 0.584
      happiness                 | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.5800214822771214
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP03' and value is not null
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
where series = 'repairs_time_satisfaction' and period not in (select brought_in.period from brought_in)
