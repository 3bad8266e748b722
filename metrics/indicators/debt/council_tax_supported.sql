/*---
title: Council tax accounts with support
short: Council tax support
question: How many households get Council Tax Support?
also_called: [Council Tax Support, CTS, council tax reduction, CTR, benefit]
kind: proportion
polarity: neutral
polarity_because: >-
  A higher share can mean that more households have little money, or that more of those who do have claimed, and it
  cannot tell the two apart
level: ward
frequency: month
stock: true
numerator: Accounts with Council Tax Support, in full or in part
denominator: Council tax accounts with someone liable
cases: accounts
no_interval: Every account is counted at the month's end, so nothing is estimated
extracts: [council_tax_accounts]
publish: {borough: month, neighbourhood: month, ward: month}
owner: Revenues and Benefits
caveats:
  - More support can mean more need, or that more of those in need have claimed; neither way is simply better
example:
  given:
    council_tax_accounts: |
      ward_code | month      | accounts | supported | in_arrears | arrears_pounds
      E05013665 | 2026-03-01 | 5600     | 1900      | 900        | 860000
      E05013665 | 2026-04-01 | 5610     | 1890      | 870        | 840000
      E05013657 | 2026-04-01 | 3300     | 0         | 120        | 90000
  expect: |
      area      | period     | numerator | denominator
      E05013665 | 2026-03-01 | 1900      | 5600
      E05013665 | 2026-04-01 | 1890      | 5610
      E05013657 | 2026-04-01 | 0         | 3300
---*/
select
    ward_code as area,
    month as period,
    supported as numerator,
    accounts as denominator
from council_tax_accounts
