/*---
title: Tenants satisfied with how anti-social behaviour is handled
short: ASB handled well
question: Do our tenants think that we deal well with anti-social behaviour?
also_called: [ASB, TSM]
kind: published
polarity: high_is_good
polarity_because: >-
  Tenants turn to their landlord when neighbours or others trouble them, and their satisfaction says whether they
  think that it acts well
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants satisfied with our approach to handling anti-social behaviour (TP12)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - A survey of 1,000 to 1,400 council tenants a year; leaseholders and other residents are not asked
  - Asked of all tenants, also of those who reported nothing
  - Nine in ten were asked face to face in 2024/25, and those asked by telephone are less satisfied
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | TP12    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP12    |       | share | S
      00XX          | 2024-04-01 | TP12    | 0.125 | share |
    official_figures: |
      series                        | period     | value
      antisocial_behaviour_handling | 2023-04-01 | 0.462843295638126
      antisocial_behaviour_handling | 2024-04-01 | 0.579
      happiness                     | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.462843295638126
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP12' and value is not null
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
where series = 'antisocial_behaviour_handling' and period not in (select brought_in.period from brought_in)
