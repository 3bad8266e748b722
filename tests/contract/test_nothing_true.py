"""The council's own extracts of people are published, and of what is true of them nothing that is not shown is left
anywhere: not in a snapshot, a manifest, a log or what an error says."""

import io
import logging
import random
import re
import struct
from datetime import date
from pathlib import PurePath
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.holding.write import write
from metrics.declared import catalogue
from metrics.exported.package import package
from metrics.refreshing.refresh import refresh
from metrics.snapshots.written import PUBLISHED
from tests.worlds import TODAY, WARDS

MONTHS = [date(2024 + (month + 3) // 12, (month + 3) % 12 + 1, 1) for month in range(21)]  # to December 2025


@pytest.fixture(scope="module")
def accounts():
    """By ward and month: accounts, those with support and those in arrears: the first two of five digits, as no day
    and no number of a name has, and no multiple of five; the last too few to be shown."""
    draw = random.Random(7)

    def strange(low, high):
        return draw.randrange(low, high) * 5 + draw.choice((1, 2, 3, 4))

    return {
        (ward, month): (strange(10_000, 19_000), strange(2_100, 2_900), draw.randrange(1, 5))
        for ward in WARDS
        for month in MONTHS
    }


@pytest.fixture(scope="module")
def world(accounts, tmp_path_factory):
    """The snapshot of the council's accounts alone, its folder, and what the refresh logged."""
    folder = tmp_path_factory.mktemp("council")
    contract = data.all_contracts()["council_tax_accounts"]
    rows = [
        {"ward_code": ward, "month": month, "accounts": all_there, "supported": some}
        | {"in_arrears": few, "arrears_pounds": few * 100.0}
        for (ward, month), (all_there, some, few) in accounts.items()
    ]
    write(
        pa.Table.from_pylist(rows, schema=contract.arrow_schema), contract, folder / "extracts", origin="council",
        covers_from=MONTHS[0], covers_to=date(2025, 12, 31), extracted_on=TODAY, source="by hand",
    )  # fmt: skip
    (folder / "declared" / "debt").mkdir(parents=True)
    for slug in ("council_tax_arrears", "council_tax_supported"):
        text = (catalogue.FOLDER / "debt" / f"{slug}.sql").read_text(encoding="utf-8")
        (folder / "declared" / "debt" / f"{slug}.sql").write_text(text, encoding="utf-8")
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())
    logging.getLogger("camden").addHandler(handler)
    logging.getLogger("camden").setLevel(logging.DEBUG)
    try:
        made = refresh(folder / "extracts", folder / "snapshots", TODAY, indicators=folder / "declared")
    finally:
        logging.getLogger("camden").removeHandler(handler)
    return folder / "snapshots", made, "\n".join(said)


@pytest.fixture(scope="module")
def true(accounts):
    """Every true count of five digits: of a ward, of all Camden, and of all its months."""
    camden = {}
    for (_, month), counts in accounts.items():
        camden[month] = [before + each for before, each in zip(camden.get(month, (0, 0)), counts[:2], strict=True)]
    found = {each for counts in accounts.values() for each in counts[:2]} | {
        each for two in camden.values() for each in two
    }
    return {each for each in found if each % 5}


def test_the_councils_figures_of_people_are_published(world):
    _, made, _ = world
    assert {str(each) for each in made.origins} == {"council"}
    latest = made.series("council_tax_supported", WARDS[0]).latest
    assert latest.numerator % 5 == latest.denominator % 5 == 0
    small = made.series("council_tax_arrears", WARDS[0]).observations
    assert {(each.numerator, each.bound) for each in small if each.status == "shown"} == {(None, "at_most")}


def test_no_number_of_any_file_is_a_true_count(world, true):
    folder, _, _ = world
    in_print = {path.stem for path in folder.rglob("*.parquet") if path.stem.startswith("peer")}
    assert in_print
    files = [path for path in folder.rglob("*.parquet") if path.parent.name != "public" and path.stem not in in_print]
    assert {path.stem for path in files} >= {"observations", "ledger-2", "extracts"}
    seen = 0
    for path in files:
        table = pq.read_table(path)
        for column in table.column_names if path.stem != "areas" else []:
            values = table[column].to_pylist()
            numbers = {float(each) for each in values if isinstance(each, int | float)}
            assert not numbers & true, (path.name, column)
            words = {int(each) for text in values if isinstance(text, str) for each in re.findall(r"\d{5,6}", text)}
            assert not words & true, (path.name, column)
            seen += len(numbers)
    assert seen > 500


def test_no_byte_of_the_folder_and_no_line_of_the_log_spells_one(world, true):
    folder, _, said = world
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 7
    raw = {path: path.read_bytes() for path in files}
    for path, content in raw.items():
        spelt = (
            set()
            if path.suffix == ".parquet"
            else {int(each) for each in re.findall(rb"(?<![0-9a-f])\d{5,6}(?![0-9a-f])", content)}
        )
        assert not spelt & true, path.name
        for each in true:
            assert struct.pack("<d", each) not in content, (path.name, each)
    assert "counted" in said or "computed" in said
    assert not {int(each) for each in re.findall(r"\d{5,6}", said)} & true


def test_no_number_of_the_package_of_open_data_is_one(world, true):
    _, made, _ = world
    seen = 0
    with ZipFile(io.BytesIO(package(made))) as archive:
        for name in archive.namelist():
            stem = PurePath(name).stem
            content = archive.read(name)
            if name.endswith(".parquet"):
                assert not any(struct.pack("<d", each) in content for each in true), name
            # The sizes and hashes of files are no counts, and public sources are in print.
            if name.endswith(".csv") and stem in PUBLISHED and stem != "areas":
                spelt = {int(each) for each in re.findall(r"(?<![0-9a-f.])\d{5,6}(?![0-9a-f])", content.decode())}
                assert not spelt & true, name
                seen += len(spelt)
    assert seen > 100


def test_how_many_rows_there_are_of_people_is_rounded_too(world, accounts):
    _, made, _ = world
    (own,) = [each for each in made.extracts if each.name == "council_tax_accounts"]
    assert own.rows == round(len(accounts) / 5) * 5
