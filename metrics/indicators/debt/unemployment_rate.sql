/*---
title: People looking for work
question: Of those who work or want to, how many have none?
also_called: [jobs, out of work]
kind: published
polarity: low_is_good
polarity_because: Each one counted seeks work and has none, with less income and often worse health for it
level: borough
frequency: year
unit: share
sampled: true
numerator: Share of residents of 16 and over who seek work, of those who work or seek it
extracts: [official_figures]
peers: modelled_unemployment_rate
owner: Good Work Camden
caveats:
  - Modelled by the publisher, since few are unemployed in a survey of one borough
  - The limits are the publisher's own; small changes mean little
  - Official statistics in development, since fewer people answer the survey
  - Nothing later than 2023 is in the release
example:
  given:
    official_figures: |
      series            | period     | value | lower | upper
      unemployment_rate | 2022-01-01 | 0.039 | 0.022 | 0.056
      unemployment_rate | 2023-01-01 | 0.049 | 0.031 | 0.067
      happiness         | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2022-01-01 | 0.039 | 0.022 | 0.056
      2023-01-01 | 0.049 | 0.031 | 0.067
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'unemployment_rate'
