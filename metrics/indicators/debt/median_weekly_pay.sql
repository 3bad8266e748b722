/*---
title: Weekly pay of residents
question: What does the resident in the middle earn in a week?
also_called: [wages, earnings, income]
kind: published
polarity: high_is_good
polarity_because: >-
  Higher pay leaves more to live on; it is before prices are taken out, so that a rise smaller than theirs is a loss
level: borough
frequency: year
unit: pounds a week
sampled: true
numerator: Median weekly pay before tax of employees who live in the borough, in April
extracts: [official_figures]
peers: gross_median_weekly_pay
owner: Good Work Camden
caveats:
  - The limits are the publisher's own
  - In the money of each year; prices are not taken out
  - The newest year is provisional
example:
  given:
    official_figures: |
      series            | period     | value | lower     | upper
      median_weekly_pay | 2024-01-01 | 768.1 | 700.35358 | 835.8464200000001
      median_weekly_pay | 2025-01-01 | 879.9 | 776.42376 | 983.3762399999999
      happiness         | 2022-04-01 | 7.28  | 6.94      | 7.61
  expect: |
      period     | value | lower     | upper
      2024-01-01 | 768.1 | 700.35358 | 835.8464200000001
      2025-01-01 | 879.9 | 776.42376 | 983.3762399999999
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'median_weekly_pay'
