/*---
title: Staff who had completed the anti-racism learning, as published
short: Staff trained, published
question: How many staff had completed the anti-racism learning when the council last said so?
also_called: [training, e-learning, race equality]
kind: published
polarity: high_is_good
polarity_because: >-
  The learning is asked of everyone, so that each who completes it brings the organisation nearer to what it asked; it
  says who has learnt, not what has changed
level: borough
frequency: once
unit: share
numerator: Share of staff who had completed the learning offer, printed as 3,200 staff or 77%
extracts: [published_figures]
owner: People and Inclusion
caveats:
  - Printed without a date, between the launch in May 2021 and about the middle of 2022
  - No later figure, and none by directorate, was found in print
example:
  given:
    published_figures: |
      series                   | period     | value
      training_completed       | 2022-01-01 | 0.77
      training_completed_staff | 2022-01-01 | 3200
  expect: |
      period     | value
      2022-01-01 | 0.77
---*/
select
    period,
    value,
    qualifier
from published_figures
where series = 'training_completed'
