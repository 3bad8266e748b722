/*---
title: Residents managing financially
short: Managing financially
question: Are people living comfortably, or doing all right, on the money they have?
also_called: [cost of living, financial resilience, making ends meet]
kind: proportion
polarity: high_is_good
polarity_because: >-
  People who manage on their money are less likely to fall into debt or go without, and lie awake over it less
level: ward
frequency: quarter
weighted: true
numerator: Residents living comfortably or doing all right on their income (weighted)
denominator: Residents who answered (weighted)
extracts: [residents_survey]
breakdowns: [tenure, disabled]
breakdowns_of: residents
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
owner: Strategy and Insight
caveats:
  - A survey of people aged 16 and over, weighted to stand for the borough's residents
  - Those who left the question out are not counted
  - How people see their own money, not what they earn or owe
example:
  given:
    residents_survey: |
      ward_code | answered_on | tenure         | disabled     | weight | managing_financially
      E05013655 | 2026-04-01  | owner          | disabled     | 1.5    | true
      E05013655 | 2026-06-30  | owner          | disabled     | 0.5    | false
      E05013655 | 2026-05-11  | council tenant | not disabled | 2      | false
      E05013655 | 2026-05-12  | council tenant | not disabled | 0.8    |
      E05013655 | 2026-07-01  | private tenant | unknown      | 1.2    | true
  expect: |
      area      | period     | tenure         | disabled     | numerator | denominator | weight_squares | yes | answers
      E05013655 | 2026-04-01 | owner          | disabled     | 1.5       | 2           | 2.5            | 1   | 2
      E05013655 | 2026-04-01 | council tenant | not disabled | 0         | 2           | 4              | 0   | 1
      E05013655 | 2026-07-01 | private tenant | unknown      | 1.2       | 1.2         | 1.44           | 1   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    tenure,
    disabled,
    sum(case when managing_financially then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where managing_financially) as yes,
    count(*) as answers
from residents_survey
where managing_financially is not null
group by all
