/*---
title: Overcrowded households
question: How many households have too few bedrooms for the people who live there?
also_called: [overcrowding, bedroom standard, occupancy rating, Census]
kind: proportion
polarity: low_is_good
polarity_because: Too few bedrooms leave children without room to sleep or learn, and spread illness
level: ward
frequency: once
numerator: Households with at least one bedroom too few
denominator: Households
cases: households
no_interval: The Census asked every household, so there is no sample
extracts: [census_2021]
owner: Housing Strategy
caveats:
  - Best fit of small areas to wards, with their own denominators
  - Counts bedrooms only; who shares one by choice, or sleeps in the living room, is not known
  - A full count on 21 March 2021; the publisher changes small numbers a little to keep people from being known
example:
  given:
    census_2021: |
      ward_code | period     | topic        | category                   | counted | out_of
      E05013669 | 2021-01-01 | overcrowding | two_or_more_bedrooms_short | 50      | 1000
      E05013669 | 2021-01-01 | overcrowding | one_bedroom_short          | 120     | 1000
      E05013669 | 2021-01-01 | overcrowding | as_many_bedrooms_as_needed | 600     | 1000
      E05013669 | 2021-01-01 | overcrowding | one_bedroom_spare          | 230     | 1000
      E05013669 | 2021-01-01 | tenure       | one_bedroom_short          | 70      | 1010
      E05013659 | 2021-01-01 | overcrowding | two_or_more_bedrooms_spare | 400     | 400
  expect: |
      area      | period     | numerator | denominator
      E05013669 | 2021-01-01 | 170       | 1000
      E05013659 | 2021-01-01 | 0         | 400
---*/
select
    ward_code as area,
    period,
    sum(case when category in ('one_bedroom_short', 'two_or_more_bedrooms_short') then counted else 0 end) as numerator,
    max(out_of) as denominator
from census_2021
where topic = 'overcrowding'
group by all
