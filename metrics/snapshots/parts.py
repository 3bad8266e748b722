"""The parts that a snapshot is made of, each read from its table."""

from datetime import date
from types import MappingProxyType

import pyarrow.compute as pc

from data.vocabulary import Origin
from metrics.snapshots import areas, declarations, freshness, holdings, judgements, printed
from metrics.snapshots.index import Index
from metrics.snapshots.peers import Peers
from metrics.snapshots.written import PUBLIC, Written


def parts_of(written: Written, as_of: date) -> dict[str, object]:
    """The parts of a snapshot, by the names of its fields."""
    tables = written.everything()
    observations, outlines = tables["observations"], tables.get(f"{PUBLIC}ward_outlines")
    indicators = declarations.read(tables["indicators"])
    collections = {name: tables[f"{PUBLIC}{name}"] for name in printed.COLLECTIONS if f"{PUBLIC}{name}" in tables}
    return {
        "name": written.folder.name,
        "as_of": as_of,
        "indicators": MappingProxyType(indicators),
        "printed": MappingProxyType(printed.of_indicators(indicators.values(), collections)),
        "areas": MappingProxyType(areas.read(tables["areas"])),
        "holdings": holdings.read(tables["extracts"]),
        "origins": frozenset(map(Origin, pc.unique(observations["origin"]).to_pylist())),
        "outlines": MappingProxyType(areas.rings(outlines) if outlines else {}),
        "_written": written,
        "_observations": observations,
        "_index": Index(observations),
        "_fresh": freshness.read(tables["freshness"]),
        "_judged": judgements.read(tables),
        "_peers": Peers(tables["peer_series"], tables["peers"]),
    }
