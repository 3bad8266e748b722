-- Counts at ward grain, summed over areas and then over time, on a grid that says what is covered.
-- Given: counts (area, period, breakdown, category, numerator, denominator, sum_of_squares, weight_squares, yes,
--        answers),
--        membership (ward, area), spans (period, frequency, target), grid_periods (frequency, period, standing),
--        areas (code, level, residents, households).
with rolled_up as (
    select
        membership.area,
        spans.frequency,
        spans.target as period,
        counts.breakdown,
        counts.category,
        sum(counts.numerator)::double as numerator,
        sum(counts.denominator)::double as denominator,
        sum(counts.sum_of_squares)::double as sum_of_squares,
        sum(counts.weight_squares)::double as weight_squares,
        sum(counts.yes)::double as yes,
        sum(counts.answers)::double as answers
    from counts
    inner join membership on counts.area = membership.ward
    inner join spans on counts.period = spans.period
    group by all
),

groups as (
    select
        '' as breakdown,
        '' as category
    union
    select
        breakdown,
        category
    from counts
),

grid_areas as (
    select distinct area from membership
    where area != 'none' or area in (select counts.area from counts)
)

select
    grid_areas.area,
    grid_periods.frequency,
    grid_periods.period,
    groups.breakdown,
    groups.category,
    grid_periods.standing,
    rolled_up.numerator,
    rolled_up.denominator,
    rolled_up.sum_of_squares,
    rolled_up.weight_squares,
    rolled_up.yes,
    rolled_up.answers,
    coalesce(areas.level, 'none') as level,
    areas.residents::double as residents,
    areas.households::double as households
from grid_areas
cross join grid_periods
cross join groups
left join areas on grid_areas.area = areas.code
left join rolled_up
    on
        grid_areas.area = rolled_up.area
        and grid_periods.frequency = rolled_up.frequency
        and grid_periods.period = rolled_up.period
        and groups.breakdown = rolled_up.breakdown
        and groups.category = rolled_up.category
order by 1, 2, 3, 4, 5
