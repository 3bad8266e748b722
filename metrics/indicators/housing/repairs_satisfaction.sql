/*---
title: Tenants satisfied with repairs
short: Satisfied with repairs
question: Are tenants who had a repair in the last year satisfied with the repairs service?
also_called: [TSM, tenant satisfaction, repairs and maintenance]
kind: published
polarity: high_is_good
polarity_because: Those who had a repair know whether it was done well, and a bad one has to be done again
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants with a repair in the last 12 months satisfied with the repairs service (TP02)
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
      00AG          | 2024-04-01 | TP02    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP02    |       | share | S
      00XX          | 2024-04-01 | TP02    | 0.125 | share |
    official_figures: |
      series               | period     | value
      repairs_satisfaction | 2023-04-01 | 0.6580645161290323
      repairs_satisfaction | 2024-04-01 | 0.645
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.6580645161290323
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP02' and value is not null
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
where series = 'repairs_satisfaction' and period not in (select brought_in.period from brought_in)
