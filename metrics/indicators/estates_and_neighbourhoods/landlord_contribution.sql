/*---
title: Tenants who say the council contributes to their neighbourhood
short: Council adds to the area
question: Do our tenants think that we make a positive contribution to their neighbourhood?
also_called: [TSM, tenant satisfaction, positive contribution]
kind: published
polarity: high_is_good
polarity_because: >-
  What a landlord of many homes does or leaves undone shapes the place around them, and tenants see whether that does
  it good
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants satisfied that we make a positive contribution to their neighbourhood (TP11)
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
      00AG          | 2024-04-01 | TP11    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP11    |       | share | S
      00XX          | 2024-04-01 | TP11    | 0.125 | share |
    official_figures: |
      series                | period     | value
      landlord_contribution | 2023-04-01 | 0.686408504176158
      landlord_contribution | 2024-04-01 | 0.763
      happiness             | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.686408504176158
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP11' and value is not null
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
where series = 'landlord_contribution' and period not in (select brought_in.period from brought_in)
