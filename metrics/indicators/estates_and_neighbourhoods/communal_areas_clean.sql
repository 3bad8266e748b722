/*---
title: Tenants who say communal areas are clean
short: Communal areas clean
question: Do our tenants find the shared parts of their buildings clean and well kept?
also_called: [TSM, tenant satisfaction, cleaning, caretaking, stairwells]
kind: published
polarity: high_is_good
polarity_because: >-
  Tenants pay for the care of the shared parts of their building and live with its state, so that their satisfaction
  is what the care is for
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants with communal areas who are satisfied that they are clean and well kept (TP10)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - A survey of 1,000 to 1,400 council tenants a year, of whom about four in five have communal areas
  - Nine in ten were asked face to face in 2024/25, and those asked by telephone are less satisfied
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure | value | unit  | note
      00AG          | 2024-04-01 | TP10    | 0.25  | share |
      00AG          | 2024-04-01 | TP06    | 0.5   | share |
      00AG          | 2025-04-01 | TP10    |       | share | S
      00XX          | 2024-04-01 | TP10    | 0.125 | share |
    official_figures: |
      series               | period     | value
      communal_areas_clean | 2023-04-01 | 0.7180451127819549
      communal_areas_clean | 2024-04-01 | 0.753
      happiness            | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.7180451127819549
      2024-04-01 | 0.25
---*/
with brought_in as (
    select
        year as period,
        value
    from tenant_satisfaction
    where landlord_code = '00AG' and measure = 'TP10' and value is not null
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
where series = 'communal_areas_clean' and period not in (select brought_in.period from brought_in)
