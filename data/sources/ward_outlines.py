"""Outlines of Camden's wards, from GeoJSON as the ONS Open Geography Portal serves it, not simplified."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.fetching.arcgis import Layer, fetch_newest
from data.fetching.download import Service
from data.holding import warehouse
from data.holding.warehouse import camden_wards
from data.served import together
from data.served.faults import FileFault, SourceError
from data.served.geojson import ASK, Outline, holds, polygons, read_features
from data.shortly import some
from data.sources.source import Supplied
from data.vocabulary.boroughs import CAMDEN

COMMAND = "outlines"
EXTRACT = "ward_outlines"
COLUMNS = ("ward_code", "polygon", "ring", "point", "longitude", "latitude")
PUBLISHER = "Office for National Statistics, ward boundaries (Open Geography Portal)"
WHERE = "the GeoJSON of a layer of wards at https://geoportal.statistics.gov.uk, such as Wards (May 2025) BGC"
# Newest first: each year's wards are another layer, and a layer may be taken away.
LAYERS = (
    Layer("WD_MAY_2025_UK_BGC_V2", f"LAD25CD='{CAMDEN}'", ("WD25CD", "WD25NM", "LAD25CD", "LAD25NM")),
    Layer("Wards_December_2022_Boundaries_UK_BGC", f"LAD22CD='{CAMDEN}'", ("WD22CD", "WD22NM", "LAD22CD", "LAD22NM")),
)

AS_SERVED = "Give the outlines of all wards as the portal serves them, unchanged"
OTHER_AREAS = {"LSOA": "lower layer super output areas", "MSOA": "middle layer super output areas"}
OTHER_AREAS |= {"OA": "output areas", "LAD": "local authorities", "PCON": "constituencies"}


def fetch(service: Service) -> None:
    """Saves the outlines of the newest layer that is served."""
    fetch_newest(service, LAYERS)


def read(paths: Sequence[Path], previous: pa.Table | None) -> Supplied:
    """Reads the one file, which replaces the previous outlines whole; raises SourceError with every fault."""
    if len(paths) != 1:
        fix = "Give the one file that has all of Camden's wards"
        raise SourceError([FileFault(str(path), None, "outlines are read from one file", fix) for path in paths])
    name = str(paths[0])
    features = read_features(paths[0])
    field = _code_field(name, features)
    ours = [feature for feature in features if feature["properties"].get(field) in camden_wards()]
    faults = list(_wrong_wards(name, [feature["properties"][field] for feature in ours], len(features)))
    outlines: list[tuple[str, Outline]] = []
    for feature in ours:
        code = feature["properties"][field]
        try:
            outlines.append((code, polygons(feature.get("geometry"))))
        except ValueError as error:
            faults.append(FileFault(name, None, f"the outline of {camden_wards()[code]} ({code}) {error}", ASK))
    if faults := faults or [*_elsewhere(name, dict(outlines)), *_not_together(name, dict(outlines), previous)]:
        raise SourceError(faults)
    supplied = _supplied(name, field, outlines, len(features) - len(ours))
    return replace(supplied, warnings=tuple(_coarser(name, supplied.table, previous)))


def _code_field(file: str, features: list[dict[str, Any]]) -> str:
    """The field of ward codes, whose name has the year of the wards in it, such as WD25CD."""
    names = [str(name) for name in features[0]["properties"]]
    found = sorted(name for name in names if re.fullmatch(r"wd\d\dcd", name, re.IGNORECASE))
    if found:
        return found[-1]
    codes = [match for name in names if (match := re.fullmatch(r"([a-z]+)\d\dcd", name, re.IGNORECASE))]
    kinds = [f"{OTHER_AREAS.get(match[1].upper(), 'other areas')} ({match[0]})" for match in codes]
    what = f"outlines of {kinds[0]}" if kinds else f"fields {some(names, 6) or 'none'}"
    rule = f"no field of ward codes, WDnnCD with the year for nn; found {what}"
    raise SourceError([FileFault(file, None, rule, "Ask the portal for a layer of wards, such as WD_MAY_2025_UK_BGC")])


def _wrong_wards(file: str, codes: list[str], features: int) -> Iterator[FileFault]:
    wards = camden_wards()
    times = Counter(codes)
    lost = [f"{name} ({code})" for code, name in wards.items() if code not in times]
    if len(lost) == len(wards):
        rule = f"none of the {features:,} outlines is one of Camden's {len(wards)} wards"
        yield FileFault(file, None, rule, f"Ask the portal for Camden (LAD25CD='{CAMDEN}'), wards of 2022 or later")
    elif lost:
        rule = f"{len(lost)} of Camden's {len(wards)} wards have no outline: {', '.join(lost)}"
        yield FileFault(file, None, rule, "Ask the portal for all wards at once; a long answer comes in pages")
    for code, number in times.items():
        if number > 1:
            rule = f"{wards[code]} ({code}) has {number} outlines; a ward has one, of as many polygons as needed"
            yield FileFault(file, None, rule, "Keep one of them")


def _elsewhere(file: str, outlines: dict[str, Outline]) -> Iterator[FileFault]:
    """Each ward whose own place lies outside its outline: inside that of another, and the two are swapped; or in none,
    where most others lie in their own, and it has been moved."""
    with warehouse.connect(only=()) as connection:
        areas = warehouse.query(
            connection, "select code, longitude, latitude from areas where level = 'ward'"
        ).to_pylist()
    wards = camden_wards()
    places = {area["code"]: (area["longitude"], area["latitude"]) for area in areas if area["code"] in outlines}
    out = [code for code, place in places.items() if not holds(outlines[code], *place)]
    for code in out:
        inside = [wards[other] for other in outlines if other != code and holds(outlines[other], *places[code])]
        if inside:
            rule = f"the place of {wards[code]} ({code}) lies in the outline of {inside[0]}, and not in its own"
            yield FileFault(file, None, rule, "Give the outlines as the portal serves them, each with its own code")
        elif len(out) * 2 < len(places):
            rule = f"the place of {wards[code]} ({code}) lies in no outline, where those of most wards lie in their own"
            yield FileFault(file, None, rule, AS_SERVED)


def _not_together(file: str, outlines: dict[str, Outline], previous: pa.Table | None) -> Iterator[FileFault]:
    """Where outlines overlap or leave holes between them; and each ward of whose ground, as it is held, much is in
    none."""
    named = {code: f"{name} ({code})" for code, name in camden_wards().items()}
    for one, other, share in together.overlaps(outlines):
        rule = f"the outlines of {named[one]} and {named[other]} overlap, by {share:.0%} of the smaller of the two"
        yield FileFault(file, None, rule, AS_SERVED)
    if around := together.between(outlines):
        rule = f"there is ground in no outline between those of {', '.join(named[code] for code in around)}"
        yield FileFault(file, None, rule, AS_SERVED)
    for code, share in together.left(outlines, _held(previous)) if previous is not None else ():
        rule = f"{share:.0%} of the ground of {named[code]}, as its outline is held, is in no outline"
        fix = f"{AS_SERVED}; if the one held is wrong, move {EXTRACT}.parquet out of the folder of extracts"
        yield FileFault(file, None, rule, fix)


def _held(previous: pa.Table) -> dict[str, Outline]:
    """The outlines of an extract."""
    found: dict[str, Outline] = {}
    rows = zip(*(previous[name].to_pylist() for name in COLUMNS), strict=True)
    for code, polygon, ring, _, longitude, latitude in sorted(rows):
        outline = found.setdefault(code, [])
        outline += [[]] if len(outline) <= polygon else []
        outline[polygon] += [[]] if len(outline[polygon]) <= ring else []
        outline[polygon][ring].append([longitude, latitude])
    return found


def _coarser(file: str, table: pa.Table, previous: pa.Table | None) -> Iterator[str]:
    """A sentence where the outlines have far fewer points than those that they replace."""
    if previous is not None and table.num_rows * 2 < previous.num_rows:
        points = f"{table.num_rows:,} points replace {previous.num_rows:,}"
        yield f"{file}: {points}, so that maps are coarser than before; the layer named BGC has more than BUC or BSC."


def _supplied(file: str, field: str, outlines: list[tuple[str, Outline]], skipped: int) -> Supplied:
    rows = [
        (code, polygon, ring, point, float(place[0]), float(place[1]))
        for code, shape in sorted(outlines)
        for polygon, rings in enumerate(shape)
        for ring, places in enumerate(rings)
        for point, place in enumerate(places)
    ]
    year = 2000 + int(re.sub(r"\D", "", field))
    summary = [(file, f"{len(outlines)} wards of {year} (field {field}), {len(rows):,} points")]
    if skipped:
        summary.append(("Outlines of other places skipped", f"{skipped:,}"))
    return Supplied(pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True))), tuple(summary))
