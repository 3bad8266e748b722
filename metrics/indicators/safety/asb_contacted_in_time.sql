/*---
title: Anti-social behaviour reports answered in time
short: ASB answered in time
question: When someone reports anti-social behaviour, do we speak to them within three working days?
also_called: [ASB, antisocial behaviour, nuisance, noise]
kind: proportion
polarity: high_is_good
polarity_because: >-
  Whoever reports it is troubled now, and a quick answer shows that they were heard; it does not say whether the
  behaviour stopped
level: ward
frequency: month
numerator: Cases in which the person who reported it was contacted within three working days
denominator: Cases opened
extracts: [asb_cases]
publish: {borough: month, neighbourhood: quarter, ward: financial_year}
owner: Community Safety
caveats:
  - Cases the council opened, from tenants and others; what is reported to the police alone is not here
  - A contact that was not written down counts as none
  - Says how soon we answered, not whether the behaviour stopped
example:
  given:
    asb_cases: |
      ward_code | kind  | opened_on  | first_contact_on
      E05013666 | noise | 2025-04-17 | 2025-04-24
      E05013666 | noise | 2025-04-17 | 2025-04-25
      E05013666 | drugs | 2025-04-12 | 2025-04-16
      E05013666 | drugs | 2025-04-30 | 2025-05-01
      E05013666 | noise | 2025-05-01 |
      E05013661 | noise | 2025-05-02 | 2025-05-02
  expect: |
      area      | period     | numerator | denominator
      E05013666 | 2025-04-01 | 3         | 4
      E05013666 | 2025-05-01 | 0         | 1
      E05013661 | 2025-05-01 | 1         | 1
---*/
select
    asb_cases.ward_code as area,
    opened.month as period,
    count(*) filter (where contacted.working_day - opened.working_day <= 3) as numerator,
    count(*) as denominator
from asb_cases
inner join calendar as opened on asb_cases.opened_on = opened.day
left join calendar as contacted on asb_cases.first_contact_on = contacted.day
group by all
