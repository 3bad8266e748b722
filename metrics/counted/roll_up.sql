-- The counts of every indicator at ward grain, summed over areas, then over time, on a grid of what is covered.
-- Given, with whole numbers in place of words:
--     counts (number, place, period, part, numerator, denominator, sum_of_squares, weight_squares, yes, answers,
--         at_least): a row for everyone, and one for each of its categories; the part of everyone is 0; counts are
--         decimals,
--     declared (number, by_ward, denominator_is_stock), spans (number, period, frequency, target),
--     grid_periods (number, frequency, period, standing), places (place, level, parent, residents, households),
--     silences (number, frequency, period, part, standing): where counts say otherwise than what is covered.
with summed as (
    select
        counts.number,
        counts.place,
        counts.period,
        counts.part,
        sum(counts.numerator) as numerator,
        bool_or(counts.numerator is null) as held_back,
        -- A sum over what is only a lower bound is one too.
        bool_or(counts.at_least) as at_least,
        -- A publisher's own denominator is the same for every category, so it is taken once.
        if(any_value(declared.denominator_is_stock), max(counts.denominator), sum(counts.denominator)) as denominator,
        sum(counts.sum_of_squares) as sum_of_squares,
        sum(counts.weight_squares) as weight_squares,
        sum(counts.yes) as yes,
        sum(counts.answers) as answers
    from counts
    inner join declared on counts.number = declared.number
    group by all
),

membership as (
    select
        place as counted,
        place as whole
    from places
    union all
    select
        place as counted,
        parent as whole
    from places
    where level = 'ward'
    union all
    select
        places.place as counted,
        borough.place as whole
    from places
    inner join places as borough on places.level in ('ward', 'none') and borough.level = 'borough'
),

rolled_up as (
    select
        summed.number,
        membership.whole as place,
        spans.frequency,
        spans.target as period,
        summed.part,
        sum(summed.numerator) as numerator,
        bool_or(summed.held_back) as held_back,
        bool_or(summed.at_least) as at_least,
        sum(summed.denominator) as denominator,
        sum(summed.sum_of_squares) as sum_of_squares,
        sum(summed.weight_squares) as weight_squares,
        sum(summed.yes) as yes,
        sum(summed.answers) as answers
    from summed
    inner join membership on summed.place = membership.counted
    inner join spans on summed.number = spans.number and summed.period = spans.period
    group by all
),

parts as (
    select distinct
        number,
        part
    from summed
    union
    select
        number,
        0 as part
    from declared
),

grid_places as (
    select
        declared.number,
        places.place,
        places.residents,
        places.households
    from declared
    inner join places on places.level = 'borough' or (declared.by_ward and places.level != 'none')
    union all
    select distinct
        summed.number,
        places.place,
        places.residents,
        places.households
    from summed
    inner join places on summed.place = places.place and places.level = 'none'
)

select
    grid_places.number,
    grid_places.place,
    grid_periods.frequency,
    grid_periods.period,
    parts.part,
    coalesce(silences.standing, grid_periods.standing) as standing,
    coalesce(rolled_up.held_back, false) as held_back,
    coalesce(rolled_up.at_least, false) as at_least,
    rolled_up.numerator::double as numerator,
    rolled_up.denominator::double as denominator,
    rolled_up.sum_of_squares::double as sum_of_squares,
    rolled_up.weight_squares::double as weight_squares,
    rolled_up.yes::double as yes,
    rolled_up.answers::double as answers,
    grid_places.residents,
    grid_places.households
from grid_places
inner join grid_periods on grid_places.number = grid_periods.number
inner join parts on grid_places.number = parts.number
left join silences
    on
        grid_places.number = silences.number
        and grid_periods.frequency = silences.frequency
        and grid_periods.period = silences.period
        and parts.part = silences.part
left join rolled_up
    on
        grid_places.number = rolled_up.number
        and grid_places.place = rolled_up.place
        and grid_periods.frequency = rolled_up.frequency
        and grid_periods.period = rolled_up.period
        and parts.part = rolled_up.part
