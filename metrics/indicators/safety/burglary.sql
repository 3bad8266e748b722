/*---
title: Burglary
question: How often are homes and businesses burgled?
also_called: [break-ins, housebreaking, police, crime]
kind: rate
polarity: low_is_good
level: ward
frequency: month
numerator: Burglaries recorded by the police, of homes, outbuildings and businesses
denominator: residents
per: 1000
extracts: [recorded_crime]
breakdowns: [offence]
owner: Community Safety
caveats:
  - Only what is reported to the police and recorded by them
  - Businesses are counted too, so wards with many of them read high per resident
example:
  given:
    recorded_crime: |
      ward_code | month      | major    | minor                           | offences
      E05013653 | 2025-11-01 | BURGLARY | RES BURGLARY OF A HOME          | 7
      E05013653 | 2025-11-01 | BURGLARY | BURGLARY BUSINESS AND COMMUNITY | 12
      E05013653 | 2025-11-01 | THEFT    | OTHER THEFT                     | 50
  expect: |
      area      | period     | offence                         | numerator
      E05013653 | 2025-11-01 | RES BURGLARY OF A HOME          | 7
      E05013653 | 2025-11-01 | BURGLARY BUSINESS AND COMMUNITY | 12
---*/
select
    ward_code as area,
    month as period,
    minor as offence,
    sum(offences) as numerator
from recorded_crime
where major = 'BURGLARY'
group by all
