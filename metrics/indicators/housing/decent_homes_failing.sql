/*---
title: Council homes below the Decent Homes Standard
short: Homes below standard
question: How many of our homes fall short of the Decent Homes Standard?
also_called: [non-decent homes, disrepair, TSM]
kind: published
polarity: low_is_good
polarity_because: A home below the standard is out of repair, unsafe, cold or out of date, and somebody lives in it
level: borough
frequency: financial_year
unit: share
numerator: Share of council homes that do not meet the Decent Homes Standard (RP01)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - What we report of our own homes at the end of the year, not what tenants say
  - Rests on surveys of a part of the homes, so a better survey can move it without any works
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | RP01    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | RP01    |       | share | S
      00XX          | 2024-04-01 | RP01    | 0.125 | share |
    official_figures: |
      series               | period     | value
      decent_homes_failing | 2023-04-01 | 0.09134701159678858
      decent_homes_failing | 2024-04-01 | 0.06
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.09134701159678858
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'RP01' and value is not null
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
where series = 'decent_homes_failing' and period not in (select brought_in.period from brought_in)
