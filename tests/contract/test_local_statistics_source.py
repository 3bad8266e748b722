"""Are files of Explore Local Statistics read as served, for every borough, and is all else refused by its row?"""

import csv
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.holding.files import extracts_folder
from data.periods import last_day
from data.published.peers import taken as taken_over
from data.served.faults import SourceError
from data.sources.local_statistics import SUBJECTS, days, read
from data.vocabulary.boroughs import BOROUGHS, NAMES

HEADER = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes"
CAMDEN = "E09000007,Camden,Local Authority District,Happiness,2022-04-01/P1Y,7.28,Mean,Score,6.94,7.61,,"
HACKNEY = "E09000012,Hackney,Local Authority District,Happiness,2022-04-01/P1Y,7.1,Mean,Score,,,,"
ENGLAND = "E92000001,England,Nation,Happiness,2022-04-01/P1Y,7.39,Mean,Score,7.37,7.41,,"
LEEDS = "E08000035,Leeds,Local Authority District,Happiness,2022-04-01/P1Y,7.4,Mean,Score,,,,"
EARLIER = CAMDEN.replace("2022-04", "2021-04").replace("7.28", "7.16")


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def save(*rows: str, name: str = "wellbeing.csv", header: str = HEADER) -> Path:
        path = tmp_path / name
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return save


def values(table: pa.Table) -> dict[tuple[str, str, date], float | None]:
    return {(row["area_code"], row["indicator"], row["period"]): row["value"] for row in table.to_pylist()}


def test_rows_of_london_are_kept_with_their_limits_and_others_are_counted(file) -> None:
    reading = read([file(CAMDEN, HACKNEY, ENGLAND, LEEDS)], None)
    camden = next(row for row in reading.table.to_pylist() if row["area_code"] == "E09000007")
    assert camden == {
        "area_code": "E09000007",
        "area_name": "Camden",
        "indicator": "happiness",
        "title": "Happiness",
        "period": date(2022, 4, 1),
        "months": 12,
        "value": 7.28,
        "lower": 6.94,
        "upper": 7.61,
        "measure": "Mean",
        "unit": "Score",
        "status": None,
        "notes": None,
        "source": None,
        "source_day": None,
    }
    assert reading.table.num_rows == 3
    assert reading.covers == (date(2022, 4, 1), date(2023, 3, 31))
    assert ("Rows of places outside London skipped", "1") in reading.summary
    assert "'Happiness' has no row of City of London, " in reading.warnings[0]
    assert reading.warnings[0].endswith("; 2 of 33 boroughs.")
    assert reading.warnings[1].endswith("as no description beside it says one: wellbeing.csv.")


def test_columns_may_change_places_and_notes_may_stand_twice(file) -> None:
    header = HEADER.replace("observation,measure", "measure,observation") + ",notes"
    row = CAMDEN.replace("7.28,Mean", "Mean,7.28") + ",A note"
    (read_row,) = read([file(row, header=header)], None).table.to_pylist()
    assert (read_row["value"], read_row["measure"], read_row["notes"]) == (7.28, "Mean", "A note")


def test_a_figure_that_is_not_there_keeps_its_row_and_its_letter(file) -> None:
    row = CAMDEN.replace("7.28,Mean,Score,6.94,7.61,", "1,Mean,Score,,,").replace(",1,Mean", ",,Mean")
    (read_row,) = read([file(row[:-1] + "u,")], None).table.to_pylist()
    assert (read_row["value"], read_row["status"]) == (None, "u")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("E09000007", "Camden", "line 2: areacd is 'Camden', which is no code of an area such as E09000007"),
        (
            "2022-04-01/P1Y",
            "2022/23",
            "line 2: period '2022/23' is neither a day nor a first day with a length, such as",
        ),
        ("2022-04-01/P1Y", "2022-02-30/P1Y", "period '2022-02-30/P1Y' is neither a day"),
        ("7.28", "high", "line 2: observation is 'high', which is no number"),
        ("7.28", "", "line 2: there is no observation, and no status that says why"),
        ("7.61,,", "7.61,q,", "status is 'q', which is none of c (confidential), u (too unreliable to print)"),
        ("6.94,", ",", "one limit is there without the other"),
        ("6.94", "7.5", "the observation 7.28 is not between its limits, 7.5 and 7.61"),
        ("Happiness", "", "line 2: the indicator is empty"),
        ("7.28", "1e308", "line 2: observation is 1e308, and no figure is beyond 1,000,000,000,000"),
        ("7.61", "1e400", "line 2: uci_95 is 1e400, and no figure is beyond 1,000,000,000,000"),
        ("7.28", "nan", "line 2: observation is 'nan', which is no number"),
        (
            "7.28,Mean,Score,6.94,7.61",
            "-1,Mean,Score,,",
            "observation is -1, which is negative, and a figure in 'Score'",
        ),
        (
            "7.28,Mean,Score,6.94,7.61",
            "101,Share,%,,",
            "line 2: observation is 101, and a figure in '%' is 100 or less",
        ),
    ],
)
def test_what_cannot_be_a_figure_is_refused_by_its_line(old: str, new: str, words: str, file) -> None:
    assert old in CAMDEN
    with pytest.raises(SourceError) as raised:
        read([file(CAMDEN.replace(old, new, 1), HACKNEY)], None)
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("rows", "header", "words"),
    [
        ([CAMDEN], HEADER.replace("lci_95", "lower"), "this is not the layout of Explore Local Statistics"),
        ([HACKNEY], HEADER, "no row of Camden (E09000007) among 1"),
        ([CAMDEN, CAMDEN], HEADER, "line 3: 'Happiness' of Camden from 2022-04-01 is in line 2 already"),
        (
            [CAMDEN, HACKNEY.replace("Mean,Score", "Percentage,%")],
            HEADER,
            "'Happiness' is measured as 'Percentage' in '%', in line 2 as 'Mean' in 'Score'",
        ),
    ],
)
def test_a_file_of_another_kind_is_refused(rows: list[str], header: str, words: str, file) -> None:
    with pytest.raises(SourceError) as raised:
        read([file(*rows, header=header)], None)
    assert words in str(raised.value)
    assert "as Explore Local Statistics serves it" in str(raised.value)


def test_a_newer_file_takes_the_place_of_its_subjects_alone_and_says_what_it_changed(file) -> None:
    anxiety = CAMDEN.replace("Happiness", "Anxiety").replace("7.28", "7.0")
    held = read([file(EARLIER), file(anxiety, name="anxiety.csv")], None).table
    reading = read([file(EARLIER.replace("7.16", "7.2"), CAMDEN)], held)
    assert values(reading.table) == {
        ("E09000007", "anxiety", date(2022, 4, 1)): 7.0,
        ("E09000007", "happiness", date(2021, 4, 1)): 7.2,
        ("E09000007", "happiness", date(2022, 4, 1)): 7.28,
    }
    assert [(one.period, one.area, one.cells) for one in reading.restated] == [(date(2021, 4, 1), "E09000007", 1)]
    assert reading.kept
    assert ("Subjects kept of the previous extract", "1") in reading.summary


def test_an_older_file_does_not_take_the_place_of_a_newer_one(file) -> None:
    held = read([file(EARLIER, CAMDEN)], None).table
    with pytest.raises(SourceError) as raised:
        read([file(EARLIER)], held)
    words = "'happiness' ends with the period that begins on 2021-04-01, but 2022-04-01 is held already"
    assert words in str(raised.value)


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_files_of_one_subject_neither_is_taken_for_the_newer(turned: bool, file) -> None:
    paths = [file(CAMDEN, name="one.csv"), file(CAMDEN, name="two.csv")]
    with pytest.raises(SourceError, match=r"'happiness', which .* has too, and neither says which is newer"):
        read(paths[::-1] if turned else paths, None)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2024, 4, 1), 12, date(2025, 3, 31)),
        (date(2024, 11, 16), 12, date(2025, 11, 15)),
        (date(2025, 12, 1), 1, date(2025, 12, 31)),
        (date(2022, 1, 1), 36, date(2024, 12, 31)),
        (date(2025, 4, 30), 0, date(2025, 4, 30)),
    ],
)
def test_the_last_day_of_a_figure(first: date, months: int, last: date) -> None:
    assert last_day(first, months) == last


@pytest.mark.shared
def test_every_file_is_taken_together_by_the_command(shared: Path) -> None:
    files = sorted((shared / "realdata/ons_els").glob("*.csv"))
    assert len(files) == 48
    done = CliRunner().invoke(app, ["import", "local_statistics", *map(str, files)])
    assert done.exit_code == 0, done.stderr
    assert data.check("local_statistics") == []
    with data.connect(extracts_folder(), only={"local_statistics"}) as connection:
        told = data.query(
            connection,
            """
            select count(*) as figures, count(distinct area_code) as areas, count(distinct indicator) as subjects
            from local_statistics
            """,
        ).to_pylist()
        places = data.query(connection, "select distinct area_code from local_statistics")["area_code"].to_pylist()
    assert told == [{"figures": 25_248, "areas": 35, "subjects": 73}]
    assert set(places) >= BOROUGHS.keys()


@pytest.mark.shared
@pytest.mark.parametrize("other", ["realdata/dfe_lait/bds_long_camden_raw_layout.csv", "facts/camden_indicators.csv"])
def test_a_file_of_another_publisher_is_told_apart(other: str, shared: Path) -> None:
    with pytest.raises(SourceError, match="this is not the layout of Explore Local Statistics"):
        read([shared / other], None)


def test_a_last_line_without_an_end_may_be_cut_short(file) -> None:
    path = file(CAMDEN, HACKNEY)
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"wellbeing\.csv: the last line has no end, which the publisher gives it"):
        read([path], None)


def series(figures: Mapping[str, float], title: str = "Happiness", unit: str = "Score", last: int = 2024) -> list[str]:
    """A row for each year from 2020 and each of these boroughs, by code, each year a little higher."""
    return [
        f"{area},{area},Local Authority District,{title},{year}-04-01/P1Y,{value + (year - 2020) / 10:g},M,{unit},,,,"
        for area, value in figures.items()
        for year in range(2020, last + 1)
    ]


BOROUGHS_3 = {"E09000007": 50, "E09000012": 60, "E09000019": 70}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (series(BOROUGHS_3)[1:], "1 held figure is lost of 'Happiness': from 2020-04-01, of E09000007"),
        (
            series({"E09000007": 50, "E09000012": 60}),
            "5 held figures are lost of 'Happiness': of 5 periods from 2020-04-01 to 2024-04-01, of E09000019",
        ),
        (
            series({area: value / 100 for area, value in BOROUGHS_3.items()}),
            "the figures of 'Happiness' are mostly about 0.01",
        ),
        (
            series({area: value * 100 for area, value in BOROUGHS_3.items()}),
            "the figures of 'Happiness' are mostly about 100 times those held",
        ),
        (
            series({**BOROUGHS_3, "E09000012": 6000}),
            "'Happiness' of E09000012 from 2020-04-01 is 6,000, where 60 is held, 100 times that",
        ),
        (
            [row.replace(",50,", ",0,").replace(",50.1,", ",0,").replace(",50.2,", ",,") for row in series(BOROUGHS_3)],
            "there is no observation, and no status that says why",
        ),
        (
            [
                row if "E09000007" not in row else ",".join([*row.split(",")[:5], "0", *row.split(",")[6:]])
                for row in series(BOROUGHS_3)
            ],
            "5 of 5 figures of 'Happiness' in E09000007 that are held are nought or empty",
        ),
        (
            [
                *series(BOROUGHS_3),
                *(row.replace("2024-", "2025-").replace(".4,", "040,") for row in series(BOROUGHS_3) if "2024-" in row),
            ],
            "the figures of 'Happiness' from 2025-04-01 are mostly about",
        ),
    ],
)
def test_a_file_that_loses_or_distorts_what_is_held_is_refused(rows: list[str], words: str, file) -> None:
    held = read([file(*series(BOROUGHS_3))], None).table
    with pytest.raises(SourceError) as raised:
        read([file(*rows, name="next.csv")], held)
    assert words in str(raised.value)


def test_a_subject_in_another_unit_is_refused_and_one_of_another_name_is_told(file) -> None:
    held = read([file(*series(BOROUGHS_3, unit="Score"))], None).table
    with pytest.raises(SourceError, match="'Happiness' is measured as 'M' in 'Points', and is held as 'M' in 'Score'"):
        read([file(*series(BOROUGHS_3, unit="Points"), name="next.csv")], held)
    said = read([file(*series(BOROUGHS_3, "Hapiness"), name="next.csv")], held).warnings
    assert "'Hapiness' is new, perhaps the new name of 'Happiness', which stays as it is held." in said[-1]


def test_negated_balances_are_refused_and_corrected_ones_are_taken(file) -> None:
    balance = partial(series, title="Balance", unit="£ million")
    figures = {"E09000007": -5.0, "E09000012": -4.0}
    held = read([file(*balance(figures))], None).table
    with pytest.raises(SourceError, match="10 of 10 figures of 'Balance' have another sign than those held"):
        read([file(*(row.replace(",-", ",") for row in balance(figures)), name="next.csv")], held)
    corrected = read([file(*balance(figures | {"E09000007": -5.5}, last=2025), name="next.csv")], held)
    assert corrected.table.num_rows == 12


def test_shares_as_parts_of_one_are_refused(file) -> None:
    boroughs = {f"E09{number:06}": 0.1 + number / 100 for number in range(1, 34)}
    with pytest.raises(SourceError, match=r"the shares of 'Smokers' go to 0\.53 only, as if 1 stood for all"):
        read([file(*series(boroughs, "Smokers", "%", 2021))], None)


def test_a_borough_that_is_missing_is_told_by_its_name_and_its_indicator(file) -> None:
    every = series(dict.fromkeys(NAMES, 50.0))
    assert not [each for each in read([file(*every)], None).warnings if "has no row" in each]
    without = [row for row in every if not row.startswith("E09000012,")]
    (told,) = [each for each in read([file(*without)], None).warnings if "has no row" in each]
    assert told.endswith("wellbeing.csv: 'Happiness' has no row of Hackney; 32 of 33 boroughs.")
    once = [row for row in every if not row.startswith("E09000012,E09000012,Local Authority District,Happiness,2022")]
    (told,) = [each for each in read([file(*once)], None).warnings if "has no row" in each]
    assert told.endswith("'Happiness' has no row of Hackney in some periods; 33 of 33 boroughs.")


def test_a_new_column_is_told_and_not_read(file) -> None:
    warnings = read([file(f"{CAMDEN},9", header=f"{HEADER},rank")], None).warnings
    assert warnings[0].endswith("wellbeing.csv: the column 'rank' is new, and was not read.")


def test_periods_of_another_length_are_refused_in_a_file_and_against_what_is_held(file) -> None:
    with pytest.raises(SourceError, match=r"line 3: 'Happiness' is of 36 months, in line 2 of 12 months: figures of"):
        read([file(CAMDEN, HACKNEY.replace("/P1Y", "/P3Y"))], None)
    with pytest.raises(SourceError, match=r"line 3: 'Happiness' is of a day, in line 2 of 12 months"):
        read([file(CAMDEN, HACKNEY.replace("/P1Y", ""))], None)
    held = read([file(CAMDEN)], None).table
    with pytest.raises(SourceError, match="'Happiness' is of 1 month at a time, and is held as of 12 months"):
        read([file(CAMDEN.replace("/P1Y", "/P1M"), name="next.csv")], held)


@pytest.mark.parametrize(
    ("text", "publisher", "day"),
    [
        ('{"sourceOrg": "A department", "sourceDate": "26/03/2026"}', "A department", date(2026, 3, 26)),
        # Written by hand: a comma too many, a bracket too few.
        ('{"shared": {"sourceDate" : "07/11/2023",, "sourceOrg": "An office"', "An office", date(2023, 11, 7)),
        ('{"sourceDate": "18/12/2025|19/12/2025", "sourceOrg": "One|Another"}', "One; Another", date(2025, 12, 19)),
        ('{"sourceDate": "31/02/2026", "sourceOrg": "An office"}', "An office", None),
    ],
)
def test_a_description_says_who_made_the_figures_and_when(
    text: str, publisher: str, day: date | None, file, tmp_path: Path
) -> None:
    (tmp_path / "wellbeing.json").write_text(text, encoding="utf-8")
    reading = read([tmp_path / "wellbeing.json", file(CAMDEN)], None)
    (row,) = reading.table.to_pylist()
    assert (row["source"], row["source_day"]) == (publisher, day)
    assert any("Without a day" in each for each in reading.warnings) == (day is None)
    assert list(days(tmp_path / "wellbeing.json")) == []


def test_a_description_alone_or_of_nothing_is_refused(file, tmp_path: Path) -> None:
    path = tmp_path / "another.json"
    path.write_text('{"sourceDate": "26/03/2026"}', encoding="utf-8")
    with pytest.raises(SourceError, match=r"another\.json: it describes a file that was not given with it"):
        read([path, file(CAMDEN)], None)
    for content in (b"{}", b"\xff\xfe", b""):
        (tmp_path / "wellbeing.json").write_bytes(content)
        with pytest.raises(SourceError, match="it says neither who made its figures nor when"):
            read([tmp_path / "wellbeing.json", file(CAMDEN)], None)


@pytest.mark.shared
def test_every_file_comes_in_with_no_value_changed(shared: Path) -> None:
    """By a plain reader of CSV: every row, value and limit, with who made it and when."""
    folder = shared / "realdata" / "ons_els"
    files, compared = sorted(folder.glob("*.csv")), 0
    table = read([*files, *sorted(folder.glob("*.json"))], None).table.to_pylist()
    taken = {(row["area_code"], row["title"], row["period"], row["months"]): row for row in table}
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.DictReader(opened):
                first, _, length = row["period"].partition("/P")
                months = int(length[:-1]) * (12 if length[-1] == "Y" else 1) if length else 0
                ours = taken.pop((row["areacd"], row["indicator"], date.fromisoformat(first), months))
                for name, column in (("value", "observation"), ("lower", "lci_95"), ("upper", "uci_95")):
                    assert ours[name] == (float(row[column]) if row[column] else None)
                assert (ours["measure"], ours["unit"]) == (row["measure"], row["unit"])
                assert (ours["status"] or "") == row["status"]
                assert ours["source"]
                assert ours["source_day"] > ours["period"]
                compared += 1
    assert (compared, taken) == (25_248, {})


def test_what_is_fetched_is_what_the_kept_series_are_of() -> None:
    assert set(SUBJECTS) == {Path(each.source["file"]).stem for each in taken_over()}


@pytest.mark.shared
def test_every_real_file_is_taken_alone_and_over_itself(shared: Path) -> None:
    files = sorted((shared / "realdata" / "ons_els").glob("*.csv"))
    assert len(files) > 40
    held = read(files, None).table
    again = read(files, held)
    assert again.table.equals(held)
    assert again.restated == ()
