"""What the day makes of observations: why those are not there that cannot be told yet, and those of later periods."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Frequency, Status
from metrics.counted.outlook import Outlook
from metrics.snapshots.freshness import Fresh
from metrics.snapshots.observation import SCHEMA

Outlooks = Mapping[str, Outlook]

_ABSENT = pa.array([Status.PENDING.value, Status.MISSING.value])
_PLACE = ("area", "level", "origin")
_BLANK = ("breakdown", "category", "bound")


def as_at(outlooks: Outlooks, observed: pa.Table, as_of: date) -> list[pa.Table]:
    """The observations of indicators by their outlooks, in parts and in any order, as they are on a day; `observed` may
    be as at another.

    What cannot be told yet says why, and each period that has wholly passed since the coverage and is owed has a row
    for each area."""
    absent = pc.is_in(observed["status"].cast(pa.string()), _ABSENT)
    figures, without = observed.filter(pc.invert(absent)), observed.filter(absent)
    own = within(outlooks, figures)
    return [figures, _decided(own, without, as_of), _later(own, observed, as_of)]


def within(outlooks: Outlooks, observed: pa.Table) -> Outlooks:
    """The same outlooks, those of series that are listed up to the last period that has a figure."""
    status = observed["status"].cast(pa.string())
    figures = observed.filter(pc.invert(pc.is_in(status, _ABSENT)))
    found = figures.group_by(["indicator", "frequency"]).aggregate([("period", "max")])
    ends = {(row["indicator"], row["frequency"]): row["period_max"] for row in found.to_pylist()}
    last = {slug: ends.get((slug, each.indicator.frequency)) for slug, each in outlooks.items()}
    return {
        slug: each.until(period) if each.listed and (period := last[slug]) else each for slug, each in outlooks.items()
    }


def freshness(outlooks: Outlooks, as_of: date) -> Fresh:
    """How each series stands on a day."""
    return {
        (slug, frequency): each.freshness(frequency, as_of)
        for slug, each in outlooks.items()
        for frequency in each.indicator.frequencies
    }


def _decided(outlooks: Outlooks, without: pa.Table, as_of: date) -> pa.Table:
    """Rows without a figure of the periods that the coverage reaches, those that are open with their state."""

    @cache
    def state(slug: str, word: str, period: date) -> tuple[bool, str, str]:
        """Whether the row stays, and its status and reason; '' for what it has."""
        outlook, frequency = outlooks[slug], Frequency(word)
        if period > outlook.coverage.last:
            return False, "", ""
        if not outlook.open(frequency, period):
            return True, "", ""
        return True, *outlook.state(frequency, period, as_of)

    keys = (without[name].to_pylist() for name in ("indicator", "frequency", "period"))
    told = [state(*key) for key in zip(*keys, strict=True)]
    changed = {"status": [status for _, status, _ in told], "reason": [reason for *_, reason in told]}
    open_now = pa.array([bool(status) for _, status, _ in told], pa.bool_())
    for name, words in changed.items():
        kept = without[name].cast(pa.string())
        column = pc.if_else(open_now, pa.array(words, pa.string()), kept)
        without = without.set_column(without.column_names.index(name), name, column)
    return without.filter(pa.array([stays for stays, *_ in told], pa.bool_()))


def _later(outlooks: Outlooks, observed: pa.Table, as_of: date) -> pa.Table:
    """A row (observation.SCHEMA) for each area observed of an indicator and frequency, and each period after its
    coverage."""
    places: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for row in observed.group_by(["indicator", "frequency", *_PLACE]).aggregate([]).to_pylist():
        places.setdefault((row["indicator"], row["frequency"]), []).append(tuple(row[name] for name in _PLACE))
    rows = [
        {"indicator": slug, "frequency": frequency, "period": period, "status": status, "reason": reason}
        | dict(zip(_PLACE, place, strict=True))
        for slug, outlook in outlooks.items()
        for frequency in outlook.indicator.frequencies
        for period in outlook.later(frequency, as_of)
        for status, reason in [outlook.state(frequency, period, as_of)]
        for place in places.get((slug, frequency), ())
    ]
    return pa.Table.from_pylist([dict.fromkeys(_BLANK, "") | {"provisional": False} | row for row in rows], SCHEMA)
