/*---
title: Council tax accounts in arrears
short: Council tax arrears
question: How many households are behind with their council tax?
also_called: [council tax debt, unpaid council tax]
kind: proportion
polarity: low_is_good
polarity_because: >-
  A missed instalment can be a sign that a household cannot make ends meet, and what is owed can grow by the costs of
  collecting it
level: ward
frequency: month
stock: true
numerator: Accounts that owed at least one instalment past its date
denominator: Council tax accounts with someone liable
cases: accounts
no_interval: Every account is counted at the month's end, so nothing is estimated
extracts: [council_tax_accounts]
publish: {borough: month, neighbourhood: month, ward: month}
owner: Revenues and Benefits
caveats:
  - An account is a home, not a person, and one missed instalment counts as much as years of debt
  - Lowest after the new bills of April and highest in March, so compare a month with the same one of another year
example:
  given:
    council_tax_accounts: |
      ward_code | month      | accounts | supported | in_arrears | arrears_pounds
      E05013665 | 2026-03-01 | 5600     | 1900      | 900        | 860000
      E05013665 | 2026-04-01 | 5610     | 1890      | 870        | 840000
      E05013657 | 2026-04-01 | 3300     | 300       | 0          | 0
  expect: |
      area      | period     | numerator | denominator
      E05013665 | 2026-03-01 | 900       | 5600
      E05013665 | 2026-04-01 | 870       | 5610
      E05013657 | 2026-04-01 | 0         | 3300
---*/
select
    ward_code as area,
    month as period,
    in_arrears as numerator,
    accounts as denominator
from council_tax_accounts
