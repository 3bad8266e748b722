/*---
title: Years of good health, men
short: Healthy years, men
question: For how many years can a boy born in Camden expect to be in good health?
also_called: [life expectancy, health]
kind: published
polarity: high_is_good
polarity_because: More years in good health are more years in which people can live as they wish
level: borough
frequency: year
unit: years
sampled: true
numerator: Healthy life expectancy of men at birth
extracts: [official_figures]
overlapping: Each figure is of three years together, of which the next shares two
peers: male_healthy_life_expectancy
owner: Public Health
caveats:
  - Of three years together, named by the last, so that years next to one another share two thirds of their data
  - The limits are the publisher's own; small changes mean little
example:
  given:
    official_figures: |
      series                      | period     | value | lower | upper
      healthy_life_expectancy_men | 2023-01-01 | 63.3  | 58.7  | 68.0
      healthy_life_expectancy_men | 2024-01-01 | 59.8  | 54.8  | 64.8
      happiness                   | 2022-04-01 | 7.28  | 6.94  | 7.61
  expect: |
      period     | value | lower | upper
      2023-01-01 | 63.3  | 58.7  | 68.0
      2024-01-01 | 59.8  | 54.8  | 64.8
---*/
select
    period,
    value,
    lower,
    upper
from official_figures
where series = 'healthy_life_expectancy_men'
