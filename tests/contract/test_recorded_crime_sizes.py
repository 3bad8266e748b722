"""Is a whole category that was multiplied or divided refused, and no file that the publisher serves?"""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise, permutations
from pathlib import Path

import pyarrow as pa
import pytest

from data.served.faults import SourceError
from data.sources.recorded_crime import read
from data.sources.recorded_crime.rows import WardOffence
from data.sources.recorded_crime.sizes import USUAL, USUAL_WIDER, sizes
from tests.contract.crime_csv import MONTHS, ROBBED, file, save, served

COUNTED = ("BURGLARY", "ROBBERY", "THEFT FROM THE PERSON", "VIOLENCE WITH INJURY")
Change = Callable[[int], int]
CHANGES: dict[str, Change] = {"times ten": lambda count: count * 10, "a tenth": lambda count: count // 10}


def changed(path: Path, names: tuple[str, ...], change: Change, folder: Path) -> Path:
    """A file of the publisher's with other counts in every row of some categories."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        table = list(csv.reader(text))
    for row in table[1:]:
        if {row[0].upper(), row[1].upper()} & {*names}:
            row[5:] = [str(change(int(count))) for count in row[5:]]
    return save(folder, served(table), "changed.csv")


def refusal(path: Path, held: pa.Table | None = None) -> list[str]:
    """Every sentence by which it is refused; none where it is taken."""
    try:
        read([path], held)
    except SourceError as error:
        return [fault.rule for fault in error.faults]
    return []


@pytest.fixture(scope="module")
def real(shared: Path) -> list[Path]:
    """The publisher's three files, in the order of their last month."""
    return sorted((shared / "realdata").glob("mps_crime*/MPS Ward*.csv"), key=lambda path: path.name[-17:])


@pytest.mark.shared
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", COUNTED)
def test_a_counted_category_multiplied_or_divided_as_a_whole_is_refused_and_named(
    name: str, change: str, real: list[Path], tmp_path: Path
) -> None:
    for path in real:
        [said] = refusal(changed(path, (name,), CHANGES[change], tmp_path))
        assert said.startswith(f"{name} has about ")
        assert "where beside the other categories about " in said


@pytest.mark.shared
@pytest.mark.parametrize("times", [3, 10])
@pytest.mark.parametrize("name", COUNTED)
def test_beside_the_true_file_held_less_is_refused(name: str, times: int, real: list[Path], tmp_path: Path) -> None:
    for older, newer in pairwise(real):
        held = read([older], None).table
        said = refusal(changed(newer, (name,), lambda count: count * times, tmp_path), held)
        assert said
        assert any(f"{name} has " in each and "are known" in each for each in said)


@pytest.mark.shared
def test_all_categories_multiplied_are_refused(real: list[Path], tmp_path: Path) -> None:
    for path in real:
        [said] = refusal(changed(path, tuple(USUAL_WIDER), CHANGES["times ten"], tmp_path))
        assert "offences a month, where Camden has about 3,340" in said


@pytest.mark.shared
def test_no_file_of_the_publishers_is_refused_alone_together_or_over_another(shared: Path, real: list[Path]) -> None:
    assert len(real) == 3
    read(real, None)
    for path in real:
        assert refusal(path) == []
        offences = Counter[str]()
        for row in read([path], None).table.to_pylist():
            offences += Counter({row["major"]: row["offences"], row["minor"]: row["offences"]})
        every = sum(offences[name] for name in USUAL_WIDER)
        for name, usual in USUAL.items():
            expected = usual / (sum(USUAL_WIDER.values()) - usual) * (every - offences[name])
            assert expected * 2 / 3 < offences[name] < expected * 4 / 3, name
    for older, newer in permutations(real, 2):
        assert refusal(newer, read([older], None).table) == []
    for path in (shared / "cases").glob("met_ward*.csv"):
        if "before_2022" not in path.name:
            assert refusal(path) == []


@pytest.mark.shared
def test_every_borough_of_london_lies_within_what_is_taken(shared: Path) -> None:
    """Other places differ more from Camden than Camden from itself at another time: of its wider categories."""
    [path] = (shared / "realdata" / "mps_crime").glob("MPS Borough Level Crime*.csv")
    boroughs: dict[str, dict[str, int]] = {}
    with path.open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            own = boroughs.setdefault(row["BoroughName"], dict.fromkeys(USUAL_WIDER, 0))
            if row["MajorText"] in own:
                own[row["MajorText"]] += sum(int(count) for name, count in row.items() if name.isdigit())
    usual = sum(USUAL_WIDER.values())
    for name, own in boroughs.items():
        every = sum(own.values())
        for category, count in own.items():
            expected = USUAL[category] / (usual - USUAL[category]) * (every - count)
            assert name == "Unknown" or expected / 7 < count < expected * 5, (name, category)


def test_by_hand() -> None:
    """Of 1,000 robberies a month beside 2,454 of three other categories, 134 are usual."""

    def cells(robberies: int) -> dict[WardOffence, int]:
        found = {("THEFT", "SHOPLIFTING"): 1672, ("BURGLARY", "B"): 198, ("VIOLENCE AGAINST THE PERSON", "V"): 584}
        return {WardOffence("E05013652", *category): count for category, count in found.items()} | {
            WardOffence("E05013652", *ROBBED): robberies
        }

    month, other = date(2024, 1, 1), date(2024, 2, 1)
    assert list(sizes({month: cells(670)}, {})) == []
    assert list(sizes({month: cells(20)}, {})) == []
    [said] = sizes({month: cells(1000)}, {})
    assert said == ("ROBBERY has about 1,000 offences a month, where beside the other categories about 134 are usual")
    [said] = sizes({month: cells(19)}, {})
    assert said.startswith("ROBBERY has about 19 offences a month")
    assert list(sizes({month: cells(268), other: cells(1)}, {month: cells(134)})) == []
    [said] = sizes({month: cells(269)}, {month: cells(134), other: cells(300)})
    assert said == "ROBBERY has 269 offences in 2024-01, of which 134 are known"


def test_where_what_is_held_is_wrong_there_is_a_way_out(tmp_path: Path) -> None:
    held = read([file(tmp_path, MONTHS, 50, "wrong.csv")], None).table
    right = file(tmp_path, (*MONTHS, "202403"), 5, "right.csv")
    with pytest.raises(SourceError, match="of which 2,000 are known") as caught:
        read([right], held)
    assert "if what is held is wrong, move recorded_crime.parquet out of the folder" in str(caught.value)
    assert read([right], None).table.num_rows


def test_a_file_that_ends_earlier_and_counts_the_same_months_otherwise_is_refused_too(tmp_path: Path) -> None:
    files = [file(tmp_path, MONTHS, 5, "a.csv"), file(tmp_path, (*MONTHS, "202403"), 11, "b.csv")]
    with pytest.raises(SourceError, match="BURGLARY has 200 offences in 2024-01, 2024-02, of which 440 are known"):
        read(files, None)
