/*---
title: Life feels worthwhile
question: Do people in Camden feel that what they do is worthwhile?
also_called: [wellbeing, happiness]
kind: published
polarity: high_is_good
polarity_because: People who feel that what they do is worthwhile have better wellbeing and are less isolated
level: borough
frequency: financial_year
unit: out of 10
sampled: true
numerator: Mean score, from 0 to 10, that people give to how worthwhile the things they do are
extracts: [official_figures]
peers: worthwhile
owner: Public Health
caveats:
  - The limits are the publisher's own; small changes mean little
  - Nothing later than 2022/23 is published for boroughs
  - Of people of 16 and over
example:
  given:
    official_figures: |
      series          | period     | value | lower | upper
      life_worthwhile | 2021-04-01 | 7.68  | 7.36  | 8.01
      life_worthwhile | 2022-04-01 | 7.46  | 7.19  | 7.74
      happiness       | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2021-04-01 | 7.68  | 7.36  | 8.01
      2022-04-01 | 7.46  | 7.19  | 7.74
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'life_worthwhile'
