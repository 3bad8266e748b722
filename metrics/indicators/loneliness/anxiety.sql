/*---
title: How anxious adults felt yesterday
short: Anxiety yesterday
question: How anxious do people in Camden say they are?
also_called: [wellbeing, mental health, ONS4]
kind: published
polarity: low_is_good
polarity_because: The score is of how anxious people felt, and more anxiety is a worse day for whoever has it
level: borough
frequency: financial_year
unit: out of 10
sampled: true
numerator: Mean score, from 0 to 10, that people give to how anxious they felt yesterday
extracts: [official_figures]
peers: anxiety
owner: Public Health
caveats:
  - The limits are the publisher's own; small changes mean little
  - Nothing later than 2022/23 is published for boroughs
  - Of people of 16 and over
example:
  given:
    official_figures: |
      series    | period     | value | lower | upper
      anxiety   | 2021-04-01 | 3.73  | 3.25  | 4.21
      anxiety   | 2022-04-01 | 3.37  | 2.83  | 3.9
      happiness | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2021-04-01 | 3.73  | 3.25  | 4.21
      2022-04-01 | 3.37  | 2.83  | 3.9
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'anxiety'
