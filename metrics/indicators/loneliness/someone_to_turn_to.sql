/*---
title: Residents with someone to turn to
short: Someone to turn to
question: Do people have someone to turn to when they need help?
also_called: [social support, isolation, networks]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Having somebody to turn to helps people through illness, debt and grief, and is what isolation takes away
level: ward
frequency: quarter
weighted: true
numerator: Residents who have someone to turn to when they need help, weighted
denominator: Residents who answered the question, weighted
extracts: [residents_survey]
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year}
owner: Public Health
caveats:
  - People with nobody to turn to may be the least likely to answer
  - Those who did not answer this question are left out
example:
  given:
    residents_survey: |
      ward_code | answered_on | weight | someone_to_turn_to
      E05013661 | 2025-04-01  | 0.5    | true
      E05013661 | 2025-06-30  | 1.5    | false
      E05013661 | 2025-05-12  | 2      |
      E05013661 | 2025-07-01  | 1      | true
  expect: |
      area      | period     | numerator | denominator | weight_squares | yes | answers
      E05013661 | 2025-04-01 | 0.5       | 2           | 2.5            | 1   | 2
      E05013661 | 2025-07-01 | 1         | 1           | 1              | 1   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    sum(case when someone_to_turn_to then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where someone_to_turn_to) as yes,
    count(*) as answers
from residents_survey
where someone_to_turn_to is not null
group by all
