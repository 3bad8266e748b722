/*---
title: Residents who are often lonely
short: Often lonely
question: How many people in Camden feel lonely often or always?
also_called: [isolation, social isolation, chronic loneliness]
kind: proportion
polarity: low_is_good
polarity_because: People who are often lonely have worse health, and most of them would wish it otherwise
level: ward
frequency: quarter
weighted: true
numerator: Residents who feel lonely often or always, weighted
denominator: Residents who answered the question, weighted
extracts: [residents_survey]
breakdowns: [age_band, disabled]
breakdowns_of: residents
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year, categories: {borough: financial_year}}
target:
  value: 0
  origin: derived
  basis: >-
    "No one in Camden is socially isolated without the means to connect to their community" (Loneliness Challenge, We
    Make Camden); nought is our reading of no one; no year is set
owner: Public Health
caveats:
  - Feeling lonely is not the same as being isolated, which is what the challenge speaks of
  - Only those who are lonely often or always; far more are some of the time
  - People with nobody to talk to may be the least likely to answer
  - Those who did not answer this question are left out
example:
  given:
    residents_survey: |
      ward_code | answered_on | age_band | disabled     | weight | lonely
      E05013668 | 2025-04-01  | 75+      | disabled     | 0.5    | true
      E05013668 | 2025-06-30  | 75+      | disabled     | 1.5    | false
      E05013668 | 2025-05-12  | 75+      | disabled     | 2      |
      E05013668 | 2025-05-12  | 16-24    | not disabled | 2      | true
      E05013668 | 2025-07-01  | unknown  | unknown      | 1      | false
  expect: |
      area      | period     | age_band | disabled     | numerator | denominator | weight_squares | yes | answers
      E05013668 | 2025-04-01 | 75+      | disabled     | 0.5       | 2           | 2.5            | 1   | 2
      E05013668 | 2025-04-01 | 16-24    | not disabled | 2         | 2           | 4              | 1   | 1
      E05013668 | 2025-07-01 | unknown  | unknown      | 0         | 1           | 1              | 0   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    age_band,
    disabled,
    sum(case when lonely then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where lonely) as yes,
    count(*) as answers
from residents_survey
where lonely is not null
group by all
