-- One row a day. Days off carry the number of the working day before them, so that a difference of two numbers
-- counts the working days between two dates, whatever they fall on. Terms start in September, January, April.
create table calendar as
with days as (
    select cast(unnest(generate_series(date '2015-01-01', date '2028-12-31', interval 1 day)) as date) as day
)
select
    day,
    cast(date_trunc('month', day) as date) as month,
    cast(date_trunc('quarter', day) as date) as quarter,
    cast(date_trunc('year', day) as date) as year,
    make_date(year(day) - if(month(day) < 4, 1, 0), 4, 1) as financial_year,
    make_date(year(day) - if(month(day) < 9, 1, 0), 9, 1) as academic_year,
    make_date(year(day), case when month(day) < 4 then 1 when month(day) < 9 then 4 else 9 end, 1) as term,
    last_day(day) as month_end,
    count(*) filter (
        isodow(day) < 6 and day not in (select bank_holidays.day from bank_holidays)
    ) over (order by day) as working_day
from days
order by day
