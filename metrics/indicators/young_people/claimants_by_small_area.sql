/*---
title: People claiming unemployment benefits, from small areas
short: Claimants by small area
question: Where do people claim benefits because they look for work?
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
denominator: Residents aged 16 to 64 (Census 2021)
denominator_is: stock
per: 1000
no_interval: Everyone who claims on the day of the count is counted, so the figure is simply known
extracts: [claimants_small_areas]
owner: Good Work Camden
caveats:
  - Best fit of small areas to wards, with their own denominators
  - One month, of June 2026; months to come are in the count by ward, once a file of the publisher's is imported
  - Claimants of 2026 over residents of 2021, as in the publisher's own rates of small areas
  - A benefits count, not unemployment; it moves when the rules on who must seek work do
  - The publisher rounds each small area to the nearest 5
example:
  given:
    claimants_small_areas: |
      ward_code | period     | claimants | residents
      E05013665 | 2026-06-01 | 455       | 9500
      E05013659 | 2026-06-01 | 95        | 7200
  expect: |
      area      | period     | numerator | denominator
      E05013665 | 2026-06-01 | 455       | 9500
      E05013659 | 2026-06-01 | 95        | 7200
---*/
select
    ward_code as area,
    period,
    claimants as numerator,
    residents as denominator
from claimants_small_areas
