/*---
title: Children in income-deprived families
short: Children income-deprived
question: Where do children grow up in families with too little income?
also_called: [child poverty, IDACI, deprivation]
kind: proportion
polarity: low_is_good
polarity_because: A family with too little income goes without things that children need to be healthy and to learn
level: ward
frequency: once
numerator: Children in income deprivation (English Indices of Deprivation 2025)
denominator: Children under 16 (Census 2021)
cases: children
no_interval: The publisher works it out from records of everyone and gives no margin of error
extracts: [deprivation]
owner: Strategy and Insight
caveats:
  - Best fit of small areas to wards, with their own denominators
  - The publisher withholds a small area with fewer than 10; it counts as none, so a sum with one is "or more"
  - Children of 2022 over those of Census 2021, so it is near the publisher's rate and not the same
example:
  given:
    deprivation: |
      ward_code | period     | children_income_deprived | children | small_areas_withheld
      E05013652 | 2022-01-01 | 225                      | 2096     | 2
      E05013653 | 2022-01-01 | 395                      | 778      | 0
  expect: |
      area      | period     | numerator | denominator | qualifier
      E05013652 | 2022-01-01 | 225       | 2096        | at_least
      E05013653 | 2022-01-01 | 395       | 778         | exactly
---*/
select
    ward_code as area,
    period,
    children_income_deprived as numerator,
    children as denominator,
    case when small_areas_withheld > 0 then 'at_least' else 'exactly' end as qualifier
from deprivation
