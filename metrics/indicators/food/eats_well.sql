/*---
title: Residents who eat well every day
short: Eating well every day
question: Does everyone in Camden eat well every day?
also_called: [food insecurity, healthy eating, diet, nutrition]
kind: proportion
polarity: high_is_good
polarity_because: The mission is that everyone eats well every day, and this is the share who say that they do
level: ward
frequency: quarter
weighted: true
numerator: Residents who say that they eat well every day, weighted
denominator: Residents who answered the question, weighted
extracts: [residents_survey]
breakdowns: [tenure, disabled]
breakdowns_of: residents
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
target:
  value: 1
  by: 2030
  origin: derived
  basis: >-
    "By 2030, everyone eats well every day with nutritious, affordable, sustainable food" (Food Mission, We Make
    Camden); we read everyone as every resident who answers
owner: Food Mission team
caveats:
  - What people say of themselves; they do not all mean the same by eating well
  - Only residents aged 16 and over are asked, so children are not here
  - Those who did not answer this question are left out
example:
  given:
    residents_survey: |
      ward_code | answered_on | tenure         | disabled     | weight | eats_well
      E05013668 | 2025-04-01  | council tenant | disabled     | 0.5    | true
      E05013668 | 2025-06-30  | council tenant | disabled     | 1.5    | false
      E05013668 | 2025-05-12  | council tenant | disabled     | 2      |
      E05013668 | 2025-05-12  | owner          | not disabled | 2      | false
      E05013668 | 2025-07-01  | owner          | unknown      | 1      | true
  expect: |
      area      | period     | tenure         | disabled     | numerator | denominator | weight_squares | yes | answers
      E05013668 | 2025-04-01 | council tenant | disabled     | 0.5       | 2           | 2.5            | 1   | 2
      E05013668 | 2025-04-01 | owner          | not disabled | 0         | 2           | 4              | 0   | 1
      E05013668 | 2025-07-01 | owner          | unknown      | 1         | 1           | 1              | 1   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    tenure,
    disabled,
    sum(case when eats_well then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where eats_well) as yes,
    count(*) as answers
from residents_survey
where eats_well is not null
group by all
