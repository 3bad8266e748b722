/*---
title: Domestic abuse referrals answered in time
short: Abuse answered in time
question: When someone is referred to us for domestic abuse, do we reach them within two days?
also_called: [DA, DV, domestic violence, VAWG, violence against women and girls]
kind: proportion
polarity: high_is_good
polarity_because: >-
  The danger is often greatest around the time that somebody asks for help, so that reaching them soon can keep them
  safe
level: ward
frequency: month
numerator: Referrals in which the person was reached within two days
denominator: Referrals received
cases: referrals
extracts: [domestic_abuse_referrals]
publish: {borough: month, neighbourhood: quarter, ward: financial_year}
owner: Community Safety
caveats:
  - Weekends and holidays count, as danger does not wait
  - Some people cannot be reached safely so soon; a later contact can be the right one
  - Referrals whose ward is withheld for safety, or outside Camden, count for all Camden only
example:
  given:
    domestic_abuse_referrals: |
      ward_code | risk   | referred_on | first_contact_on
      E05013658 | high   | 2026-02-27  | 2026-02-27
      E05013658 | medium | 2026-02-28  | 2026-03-02
      E05013658 | medium | 2026-02-28  | 2026-03-03
      E05013658 | high   | 2026-03-01  |
                | high   | 2026-02-10  | 2026-02-11
  expect: |
      area      | period     | numerator | denominator
      E05013658 | 2026-02-01 | 2         | 3
      E05013658 | 2026-03-01 | 0         | 1
                | 2026-02-01 | 1         | 1
---*/
select
    ward_code as area,
    date_trunc('month', referred_on)::date as period,
    count(*) filter (where first_contact_on <= referred_on + interval 2 day) as numerator,
    count(*) as denominator
from domestic_abuse_referrals
group by all
