"""A kept figure stands in for an extract that nobody has brought in yet, and stands back for it afterwards."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

import data
from data.__main__ import app
from data.declarations.model import DeclarationError
from data.holding.write import write
from metrics import BOROUGH, Snapshot
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests.worlds import LATER, World, beside

STANDING_IN = {slug: each for slug, each in catalogue.read().items() if each.may_be_absent}
YEAR = date(2024, 4, 1)


def tenants(folder: Path, year: date, shares: dict[str, float]) -> None:
    rows = [
        {
            "landlord_code": "00AG",
            "landlord_name": "Camden",
            "landlord_type": "local authority",
            "year": year,
            "measure": measure,
            "value": share,
            "unit": "share",
        }
        for measure, share in shares.items()
    ]
    contract = data.all_contracts()["tenant_satisfaction"]
    write(
        pa.Table.from_pylist(rows, schema=contract.arrow_schema),
        contract,
        folder,
        origin="published",
        covers_from=year,
        covers_to=date(year.year + 1, 3, 31),
        extracted_on=LATER,
        source="by hand",
    )


def shown(snapshot: Snapshot, slug: str) -> dict[date, tuple[float | None, float | None]]:
    return {
        one.period: (one.value, one.lower)
        for one in snapshot.series(slug, BOROUGH).observations
        if one.value is not None
    }


def test_there_are_such_indicators_of_both_publishers() -> None:
    assert {name for each in STANDING_IN.values() for name in each.may_be_absent} == {
        "broadband",
        "tenant_satisfaction",
    }
    assert all(each.needed == ("official_figures",) for each in STANDING_IN.values())


def test_the_extract_that_is_brought_in_says_when_the_next_figure_is_due(made: Callable[[str], World]) -> None:
    """Whether it is there yet or not: what stands in for it comes at no fixed times."""
    snapshot = made("kept").snapshot
    due = {slug: snapshot.series(slug, BOROUGH).freshness for slug in STANDING_IN}
    years = {"tenant_satisfaction": date(2026, 12, 31), "broadband": date(2028, 1, 31)}
    for slug, fresh in due.items():
        (name,) = STANDING_IN[slug].may_be_absent
        newest = snapshot.series(slug, BOROUGH).latest
        assert fresh is not None
        assert newest is not None
        earlier = 1 if slug == "without_decent_broadband" else 0  # its newest figure is of the year before
        assert fresh.due == years[name].replace(year=years[name].year - earlier), slug


def test_two_series_of_one_source_and_year_are_due_together(made: Callable[[str], World]) -> None:
    wards, borough = (made("kept").snapshot.series(each, BOROUGH) for each in ("fuel_poverty", "fuel_poverty_borough"))
    assert wards.freshness == borough.freshness
    assert borough.freshness is not None
    assert borough.freshness.late_since == date(2026, 5, 1)


def test_what_is_brought_in_stands_before_what_is_kept_and_beside_its_other_years(
    made: Callable[[str], World], tmp_path: Path
) -> None:
    world = made("kept")
    before = shown(world.snapshot, "home_feels_safe")
    assert before.keys() == {date(2023, 4, 1), YEAR}
    own = beside(world, tmp_path / "own")
    tenants(own.extracts, date(2025, 4, 1), {"TP01": 0.72, "margin_of_error": 0.03, "TP05": 0.78})
    after = refresh(own.extracts, own.snapshots, LATER)
    assert shown(after, "home_feels_safe") == before | {date(2025, 4, 1): (0.78, None)}
    value, lower = shown(after, "tenants_satisfied")[date(2025, 4, 1)]
    assert value == 0.72
    assert lower == pytest.approx(0.69)
    assert shown(after, "tenants_satisfied")[YEAR] == shown(world.snapshot, "tenants_satisfied")[YEAR]
    tenants(own.extracts, YEAR, {"TP05": 0.5})
    # With fewer rows than before.
    again = refresh(own.extracts, own.snapshots, LATER, without=["tenant_satisfaction"])
    assert shown(again, "home_feels_safe")[YEAR] == (0.5, None)


@pytest.mark.shared
def test_the_regulators_own_workbook_changes_no_figure_that_was_kept_from_it(
    made: Callable[[str], World], shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = beside(made("kept"), tmp_path / "own")
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(own.extracts))
    files = sorted(map(str, (shared / "realdata/rsh_tsm").glob("*.xlsx")))
    done = CliRunner().invoke(app, ["import", "tenant_satisfaction", *files])
    assert done.exit_code == 0, done.stderr
    after = refresh(own.extracts, own.snapshots, date.today())  # an import is of the day on which it is made
    of_tenants = [slug for slug, each in STANDING_IN.items() if "tenant_satisfaction" in each.extracts]
    assert len(of_tenants) == 10
    for slug in of_tenants:
        before = shown(made("kept").snapshot, slug)
        assert {year: value for year, (value, _) in shown(after, slug).items()} == {
            year: pytest.approx(value, abs=1e-12) for year, (value, _) in before.items()
        }, slug


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("may_be_absent: [repairs]", "repairs is none of its extracts; list it there too"),
        ("may_be_absent: [official_figures]", "some extract must always be there; name fewer of them"),
    ],
)
def test_what_an_indicator_rests_on_is_held_to_sense(new: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "loneliness" / "happiness.sql"
    path.parent.mkdir()
    text = (catalogue.FOLDER / "loneliness" / "happiness.sql").read_text(encoding="utf-8")
    path.write_text(text.replace("owner:", f"{new}\nowner:", 1), encoding="utf-8")
    with pytest.raises(DeclarationError) as raised:
        catalogue.read(tmp_path)
    assert f"may_be_absent: {words}" in str(raised.value)
