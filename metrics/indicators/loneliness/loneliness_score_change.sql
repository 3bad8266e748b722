/*---
title: Fall in loneliness after a referral
short: Fall in loneliness
question: Are people less lonely after social prescribing?
also_called: [social prescribing, UCLA scale, isolation]
kind: mean
polarity: high_is_good
polarity_because: >-
  The figure is by how much loneliness fell, so that a larger one means that people are less lonely at the end; time
  alone can do some of it
level: ward
frequency: quarter
unit: points
closes_after_months: 4
numerator: Points by which loneliness fell on the scale from 3 to 9, first meeting less last
denominator: Referrals with a score at the first and at the last meeting
extracts: [social_prescribing]
publish: {borough: quarter, neighbourhood: financial_year, ward: financial_year}
owner: Social Prescribing
caveats:
  - Only those who were asked both times are counted; people who drop out may have gained less
  - By the quarter of the referral; last meetings are some three months later
  - People who are referred at their loneliest often feel better with time, whatever is done
example:
  given:
    social_prescribing: |
      ward_code | referral_key | referred_on | score_before | score_after
      E05013661 | p1           | 2025-04-01  | 8            | 5
      E05013661 | p2           | 2025-06-30  | 6            | 7
      E05013661 | p3           | 2025-05-06  | 9            |
      E05013661 | p4           | 2025-05-06  |              | 4
                | p5           | 2025-07-01  | 7            | 7
  expect: |
      area      | period     | numerator | denominator | sum_of_squares
      E05013661 | 2025-04-01 | 2         | 2           | 10
                | 2025-07-01 | 0         | 1           | 0
---*/
select
    ward_code as area,
    date_trunc('quarter', referred_on)::date as period,
    sum(score_before - score_after) as numerator,
    count(*) as denominator,
    sum((score_before - score_after) * (score_before - score_after)) as sum_of_squares
from social_prescribing
where
    score_before is not null
    and score_after is not null
group by all
