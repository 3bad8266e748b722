/*---
title: Years of good health, women
short: Healthy years, women
question: For how many years can a girl born in Camden expect to be in good health?
also_called: [life expectancy, health]
kind: published
polarity: high_is_good
polarity_because: More years in good health are more years in which people can live as they wish
level: borough
frequency: year
unit: years
sampled: true
numerator: Healthy life expectancy of women at birth
extracts: [official_figures]
overlapping: Each figure is of three years together, of which the next shares two
peers: female_healthy_life_expectancy
owner: Public Health
caveats:
  - Of three years together, named by the last, so that years next to one another share two thirds of their data
  - The limits are the publisher's own; small changes mean little
example:
  given:
    official_figures: |
      series                        | period     | value | lower | upper
      healthy_life_expectancy_women | 2023-01-01 | 63.4  | 57.0  | 69.8
      healthy_life_expectancy_women | 2024-01-01 | 59.4  | 54.0  | 64.7
      happiness                     | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2023-01-01 | 63.4  | 57.0  | 69.8
      2024-01-01 | 59.4  | 54.0  | 64.7
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'healthy_life_expectancy_women'
