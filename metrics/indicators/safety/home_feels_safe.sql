/*---
title: Tenants who say their home is safe
short: Home is safe
question: Do our tenants think that their home is safe?
also_called: [TSM, tenant satisfaction, building safety, fire safety]
kind: published
polarity: high_is_good
polarity_because: >-
  Nobody can live well in a home in which they do not feel safe, and keeping the building safe is a landlord's duty
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants satisfied that we provide a home that is safe (TP05)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - A survey of 1,000 to 1,400 council tenants a year; leaseholders and other residents are not asked
  - Asks about the home and building as we provide them, not about crime
  - Nine in ten were asked face to face in 2024/25, and those asked by telephone are less satisfied
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | TP05    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP05    |       | share | S
      00XX          | 2024-04-01 | TP05    | 0.125 | share |
    official_figures: |
      series          | period     | value
      home_feels_safe | 2023-04-01 | 0.7124735729386892
      home_feels_safe | 2024-04-01 | 0.772
      happiness       | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.7124735729386892
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP05' and value is not null
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
where series = 'home_feels_safe' and period not in (select brought_in.period from brought_in)
