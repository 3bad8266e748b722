"""The open-data package: valid, whole, read back with its types, and nothing in it that is not published."""

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from frictionless import Package

import data
import metrics
from data.contracts.field import SQL_TYPES
from data.vocabulary import Status
from metrics.exported import files
from metrics.snapshots import stored
from metrics.snapshots.cells import harmless
from metrics.snapshots.holdings import Holding
from metrics.snapshots.observation import Observation
from metrics.snapshots.reading import Reading
from metrics.snapshots.written import PUBLISHED

ROOT = Path(__file__).parents[2]
WORLDS = ("sample", "published", "hostile", "withheld", "empty")


@pytest.fixture(scope="module")
def unpacked(made, tmp_path_factory):
    """The package of a world by its name, in a folder of its own."""
    there = {}

    def unpack(name):
        if name not in there:
            there[name] = tmp_path_factory.mktemp(name)
            with ZipFile(io.BytesIO(metrics.package(made(name).snapshot))) as archive:
                assert archive.testzip() is None
                archive.extractall(there[name])
        return there[name]

    return unpack


def descriptor(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def tables(folder):
    """The CSV resources: those whose columns are described."""
    return [each for each in descriptor(folder)["resources"] if each.get("type") == "table"]


def typed(folder, resource):
    """The rows of a CSV resource as DuckDB reads them under the descriptor's types."""
    columns = {field["name"]: SQL_TYPES[field["type"]] for field in resource["schema"]["fields"]}
    return duckdb.sql(
        f"from read_csv({str(folder / resource['path'])!r}, columns = {columns}, header = true, delim = ',', "
        "quote = '\"', escape = '\"', auto_detect = false, allow_quoted_nulls = false)"
    ).to_arrow_table()


@pytest.mark.parametrize("world", WORLDS)
def test_it_is_valid_by_frictionless(unpacked, world):
    report = Package(str(unpacked(world) / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])
    assert report.stats["tasks"] == 2 * len(tables(unpacked(world)))


def test_the_whole_of_it_is_valid_and_nobody_is_in_it(unpacked, whole):
    """Every indicator and extract: no table of an extract that counts people, and no key by which a row is told."""
    folder = unpacked("whole")
    assert Package(str(folder / "datapackage.json")).validate().valid
    named = {path.stem for path in folder.rglob("*.csv")}
    assert named == {path.stem for path in folder.rglob("*.parquet")}
    assert named == {*PUBLISHED, *whole.snapshot.public_sources}
    contracts = data.all_contracts()
    assert all(contracts[name].is_public_source for name in named - set(PUBLISHED))
    keys = {field.name for contract in contracts.values() for field in contract.fields if field.is_key}
    assert len(keys) > 10
    for path in folder.rglob("*.parquet"):
        table = pq.read_table(path)
        assert not keys & set(table.column_names)
        for column in table.columns:
            if pa.types.is_string(column.type):
                assert not pc.any(pc.starts_with(column, "eg:")).as_py(), path  # as every key of a sample begins


def test_what_is_withheld_has_no_number_in_it(unpacked):
    for world in ("whole", "withheld"):
        rows = pq.read_table(unpacked(world) / "parquet" / "observations.parquet")
        hidden = rows.filter(pc.not_equal(rows["status"], Status.SHOWN))
        assert Status.WITHHELD in hidden["status"].to_pylist()
        for name in ("value", "lower", "upper", "lower_998", "upper_998"):
            assert hidden[name].null_count == hidden.num_rows, name


@pytest.mark.parametrize("world", ["sample", "published", "hostile"])
def test_it_is_what_the_snapshot_shows_and_no_more(unpacked, made, world):
    folder, snapshot = unpacked(world), made(world).snapshot
    for name in PUBLISHED:
        ours, theirs = snapshot.published(name), pq.read_table(folder / "parquet" / f"{name}.parquet")
        assert theirs.slice(0, ours.num_rows).equals(ours.cast(theirs.schema))
        assert theirs.num_rows == ours.num_rows + (name == "areas")
    for name in snapshot.public_sources:
        assert pq.read_table(folder / "parquet" / f"{name}.parquet").equals(snapshot.public(name))


@pytest.mark.parametrize("world", ["sample", "published", "hostile"])
def test_csv_and_parquet_are_read_back_the_same_in_their_types(unpacked, world):
    folder = unpacked(world)
    for resource in tables(folder):
        parquet = pq.read_table(folder / "parquet" / f"{resource['name']}.parquet")
        read = typed(folder, resource)
        assert [each.type for each in read.schema] == [each.type for each in parquet.schema], resource["name"]
        safe = harmless(parquet)
        for name in parquet.column_names:
            assert read[name].to_pylist() == safe[name].to_pylist(), (resource["name"], name)
        there = duckdb.sql(f"describe from {str(folder / 'parquet' / (resource['name'] + '.parquet'))!r}").fetchall()
        types = {field["name"]: SQL_TYPES[field["type"]] for field in resource["schema"]["fields"]}
        assert {name: kind for name, kind, *_ in there} == types


@pytest.mark.parametrize("world", ["sample", "published"])
def test_pandas_and_a_spreadsheet_read_it_back_in_its_types(unpacked, world, tmp_path):
    folder = unpacked(world)
    for resource in tables(folder):
        fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        days = [name for name, kind in fields.items() if kind == "date"]
        plain = {"string": "str", "number": "float64", "integer": "Int64", "boolean": "boolean"}
        absent = {name: [""] for name, kind in fields.items() if kind != "string"}
        frame = pd.read_csv(
            folder / resource["path"],
            dtype={name: plain[kind] for name, kind in fields.items() if kind != "date"},
            parse_dates=days, keep_default_na=False, na_values=absent,
        ).head(200)  # fmt: skip
        parquet = pd.read_parquet(folder / "parquet" / f"{resource['name']}.parquet").head(200)
        for name, kind in fields.items():
            ours, theirs = frame[name], parquet[name]
            assert list(ours.isna()) == list(theirs.isna() & (kind != "string")), (resource["name"], name)
            if kind in ("number", "integer"):
                assert list(ours.dropna()) == list(theirs.dropna())
            if kind == "date":
                assert [each.date() for each in ours.dropna()] == list(theirs.dropna())
        book = tmp_path / f"{resource['name']}.xlsx"
        frame.to_excel(book, index=False, engine="openpyxl")
        header, *rows = openpyxl.load_workbook(book, data_only=False).active.iter_rows()
        assert [cell.value for cell in header] == list(fields)
        kinds = {"string": str, "number": (int, float), "integer": int, "boolean": bool, "date": datetime}
        for row in rows:
            for cell, kind in zip(row, fields.values(), strict=True):
                assert cell.data_type != "f"
                assert cell.value is None or isinstance(cell.value, kinds[kind]), (resource["name"], cell)


def test_no_cell_of_a_csv_file_is_one_that_a_spreadsheet_runs(unpacked):
    for path in unpacked("hostile").glob("csv/*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    assert not cell.lstrip().startswith(("=", "@")), (path.name, cell)


def test_the_same_snapshot_gives_the_same_bytes_in_any_process(made):
    world = made("published")
    code = (
        "import hashlib, metrics\nfrom pathlib import Path\n"
        f"print(hashlib.sha256(metrics.package(metrics.snapshot(Path({str(world.snapshots)!r})))).hexdigest())"
    )
    own = hashlib.sha256(metrics.package(world.snapshot)).hexdigest()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.strip() == own


def test_it_is_written_in_slices_as_if_at_once(made, monkeypatch):
    table = made("sample").snapshot.published("observations").slice(0, 1000)
    at_once = files.as_csv(table)
    monkeypatch.setattr(files, "ROWS", 7)
    assert files.as_csv(table) == at_once


@pytest.mark.parametrize("world", WORLDS)
def test_each_file_has_its_bytes_and_its_hash(unpacked, world):
    folder = unpacked(world)
    listed = {"datapackage.json", "README.md", "LICENCE.txt"}
    for resource in descriptor(folder)["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        listed.add(resource["path"])
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == listed


def test_every_column_is_described_where_it_is_declared():
    for declared in (Observation, Reading, Holding):
        assert list(stored.meanings(declared)) == stored.schema(declared).names


def test_tables_say_what_their_columns_are_how_they_hang_together_and_where_they_are_from(unpacked):
    folder = unpacked("published")
    of = {each["name"]: each for each in tables(folder)}
    for resource in of.values():
        assert resource["title"]
        assert resource["description"]
        assert resource["licenses"]
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
        assert resource["schema"].get("primaryKey") or resource["schema"].get("uniqueKeys")
    keys = {name: each["schema"].get("foreignKeys", []) for name, each in of.items()}
    found = {(name, *key["fields"], key["reference"]["resource"]) for name, each in keys.items() for key in each}
    assert found >= {
        ("observations", "indicator", "indicators"),
        ("observations", "area", "areas"),
        ("readings", "indicator", "indicators"),
        ("readings", "area", "areas"),
        ("recorded_crime", "ward_code", "areas"),
    }
    crime = of["recorded_crime"]
    assert crime["sources"][0]["title"] == "Metropolitan Police Service, recorded crime by ward"
    assert crime["licenses"][0]["name"] == "OGL-UK-3.0"
    status = next(field for field in of["observations"]["schema"]["fields"] if field["name"] == "status")
    assert status["constraints"] == {"required": True, "enum": [str(each) for each in Status]}


def test_the_licence_names_what_is_under_another(unpacked):
    """Queries are code; figures quoted from the press are only quoted; two editions of one licence are two."""
    text = (unpacked("published") / "LICENCE.txt").read_text(encoding="utf-8")
    assert text.startswith(
        "This package may be used under the Open Government Licence v3.0 (https://www.nationalarchives"
    )
    others = re.findall(r"^- (\w+): (.*)$", text, re.MULTILINE)
    assert [name for name, _ in others] == ["indicators", "air_quality", "published_figures"]
    assert "MIT licence (https://opensource.org/license/mit)" in others[0][1]
    assert others[2][1].endswith("Figures quoted with their source")


def test_what_is_wrong_in_a_row_would_be_found(unpacked, tmp_path):
    """A descriptor that lets everything through would make the tests above worthless."""
    folder = tmp_path / "copy"
    shutil.copytree(unpacked("published"), folder)
    path = folder / "csv" / "observations.csv"
    first, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    wrong = lines[0].replace('"shown"', '"shown, perhaps"').replace("E05", "E06").replace("E09", "E06")
    path.write_text("".join([first, wrong, *lines, lines[1]]), encoding="utf-8")
    report = Package(str(folder / "datapackage.json")).validate()
    assert {"constraint-error", "foreign-key", "primary-key"} <= {each for (each,) in report.flatten(["type"])}
    (folder / "parquet" / "readings.parquet").write_bytes(b"no table")
    report = Package(str(folder / "datapackage.json")).validate()
    assert {"readings-parquet"} <= {task.name for task in report.tasks if not task.valid}


def test_a_sample_is_never_taken_for_figures_of_camden(unpacked, made):
    folder, snapshot = unpacked("sample"), made("sample").snapshot
    said = descriptor(folder)
    assert said["name"] == f"sample-we-make-camden-{snapshot.name}"
    assert said["title"].startswith("SAMPLE: ")
    assert "sample" in said["camden:origins"]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# SAMPLE: ")
    assert "are made up: they say nothing of Camden" in readme
    assert "are made up: they say nothing of Camden" in (folder / "LICENCE.txt").read_text(encoding="utf-8")
    for name in ("observations", "readings", "extracts"):
        (own,) = [each for each in said["resources"] if each["name"] == name]
        assert "made-up sample figures" in own["title"]
        assert own["description"].startswith("Of its rows, ")
        parquet = pq.read_table(folder / "parquet" / f"{name}.parquet")
        assert b"made-up sample figures" in parquet.schema.metadata[b"title"]
        assert "sample" in parquet["origin"].to_pylist()
    assert not any("Metropolitan" in source.get("title", "") for source in said["sources"])


def test_what_is_real_is_not_called_a_sample(unpacked):
    folder = unpacked("published")
    assert descriptor(folder)["name"].startswith("we-make-camden-2026-02-10-")
    assert "made up" not in (folder / "README.md").read_text(encoding="utf-8").partition("## What to know")[0]


def test_the_descriptor_says_which_snapshot_and_day_it_is_of(unpacked, made):
    said = descriptor(unpacked("published"))
    assert said["version"] == said["camden:snapshot"] == made("published").snapshot.name
    assert date.fromisoformat(said["camden:as_at"]) == made("published").snapshot.as_of
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    # The standard knows one type of resource alone, and names that are each there once.
    assert {each.get("type", "table") for each in said["resources"]} == {"table"}
    assert len({each["name"] for each in said["resources"]}) == len(said["resources"])


def test_its_readme_says_how_to_read_it_and_that_is_so(unpacked, monkeypatch):
    folder = unpacked("published")
    text = (folder / "README.md").read_text(encoding="utf-8")
    monkeypatch.chdir(folder)
    shown, everything = (
        duckdb.sql(line).to_arrow_table() for line in re.search(r"```sql\n(.*?)```", text, re.DOTALL)[1].split(";")[:2]
    )
    rows = pq.read_table("parquet/observations.parquet")
    everyone = pc.and_(pc.equal(rows["breakdown"], ""), pc.equal(rows["status"], "shown"))
    assert shown.num_rows == pc.sum(everyone).as_py() > 1000
    # With nothing said of its types, DuckDB finds them, and tells an empty text from an absent one.
    assert everything["period"].type == pa.date32()
    assert everything["value"].to_pylist() == rows["value"].to_pylist()
    assert everything["breakdown"].to_pylist() == rows["breakdown"].to_pylist()
    found: dict[str, pd.DataFrame] = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], found)
    assert len(found["observations"]) == rows.num_rows
    for table in tables(folder):
        assert f"| `{table['name']}` |" in text
        assert all(f"| `{field['name']}` | {field['type']} |" in text for field in table["schema"]["fields"])


def test_the_area_of_no_ward_is_named_among_the_areas(unpacked):
    areas = pq.read_table(unpacked("published") / "parquet" / "areas.parquet").to_pylist()
    assert areas[-1] == dict.fromkeys(areas[-1]) | {"code": "none", "name": "Ward not recorded", "level": "none"}
