/*---
title: People claiming unemployment benefits
short: Unemployed claimants
question: How many residents claim benefits because they are looking for work?
also_called: [unemployment, jobless, Universal Credit, JSA, jobseekers, claimant count]
kind: rate
polarity: low_is_good
polarity_because: >-
  A claim means that somebody who is expected to look for work has none, or earns too little from it; fewer claims can
  also mean that rules changed
level: ward
frequency: month
stock: true
of_a_day: true
numerator: Residents aged 16 and over claiming Universal Credit and required to seek work, or Jobseeker's Allowance
denominator: residents
per: 1000
held_back: The publisher gives no count of a ward in some months
no_interval: Everyone who claims on the day of the count is counted, so nothing is estimated
extracts: [claimant_count]
owner: Good Work Camden
caveats:
  - Everyone from the age of 16, not only young people
  - Shown once a file of the publisher's is imported; until then June 2026 stands beside it, from small areas
  - Out of residents of all ages; the publisher's own rate is out of those aged 16 to 64, and reads higher
  - A benefits count, not unemployment; it moves when the rules on who must seek work do
  - The publisher rounds each ward to the nearest 5
  - Where it gives no count of a ward, neither the ward nor all that it is part of has a figure for that month
example:
  given:
    claimant_count: |
      ward_code | month      | age_band | claimants
      E05013665 | 2025-06-01 | 16+      | 540
      E05013665 | 2025-06-01 | 16-24    | 85
      E05013659 | 2025-06-01 | 16+      | 95
      E05013665 | 2025-07-01 | 16+      | 535
      E05013659 | 2025-07-01 | 16+      |
  expect: |
      area      | period     | numerator
      E05013665 | 2025-06-01 | 540
      E05013659 | 2025-06-01 | 95
      E05013665 | 2025-07-01 | 535
      E05013659 | 2025-07-01 |
---*/
select
    ward_code as area,
    month as period,
    sum(claimants) as numerator
from claimant_count
where age_band = '16+'
group by all
