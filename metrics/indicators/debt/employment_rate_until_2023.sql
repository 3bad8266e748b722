/*---
title: People in work, until 2023
short: In work, until 2023
question: How many people of working age had work, by the survey of calendar years?
also_called: [jobs, work, employment]
kind: published
polarity: high_is_good
polarity_because: >-
  Work is what most households live on, so that more people in work means fewer with too little; it does not say how
  well it is paid
level: borough
frequency: year
unit: share
sampled: true
numerator: Share of residents of 16 to 64 who are in employment
extracts: [official_figures]
ended: The release stops at 2023; the newest year is printed elsewhere and shown by itself
peers: employment_rate
owner: Good Work Camden
caveats:
  - The limits are the publisher's own; small changes mean little
  - Official statistics in development, since fewer people answer the survey
  - Nothing later than 2023 is in the release; 2024/25 is in another one, without limits, and shown by itself
example:
  given:
    official_figures: |
      series                     | period     | value | lower | upper
      employment_rate_until_2023 | 2022-01-01 | 0.702 | 0.640 | 0.764
      employment_rate_until_2023 | 2023-01-01 | 0.715 | 0.645 | 0.785
      happiness                  | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2022-01-01 | 0.702 | 0.640 | 0.764
      2023-01-01 | 0.715 | 0.645 | 0.785
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'employment_rate_until_2023'
