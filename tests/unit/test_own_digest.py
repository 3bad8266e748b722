"""Does a file of ours say itself that it is as it was written, and is nothing that changed in it ever counted?"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import data
from data.holding import own_digest, stamps
from data.holding.inspection import DAMAGED
from data.holding.read import read
from data.holding.saving import save
from data.holding.scanning import scan
from data.holding.write import write, write_empty

CRIME = data.all_contracts()["recorded_crime"]
TODAY = date(2025, 11, 20)
FLIPS = 1_000


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here changes while it is read."""
    monkeypatch.setattr(stamps, "TICK", 0)


def crime(folder: Path, **changes: Any) -> Path:
    rows = [
        {"ward_code": ward, "month": date(2025, month, 1), "major": "THEFT", "minor": minor, "offences": month + place}
        for place, ward in enumerate(("E05013652", "E05013655"))
        for month in range(1, 11)
        for minor in ("SHOPLIFTING", "BICYCLE THEFT")
    ]
    table = pa.Table.from_pylist(rows, schema=CRIME.arrow_schema)
    days: dict[str, Any] = {"covers_from": date(2025, 1, 1), "covers_to": date(2025, 10, 31), "extracted_on": TODAY}
    return write(table, CRIME, folder, **{"origin": "published", "source": "by hand", **days, **changes}).path


def flipped(content: bytes, bits: Iterator[int]) -> Iterator[tuple[int, bytes]]:
    """The content with one bit another, once for each of the bits."""
    for bit in bits:
        changed = bytearray(content)
        changed[bit // 8] ^= 1 << bit % 8
        yield bit, bytes(changed)


def counted(folder: Path) -> tuple[object, ...]:
    """All that a refresh would take from an extract: its rows, and what it says of itself."""
    found = read(CRIME, folder, today=TODAY)
    said = (found.origin, found.covers_from, found.covers_to, found.extracted_on, found.gaps, found.restated)
    rows = duckdb.execute(f"select * from {scan(CRIME, [found.path])}").fetchall()
    return (
        said,
        rows,
        duckdb.execute(f"select sum(offences) from {scan(CRIME, [found.path])} where offences > 5").fetchall(),
    )


def test_no_bit_of_an_extract_of_ours_can_change_what_is_counted(tmp_path: Path) -> None:
    path = crime(tmp_path)
    content, before = path.read_bytes(), counted(tmp_path)
    bits = random.Random().sample(range(len(content) * 8), FLIPS)
    said = []
    for bit, changed in flipped(content, iter(bits)):
        path.write_bytes(changed)
        try:
            assert counted(tmp_path) == before, f"bit {bit} changed what is counted"
        except data.ExtractError as error:
            said.append(str(error))
    assert all(each.startswith(f"{path}: ") and each.endswith("bring it in again") for each in said)
    # What is not refused are bits of the name under which the digest stands.
    assert len(said) > 0.9 * FLIPS


def test_a_flip_in_the_name_of_what_a_file_says_is_no_silence(tmp_path: Path) -> None:
    path = crime(tmp_path)
    content, before = path.read_bytes(), counted(tmp_path)
    footer = int.from_bytes(content[-8:-4], "little") + 8
    first = content.rindex(b"camden:", 0, len(content)) - 300
    assert first > len(content) - footer
    for bit, changed in flipped(content, iter(range(first * 8, len(content) * 8, 19))):
        path.write_bytes(changed)
        try:
            assert counted(tmp_path) == before, f"bit {bit} changed what is counted"
        except data.ExtractError:
            continue


@pytest.mark.parametrize("cut", [1, 4, 8, 64, 300])
@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_a_file_that_lost_bytes_anywhere_is_refused(place: str, cut: int, tmp_path: Path) -> None:
    path = crime(tmp_path)
    content = path.read_bytes()
    start = {"start": 0, "middle": len(content) // 2, "end": len(content) - cut}[place]
    path.write_bytes(content[:start] + content[start + cut :])
    with pytest.raises(data.ExtractError, match=r"recorded_crime\.parquet: .*; bring it in again"):
        read(CRIME, tmp_path, today=TODAY)


def test_the_digest_is_of_all_bytes_with_noughts_in_its_own_place(tmp_path: Path) -> None:
    path = crime(tmp_path)
    content = path.read_bytes()
    said = own_digest.said(pq.read_metadata(path))
    assert said is not None
    assert content.count(said.encode()) == 1
    blank = content.replace(said.encode(), b"0" * 64)
    assert hashlib.sha256(blank).hexdigest() == said == read(CRIME, tmp_path, today=TODAY).sha256
    assert own_digest.digest(path).whole == said


def test_the_same_rows_make_the_same_bytes_and_others_another_digest(tmp_path: Path) -> None:
    first, again = crime(tmp_path / "a").read_bytes(), crime(tmp_path / "b").read_bytes()
    assert first == again
    said = pq.read_metadata(tmp_path / "a" / "recorded_crime.parquet")
    assert own_digest.digest(crime(tmp_path / "c", source="by foot")).whole != own_digest.said(said)


def test_a_file_saved_in_many_groups_has_a_digest_too(tmp_path: Path) -> None:
    path = tmp_path / "many.parquet"
    table = pa.table({"number": pa.array(range(400_000), pa.int64())})
    save([table.slice(at, 1000) for at in range(0, 400_000, 1000)], path, table.schema)
    assert own_digest.digest(path).whole == own_digest.said(pq.read_metadata(path))
    assert pq.read_table(path)["number"].to_pylist() == list(range(400_000))


def test_another_digest_than_the_files_own_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    table = pq.read_table(crime(tmp_path))
    said = {**(table.schema.metadata or {}), b"camden:digest": b"1" * 64}
    pq.write_table(table.replace_schema_metadata(said), tmp_path / "recorded_crime.parquet")
    with pytest.raises(data.ExtractError, match="is not as it was written"):
        read(CRIME, tmp_path, today=TODAY)


def test_a_template_has_no_digest_since_it_is_there_to_be_changed(tmp_path: Path) -> None:
    assert not own_digest.has_one(write_empty(CRIME, tmp_path))


def test_pages_of_a_file_that_is_not_ours_are_held_to_their_own_checksums(tmp_path: Path) -> None:
    table = pq.read_table(crime(tmp_path)).replace_schema_metadata(None)
    path = tmp_path / "recorded_crime.parquet"
    pq.write_table(
        table, path, write_page_checksum=True, compression="none", use_dictionary=False, column_encoding="PLAIN"
    )
    assert data.check("recorded_crime", tmp_path) == []
    content = bytearray(path.read_bytes())
    place = content.index((10).to_bytes(8, "little") * 2)
    content[place] = 12
    path.write_bytes(content)
    assert pq.read_table(path)["offences"].to_pylist() != table["offences"].to_pylist()
    (told,) = data.check("recorded_crime", tmp_path)
    assert told.rule == f"{path}: {DAMAGED}"
