/*---
title: Women in the best-paid quarter of staff
short: Women in top pay quarter
question: How many of our best-paid staff are women?
also_called: [equal pay, gender]
kind: published
polarity: neutral
polarity_because: >-
  What is fair depends on how many of all staff are women, so that the share can be too high as well as too low
level: borough
frequency: financial_year
unit: share
numerator: Share of women in the quarter of staff who are paid most per hour
extracts: [official_figures]
owner: People and Inclusion
caveats:
  - Neither way is simply better; the share of women among all staff is the figure to set it beside
  - The pay is that of 31 March, the last day of the year named
  - No report for 31 March 2018 was kept, so that year is not there
example:
  given:
    official_figures: |
      series                   | period     | value
      women_in_top_pay_quarter | 2022-04-01 | 0.597
      women_in_top_pay_quarter | 2023-04-01 | 0.544
      happiness                | 2022-04-01 | 7.28
  expect: |
      period     | value
      2022-04-01 | 0.597
      2023-04-01 | 0.544
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'women_in_top_pay_quarter'
