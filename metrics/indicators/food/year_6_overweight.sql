/*---
title: Year 6 children overweight or very overweight
short: Overweight, Year 6
question: How many children leave primary school overweight?
also_called: [child obesity, NCMP, healthy weight, BMI]
kind: proportion
polarity: low_is_good
polarity_because: Children above a healthy weight at eleven mostly stay so, and have more illness as adults
level: ward
frequency: academic_year
numerator: Children in Year 6 measured as overweight or very overweight
denominator: Children in Year 6 who were measured
cases: children
extracts: [child_measurements]
breakdowns: [sex, ethnicity]
breakdowns_of: Year 6 children
publish: {borough: academic_year, neighbourhood: academic_year, ward: academic_year}
owner: Public Health
caveats:
  - Parents may refuse, and children who are not measured may differ from the others
  - By the ward where the child lives; pupils from outside the borough count for the borough alone
example:
  given:
    child_measurements: |
      ward_code | child_key | academic_year | year_group | sex    | ethnicity_group | weight_category
      E05013665 | m1        | 2024-09-01    | year 6     | female | Black           | overweight
      E05013665 | m2        | 2024-09-01    | year 6     | female | Black           | healthy
      E05013665 | m3        | 2024-09-01    | year 6     | male   | unknown         | very overweight
      E05013665 | m4        | 2024-09-01    | year 6     | male   | unknown         | underweight
      E05013665 | m5        | 2024-09-01    | reception  | male   | White           | very overweight
                | m6        | 2023-09-01    | year 6     | male   | White           | healthy
  expect: |
      area      | period     | sex    | ethnicity | numerator | denominator
      E05013665 | 2024-09-01 | female | Black     | 1         | 2
      E05013665 | 2024-09-01 | male   | unknown   | 1         | 2
                | 2023-09-01 | male   | White     | 0         | 1
---*/
select
    ward_code as area,
    academic_year as period,
    sex,
    ethnicity_group as ethnicity,
    count(*) filter (where weight_category in ('overweight', 'very overweight')) as numerator,
    count(*) as denominator
from child_measurements
where year_group = 'year 6'
group by all
