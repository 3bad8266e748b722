/*---
title: Young people of 16 and 17 not in education or work, or not known
short: Not in work or not known
question: How many young people of 16 and 17 are not known to be learning or working?
also_called: [NEET, participation]
kind: published
polarity: low_is_good
polarity_because: >-
  Time out of learning at this age lowers the chance of work later, and nobody can help a young person of whom nothing
  is known
level: borough
frequency: financial_year
unit: share
numerator: Share of residents of 16 and 17 not in education, employment or training, or whose activity is not known
extracts: [official_figures]
owner: Good Work Camden
caveats:
  - A mean of December, January and February
  - From the records by which the council keeps in touch with young people, so it hangs on how many it reaches
  - Another age than the sample, which is of 16 to 24
example:
  given:
    official_figures: |
      series                              | period     | value
      not_in_education_or_not_known_16_17 | 2023-04-01 | 0.031
      not_in_education_or_not_known_16_17 | 2024-04-01 | 0.029
      happiness                           | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-04-01 | 0.031
      2024-04-01 | 0.029
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'not_in_education_or_not_known_16_17'
