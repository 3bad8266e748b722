/*---
title: Nitrogen dioxide in the air
short: Nitrogen dioxide in air
question: How much nitrogen dioxide, mostly from traffic and heating, is there in the air that people breathe at home?
also_called: [NO2, air quality, air pollution, traffic fumes]
kind: mean
polarity: low_is_good
polarity_because: Nitrogen dioxide irritates the lungs and worsens asthma, so that less of it in the air is less illness
level: ward
frequency: year
unit: micrograms per cubic metre
numerator: Mean nitrogen dioxide of the year in each small area, in micrograms per cubic metre, times its residents
denominator: Residents of the small areas
no_interval: Modelled by the publisher, who gives no interval for small areas
extracts: [air_quality]
target:
  value: 10
  by: 2034
  baseline: 23.5
  baseline_on: 2024
  origin: derived
  basis: >-
    "our ambition of meeting World Health Organization (WHO) guidelines by 2034" (news.camden.gov.uk, "Camden's air is
    getting cleaner"); the WHO's of 2021 is 10 micrograms per cubic metre. To start from 2024 is our choice
owner: Strategy and Insight
caveats:
  - The government's background maps, on a 1 km grid away from roads; next to a busy road there is more
  - Modelled, not measured; wards differ less here than streets do
  - Not to be set beside the London inventory of 2013 to 2019, which has roadsides in it
  - Best fit of small areas to wards, with their own denominators
example:
  given:
    air_quality: |
      ward_code | period     | pollutant | model            | weighted_sum | weight
      E05013655 | 2024-01-01 | no2       | background       | 125000.5     | 5000
      E05013655 | 2024-01-01 | pm25      | background       | 80000        | 5000
      E05013655 | 2019-01-01 | no2       | london_inventory | 190000       | 5000
      E05013659 | 2024-01-01 | no2       | background       | 198000       | 9000
  expect: |
      area      | period     | numerator | denominator
      E05013655 | 2024-01-01 | 125000.5  | 5000
      E05013659 | 2024-01-01 | 198000    | 9000
---*/
select
    ward_code as area,
    period,
    weighted_sum::decimal(18, 6) as numerator,
    weight as denominator
from air_quality
where pollutant = 'no2' and model = 'background'
