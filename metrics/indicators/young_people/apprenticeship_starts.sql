/*---
title: Apprenticeships started
question: How many residents start an apprenticeship?
also_called: [apprentices, training]
kind: published
polarity: high_is_good
polarity_because: >-
  An apprenticeship is a way into paid work with a qualification, also for those who do not study on; that one was
  begun does not say that it was finished
level: borough
frequency: academic_year
unit: starts per 100,000 residents
numerator: Apprenticeships started by residents in the academic year, per 100,000 of working age
extracts: [official_figures]
peers: apprenticeship_starts_england
owner: Good Work Camden
caveats:
  - Placed by where the apprentice lives
  - Printed in whole numbers
example:
  given:
    official_figures: |
      series                | period     | value
      apprenticeship_starts | 2023-09-01 | 421
      apprenticeship_starts | 2024-09-01 | 465
      happiness             | 2022-04-01 | 7.28
  expect: |
      period     | value
      2023-09-01 | 421
      2024-09-01 | 465
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'apprenticeship_starts'
