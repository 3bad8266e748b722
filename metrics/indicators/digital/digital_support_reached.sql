/*---
title: Residents helped to get online
short: Helped to get online
question: Does help to get online reach the places that need it?
also_called: [digital inclusion, digital exclusion, internet]
kind: rate
polarity: high_is_good
polarity_because: >-
  Help to get online does good only where it arrives, so that more courses begun reach more people; where few are
  offline fewer are needed
level: ward
frequency: month
numerator: Courses of support begun (a device, a data connection, or lessons)
denominator: residents
per: 1000
no_interval: One person may begin several courses, so they are not independent of one another
extracts: [digital_support]
publish: {borough: month, neighbourhood: quarter, ward: financial_year}
owner: Digital Inclusion
caveats:
  - Courses are counted, not people; someone given a device and lessons counts twice
  - Out of all residents, not only those who are offline
example:
  given:
    digital_support: |
      ward_code | support_key | kind   | started_on | completed_on
      E05013665 | d1          | skills | 2025-04-01 | 2025-06-02
      E05013665 | d2          | device | 2025-04-30 |
      E05013665 | d3          | device | 2025-05-01 | 2025-05-19
                | d4          | data   | 2025-04-14 | 2025-05-12
  expect: |
      area      | period     | numerator
      E05013665 | 2025-04-01 | 2
      E05013665 | 2025-05-01 | 1
                | 2025-04-01 | 1
---*/
select
    ward_code as area,
    date_trunc('month', started_on)::date as period,
    count(*) as numerator
from digital_support
group by all
