/*---
title: Residents satisfied with their area
short: Satisfied with the area
question: Are people satisfied with their area as a place to live?
also_called: [local area, place, neighbourhood satisfaction, liveability]
kind: proportion
polarity: high_is_good
polarity_because: People know best whether the place where they live is a good one to live in
level: ward
frequency: quarter
weighted: true
numerator: Residents satisfied with their area as a place to live (weighted)
denominator: Residents who answered (weighted)
extracts: [residents_survey]
breakdowns: [tenure, ethnicity]
breakdowns_of: residents
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
owner: Strategy and Insight
caveats:
  - A survey of people aged 16 and over, weighted to stand for the borough's residents
  - Those who left the question out are not counted
  - Each person means their own area by it, which need not be their ward
example:
  given:
    residents_survey: |
      ward_code | answered_on | tenure         | ethnicity_group | weight | satisfied_with_area
      E05013655 | 2026-04-01  | owner          | Black           | 1.5    | true
      E05013655 | 2026-06-30  | owner          | Black           | 0.5    | false
      E05013655 | 2026-05-11  | council tenant | White           | 2      | false
      E05013655 | 2026-05-12  | council tenant | White           | 0.8    |
      E05013655 | 2026-07-01  | private tenant | unknown         | 1.2    | true
  expect: |
      area      | period     | tenure         | ethnicity | numerator | denominator | weight_squares | yes | answers
      E05013655 | 2026-04-01 | owner          | Black     | 1.5       | 2           | 2.5            | 1   | 2
      E05013655 | 2026-04-01 | council tenant | White     | 0         | 2           | 4              | 0   | 1
      E05013655 | 2026-07-01 | private tenant | unknown   | 1.2       | 1.2         | 1.44           | 1   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    tenure,
    ethnicity_group as ethnicity,
    sum(case when satisfied_with_area then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where satisfied_with_area) as yes,
    count(*) as answers
from residents_survey
where satisfied_with_area is not null
group by all
