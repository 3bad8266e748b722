/*---
title: Theft from the person
question: How often are phones, bags and wallets taken from people?
also_called: [phone theft, phone snatching, pickpocketing, snatch theft, police, crime]
kind: rate
polarity: low_is_good
polarity_because: >-
  A theft costs people their phone, money or papers and makes them wary in public; a fall can also mean that fewer
  were reported
level: ward
frequency: month
numerator: Thefts from the person recorded by the police
denominator: residents
per: 1000
extracts: [recorded_crime]
owner: Community Safety
caveats:
  - Only what is reported to the police and recorded by them
  - From January 2024 to December 2025 the wards' rows sum to 17,073 of the 17,247 thefts in the Metropolitan Police's
    own total for Camden, 99.0% (MPS Borough Level Crime); the others are in no ward's row and are not here
  - Counted where it happened; in the centre of London most victims are visitors, not residents
example:
  given:
    recorded_crime: |
      ward_code | month      | major | minor                 | offences
      E05013662 | 2025-11-01 | THEFT | THEFT FROM THE PERSON | 210
      E05013662 | 2025-11-01 | THEFT | SHOPLIFTING           | 80
  expect: |
      area      | period     | numerator
      E05013662 | 2025-11-01 | 210
---*/
select
    ward_code as area,
    month as period,
    sum(offences) as numerator
from recorded_crime
where minor = 'THEFT FROM THE PERSON'
group by all
