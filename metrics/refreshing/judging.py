"""The readings, charts and advice of a snapshot: judged anew where what they are made of has changed, else kept."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.vocabulary import Level
from metrics.counted.engine import Engine
from metrics.declared.indicator import Indicator
from metrics.judged.advice import advise
from metrics.judged.figures import Figures
from metrics.judged.inequality import Ward
from metrics.judged.readings import Day, Said, read
from metrics.protected import scope
from metrics.refreshing import fingerprint
from metrics.refreshing.inputs import Inputs
from metrics.refreshing.keeping import Earlier
from metrics.snapshots import advised, charts, expected, funnel, inequality, reading
from metrics.snapshots.areas import BOROUGH
from metrics.snapshots.freshness import Fresh

_AREAS = "select code, level, residents, income_deprived from areas order by code"


@dataclass(frozen=True, slots=True)
class Judgements:
    """The files of a snapshot by name, and what those of each indicator were made of (`keys`, by slug)."""

    files: Mapping[str, pa.Table]
    keys: Mapping[str, str]


def judge(inputs: Inputs, observations: pa.Table, fresh: Fresh, earlier: Earlier, engine: Engine) -> Judgements:
    """What every series says on the day, from what may be shown of it (`observations`: observation.CODED, sorted)."""
    areas = engine.table(_AREAS)
    day, figures = _day(inputs, fresh, areas), Figures(observations)
    places = fingerprint.of(repr(areas.to_pylist()))
    rounded = {slug: _rounded(each, inputs) for slug, each in inputs.declared.items()}
    keys = {slug: _key(each, figures, day, places, str(rounded[slug])) for slug, each in inputs.declared.items()}
    kept = [slug for slug, key in keys.items() if earlier.judged.get(slug) == key]
    anew = [each for slug, each in inputs.declared.items() if slug not in kept]
    said = [read(each, figures, day, rounded=rounded[each.slug]) for each in anew]
    before = {name: _of(table, kept) for name, table in earlier.judgements.items()}
    return Judgements({name: _joined(name, table, before) for name, table in _tables(said).items()}, keys)


def _day(inputs: Inputs, fresh: Fresh, areas: pa.Table) -> Day:
    rows = areas.to_pylist()
    wards = {row["code"]: Ward(float(row["residents"]), float(row["income_deprived"])) for row in rows
             if row["level"] == Level.WARD}  # fmt: skip
    return Day(inputs.as_of, fresh, wards, {row["code"]: Level(row["level"]) for row in rows})


def _rounded(indicator: Indicator, inputs: Inputs) -> bool:
    """Whether its counts are rounded to protect people."""
    used = inputs.used(indicator)
    return bool(used) and scope.rule(indicator, inputs.origin(indicator)) is not None


def _key(indicator: Indicator, figures: Figures, day: Day, *more: str) -> str:
    """What the judgements of an indicator are made of, the day itself only where it decides something."""
    stands = [day.fresh.get((indicator.slug, frequency)) for frequency in indicator.frequencies]
    fresh = repr([(each.standing, each.due) if each else None for each in stands])
    passed = indicator.target is not None and indicator.target.by is not None and day.as_of > indicator.target.by
    told = (indicator.model_dump_json(), figures.content(indicator.slug), fresh, str(passed), *more)
    return fingerprint.of(*told, fingerprint.of_code())


def _tables(said: list[Said]) -> dict[str, pa.Table]:
    """What is judged now, by the name of its file."""
    readings = [each for one in said for each in one.readings]
    return {
        "readings": reading.table(readings),
        "advice": advised.table(advise(each) for each in readings if each.area == BOROUGH),
        "charts": charts.table([each for one in said for each in one.charts]),
        "inequality": inequality.table([each for one in said for each in one.inequalities]),
        "expected": expected.table([each for one in said for each in one.expected]),
        "funnel": funnel.table([each for one in said for each in one.funnel]),
    }


def _of(table: pa.Table, slugs: list[str]) -> pa.Table:
    return table.filter(pc.is_in(table["indicator"], pa.array(slugs, pa.string())))


def _joined(name: str, now: pa.Table, before: Mapping[str, pa.Table]) -> pa.Table:
    """What is judged now and what is taken over, in the order of what is judged all at once."""
    if name not in before or not before[name].num_rows:
        return now
    order = [(key, "ascending") for key in ("indicator", "area", "period") if key in now.column_names]
    return pa.concat_tables([now, before[name].cast(now.schema)]).sort_by(order)
