"""Were these figures different when first shown? One indicator in an area across the snapshots that are kept, and what
its publishers' newer files changed."""

from collections.abc import Sequence

import pyarrow as pa

from metrics import AsKnown, Rewriting, Series, Snapshot, Vintage
from metrics import as_known as across
from pages.components.exhibits import lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, Table
from pages.components.exhibits.known_lines import Pair, known_lines, starts_above
from pages.components.words import known, restated
from pages.components.words.known import Told
from pages.components.words.numbers import defined, measured_in, unit
from pages.components.words.places import not_of, place
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn

_QUESTION = "Were these figures different when first shown?"
_PLACE = "as-it-was-known"
_HEADINGS = ("Period", "First shown", "As", "Now", "Change", "Why")
_BY = "“By” a day is in the oldest snapshot that is kept: perhaps it was shown before."
_ONLY_THEN = (
    "Each figure is as a snapshot published it, protected as it was then; of what is withheld now no earlier figure is "
    "shown again."
)
_REVISED = "Revised: its data, or how it is worked out, changed, and no restatement by the publisher is noted."
_REDEFINED = "A figure that was counted in another way is in its own units, and is not set beside today's."


def as_known(
    snapshot: Snapshot,
    indicator: str,
    area: str,
    earlier: Sequence[Vintage],
    *,
    unread: int = 0,
    places: int | None = None,
) -> Exhibit:
    """What of an area was first shown otherwise, or of the borough where the indicator stops there, by the `earlier`
    snapshots, newest first, `unread` others being no longer readable. Without a table it is one line: nothing was."""
    key = f"known-{indicator}-{area}"
    if lookup.unknown(snapshot, indicator, area):
        return Exhibit(key, place=_PLACE)
    series = lookup.here(snapshot, indicator, area, places)
    found = across(snapshot, earlier, indicator, series.area.code, series.frequency)
    written = of_series(series)
    several = known.told(found, written)
    about = (restated.renewed(found), known.called(found), known.unread(unread))
    if not any(each.has_changed for each in several):
        return Exhibit(key, finding=in_turn((known.as_they_were(found, several), *about)), place=_PLACE)
    elsewhere = not_of(snapshot.areas[area]) if series.area.code != area else ""
    pairs = _pairs(found, several)
    scale = starts_above(series, pairs) if pairs else ""
    whys = {version.why for each in several if each.has_changed for version, _ in each.versions}
    told = {Rewriting.REVISED: _REVISED, Rewriting.REDEFINED: _REDEFINED}
    notes = (_BY, _ONLY_THEN, *(words for each, words in told.items() if each in whys), scale)
    listed = _listed(found, several)
    there = {each.period: each for each in series.observations}
    return Exhibit(
        key,
        _QUESTION,
        in_turn((elsewhere, known.finding(found, several), restated.typical(found, written), *about)),
        figures=(Figure(known_lines(series, pairs), alt(series, pairs)),) if pairs else (),
        table=table(found, several),
        how_to_read=in_turn((*notes, protected.rounded(snapshot, series.indicator))),
        source=lookup.source(snapshot, series.indicator),
        rows=tuple(there[each.retold.period] for each in listed if each.retold.period in there),
        taken=taken(found, listed),
        place=_PLACE,
    )


def table(found: AsKnown, several: Sequence[Told]) -> Table:
    """The periods that were told otherwise or are new since the oldest snapshot, newest first; then, of each newer
    file, what its sums were and became."""
    rows = [_row(found, each) for each in _listed(found, several)]
    own = " ".join(filter(None, (found.indicator.title, unit(found.indicator, found.frequency))))
    parts = {0: f"{own}, {found.area.name}"} if found.renewed else {}
    for each in found.renewed:
        parts[len(rows)] = restated.heading(each)
        rows += [[period, "", was, now, by, why] for period, was, now, by, why in restated.sums(each)]
    caption = f"{found.indicator.title}, {found.area.name}: as it was first shown, and as it is"
    return Table(caption, _HEADINGS, rows, of_words=True, parts=parts)


def _row(found: AsKnown, of: Told) -> list[str]:
    (_, first), (_, now) = of.versions[0], of.versions[-1]
    return [of.period, known.first_told(of), first, now, known.change(found, of), known.why(of)]


def taken(found: AsKnown, several: Sequence[Told]) -> pa.Table:
    """Every version of these periods as a row, as it was published by its snapshot; of a period that is withheld now no
    figure."""
    rows = [
        {
            "indicator": found.indicator.slug,
            "title": found.indicator.title,
            "definition": defined(found.indicator),
            "area": found.area.code,
            "area_name": found.area.name,
            "frequency": str(found.frequency),
            "period": each.retold.period,
            "period_label": each.period,
            "snapshot": version.snapshot,
            "told_on": version.day,
            "may_be_older": each.retold.from_the_oldest and version is each.retold.first,
            "told": text,
            "value": None if known.instead(each.retold, version) else version.observation and version.observation.value,
            "unit": measured_in(version.indicator, found.frequency) if version.indicator else "",
            "origin": str(version.observation.origin) if version.observation else "",
            "why": str(version.why.word),
        }
        for each in several
        for version, text in each.versions
    ]
    return pa.Table.from_pylist(rows)


def alt(series: Series, pairs: Sequence[Pair]) -> str:
    """What kind of figure it is and of what, how many were told otherwise, and the newest of them."""
    indicator, newest = series.indicator, pairs[-1]
    what = (indicator.title, unit(indicator, series.frequency), place(series.area))
    many = f"{len(pairs)} {'figure has' if len(pairs) == 1 else 'figures have'} a ring at what was shown first"
    return (
        f"Rings and dots over time: {', '.join(part for part in what if part)}. {many}. The newest is of "
        f"{newest.name}: the ring at {newest.told_first}, the dot at {newest.told_now}."
    )


def _listed(found: AsKnown, several: Sequence[Told]) -> list[Told]:
    """Those that were told otherwise, and those that are new since the oldest snapshot, newest first."""
    kept = len(found.snapshots) > 1
    return [each for each in reversed(several) if each.has_changed or (kept and not each.retold.from_the_oldest)]


def _pairs(found: AsKnown, several: Sequence[Told]) -> list[Pair]:
    """Those with two figures that can stand side by side."""
    there = []
    for each in several:
        (first, was), (last, now) = each.versions[0], each.versions[-1]
        if known.change(found, each) and first.number is not None and last.number is not None:
            there.append(Pair(each.retold.period, each.period, first.number, last.number, was, now))
    return there
