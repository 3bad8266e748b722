"""The series of all boroughs in a snapshot: which vintage is taken, what is refused, which indicators are of them."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import data
import metrics
from data.holding.files import reference_path
from data.holding.write import write
from data.published.peers import taken
from data.vocabulary import NotPrinted, PeerDay, Polarity
from data.vocabulary.boroughs import NAMES
from metrics import PeerSeries, PeersRefused, Snapshot
from metrics.declared import catalogue
from metrics.declared.priorities import priorities
from metrics.refreshing.refresh import refresh
from tests.worlds import World

POVERTY, SLUG = "children_in_relative_poverty_after_housing_costs", "child_poverty_after_housing"
IMPORTED, LATER = date(2026, 11, 20), date(2026, 11, 27)


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("declared")
    (folder / "young_people").mkdir()
    shutil.copyfile(catalogue.FOLDER / "young_people" / f"{SLUG}.sql", folder / "young_people" / f"{SLUG}.sql")
    return folder


@pytest.fixture
def refreshed(tmp_path: Path, declared: Path) -> Callable[..., Snapshot]:
    """A snapshot beside an imported file of child poverty, whose years and unit are these."""

    def make(*years: int, value: float = 30.0, unit: str = "%", **more: Any) -> Snapshot:
        extracts = tmp_path / "extracts"
        extracts.mkdir()
        rows = [
            {
                "area_code": code,
                "area_name": name,
                "indicator": more.get("indicator", POVERTY),
                "title": "Children in relative poverty",
                "period": date(year, 4, 1),
                "months": more.get("months", 12),
                "value": value,
                "measure": "Percentage",
                "unit": unit,
                "source": "Department for Work and Pensions",
                "source_day": more.get("source_day"),
            }
            for code, name in NAMES.items()
            for year in years
            if name not in more.get("lacks", ())
        ]
        contract = data.all_contracts()["local_statistics"]
        write(
            pa.Table.from_pylist(rows, schema=contract.arrow_schema),
            contract,
            extracts,
            origin="published",
            covers_from=date(min(years), 4, 1),
            covers_to=min(IMPORTED, date(max(years) + 1, 3, 31)),
            extracted_on=IMPORTED,
            source="by hand",
        )
        return refresh(extracts, tmp_path / "snapshots", LATER, indicators=declared)

    return make


def peers(snapshot: Snapshot, series: str = POVERTY) -> PeerSeries:
    found = snapshot.peers(series)
    assert found is not None
    return found


def test_the_series_are_there_offline_from_the_first_minute(made: Callable[[str], World]) -> None:
    snapshot = made("kept").snapshot
    assert len(snapshot.peer_series) == 42
    told = peers(snapshot)
    assert (told.about.day, told.about.day_is) == (date(2026, 3, 26), PeerDay.PUBLISHED)
    assert (told.about.unit, told.about.polarity, told.about.indicators) == ("share", Polarity.LOW_IS_GOOD, (SLUG,))
    assert told.about.priority == "young_people"
    assert [(each.first, each.last) for each in told.periods] == [
        (date(2023, 4, 1), date(2024, 3, 31)),
        (date(2024, 4, 1), date(2025, 3, 31)),
    ]
    # The publisher has no row of England for it.
    assert told.periods[0].england.status is NotPrinted.NO_ROW
    assert len(told.periods[0].others) == 32


def test_every_indicator_that_names_a_series_has_its_figures_of_camden(made: Callable[[str], World]) -> None:
    snapshot = made("kept").snapshot
    named = {slug: each for slug, each in snapshot.indicators.items() if each.peers}
    assert len(named) == 27
    for slug, each in named.items():
        told = metrics.peers_of(snapshot, slug)
        assert isinstance(told, PeerSeries), slug
        assert told.about.series == each.peers
        assert (told.about.polarity, told.about.priority) == (each.polarity, each.priority)
        assert told.latest is not None
        assert each.peers_differ is None


def test_every_series_says_which_way_is_better_or_why_neither_is(made: Callable[[str], World]) -> None:
    slugs = {each.slug for each in priorities()}
    for each in made("kept").snapshot.peer_series:
        assert each.polarity_because, each.series
        assert each.priority in slugs
        assert each.caveat
    assert sum(bool(each.polarity) for each in taken()) == 15


def test_an_indicator_that_names_none_has_none(made: Callable[[str], World]) -> None:
    snapshot = made("kept").snapshot
    assert metrics.peers_of(snapshot, "pupil_attainment") is None
    assert snapshot.peers("no_such_series") is None


def test_a_newer_file_takes_the_place_of_the_whole_series(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2023, 2024, 2025, source_day=date(2026, 9, 24)))
    assert [each.first.year for each in told.periods] == [2023, 2024, 2025]
    assert told.periods[0].camden.value == 0.3
    assert (told.about.day, told.about.day_is) == (date(2026, 9, 24), PeerDay.PUBLISHED)
    assert told.about.title == "Children under 16 in relative low income after housing costs"


def test_a_file_without_a_day_is_dated_by_its_import(refreshed: Callable[..., Snapshot]) -> None:
    about = peers(refreshed(2023, 2024, 2025)).about
    assert (about.day, about.day_is) == (IMPORTED, PeerDay.IMPORTED)


def test_an_older_file_leaves_what_is_kept(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2023))
    assert [each.first.year for each in told.periods] == [2023, 2024]
    assert told.about.day == date(2026, 3, 26)


def test_of_one_period_the_file_that_came_out_earlier_leaves_what_is_kept(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2024, source_day=date(2026, 3, 25)))
    assert [each.first.year for each in told.periods] == [2023, 2024]
    assert told.about.day == date(2026, 3, 26)


def test_a_file_in_another_unit_is_refused_and_both_are_named(refreshed: Callable[..., Snapshot]) -> None:
    about = peers(refreshed(2023, 2024, 2025, unit="Score out of 10", value=7.0)).about
    assert about.day == date(2026, 3, 26)
    assert "'Percentage' in 'Score out of 10'" in about.refused
    assert "of 2026-03-26, as 'Percentage' in '%'" in about.refused


@pytest.mark.parametrize(("months", "words"), [(1, "of one month"), (36, "of 36 months"), (0, "of one day")])
def test_a_file_of_periods_of_another_length_is_refused_and_both_are_named(
    months: int, words: str, refreshed: Callable[..., Snapshot]
) -> None:
    told = peers(refreshed(2023, 2024, 2025, months=months, source_day=date(2026, 9, 24)))
    assert {each.months for each in told.periods} == {12}
    assert told.about.day == date(2026, 3, 26)
    assert f"speaks {words}, and one of what is kept, of 2026-03-26, of 12 months" in told.about.refused


def test_a_file_of_a_period_that_is_not_over_is_refused(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2023, 2024, 2025, 2026, source_day=date(2026, 9, 24)))
    assert [each.first.year for each in told.periods] == [2023, 2024]
    assert "ends on 2027-03-31, which is after 2026-11-27" in told.about.refused


def test_a_file_that_was_cut_short_is_refused_and_what_it_lacks_is_named(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2023, 2024, 2025, source_day=date(2026, 9, 24), lacks=("Barnet", "Brent")))
    assert [each.first.year for each in told.periods] == [2023, 2024]
    assert len([each for each in told.periods[1].others if each.value is not None]) == 32
    assert "lacks 4 figures (Barnet, Brent; from 2023-04-01 to 2024-04-01)" in told.about.refused


def test_a_file_that_lacks_a_period_is_refused(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2024, 2025, source_day=date(2026, 9, 24)))
    assert [each.first.year for each in told.periods] == [2023, 2024]
    assert "; from 2023-04-01) that what is kept" in told.about.refused


def test_of_one_period_a_file_without_a_day_leaves_what_is_kept(refreshed: Callable[..., Snapshot]) -> None:
    about = peers(refreshed(2023, 2024)).about
    assert (about.day, about.refused) == (date(2026, 3, 26), "")


def test_of_one_period_a_file_that_came_out_later_is_taken(refreshed: Callable[..., Snapshot]) -> None:
    told = peers(refreshed(2023, 2024, source_day=date(2026, 3, 27)))
    assert (told.about.day, told.periods[1].camden.value) == (date(2026, 3, 27), 0.3)


def test_a_series_that_is_not_kept_is_there_once_it_is_imported(refreshed: Callable[..., Snapshot]) -> None:
    snapshot = refreshed(2024, indicator="another")
    about = peers(snapshot, "another").about
    assert (about.unit, about.polarity, about.indicators) == ("share", Polarity.NEUTRAL, ())
    assert about.publisher == "Department for Work and Pensions, gathered by the Office for National Statistics"
    assert len(snapshot.peer_series) == 43


def test_an_indicator_of_another_vintage_is_refused_with_both_figures(refreshed: Callable[..., Snapshot]) -> None:
    told = metrics.peers_of(refreshed(2023, 2024, 2025), SLUG)
    assert isinstance(told, PeersRefused)
    assert (told.period, told.theirs) == (date(2024, 4, 1), 0.3)
    assert round(told.ours, 4) == 0.2726
    assert told.printed is not None
    assert told.printed.day == date(2026, 3, 26)
    assert told.about.day == IMPORTED


def test_the_kept_table_is_under_a_megabyte() -> None:
    assert reference_path(data.all_contracts()["peer_figures"]).stat().st_size < 1_000_000
