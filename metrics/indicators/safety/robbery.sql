/*---
title: Robbery
question: How often are people and businesses robbed?
also_called: [mugging, muggings, street crime, police]
kind: rate
polarity: low_is_good
polarity_because: >-
  Robbery takes from people by force or threat, and leaves many afraid; a fall can also mean that fewer were reported
level: ward
frequency: month
numerator: Robberies recorded by the police
denominator: residents
per: 1000
extracts: [recorded_crime]
breakdowns: [offence]
owner: Community Safety
caveats:
  - Only what is reported to the police and recorded by them
  - From January 2024 to December 2025 the wards' rows sum to 3,226 of the 3,277 robberies in the Metropolitan Police's
    own total for Camden, 98.4% (MPS Borough Level Crime); the others are in no ward's row and are not here
  - Counted where it happened, so the victims in busy wards are often visitors, not residents
example:
  given:
    recorded_crime: |
      ward_code | month      | major    | minor                        | offences
      E05013655 | 2025-11-01 | ROBBERY  | ROBBERY OF PERSONAL PROPERTY | 9
      E05013655 | 2025-11-01 | ROBBERY  | ROBBERY OF BUSINESS PROPERTY | 2
      E05013655 | 2025-12-01 | ROBBERY  | ROBBERY OF PERSONAL PROPERTY | 4
      E05013655 | 2025-11-01 | BURGLARY | RES BURGLARY OF A HOME       | 7
  expect: |
      area      | period     | offence    | numerator
      E05013655 | 2025-11-01 | People     | 9
      E05013655 | 2025-11-01 | Businesses | 2
      E05013655 | 2025-12-01 | People     | 4
---*/
select
    ward_code as area,
    month as period,
    case
        when minor = 'ROBBERY OF PERSONAL PROPERTY' then 'People'
        when minor = 'ROBBERY OF BUSINESS PROPERTY' then 'Businesses'
        else minor
    end as offence,
    sum(offences) as numerator
from recorded_crime
where major = 'ROBBERY'
group by all
