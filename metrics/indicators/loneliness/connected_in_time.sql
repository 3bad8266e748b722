/*---
title: Met someone within two weeks of being referred
short: Met within two weeks
question: When someone is referred because they are lonely, do they soon meet a person or group?
also_called: [social prescribing, link workers, isolation, waiting time]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Somebody who is referred is lonely now, and may lose heart while waiting, so that an early meeting can help sooner
level: ward
frequency: month
numerator: Referrals first connected with a person or group within 14 days
denominator: Referrals of adults because of loneliness or isolation
cases: referrals
extracts: [social_prescribing]
publish: {borough: month, neighbourhood: quarter, ward: financial_year}
owner: Social Prescribing
caveats:
  - Those who never meet anybody, or do not wish to, count as not connected
  - The latest month is provisional, as its last referrals have not had their 14 days
example:
  given:
    social_prescribing: |
      ward_code | referral_key | referred_on | first_connected_on
      E05013663 | p1           | 2025-05-01  | 2025-05-15
      E05013663 | p2           | 2025-05-01  | 2025-05-16
      E05013663 | p3           | 2025-05-31  | 2025-05-31
      E05013663 | p4           | 2025-05-20  |
                | p5           | 2025-06-02  | 2025-06-10
  expect: |
      area      | period     | numerator | denominator
      E05013663 | 2025-05-01 | 2         | 4
                | 2025-06-01 | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('month', referred_on)::date as period,
    count(*) filter (where first_connected_on <= referred_on + interval 14 day) as numerator,
    count(*) as denominator
from social_prescribing
group by all
