"""Queries to start from: each is run by a test over the sample."""

EXAMPLES = {
    "Eight highest wards for repairs on time": """\
select a.name, round(o.value, 3) as value,
  round(o.lower, 3) as lower, round(o.upper, 3) as upper
from observations o
join areas a on a.code = o.area
where o.indicator = 'repairs_on_time' and o.level = 'ward'
  and o.frequency = 'financial_year' and o.breakdown = ''
  and not o.provisional and o.reason = ''
qualify o.period = max(o.period) over ()
order by value desc
limit 8""",
    "Repairs on time in all Camden, by month": """\
select period, value, lower, upper, origin
from observations
where indicator = 'repairs_on_time'
  and level = 'borough' and breakdown = '' and frequency = 'month'
  and status = 'shown' and reason = ''
order by period""",
    "What is getting worse in all Camden": """\
select i.title, i.priority, r.since, r.origin
from readings r
join indicators i on i.slug = r.indicator
where r.level = 'borough' and r.variation = 'concern'
order by r.since""",
    "Wards that are better or worse than Camden most often": """\
select
    a.name,
    count(*) filter (where r.beside = 'better') as better,
    count(*) filter (where r.beside = 'worse') as worse
from readings r
join areas a on a.code = r.area
where r.level = 'ward'
group by a.name
order by better - worse desc""",
    "How many figures are withheld, by level": """\
select
    level,
    count(*) filter (where status = 'withheld') as withheld,
    count(*) as figures,
    round(withheld / figures, 3) as share
from observations
group by level
order by withheld desc""",
    "Wards by their residents": """\
select name, parent as neighbourhood, residents, households
from areas
where level = 'ward'
order by residents desc""",
}
