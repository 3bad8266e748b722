/*---
title: Young people whose activity is not known
short: Activity not known
question: Of how many 16 to 24 year-olds do we not know what they are doing?
also_called: [NEET, unknown destination, activity not known, participation]
kind: proportion
polarity: low_is_good
polarity_because: >-
  Nobody can offer help to a young person of whom nothing is known, and the share in education or work is less sure
  the more are left out
level: ward
frequency: month
stock: true
numerator: Residents aged 16 to 24 of whom there has been no news for six months
denominator: Residents aged 16 to 24 known to the council
cases: people
no_interval: Everyone known to the council is counted, so nothing is estimated
extracts: [young_people]
publish: {borough: month, neighbourhood: month, ward: month}
owner: Integrated Youth Support Services
caveats:
  - It rises each September, when courses begin and nobody has yet confirmed who is on them
example:
  given:
    young_people: |
      ward_code | young_person_key | month      | status
      E05013665 | y1               | 2025-10-01 | education
      E05013665 | y2               | 2025-10-01 | none
      E05013665 | y3               | 2025-10-01 | not known
      E05013659 | y4               | 2025-10-01 | training
      E05013665 | y3               | 2025-11-01 | employment
  expect: |
      area      | period     | numerator | denominator
      E05013665 | 2025-10-01 | 1         | 3
      E05013659 | 2025-10-01 | 0         | 1
      E05013665 | 2025-11-01 | 0         | 1
---*/
select
    ward_code as area,
    month as period,
    count(*) filter (where status = 'not known') as numerator,
    count(*) as denominator
from young_people
group by all
