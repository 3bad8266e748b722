/*---
title: Young people of 16 and 17 not in education or work
short: Not in work or education
question: How many young people of 16 and 17 are neither learning nor working?
also_called: [NEET, participation]
kind: published
polarity: low_is_good
polarity_because: Time out of learning and work at this age lowers the chance of work and good pay later
level: borough
frequency: financial_year
unit: share
numerator: Share of residents of 16 and 17 not in education, employment or training
extracts: [official_figures]
owner: Good Work Camden
caveats:
  - A mean of December, January and February
  - From the records by which the council keeps in touch with young people, so it hangs on how many it reaches
  - Another age than the sample, which is of 16 to 24
example:
  given:
    official_figures: |
      series                         | period     | value
      not_in_education_or_work_16_17 | 2023-04-01 | 0.019
      not_in_education_or_work_16_17 | 2024-04-01 | 0.019
      happiness                      | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.019
      2024-04-01 | 0.019
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'not_in_education_or_work_16_17'
