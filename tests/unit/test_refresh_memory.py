"""Refreshes one after another: what was shown of people stands, whatever is recorded late, lost or damaged."""

import json
from datetime import date

import pyarrow as pa
import pytest

import data
from data.vocabulary import Frequency
from metrics.declared import catalogue
from metrics.protected import release, remembered
from metrics.refreshing.report import _kept, protection
from tests.unit.test_refresh import PEOPLE, WARDS, copy_of_indicators, crime, run

DECEMBER = date(2025, 12, 1)


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """The recorded crime of a year, as if it were the council's and of people."""
    contracts = data.all_contracts()
    people = contracts | {"recorded_crime": contracts["recorded_crime"].model_copy(update=PEOPLE)}
    monkeypatch.setattr(data, "all_contracts", lambda: people)
    declared = copy_of_indicators(tmp_path / "declared")
    return {"extracts": tmp_path / "extracts", "snapshots": tmp_path / "snapshots", "indicators": declared}


def robberies(folders, more, as_of=date(2026, 2, 10)):
    """What is shown of Belsize in December after an extract with 3 and so many more, and the snapshot."""
    crime(folders["extracts"], more=more, month_of_more=12, origin="council")
    made, outcomes = run(folders, as_of=as_of)
    series = made.series("robbery", WARDS[0]).observations
    return next(each.numerator for each in series if each.period == DECEMBER), made, outcomes


def why(folders, made):
    manifest = json.loads((folders["snapshots"] / made.name / "manifest.json").read_text())
    return {step["indicator"]: step["why"] for step in manifest["steps"]}


def test_a_figure_stands_and_a_new_snapshot_has_a_name_of_its_own(folders):
    first, made, _ = robberies(folders, 17)
    assert first == 20
    again, same, _ = robberies(folders, 17)
    assert (again, same.name) == (20, made.name)
    later, other, _ = robberies(folders, 40)
    assert (later, other.name != made.name) == (20, True)
    back, third, _ = robberies(folders, 17)
    assert back == 20
    assert third.name not in (made.name, other.name)


def test_a_figure_is_revised_a_year_after_its_month_though_its_extract_has_not_changed_since(folders):
    robberies(folders, 17)
    assert robberies(folders, 40)[0] == 20
    before, made, outcomes = robberies(folders, 40, date(2026, 12, 30))
    assert (before, outcomes["robbery"]) == (20, "computed")  # November's falls due
    revised, made, outcomes = robberies(folders, 40, date(2027, 1, 2))
    assert (revised, outcomes["robbery"]) == (45, "computed")
    assert why(folders, made)["robbery"] == "figures that were first shown a year ago are revised"
    last, _, outcomes = robberies(folders, 40, date(2027, 1, 3))
    assert (last, outcomes["robbery"]) == (45, "kept")


def test_a_damaged_ledger_is_made_up_for_by_the_one_before(folders):
    robberies(folders, 17)
    shown, made, _ = robberies(folders, 40)
    (folders["snapshots"] / made.name / f"{remembered.NAME}.parquet").write_bytes(b"PAR1 nothing PAR1")
    assert robberies(folders, 60)[0] == shown == 20


def test_beside_a_damaged_ledger_nothing_is_revised_twice(folders):
    """Shown as 20, and a year later, once and for all, as 45: the one before knows of the 20 alone."""
    robberies(folders, 17)
    assert robberies(folders, 40, date(2027, 1, 2))[0] == 45
    revised, made, _ = robberies(folders, 41, date(2027, 1, 3))
    (folders["snapshots"] / made.name / f"{remembered.NAME}.parquet").write_bytes(b"PAR1 nothing PAR1")
    assert revised == 45
    for path in folders["snapshots"].glob(f"2027-01-02*/{remembered.NAME}.parquet"):
        path.unlink()
    shown, made, _ = robberies(folders, 90, date(2027, 1, 4))
    assert shown == 20
    assert "what was shown of it before is lost" in why(folders, made)["robbery"]
    assert robberies(folders, 120, date(2028, 2, 4))[0] == 20


def test_where_a_ledger_is_damaged_nothing_is_kept_that_it_would_not_know(folders):
    """Nothing has changed but the day: what was shown is in the ledger again, and stands later."""
    robberies(folders, 17)
    _, made, _ = robberies(folders, 17, date(2026, 2, 11))
    for path in folders["snapshots"].glob(f"*/{remembered.NAME}.parquet"):
        path.unlink()
    shown, made, outcomes = robberies(folders, 17, date(2026, 2, 12))
    assert (shown, outcomes["robbery"]) == (20, "computed")
    assert why(folders, made)["robbery"].startswith("the ledger of the last snapshot cannot be read")
    assert robberies(folders, 40, date(2026, 2, 13))[0] == 20


def test_where_no_ledger_is_left_figures_are_shown_afresh_once_and_for_all(folders):
    robberies(folders, 17)
    for path in folders["snapshots"].glob(f"*/{remembered.NAME}.parquet"):
        path.unlink()
    shown, made, _ = robberies(folders, 40)
    assert shown == 45
    assert "what was shown of it before is lost" in why(folders, made)["robbery"]
    assert robberies(folders, 90, date(2027, 2, 10))[0] == 45


def test_a_refresh_says_how_much_is_shown_of_people_and_what_would_show_more(folders):
    """Of 3 robberies and 2 burglaries a month in each ward nothing is shown, and by the year all would be."""
    _, made, _ = robberies(folders, 0)
    lines = list(protection(made, folders["snapshots"]))
    assert lines[0].startswith(
        "Shown of the counts of people of recorded_crime: borough 100%, neighbourhood 100%, ward 60%"
    )
    assert "Every small count of people that is published was audited." in lines
    few = [line for line in lines if line.startswith(("robbery:", "burglary:"))]
    remedy = (
        "only 0% of its ward figures are shown; 'ward: financial_year' in its 'publish' would keep more; with 'ward: "
        "never' larger areas would speak for them."
    )
    assert few == [f"burglary: {remedy}", f"robbery: {remedy}"]


def test_a_longer_period_keeps_what_is_shown_in_some_part_of_it(folders):
    """Ten in one month of each quarter are about ten in every quarter; in one month of a year, in one of four."""
    indicator = catalogue.read(folders["indicators"])["robbery"]
    months = [date(year, month, 1) for year in (2024, 2025) for month in range(1, 13)]

    def kept(frequency, *shown):
        parts = [10.0 if month.month in shown else None for month in months]
        return _kept(pa.table({"area": ["a"] * 24, "period": months, "part": parts}), indicator, frequency)

    assert kept(Frequency.QUARTER, 1, 5, 9, 10) == 1
    assert kept(Frequency.QUARTER, 5) == 0.25
    assert kept(Frequency.YEAR, 5) == 1


def test_a_sample_is_audited_where_that_is_asked_for_and_says_so_where_it_is_not(folders):
    crime(folders["extracts"], origin="sample")
    made, _ = run(folders)
    assert any("The sample was not audited" in line for line in protection(made, folders["snapshots"]))
    audited, outcomes = run(folders, audit_sample=True)
    assert set(outcomes.values()) == {"computed"}
    assert "Every small count of people that is published was audited." in list(
        protection(audited, folders["snapshots"])
    )


def changed(folders, slug):
    """The head of one indicator says something else of it; what it counts is as it was."""
    path = folders["indicators"] / "safety" / f"{slug}.sql"
    path.write_text(path.read_text().replace("title: ", "title: All ", 1))


def test_what_is_published_together_is_certified_together(folders, monkeypatch):
    certified = []

    def noted(*given):
        certified.append({given[1].rows["number"].to_pylist()[at] for at in range(given[1].rows.num_rows)})
        return real(*given)

    real = release.audit
    monkeypatch.setattr(release, "audit", noted)
    _, made, outcomes = robberies(folders, 17)
    assert set(outcomes.values()) == {"computed"}
    changed(folders, "robbery")
    _, made, outcomes = robberies(folders, 17)
    assert set(outcomes.values()) == {"computed"}
    whys = why(folders, made)
    assert whys["robbery"] == "its file, an extract or the code changed"
    assert whys["burglary"] == "another over the same people has changed, and all are certified together"
    assert [len(each) for each in certified] == [len(outcomes)] * 2
    # A day on, nothing has changed, and nothing is certified again.
    _, _, outcomes = robberies(folders, 17, date(2026, 2, 11))
    assert set(outcomes.values()) == {"kept"}
    assert len(certified) == 2


def test_what_nothing_is_published_of_but_made_up_people_is_kept(folders):
    crime(folders["extracts"], origin="sample")
    run(folders)
    changed(folders, "robbery")
    _, outcomes = run(folders)
    assert {slug for slug, outcome in outcomes.items() if outcome == "computed"} == {"robbery"}
