/*---
title: Go online on their own after support
short: Online after support
question: Does our help to get online work?
also_called: [digital inclusion, digital skills, internet]
kind: proportion
polarity: high_is_good
polarity_because: The support is there so that people go online by themselves, and this is the share who do afterwards
level: ward
frequency: quarter
numerator: Courses of support after which the person goes online on their own
denominator: Courses of support completed
cases: courses
no_interval: One person may take several courses, so how they end is not independent of one another
extracts: [digital_support]
breakdowns: [kind]
breakdowns_of: courses
publish: {borough: quarter, neighbourhood: financial_year, ward: never, categories: {borough: quarter}}
owner: Digital Inclusion
caveats:
  - People who could not be reached afterwards count as not online, so the true share is higher
  - Support that was broken off is not counted
  - By the quarter in which the support was completed
example:
  given:
    digital_support: |
      ward_code | support_key | kind   | started_on | completed_on | online_after
      E05013665 | d1          | skills | 2025-01-20 | 2025-04-01   | true
      E05013665 | d2          | skills | 2025-02-03 | 2025-04-08   | false
      E05013665 | d3          | skills | 2025-04-07 | 2025-06-30   |
      E05013665 | d4          | device | 2025-04-07 |              |
                | d5          | device | 2025-06-16 | 2025-07-01   | true
  expect: |
      area      | period     | kind   | numerator | denominator
      E05013665 | 2025-04-01 | skills | 1         | 3
                | 2025-07-01 | device | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('quarter', completed_on)::date as period,
    kind,
    count(*) filter (where online_after) as numerator,
    count(*) as denominator
from digital_support
where completed_on is not null
group by all
