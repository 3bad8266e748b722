/*---
title: Residents who feel safe after dark
short: Safe after dark
question: Do people feel safe outside in their area after dark?
also_called: [fear of crime, perception of safety, night, women's safety]
kind: proportion
polarity: high_is_good
polarity_because: >-
  People who do not feel safe go out less, and lose work, company and freedom by it, however much crime there is
level: ward
frequency: quarter
weighted: true
numerator: Residents who feel safe outside in their area after dark (weighted)
denominator: Residents who answered (weighted)
extracts: [residents_survey]
breakdowns: [sex, disabled]
breakdowns_of: residents
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
owner: Strategy and Insight
caveats:
  - A survey of people aged 16 and over, weighted to stand for the borough's residents
  - Those who left the question out are not counted
  - How safe people feel, which can move apart from how much crime there is
  - Evenings are dark earlier in autumn and winter, so compare a quarter with the same one of another year
example:
  given:
    residents_survey: |
      ward_code | answered_on | sex     | disabled     | weight | safe_after_dark
      E05013655 | 2026-04-01  | female  | disabled     | 1.5    | true
      E05013655 | 2026-06-30  | female  | disabled     | 0.5    | false
      E05013655 | 2026-05-11  | male    | not disabled | 2      | false
      E05013655 | 2026-05-12  | male    | not disabled | 0.8    |
      E05013655 | 2026-07-01  | unknown | unknown      | 1.2    | true
  expect: |
      area      | period     | sex     | disabled     | numerator | denominator | weight_squares | yes | answers
      E05013655 | 2026-04-01 | female  | disabled     | 1.5       | 2           | 2.5            | 1   | 2
      E05013655 | 2026-04-01 | male    | not disabled | 0         | 2           | 4              | 0   | 1
      E05013655 | 2026-07-01 | unknown | unknown      | 1.2       | 1.2         | 1.44           | 1   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    sex,
    disabled,
    sum(case when safe_after_dark then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where safe_after_dark) as yes,
    count(*) as answers
from residents_survey
where safe_after_dark is not null
group by all
