"""Nothing that leaves a refresh is made of more than what is published: two tables of people, all of whose published
counts are the same, give the same files to the byte, say the same, and draw the same pages."""

import io
import json
import logging
import random
import re
from datetime import date
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.holding.write import write
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from metrics.refreshing.report import protection, summary
from tests.app.reading import (
    ALL_INDICATORS,
    INDICATOR,
    OVERVIEW,
    SOURCES,
    alts,
    figures,
    files,
    markup,
    nameless,
    words,
)
from tests.attack import CAMDEN
from tests.contract.facts import wards
from tests.worlds import TODAY, WARDS, World

MONTHS = [date(2024 + (month + 10) // 12, (month + 10) % 12 + 1, 1) for month in range(14)]  # to December 2025
SLUGS = ("council_tax_arrears", "council_tax_supported")
PARTS = ("in_arrears", "supported", "accounts")
# What a manifest has of what it was made from: a digest of the extracts, and all that is made of it.
STAMPS = {"name", "made_from", "keys", "checked", "sha256"}


def some(seed):
    """By month and ward: those in arrears, with support, and all; few enough that some are to be protected."""
    draw = random.Random(seed)
    return {
        (month, ward): {"in_arrears": draw.randrange(13), "supported": draw.randrange(3, 40),
                        "accounts": draw.randrange(40, 90)}
        for month in MONTHS for ward in WARDS
    }  # fmt: skip


def shown(table, month):
    """What is published of a month, worked out by hand: less than 5 not at all, and else the nearest 5."""
    sums = {}
    for ward in WARDS:
        for area in (ward, wards()[ward], CAMDEN):
            for part in PARTS:
                sums[area, part] = sums.get((area, part), 0) + table[month, ward][part]
    return {key: None if each < 5 else (each + 2) // 5 * 5 for key, each in sums.items()}


def another(table, seed):
    """A table that is published just so, and of as many others as chance finds: people move from ward to ward, come and
    go, wherever nothing of it shows."""
    draw, other = random.Random(seed), {key: dict(each) for key, each in table.items()}
    for month in MONTHS:
        published = shown(table, month)
        for _ in range(250):
            part, (one, two), step = draw.choice(PARTS), draw.sample(WARDS, 2), draw.choice((-1, 1))
            moved = draw.random() < 0.5
            other[month, one][part] += step
            other[month, two][part] -= step * moved
            sound = all(0 <= each[name] <= each["accounts"] for each in (other[month, one], other[month, two])
                        for name in PARTS)  # fmt: skip
            if not sound or shown(other, month) != published:
                other[month, one][part] -= step
                other[month, two][part] += step * moved
    return other


def world_of(table, folder):
    """The snapshot of a table's extract, with all that its refresh said and logged."""
    contract = data.all_contracts()["council_tax_accounts"]
    rows = [
        {"ward_code": ward, "month": month, "arrears_pounds": 50.0 * each["in_arrears"]} | each
        for (month, ward), each in table.items()
    ]
    world = World(folder / "extracts", folder / "snapshots")
    write(
        pa.Table.from_pylist(rows, schema=contract.arrow_schema), contract, world.extracts, origin="council",
        covers_from=MONTHS[0], covers_to=date(2025, 12, 31), extracted_on=TODAY, source="by hand",
    )  # fmt: skip
    (folder / "declared" / "debt").mkdir(parents=True)
    for slug in SLUGS:
        text = (catalogue.FOLDER / "debt" / f"{slug}.sql").read_text(encoding="utf-8")
        (folder / "declared" / "debt" / f"{slug}.sql").write_text(text, encoding="utf-8")
    said, steps = [], []
    handler, log = logging.Handler(), logging.getLogger("camden")
    handler.emit = lambda record: said.append(record.getMessage())
    log.addHandler(handler)
    log.setLevel(logging.DEBUG)
    try:
        made = refresh(world.extracts, world.snapshots, TODAY, indicators=folder / "declared", on_step=steps.append)
    finally:
        log.removeHandler(handler)
    told = [*summary(steps), *protection(made, world.snapshots), *(f"{step.outcome} {step.why}" for step in steps)]
    return world, told, [unstamped(line, world) for line in said]


def unstamped(text, world):
    """Without the names of the folder and the snapshot, and how long something took."""
    text = nameless(text.replace(str(world.extracts.parent), ""), world.snapshot.name)
    return re.sub(r"\d+\.\d+ s\b", "", text)


def unnamed(name, content, world):
    """A download, without the name of the snapshot that stands in it, and the digests of what that stands in."""
    own = world.snapshot.name
    if name.endswith((".xlsx", ".zip")):
        with ZipFile(io.BytesIO(content)) as archive:
            return {each: unnamed(each, archive.read(each), world) for each in archive.namelist()}
    if name.endswith(".parquet"):
        table = pq.read_table(io.BytesIO(content))
        assert "snapshot" not in table.column_names or set(table["snapshot"].to_pylist()) == {own}
        return table.schema.remove_metadata(), table.drop_columns({"snapshot"} & {*table.column_names}).to_pylist()
    return re.sub(rb"sha256:[0-9a-f]{64}", b"", content.replace(own.encode(), b""))


@pytest.fixture(scope="module")
def truths():
    table = some(3)
    return table, another(table, 5)


@pytest.fixture(scope="module")
def both(truths, tmp_path_factory):
    return [world_of(table, tmp_path_factory.mktemp("people")) for table in truths]


def test_the_two_tables_have_little_in_common(truths):
    one, two = truths
    differ = [part for key in one for part in PARTS if one[key][part] != two[key][part]]
    assert len(differ) > len(one)
    assert all(shown(one, month) == shown(two, month) for month in MONTHS)


def test_every_file_of_the_snapshot_is_the_same_to_the_byte_but_for_its_stamps(both):
    folders = [world.snapshots / world.snapshot.name for world, *_ in both]
    files = [sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file()) for folder in folders]
    assert files[0] == files[1]
    assert len(files[0]) >= 6
    for name in files[0]:
        one, two = ((folder / name).read_bytes() for folder in folders)
        if name.name == "manifest.json":
            assert one != two
            stamped = [json.loads(each) for each in (one, two)]
            assert stamped[0].keys() == stamped[1].keys() > STAMPS
            one, two = ({key: said[key] for key in said.keys() - STAMPS} for said in stamped)
        assert one == two, name


def test_the_refresh_says_and_logs_the_same(both):
    (_, said, logged), (_, others, noted) = both
    assert said == others
    assert any("Every small count of people that is published was audited" in line for line in said)
    assert sorted(logged) == sorted(noted)  # the check runs beside the counting
    assert len(logged) >= 5


PAGES = [(OVERVIEW, {}), (ALL_INDICATORS, {}), (SOURCES, {"extract": "council_tax_accounts"}),
         *((INDICATOR, {"indicator": slug, "ward": ward}) for slug in SLUGS for ward in (None, WARDS[3]))]  # fmt: skip


@pytest.mark.parametrize(("page", "address"), PAGES, ids=str)
def test_a_page_reads_draws_and_gives_away_the_same(both, visit, page, address):
    seen = []
    for world, *_ in both:
        at = visit(world, page, **{name: value for name, value in address.items() if value})
        texts = [unstamped(text, world) for text in (markup(at), words(at), figures(at), *alts(at))]
        taken = [
            (each.label, unstamped(each.name, world), unnamed(each.name, each.content(), world)) for each in files(at)
        ]
        seen.append((texts, taken))
    for one, two in zip(*seen, strict=True):
        assert len(one) == len(two)
        differ = [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
        assert not differ
    assert len(seen[0][0][1]) > 300
    if page == INDICATOR:
        assert seen[0][0][2].startswith('{"data"')
        assert {name.rpartition(".")[2] for _, name, _ in seen[0][1]} == {"csv", "xlsx", "parquet"}


def test_a_page_of_other_people_would_differ(both, tmp_path, visit):
    """What the comparison is worth: one count that is shown otherwise, and the page is another."""
    table = some(3)
    table[MONTHS[-1], WARDS[3]]["in_arrears"] += 10
    world, *_ = world_of(table, tmp_path)
    pages = [visit(each, INDICATOR, indicator=SLUGS[0], ward=WARDS[3]) for each in (both[0][0], world)]
    assert figures(pages[0]) != figures(pages[1])
    assert words(pages[0]) != words(pages[1])
