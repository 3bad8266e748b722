"""One indicator: how it is now, how it has changed, where and for whom it is different, and what it counts."""

import metrics
from pages.components import categories, current, exhibits, filters, furniture, periods, scope, wording

snapshot = current.required()
priorities = metrics.priorities()
slug = filters.choose(
    "indicator",
    "Indicator",
    scope.in_order(snapshot, priorities),
    written=True,
    drops=["period", "breakdown"],
    width=560,
)
indicator = snapshot.indicators[slug]
area = filters.area(snapshot)
series = scope.here(snapshot, indicator, area)
borough = snapshot.series(slug, metrics.BOROUGH, frequency=series.frequency)
priority = next(each for each in priorities if each.slug == indicator.priority)

furniture.title(
    indicator.title,
    scope.scope(series.area, scope.newest([series]), only=indicator.level == "borough"),
    crumb=f"{priority.title} ({priority.kind})",
    question=indicator.question,
)
if series.area != area:
    furniture.said(f"This is not counted for {area.level}s: the figures are all Camden only, not those of {area.name}.")
exhibits.strip(series, borough, snapshot)

if series.observations:
    furniture.section("Is it changing?", wording.series_finding(series, borough), origin=series.origin)
    exhibits.over_time(series, borough, snapshot)

shown = {scope.period_code(*each): each for each in snapshot.periods(slug)}
if shown and indicator.level == "ward":
    furniture.section("Where is it different?", origin=series.origin)
    words = {code: periods.period_text(*each) for code, each in shown.items()}
    frequency, period = shown[filters.choose("period", "Period", words, width=340)]
    exhibits.where(snapshot.comparison(slug, "ward", period, frequency), area, snapshot)

if shown and indicator.breakdowns:
    furniture.section(categories.question(indicator), origin=series.origin)
    names = {each: categories.breakdown_name(each) for each in indicator.breakdowns}
    breakdown = filters.choose("breakdown", "Breakdown", names, width=340)
    exhibits.who(snapshot.categories(slug, metrics.BOROUGH, breakdown), snapshot)

furniture.section("About the data")
exhibits.definition(indicator, snapshot)
exhibits.download(snapshot, indicator)
