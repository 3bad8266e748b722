/*---
title: Households served a section 21 notice
short: Section 21 notices
question: How many households come to us because their landlord ends the tenancy without a reason?
also_called: [no-fault eviction, homeless]
kind: published
polarity: low_is_good
polarity_because: >-
  Each is a household that may lose its home though its landlord need give no reason, and has to find another
level: borough
frequency: quarter
unit: households
numerator: Households owed a duty to prevent homelessness because of a valid section 21 notice, in the quarter
extracts: [official_figures]
owner: Housing Solutions
caveats:
  - In the quarter; a household can come back in another one
  - No figure is printed for April to June 2024
  - Few a quarter, so chance moves it
example:
  given:
    official_figures: |
      series             | period     | value
      section_21_notices | 2025-07-01 | 17
      section_21_notices | 2025-10-01 | 16
      happiness          | 2022-04-01 | 7.28
  expect: |
      period     | value
      2025-07-01 | 17
      2025-10-01 | 16
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'section_21_notices'
