"""One indicator: how it is now, how it has changed, where it is different, and what exactly it counts."""

import metrics
from pages.components import current, exhibits, filters, furniture, scope, wording

snapshot = current.required()
titles = {each.slug: each.title for each in snapshot.indicators.values()}
slug = filters.choose("indicator", "Indicator", titles, written=True, width=340)
indicator = snapshot.indicators[slug]
area = filters.area(snapshot) if indicator.level == "ward" else snapshot.areas[metrics.BOROUGH]
series = snapshot.series(slug, area.code)
borough = None if area.code == metrics.BOROUGH else snapshot.series(slug, metrics.BOROUGH)
priority = next(each for each in metrics.priorities() if each.slug == indicator.priority)

furniture.title(
    indicator.title,
    scope.scope(area, scope.newest([series])),
    crumb=f"{priority.title} ({priority.kind})",
    question=indicator.question,
)
exhibits.reading(series, borough)

furniture.section("Is it changing?", wording.series_finding(series, borough), origin=series.origin)
exhibits.over_time(series, borough, snapshot)

periods = {scope.period_code(*each): each for each in snapshot.periods(slug)}
if periods and indicator.level == "ward":
    furniture.section("Where is it different?", origin=series.origin)
    words = {code: wording.period_text(*each) for code, each in periods.items()}
    frequency, period = periods[filters.choose("period", "Period", words, width=340)]
    exhibits.where(snapshot.comparison(slug, "ward", period, frequency), area, snapshot)

furniture.section("About the data")
exhibits.definition(indicator, snapshot)
exhibits.download(snapshot, indicator)
