/*---
title: Tenants satisfied overall
short: Tenants satisfied
question: All in all, are our tenants satisfied with us as their landlord?
also_called: [TSM, tenant satisfaction, overall satisfaction, landlord]
kind: published
polarity: high_is_good
polarity_because: >-
  Tenants cannot easily choose another landlord, so that their own judgement of the service is the plainest test of it
level: borough
frequency: financial_year
unit: share
sampled: true
numerator: Share of council tenants satisfied with the overall service from us as their landlord (TP01)
extracts: [tenant_satisfaction, official_figures]
may_be_absent: [tenant_satisfaction]
owner: Housing Strategy
caveats:
  - A survey of 1,000 to 1,400 council tenants a year; leaseholders and other residents are not asked
  - The interval is the regulator's margin of error for the whole survey
  - Nine in ten were asked face to face in 2024/25, and those asked by telephone are less satisfied
example:
  given:
    tenant_satisfaction: |
      landlord_code | year       | measure         | value | unit  | note
      00AG          | 2024-04-01 | TP01            | 0.7   | share |
      00AG          | 2024-04-01 | margin_of_error | 0.1   | share |
      00AG          | 2025-04-01 | TP01            |       | share | S
      00AG          | 2025-04-01 | margin_of_error | 0.03  | share |
      00XX          | 2024-04-01 | TP01            | 0.5   | share |
    official_figures: |
      series            | period     | value              | lower              | upper
      tenants_satisfied | 2023-04-01 | 0.6764912280701755 | 0.6514912280701755 | 0.7014912280701755
      tenants_satisfied | 2024-04-01 | 0.71               | 0.6800905339504642 | 0.7399094660495358
      happiness         | 2022-04-01 | 7.28               | 6.94               | 7.61
  expect: |
      period     | value
      2023-04-01 | 0.6764912280701755
      2024-04-01 | 0.7
---*/
with measured as (
    select
        year as period,
        max(value) filter (where measure = 'TP01') as satisfied,
        max(value) filter (where measure = 'margin_of_error') as margin
    from tenant_satisfaction
    where landlord_code = '00AG'
    group by all
),

brought_in as (
    select
        period,
        satisfied as value,
        satisfied - margin as lower,
        satisfied + margin as upper
    from measured
    where satisfied is not null
)

select
    period,
    value,
    lower,
    upper
from brought_in
union all
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'tenants_satisfied' and period not in (select brought_in.period from brought_in)
