/*---
title: Recorded crime
question: How much crime is recorded, of every kind?
also_called: [offences, police, total crime]
kind: rate
polarity: low_is_good
polarity_because: >-
  Each offence harms somebody, or the place; but the record also rises when more people trust the police enough to
  report
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
  - From January 2024 to December 2025 the wards' rows sum to 82,408 of the 84,055 offences in the Metropolitan Police's
    own total for Camden, 98.0% (MPS Borough Level Crime); the others are in no ward's row and are not here
  - Offences that another police force recorded in Camden have no ward, and count for all Camden only
  - Categories that the police have divided, joined or renamed since April 2023 are shown together, under one name
example:
  given:
    recorded_crime: |
      ward_code | month      | major    | minor                        | offences
      E05013655 | 2025-11-01 | ROBBERY  | ROBBERY OF PERSONAL PROPERTY | 9
      E05013655 | 2025-11-01 | ROBBERY  | ROBBERY OF BUSINESS PROPERTY | 2
      E05013655 | 2025-11-01 | THEFT    | SHOPLIFTING                  | 0
                | 2025-11-01 | THEFT    | SHOPLIFTING                  | 1
  expect: |
      area      | period     | offence               | numerator
      E05013655 | 2025-11-01 | Robbery of people     | 9
      E05013655 | 2025-11-01 | Robbery of businesses | 2
      E05013655 | 2025-11-01 | Shoplifting           | 0
                | 2025-11-01 | Shoplifting           | 1
---*/
select
    ward_code as area,
    month as period,
    case
        when minor = 'ARSON' then 'Arson'
        when minor = 'CRIMINAL DAMAGE' then 'Criminal damage'
        when
            minor in (
                'BURGLARY - RESIDENTIAL', 'BURGLARY IN A DWELLING', 'RES BURGLARY OF A HOME',
                'RES BURGLARY OF UNCONNECTED BUILDING'
            )
            then 'Burglary of homes, sheds and garages'
        when minor in ('BURGLARY BUSINESS AND COMMUNITY', 'BURGLARY NON-DWELLING')
            then 'Burglary of businesses and community buildings'
        when minor = 'POSSESSION OF DRUGS' then 'Possession of drugs'
        when minor = 'TRAFFICKING OF DRUGS' then 'Trafficking of drugs'
        when minor in ('FRAUD AND FORGERY', 'NFIB') then 'Fraud and forgery'
        when minor = 'MISC CRIMES AGAINST SOCIETY' then 'Other crimes against society'
        when minor = 'POSSESSION OF WEAPONS' then 'Possession of weapons'
        when minor in ('PUBLIC FEAR ALARM OR DISTRESS', 'PUBLIC FEAR, ALARM OR DISTRESS')
            then 'Causing fear, alarm or distress in public'
        when minor = 'RACE OR RELIGIOUS AGG PUBLIC FEAR' then 'Causing fear in public, aggravated by race or religion'
        when minor in ('OTHER OFFENCES PUBLIC ORDER', 'VIOLENT DISORDER') then 'Other public order offences'
        when minor = 'ROBBERY OF BUSINESS PROPERTY' then 'Robbery of businesses'
        when minor = 'ROBBERY OF PERSONAL PROPERTY' then 'Robbery of people'
        when minor = 'RAPE' then 'Rape'
        when minor = 'OTHER SEXUAL OFFENCES' then 'Other sexual offences'
        when minor = 'BICYCLE THEFT' then 'Bicycle theft'
        when minor = 'SHOPLIFTING' then 'Shoplifting'
        when minor = 'THEFT FROM THE PERSON' then 'Theft from the person'
        when minor = 'OTHER THEFT' then 'Other theft'
        when minor = 'THEFT FROM A VEHICLE' then 'Theft from a vehicle'
        when minor in ('THEFT OR UNAUTH TAKING OF A MOTOR VEH', 'AGGRAVATED VEHICLE TAKING')
            then 'Theft or taking of a motor vehicle'
        when minor = 'INTERFERING WITH A MOTOR VEHICLE' then 'Interfering with a motor vehicle'
        when minor = 'VIOLENCE WITH INJURY' then 'Violence with injury'
        when minor in ('VIOLENCE WITHOUT INJURY', 'STALKING AND HARASSMENT')
            then 'Violence without injury, stalking and harassment'
        when minor = 'HOMICIDE' then 'Homicide'
        when minor = 'DEATH SERIOUS INJURY ILLEGAL DRIVING' then 'Death or serious injury by unlawful driving'
        else minor
    end as offence,
    sum(offences) as numerator
from recorded_crime
group by all
