/*---
title: Young people in education, work or training
short: In education or work
question: How many of our 16 to 24 year-olds are in education, work or training?
also_called: [NEET, EET, not in education employment or training, participation]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Time out of learning and work when young is followed by lower pay and worse health for years; the mission asks that
  every young person can reach opportunity
level: ward
frequency: month
stock: true
numerator: Residents aged 16 to 24 in education, employment or training in the month
denominator: Residents aged 16 to 24 whose activity in the month is known
cases: people
no_interval: Everyone whose activity is known is counted, so nothing is estimated
extracts: [young_people]
breakdowns: [ethnicity, care_experienced]
breakdowns_of: young people
publish: {borough: month, neighbourhood: month, ward: month, categories: {borough: month}}
owner: Integrated Youth Support Services
caveats:
  - Those whose activity is not known are left out; read it beside their share, which rises each September
  - Only young people known to the council are counted
example:
  given:
    young_people: |
      ward_code | young_person_key | month      | status     | ethnicity_group | care_experienced
      E05013665 | y1               | 2025-10-01 | education  | Black           | false
      E05013665 | y2               | 2025-10-01 | none       | Black           | false
      E05013665 | y3               | 2025-10-01 | not known  | Black           | false
      E05013665 | y4               | 2025-10-01 | employment | unknown         | true
      E05013659 | y5               | 2025-10-01 | training   | White           | false
      E05013665 | y1               | 2025-11-01 | education  | Black           | false
  expect: |
      area      | period     | ethnicity | care_experienced     | numerator | denominator
      E05013665 | 2025-10-01 | Black     | not care experienced | 1         | 2
      E05013665 | 2025-10-01 | unknown   | care experienced     | 1         | 1
      E05013659 | 2025-10-01 | White     | not care experienced | 1         | 1
      E05013665 | 2025-11-01 | Black     | not care experienced | 1         | 1
---*/
select
    ward_code as area,
    month as period,
    ethnicity_group as ethnicity,
    case when care_experienced then 'care experienced' else 'not care experienced' end as care_experienced,
    count(*) filter (where status <> 'none') as numerator,
    count(*) as denominator
from young_people
where status <> 'not known'
group by all
