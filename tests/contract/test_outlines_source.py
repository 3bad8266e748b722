"""Are ward outlines read from what the ONS portal serves, whole, and is anything else refused by its name?"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.contracts.folder import all_contracts
from data.holding import read as holding
from data.holding.files import extracts_folder
from data.holding.warehouse import camden_wards
from data.served.faults import SourceError
from data.sources.ward_outlines import read
from tests.contract.slabs import slab

SQUARE = [[-0.15, 51.54], [-0.14, 51.54], [-0.14, 51.55], [-0.15, 51.54]]
BELSIZE = "E05013652"
Collection = dict[str, Any]


def collection(field: str = "WD25CD") -> Collection:
    features = [
        {
            "type": "Feature",
            "properties": {field: code, "LAD25CD": "E09000007"},
            "geometry": {"type": "Polygon", "coordinates": [slab(code)]},
        }
        for code in camden_wards()
    ]
    return {"type": "FeatureCollection", "features": features}


def save(folder: Path, content: object, name: str = "wards.geojson") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_polygons_holes_and_corners_are_numbered_from_nought(tmp_path: Path) -> None:
    wards = collection()
    outer = slab(BELSIZE)
    west, south = outer[0]
    hole = [[west + 0.01, south + 0.0002], [west + 0.011, south + 0.0002], [west + 0.01, south + 0.0004]]
    hole += hole[:1]
    wards["features"][0]["geometry"] = {"type": "MultiPolygon", "coordinates": [[outer, hole], [outer]]}
    rows = read([save(tmp_path, wards)], None).table.to_pylist()
    ours = [row for row in rows if row["ward_code"] == BELSIZE]
    assert [(row["polygon"], row["ring"], row["point"]) for row in ours] == [
        (polygon, ring, point) for polygon, ring, points in [(0, 0, 5), (0, 1, 4), (1, 0, 5)] for point in range(points)
    ]
    assert [[row["longitude"], row["latitude"]] for row in ours] == [*outer, *hole, *outer]
    assert len(rows) == 14 + 19 * 5


@pytest.mark.parametrize("field", ["WD22CD", "WD24CD", "wd23cd"])
def test_the_field_of_codes_may_be_of_any_year(field: str, tmp_path: Path) -> None:
    reading = read([save(tmp_path, collection(field))], None)
    assert f"20 wards of 20{field[2:4]} (field {field})" in dict(reading.summary)[str(tmp_path / "wards.geojson")]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"])
def test_a_reference_system_that_is_wgs84_is_read(name: str, tmp_path: Path) -> None:
    wards = collection() | {"crs": {"type": "name", "properties": {"name": name}}}
    assert read([save(tmp_path, wards)], None).table.num_rows == 100


def test_wards_of_other_boroughs_are_skipped_and_counted_whatever_their_outline(tmp_path: Path) -> None:
    wards = collection()
    wards["features"].append({"type": "Feature", "properties": {"WD25CD": "E05013628"}, "geometry": None})
    reading = read([save(tmp_path, wards)], None)
    assert dict(reading.summary)["Outlines of other places skipped"] == "1"
    assert reading.table.num_rows == 100


Mutation = Callable[[Collection], object]


def outline(geometry: object) -> Mutation:
    """The collection with another geometry for Belsize."""

    def changed(wards: Collection) -> Collection:
        wards["features"][0]["geometry"] = geometry
        return wards

    return changed


def ring(*points: list[float]) -> Mutation:
    return outline({"type": "Polygon", "coordinates": [[*points]]})


REFUSED: dict[str, tuple[Mutation, str]] = {
    "error object": (
        lambda _: {"error": {"code": 400, "message": "Invalid query"}},
        "the service answered with an error in place of outlines: Invalid query",
    ),
    "not a collection": (lambda wards: wards["features"][0], "not a FeatureCollection but 'Feature'"),
    "a list": (lambda wards: wards["features"], "not a FeatureCollection but a JSON list"),
    "no features": (lambda wards: wards | {"features": []}, "the FeatureCollection has no features"),
    "bare features": (lambda wards: wards | {"features": [1]}, "not every feature has properties"),
    "empty": (lambda _: " ", "the file is empty"),
    "cut short": (lambda wards: json.dumps(wards)[:-20], "wards.geojson, line 1: not JSON, or cut short"),
    "zip": (lambda _: "PK\x03\x04", "a zip file, perhaps a shapefile"),
    "national grid by name": (
        lambda wards: wards | {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}},
        "coordinates are in 'urn:ogc:def:crs:EPSG::27700' and not in WGS84",
    ),
    "national grid by range": (
        ring([526946, 184862], [527000, 184862], [527000, 184900], [526946, 184862]),
        "the outline of Belsize (E05013652) has coordinates in metres, such as 526946, 184862",
    ),
    "latitude first": (
        ring(*([latitude, longitude] for longitude, latitude in SQUARE)),
        "lies outside London at 51.54, -0.15 (longitude comes first)",
    ),
    "open ring": (ring(*SQUARE[:3], [-0.15, 51.541]), "has a ring that is not closed"),
    "short ring": (ring(SQUARE[0], SQUARE[1], SQUARE[0]), "has a ring of fewer than four points"),
    "no number": (ring(SQUARE[0], [float("nan"), 51.5], *SQUARE[2:]), "has a point that is not two numbers"),
    "one number": (ring(SQUARE[0], [51.5], *SQUARE[2:]), "has a point that is not two numbers"),
    "no geometry": (outline(None), "has the geometry None, where a Polygon or MultiPolygon is needed"),
    "a point": (outline({"type": "Point", "coordinates": SQUARE[0]}), "has the geometry Point"),
    "no rings": (outline({"type": "Polygon", "coordinates": []}), "has a Polygon without rings"),
    "no polygons": (outline({"type": "MultiPolygon", "coordinates": []}), "has a MultiPolygon without rings"),
    "ward missing": (
        lambda wards: wards | {"features": wards["features"][1:]},
        "1 of Camden's 20 wards have no outline: Belsize (E05013652)",
    ),
    "ward twice": (
        lambda wards: wards | {"features": [*wards["features"], wards["features"][0]]},
        "Belsize (E05013652) has 2 outlines",
    ),
    "other borough": (
        lambda wards: wards | {"features": [{"type": "Feature", "properties": {"WD25CD": "E05013628"}}] * 20},
        "none of the 20 outlines is one of Camden's 20 wards",
    ),
    "other areas": (
        lambda _: collection("MSOA21CD"),
        "no field of ward codes, WDnnCD with the year for nn; found outlines of middle layer super output areas",
    ),
    "no codes": (
        lambda wards: wards | {"features": [{"type": "Feature", "properties": {"name": "Belsize"}}]},
        "found fields name",
    ),
}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Outlines made as people make them."""
    folder = tmp_path_factory.mktemp("imported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAMDEN_EXTRACTS", str(folder))
        assert CliRunner().invoke(app, ["import", "outlines", str(save(folder, collection()))]).exit_code == 0
    return (folder / "ward_outlines.parquet").read_bytes()


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_whole_outlines_is_refused_and_the_previous_ones_stay(
    case: str, tmp_path: Path, imported: bytes
) -> None:
    mutate, rule = REFUSED[case]
    extracts_folder().mkdir()
    held = extracts_folder() / "ward_outlines.parquet"
    held.write_bytes(imported)
    result = CliRunner().invoke(app, ["import", "outlines", str(save(tmp_path, mutate(collection())))])
    assert result.exit_code == 1
    assert result.stderr.startswith(str(tmp_path / "wards.geojson"))
    assert rule in result.stderr
    assert list(extracts_folder().iterdir()) == [held]
    assert held.read_bytes() == imported


def test_every_unsound_outline_is_named_at_once(tmp_path: Path) -> None:
    wards = collection()
    for feature in wards["features"][:3]:
        feature["geometry"] = None
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, wards)], None)
    assert len(str(caught.value).splitlines()) == 3


def test_outlines_are_read_from_one_file_only(tmp_path: Path) -> None:
    path = save(tmp_path, collection())
    with pytest.raises(SourceError, match="outlines are read from one file"):
        read([path, path], None)


def test_outlines_have_no_dates_and_cover_the_day_of_import(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["import", "outlines", str(save(tmp_path, collection()))]).exit_code == 0
    held = holding.read(all_contracts()["ward_outlines"], extracts_folder(), today=date.today())
    assert held.origin == "published"
    assert held.covers_from == held.covers_to == held.extracted_on


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "Wards_May_2022_UK_BFC_V2_camden_wgs84",
        "drkane_ward_E09000007",
        "geographr_wards_dec2022_BGC_camden",
        "pophealthmap_wards_may2025_camden",
    ],
)
def test_real_outlines_are_read_with_every_corner_in_its_place(name: str, shared: Path) -> None:
    path = shared / "realdata" / "ons_boundaries" / f"{name}.geojson"
    result = CliRunner().invoke(app, ["import", "outlines", str(path)])
    assert result.exit_code == 0, result.stderr
    rows = pq.read_table(extracts_folder() / "ward_outlines.parquet").to_pylist()
    corners = 0
    for feature in json.loads(path.read_text())["features"]:
        code = feature["properties"].get("WD22CD") or feature["properties"]["WD25CD"]
        geometry = feature["geometry"]
        shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        served = [point for rings in shapes for points in rings for point in points]
        corners += len(served)
        assert [[row["longitude"], row["latitude"]] for row in rows if row["ward_code"] == code] == served
    assert corners == len(rows)


@pytest.mark.shared
def test_real_outlines_of_lsoas_are_refused_by_name(shared: Path) -> None:
    path = shared / "realdata" / "ons_boundaries" / "geographr_lsoa21_BSC_camden.geojson"
    with pytest.raises(SourceError, match=r"found outlines of lower layer super output areas \(LSOA21CD\)"):
        read([path], None)


def square(west: float, south: float) -> list[list[float]]:
    return [[west, south], [west + 0.002, south], [west + 0.002, south + 0.002], [west, south + 0.002], [west, south]]


def in_their_places() -> Collection:
    """Each ward as a small square around its own place."""
    with data.connect(only=()) as connection:
        areas = data.query(connection, "select code, longitude, latitude from areas where level = 'ward'").to_pylist()
    places = {area["code"]: (area["longitude"] - 0.001, area["latitude"] - 0.001) for area in areas}
    wards = collection()
    for feature in wards["features"]:
        feature["geometry"]["coordinates"] = [square(*places[feature["properties"]["WD25CD"]])]
    return wards


def test_two_outlines_that_are_swapped_are_refused(tmp_path: Path) -> None:
    wards = in_their_places()
    assert read([save(tmp_path, wards)], None).table.num_rows == 100
    one, other, *_ = (feature["properties"] for feature in wards["features"])
    one["WD25CD"], other["WD25CD"] = other["WD25CD"], one["WD25CD"]
    with pytest.raises(SourceError) as caught:
        read([save(tmp_path, wards)], None)
    said = [str(fault) for fault in caught.value.faults]
    assert len(said) == 2
    assert "the place of Belsize (E05013652) lies in the outline of Bloomsbury, and not in its own" in said[0]


def test_coarser_outlines_than_those_held_are_told(tmp_path: Path) -> None:
    fine = in_their_places()
    for feature in fine["features"]:
        [ring] = feature["geometry"]["coordinates"]
        feature["geometry"]["coordinates"] = [[point for each in ring[:-1] for point in [each] * 3] + ring[:1]]
    held = read([save(tmp_path, fine)], None).table
    [said] = read([save(tmp_path, in_their_places())], held).warnings
    assert "100 points replace 260, so that maps are coarser than before" in said
    assert read([save(tmp_path, fine)], held).warnings == ()


@pytest.mark.shared
def test_in_every_real_file_each_ward_lies_where_it_is(shared: Path) -> None:
    named = ("geographr_wards", "pophealthmap_wards", "Wards_May_2022")
    files = [path for path in (shared / "realdata" / "ons_boundaries").glob("*.geojson") if path.name.startswith(named)]
    assert len(files) == 3
    for path in files:
        assert len(set(read([path], None).table["ward_code"].to_pylist())) == 20


def moved(wards: Collection, code: str, east: float, north: float) -> Collection:
    """The collection with the outline of one ward elsewhere."""
    field = next(name for name in wards["features"][0]["properties"] if name.lower() in ("wd22cd", "wd25cd"))
    made: Collection = json.loads(json.dumps(wards))
    [feature] = [each for each in made["features"] if each["properties"][field] == code]
    geometry = feature["geometry"]
    shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for rings in shapes:
        for points in rings:
            points[:] = [[point[0] + east, point[1] + north] for point in points]
    return made


def refusals(path: Path, held: pa.Table | None = None) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read([path], held)
    return [fault.rule for fault in caught.value.faults]


def test_by_hand_an_overlap_and_a_hole_name_their_wards_and_their_size(tmp_path: Path) -> None:
    wards = collection()
    rings = {each["properties"]["WD25CD"]: each["geometry"]["coordinates"][0] for each in wards["features"]}
    south_to_north = sorted(rings, key=lambda code: rings[code][0][1])
    names = camden_wards()
    # The upper half of a slab also in the slab above; a third of another cut out of its midst.
    over, under, holed = south_to_north[7], south_to_north[6], south_to_north[12]
    (_, south), (_, north) = rings[under][0], rings[under][2]
    for corner in (0, 1, 4):
        rings[over][corner][1] = (south + north) / 2
    (west, low), (east, high) = rings[holed][0], rings[holed][2]
    third = (high - low) / 3
    hole = [
        [west + 0.01, low + third],
        [east - 0.01, low + third],
        [east - 0.01, high - third],
        [west + 0.01, high - third],
    ]
    [feature] = [each for each in wards["features"] if each["properties"]["WD25CD"] == holed]
    feature["geometry"]["coordinates"] = [[*rings[holed]], [*hole, hole[0]]]
    said = [rule for rule in refusals(save(tmp_path, wards)) if "the place of" not in rule]
    pair = sorted((over, under))
    assert len(said) == 2
    assert said[0].startswith(
        f"the outlines of {names[pair[0]]} ({pair[0]}) and {names[pair[1]]} ({pair[1]}) overlap, by "
    )
    assert 40 <= int(said[0].partition("by ")[2].partition("%")[0]) <= 60
    assert said[1] == f"there is ground in no outline between those of {names[holed]} ({holed})"


@pytest.mark.shared
def test_any_ward_of_a_real_file_moved_over_another_is_refused_by_name(shared: Path, tmp_path: Path) -> None:
    """By 700 metres to each side: where there is no other ward, what is held shows it."""
    path = shared / "realdata" / "ons_boundaries" / "pophealthmap_wards_may2025_camden.geojson"
    wards, held = json.loads(path.read_text()), read([path], None).table
    for code, name in camden_wards().items():
        for east, north in ((0.01, 0.0), (-0.01, 0.0), (0.0, 0.0063), (0.0, -0.0063)):
            said = refusals(save(tmp_path, moved(wards, code, east, north)), held)
            assert any(f"{name} ({code})" in rule for rule in said)


@pytest.mark.shared
def test_every_real_file_is_taken_over_every_other(shared: Path) -> None:
    files = sorted((shared / "realdata" / "ons_boundaries").glob("*[Ww]ard*.geojson"))
    assert len(files) == 4
    for held in files:
        table = read([held], None).table
        for path in files:
            read([path], table)


def test_outlines_that_are_held_and_wrong_can_be_moved_out_of_the_way(tmp_path: Path) -> None:
    sound = save(tmp_path, collection())
    wrong = read([save(tmp_path, in_their_places(), "other.geojson")], None).table
    read([sound], wrong)
    held = read([sound], None).table
    with pytest.raises(SourceError, match="as its outline is held, is in no outline") as caught:
        read([save(tmp_path, in_their_places())], held)
    assert len(caught.value.faults) == 20
    assert "if the one held is wrong, move ward_outlines.parquet out of the folder" in str(caught.value)
