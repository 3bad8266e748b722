/*---
title: Tenants who say their home is well maintained
short: Home well maintained
question: Do our tenants think that their home is well maintained?
also_called: [repairs, TSM, mould]
kind: published
polarity: high_is_good
polarity_because: >-
  Tenants live with the state of their home and pay rent for its upkeep, so that they know best whether it is well
  maintained
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants satisfied that their home is well maintained (TP04)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - A survey of 1,000 to 1,400 council tenants a year; leaseholders and other residents are not asked
  - Nine in ten were asked face to face in 2024/25, and those asked by telephone are less satisfied
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | TP04    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP04    |       | share | S
      00XX          | 2024-04-01 | TP04    | 0.125 | share |
    official_figures: |
      series               | period     | value
      home_well_maintained | 2023-04-01 | 0.6094299788881069
      home_well_maintained | 2024-04-01 | 0.648
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.6094299788881069
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP04' and value is not null
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
where series = 'home_well_maintained' and period not in (select brought_in.period from brought_in)
