/*---
title: Households deprived in some way
short: Households deprived
question: How many households lack work, qualifications, good health or a good enough home?
also_called: [deprivation, poverty, Census]
kind: proportion
polarity: low_is_good
polarity_because: >-
  Each sign of deprivation is something that a household lacks, be it work, qualifications, health or enough room
level: ward
frequency: once
numerator: Households deprived in one or more of education, employment, health and housing
denominator: Households
cases: households
no_interval: The Census asked every household, so there is no sample
extracts: [census_2021]
owner: Strategy and Insight
caveats:
  - Census day, 21 March 2021, was during a lockdown; work and homes were not as usual
  - The Census has four signs of deprivation, and income is not among them
  - A full count; the publisher changes small numbers a little to keep people from being known
example:
  given:
    census_2021: |
      ward_code | period     | topic       | category | counted | out_of
      E05013669 | 2021-01-01 | deprivation | none     | 300     | 1000
      E05013669 | 2021-01-01 | deprivation | one      | 400     | 1000
      E05013669 | 2021-01-01 | deprivation | two      | 200     | 1000
      E05013669 | 2021-01-01 | deprivation | four     | 100     | 1000
      E05013669 | 2021-01-01 | tenure      | one      | 900     | 980
      E05013659 | 2021-01-01 | deprivation | none     | 500     | 500
  expect: |
      area      | period     | numerator | denominator
      E05013669 | 2021-01-01 | 700       | 1000
      E05013659 | 2021-01-01 | 0         | 500
---*/
select
    ward_code as area,
    period,
    sum(case when category = 'none' then 0 else counted end) as numerator,
    max(out_of) as denominator
from census_2021
where topic = 'deprivation'
group by all
