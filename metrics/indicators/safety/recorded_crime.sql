/*---
title: Recorded crime
question: How much crime is recorded, of every kind?
also_called: [offences, police, total crime]
kind: rate
polarity: low_is_good
level: ward
frequency: month
numerator: Offences recorded by the police
denominator: residents
per: 1000
extracts: [recorded_crime]
breakdowns: [offence]
owner: Community Safety
caveats:
  - Only what is reported to the police and recorded by them; more reporting can mean more trust, not more crime
  - About 3 in 100 offences in London have no ward and are in no borough's figures here
example:
  given:
    recorded_crime: |
      ward_code | month      | major    | minor                        | offences
      E05013655 | 2025-11-01 | ROBBERY  | ROBBERY OF PERSONAL PROPERTY | 9
      E05013655 | 2025-11-01 | ROBBERY  | ROBBERY OF BUSINESS PROPERTY | 2
      E05013655 | 2025-11-01 | THEFT    | SHOPLIFTING                  | 0
  expect: |
      area      | period     | offence                      | numerator
      E05013655 | 2025-11-01 | ROBBERY OF PERSONAL PROPERTY | 9
      E05013655 | 2025-11-01 | ROBBERY OF BUSINESS PROPERTY | 2
      E05013655 | 2025-11-01 | SHOPLIFTING                  | 0
---*/
select
    ward_code as area,
    month as period,
    minor as offence,
    sum(offences) as numerator
from recorded_crime
group by all
