/*---
title: Residents who can do what they need online
short: Able to manage online
question: Can everyone do online what they need to?
also_called: [digital inclusion, digital exclusion, digital skills, internet]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Work, benefits, school and health care are more and more online, and who cannot use them there is shut out
level: ward
frequency: quarter
weighted: true
numerator: Residents who can do online what they need to, weighted
denominator: Residents who answered the question, weighted
extracts: [residents_survey]
breakdowns: [age_band, disabled]
breakdowns_of: residents
publish: {borough: quarter, neighbourhood: quarter, ward: financial_year, categories: {borough: quarter}}
target:
  value: 1
  origin: derived
  basis: >-
    "Everyone in Camden can access and be part of a digital society" (Digital Challenge, We Make Camden); we read it as
    everyone who answers; no year is set
owner: Digital Inclusion
caveats:
  - What people say of themselves
  - Those who did not answer this question are left out
example:
  given:
    residents_survey: |
      ward_code | answered_on | age_band | disabled     | weight | online_confident
      E05013664 | 2025-04-01  | 75+      | disabled     | 0.5    | true
      E05013664 | 2025-06-30  | 75+      | disabled     | 1.5    | false
      E05013664 | 2025-05-12  | 75+      | disabled     | 2      |
      E05013664 | 2025-05-12  | 16-24    | not disabled | 2      | true
      E05013664 | 2025-07-01  | unknown  | unknown      | 1      | false
  expect: |
      area      | period     | age_band | disabled     | numerator | denominator | weight_squares | yes | answers
      E05013664 | 2025-04-01 | 75+      | disabled     | 0.5       | 2           | 2.5            | 1   | 2
      E05013664 | 2025-04-01 | 16-24    | not disabled | 2         | 2           | 4              | 1   | 1
      E05013664 | 2025-07-01 | unknown  | unknown      | 0         | 1           | 1              | 0   | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', answered_on)::date as period,
    age_band,
    disabled,
    sum(case when online_confident then weight::decimal(18, 6) else 0 end) as numerator,
    sum(weight::decimal(18, 6)) as denominator,
    sum(weight::decimal(18, 6) * weight::decimal(18, 6)) as weight_squares,
    count(*) filter (where online_confident) as yes,
    count(*) as answers
from residents_survey
where online_confident is not null
group by all
