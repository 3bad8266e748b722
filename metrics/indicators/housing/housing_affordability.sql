/*---
title: House prices to earnings
question: How many years' pay does a home cost?
also_called: [house prices, affordability]
kind: published
polarity: low_is_good
polarity_because: >-
  The more years' pay a home costs, the fewer of those who work here can live here without help; whoever owns one
  gains by a rise
level: borough
frequency: year
unit: years of earnings
numerator: Median price of a home, over the median yearly earnings of those who live in the borough
extracts: [official_figures]
peers: housing_affordability_ratio_residence_based
owner: Housing Strategy
caveats:
  - Of homes that were sold, and of full-time employees who live in the borough
  - Most residents rent, and rents are not in it
example:
  given:
    official_figures: |
      series                | period     | value
      housing_affordability | 2024-01-01 | 17.6
      housing_affordability | 2025-01-01 | 14.49
      happiness             | 2022-04-01 | 7.28
  expect: |
      period     | value
      2024-01-01 | 17.6
      2025-01-01 | 14.49
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'housing_affordability'
