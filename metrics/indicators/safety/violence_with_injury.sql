/*---
title: Violence with injury
question: How often is someone hurt by violence?
also_called: [assault, serious violence, police, crime]
kind: rate
polarity: low_is_good
polarity_because: Each offence is somebody hurt; but the record also rises when more of those who are hurt report it
level: ward
frequency: month
numerator: Offences of violence with injury recorded by the police
denominator: residents
per: 1000
extracts: [recorded_crime]
owner: Community Safety
caveats:
  - Only what is reported to the police and recorded by them; much violence at home is not
  - From January 2024 to December 2025 the wards' rows sum to 3,860 of the 3,938 offences in the Metropolitan Police's
    own total for Camden, 98.0% (MPS Borough Level Crime); the others are in no ward's row and are not here
  - Counted where it happened, so the victims in busy wards are often visitors, not residents
example:
  given:
    recorded_crime: |
      ward_code | month      | major                       | minor                   | offences
      E05013655 | 2025-11-01 | VIOLENCE AGAINST THE PERSON | VIOLENCE WITH INJURY    | 14
      E05013655 | 2025-11-01 | VIOLENCE AGAINST THE PERSON | VIOLENCE WITHOUT INJURY | 22
      E05013659 | 2025-11-01 | VIOLENCE AGAINST THE PERSON | VIOLENCE WITH INJURY    | 0
  expect: |
      area      | period     | numerator
      E05013655 | 2025-11-01 | 14
      E05013659 | 2025-11-01 | 0
---*/
select
    ward_code as area,
    month as period,
    sum(offences) as numerator
from recorded_crime
where minor = 'VIOLENCE WITH INJURY'
group by all
