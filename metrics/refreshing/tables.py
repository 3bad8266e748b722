"""The tables of a snapshot beside its observations: areas, declarations, extracts, and public sources for download."""

from collections.abc import Mapping

import pyarrow as pa

import data
from data.vocabulary import Counted, Origin
from metrics.counted.engine import Engine
from metrics.declared.indicator import Indicator
from metrics.refreshing import holdings
from metrics.refreshing.inputs import Inputs

# What anyone may have a copy of.
IN_PRINT = (Origin.PUBLISHED, Origin.QUOTED)

_AREAS = """
select code, name, level, parent, residents, households, longitude, latitude, tile_column, tile_row, confirmed
from areas
"""


def beside(inputs: Inputs, engine: Engine) -> dict[str, pa.Table]:
    """The files of a snapshot, by name, beside its observations; public sources are for download."""
    public = [
        name
        for name, extract in inputs.held.items()
        if Counted(data.all_contracts()[name].counts) is Counted.THINGS and extract.origin in IN_PRINT
    ]
    return {
        "areas": engine.table(_AREAS),
        "indicators": _declarations(inputs.declared),
        "extracts": holdings.table(inputs.held, inputs.as_of),
        **{f"public/{name}": engine.table(f'select * from "{name}"') for name in public},
    }


def _declarations(declared: Mapping[str, Indicator]) -> pa.Table:
    names = ("slug", "priority", "title", "question", "kind", "polarity", "level", "frequency", "owner", "sql")
    rows = [
        {name: str(getattr(each, name)) for name in names} | {"declaration": each.model_dump_json()}
        for each in declared.values()
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in (*names, "declaration")]))
