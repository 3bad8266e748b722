"""The tables of a snapshot beside its observations: areas, declarations, extracts, and public sources for download."""

import pyarrow as pa

import data
from data.vocabulary import Origin
from metrics.counted.engine import Engine
from metrics.refreshing import holdings, peers
from metrics.refreshing.inputs import Inputs
from metrics.snapshots import declarations

# What anyone may have a copy of.
IN_PRINT = (Origin.PUBLISHED, Origin.QUOTED)

_AREAS = """
select
    code, name, level, parent, residents, households, longitude, latitude, tile_column, tile_row, confirmed,
    income_deprived
from areas
"""


def beside(inputs: Inputs, engine: Engine) -> dict[str, pa.Table]:
    """The files of a snapshot, by name, beside its observations; public sources are for download."""
    public = [
        name
        for name, extract in inputs.held.items()
        if data.all_contracts()[name].is_public_source and extract.origin in IN_PRINT
    ]
    return {
        "areas": engine.table(_AREAS),
        "indicators": declarations.table(inputs.declared),
        "extracts": holdings.table(inputs.held, inputs.as_of),
        **peers.files(inputs, engine),
        **{f"public/{name}": engine.table(f'select * from "{name}"') for name in public},
    }
