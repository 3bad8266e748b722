/*---
title: Burglary
question: How often are homes and businesses burgled?
also_called: [break-ins, housebreaking, police, crime]
kind: rate
polarity: low_is_good
polarity_because: >-
  A burglary takes people's belongings and their sense of safety in their own home; a fall can also mean that fewer
  were reported
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
  - From January 2024 to December 2025 the wards' rows sum to 4,595 of the 4,655 burglaries in the Metropolitan Police's
    own total for Camden, 98.7% (MPS Borough Level Crime); the others are in no ward's row and are not here
  - Businesses are counted too, so wards with many of them read high per resident
example:
  given:
    recorded_crime: |
      ward_code | month      | major    | minor                           | offences
      E05013653 | 2025-11-01 | BURGLARY | RES BURGLARY OF A HOME          | 7
      E05013653 | 2025-11-01 | BURGLARY | BURGLARY BUSINESS AND COMMUNITY | 12
      E05013653 | 2025-11-01 | THEFT    | OTHER THEFT                     | 50
  expect: |
      area      | period     | offence                           | numerator
      E05013653 | 2025-11-01 | Homes, sheds and garages          | 7
      E05013653 | 2025-11-01 | Businesses and community buildings | 12
---*/
select
    ward_code as area,
    month as period,
    -- Since 2024 homes are apart from sheds and garages; in the months before, one name has them all.
    case
        when
            minor in (
                'BURGLARY - RESIDENTIAL', 'BURGLARY IN A DWELLING', 'RES BURGLARY OF A HOME',
                'RES BURGLARY OF UNCONNECTED BUILDING'
            )
            then 'Homes, sheds and garages'
        when minor in ('BURGLARY BUSINESS AND COMMUNITY', 'BURGLARY NON-DWELLING')
            then 'Businesses and community buildings'
        else minor
    end as offence,
    sum(offences) as numerator
from recorded_crime
where major = 'BURGLARY'
group by all
