"""The tables that are published: what each is, how it is made up, where it is from, and what may be done with it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

import data
from data.refusal import RefusalError
from data.vocabulary import Origin
from data.vocabulary.licences import OPEN_GOVERNMENT
from metrics.exported import schema
from metrics.exported.schema import Described
from metrics.snapshots import declarations, observation, reading
from metrics.snapshots.areas import NO_WARD, NONE, with_none
from metrics.snapshots.holdings import Holding
from metrics.snapshots.observation import Observation
from metrics.snapshots.reading import Reading
from metrics.snapshots.snapshot import Snapshot

# Of all that the project makes of its sources, as its README says.
OPEN = {
    "name": "OGL-UK-3.0",
    "title": OPEN_GOVERNMENT,
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
# Of what asks and counts, which is the project's code.
CODE = {"name": "MIT", "title": "MIT licence", "path": "https://opensource.org/license/mit"}
_OF_INDICATORS = ("indicator", "indicators", "slug")
_OF_AREAS = ("area", "areas", "code")
_AGAIN = "run: python -m metrics refresh"


class PackageError(RefusalError):
    """The package cannot be made, or cannot be put where it was to be."""


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it is published: `schema` is a Frictionless Table Schema, `sources` and `licences` are those of a Data
    Resource, `credits` are the sentences to show with it, `origins` are those of its rows, where it has any."""

    name: str
    title: str
    description: str
    rows: pa.Table
    schema: Described
    sources: tuple[Mapping[str, str], ...]
    licences: tuple[Mapping[str, str], ...]
    credits: tuple[str, ...]
    origins: tuple[Origin, ...]

    @property
    def made_up(self) -> bool:
        """Whether any of it is."""
        return Origin.SAMPLE in self.origins

    @property
    def meanings(self) -> dict[str, str]:
        """What each column means."""
        return {field["name"]: field["description"] for field in self.schema["fields"]}


def published(snapshot: Snapshot) -> Iterator[Published]:
    """All of them, one at a time; raises PackageError where one is not as its contract has it now, and
    UnreadableSnapshotError where a file was damaged since."""
    public = snapshot.public_sources
    for make in (_observations, _readings, _indicators, _areas, _extracts):
        yield make(snapshot)
    for name in public:
        yield _public(snapshot, name, public)


def _observations(snapshot: Snapshot) -> Published:
    return _made(
        snapshot,
        "observations",
        "Figures of every indicator",
        "One row for each indicator, area, frequency, period, breakdown and category.",
        schema.of_stored(Observation, observation.KEY, (_OF_INDICATORS, _OF_AREAS)),
    )


def _readings(snapshot: Snapshot) -> Published:
    return _made(
        snapshot,
        "readings",
        "What each series says now",
        "One row for each indicator and area: its latest complete figure, and what is judged of the series.",
        schema.of_stored(Reading, reading.KEY, (_OF_INDICATORS, _OF_AREAS)),
    )


def _indicators(snapshot: Snapshot) -> Published:
    return _made(
        snapshot,
        "indicators",
        "What each indicator is",
        "One row for each indicator: what it asks, and the query that counts it.",
        schema.of_hints(declarations.described(), ("slug",)),
    )


def _extracts(snapshot: Snapshot) -> Published:
    return _made(
        snapshot,
        "extracts",
        "What the figures are made from",
        "One row for each extract that is promised, whether it was there or not; none of its rows.",
        schema.of_stored(Holding, ("name",)),
    )


def _made(snapshot: Snapshot, name: str, title: str, description: str, columns: Described) -> Published:
    """A table that the refresh makes of all that there is."""
    rows = snapshot.published(name)
    found = pc.unique(rows["origin"]).to_pylist() if "origin" in rows.column_names else []
    from_extracts = name != "indicators"  # what is asked, and how, is the project's own
    return Published(
        name=name,
        title=title,
        description=description,
        rows=rows,
        schema=columns,
        sources=_sources(snapshot) if from_extracts else (),
        licences=(OPEN,) if from_extracts else (CODE,),
        credits=_credits(snapshot) if from_extracts else (),
        origins=tuple(each for each in Origin if each in found),
    )


def _sources(snapshot: Snapshot) -> tuple[Mapping[str, str], ...]:
    """Everything that figures are made from; no publisher is named for what is made up."""
    contracts = data.all_contracts()
    found: list[Mapping[str, str]] = []
    for each in snapshot.extracts:
        if each.origin == Origin.SAMPLE or each.name not in contracts:
            found.append({"title": each.attribution})
        else:
            found += [source.model_dump(exclude_none=True) for source in contracts[each.name].sources]
    return tuple({str(each): each for each in found}.values())


def _credits(snapshot: Snapshot) -> tuple[str, ...]:
    """The sentence to show with each extract that is real, and one for all that are made up."""
    real = sorted({each.attribution for each in snapshot.extracts if each.origin != Origin.SAMPLE})
    made_up = "; ".join(each.title for each in snapshot.extracts if each.origin == Origin.SAMPLE)
    return (*([f"Made up, like: {made_up}."] if made_up else []), *real)


def _areas(snapshot: Snapshot) -> Published:
    """With one more row, of those whose ward was not recorded: figures are of it too."""
    rows = snapshot.published("areas")
    told = _of_contract(data.all_contracts()["areas"], rows, ("areas",))
    more = {
        "description": f"{told['description']} The code {NO_WARD} is of those whose ward was not recorded.",
        "schema": told["schema"] | {"fields": [_of_no_ward(field, NONE) for field in told["schema"]["fields"]]},
        "rows": with_none(rows),
        "origins": (Origin.PUBLISHED,),
    }
    return Published(**told | more)


def _of_no_ward(field: Described, row: Mapping[str, str]) -> Described:
    """A column of areas, where one of them has no more than a code, a name and a level."""
    constraints = {
        key: [*value, row["level"]] if key == "enum" else value
        for key, value in field.get("constraints", {}).items()
        if key != "required" or field["name"] in row
    }
    return {key: value for key, value in field.items() if key != "constraints"} | {"constraints": constraints}


def _public(snapshot: Snapshot, name: str, public: Collection[str]) -> Published:
    contract, rows = data.all_contracts().get(name), snapshot.public(name)
    if contract is None or rows is None or not contract.is_public_source:
        raise PackageError(f"{name} is no public source any more, as it was for this snapshot; {_AGAIN}")
    if tuple(rows.column_names) != contract.names:
        raise PackageError(f"{name} has other columns by its contract than in this snapshot; {_AGAIN}")
    origin = next(Origin(each.origin) for each in snapshot.extracts if each.name == name)
    return Published(**_of_contract(contract, rows, ("areas", *public)), rows=rows, origins=(origin,))


def _of_contract(contract: data.Contract, rows: pa.Table, tables: Collection[str]) -> dict[str, Any]:
    """What a contract says of a table, as Published has it."""
    return {
        "name": contract.name,
        "title": contract.title,
        "description": contract.description,
        "schema": schema.of_contract(contract, rows.column_names, tables),
        "sources": tuple(each.model_dump(exclude_none=True) for each in contract.sources),
        "licences": tuple(each.model_dump(exclude_none=True) for each in contract.licenses),
        "credits": (contract.attribution,),
    }
