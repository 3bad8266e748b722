/*---
title: People in income deprivation
short: Income deprivation
question: How many people live on a low income?
also_called: [poverty, low income, IMD, deprivation]
kind: proportion
polarity: low_is_good
polarity_because: People on low incomes go without, fall into debt more easily and have worse health
level: ward
frequency: once
numerator: People in income deprivation, in and out of work
denominator: People in the same small areas
cases: people
no_interval: The publisher works it out from records of everyone and gives no margin of error
extracts: [deprivation]
owner: Strategy and Insight
caveats:
  - Best fit of small areas to wards, with their own denominators
  - People on benefits for low incomes, or with low earnings after housing costs; those who do not claim can be missed
  - The publisher rounds each small area to 5
example:
  given:
    deprivation: |
      ward_code | period     | people_income_deprived | people | children_income_deprived | children
      E05013665 | 2022-01-01 | 5140                   | 12000  | 1200                     | 2000
      E05013659 | 2022-01-01 | 600                    | 9000   | 75                       | 1500
  expect: |
      area      | period     | numerator | denominator
      E05013665 | 2022-01-01 | 5140      | 12000
      E05013659 | 2022-01-01 | 600       | 9000
---*/
select
    ward_code as area,
    period,
    people_income_deprived as numerator,
    people as denominator
from deprivation
