"""Totals in print of the same people: how a head names them, and that nobody is found by subtracting from them."""

import dataclasses
from datetime import date

import pytest

from data.declarations.model import DeclarationError
from data.sample import write_missing
from data.vocabulary import Origin
from metrics.counted.values import valued
from metrics.declared import catalogue
from metrics.declared.check import check
from metrics.protected import protect
from metrics.protected.in_print import exact, printed
from metrics.protected.remembered import Memory
from metrics.protected.system import NUMERATOR
from metrics.refreshing.inputs import look
from metrics.snapshots.observation import SCHEMA
from tests.attack import CAMDEN, Attack, Cell
from tests.people import TODAY, People, rolled_up
from tests.unit.test_attack import APRIL, SOUTH
from tests.unit.test_indicator import HEAD, file, read

__all__ = ["file"]

STAYS = "households_in_temporary_accommodation"


# One is in one ward, and thirteen, shown as 15, are in another: one or none of fourteen, as thirteen are the fewest.
FOURTEEN = {"value": 14, "period": APRIL, "source": "A report of the council"}
PEOPLE = People({(SOUTH[0], APRIL, ""): (1.0, 41.0), ("E05013652", APRIL, ""): (13.0, 53.0)})
LONE = Cell(SOUTH[0], "month", APRIL, "", "numerator")
TOTAL = Cell(CAMDEN, "month", APRIL, "", "numerator")


def shown(run, known, in_print=None):
    """What is published of PEOPLE, whose head names some totals as known."""
    found = rolled_up(run, PEOPLE)
    indicator = found.indicators[0].model_copy(update={"also_known": known})
    found = type(found)((indicator,), found.table, found.parents)
    origins = {PEOPLE.slug: Origin.COUNCIL}
    out = protect(found, origins, Memory(), TODAY, in_print=in_print)
    return valued(out, origins).cast(SCHEMA).to_pylist()


def figures(rows):
    parts = ("area", "frequency", "period", "numerator", "denominator", "reason")
    return {tuple(row[name] for name in parts) for row in rows}


def named(file, said):
    head = HEAD.replace("recorded_crime", "asb_cases") + f"also_known: {said}\n"
    return read(file(head)).also_known


def test_a_total_in_print_gives_a_small_count_away_and_the_audit_cures_it(run, wards, file):
    unaware = shown(run, [])
    assert Attack(unaware, wards, 5).possible(LONE) >= 3
    assert Attack(unaware, wards, 5, exact={TOTAL: 14.0}).possible(LONE) == 2  # the leak that is planted
    said = "[{value: 14, period: 2025-04-01, source: A report of the council}]"
    aware = shown(run, named(file, said))
    assert Attack(aware, wards, 5, exact={TOTAL: 14.0}).possible(LONE) >= 3
    withheld = [row["area"] for row in aware if row["reason"] == "protects_another"]
    assert 1 <= len(withheld) <= 2


def test_what_an_indicator_prints_is_a_total_of_the_periods_that_it_prints(run, wards, file):
    known = named(file, "[{indicator: printed}]")
    aware = shown(run, known, {"printed": {("month", APRIL): 14.0}})
    assert Attack(aware, wards, 5, exact={TOTAL: 14.0}).possible(LONE) >= 3
    # Of another period, or of a quarter of which two months are not there, it says nothing.
    for elsewhere in ({("month", date(2025, 5, 1)): 14.0}, {("quarter", APRIL): 14.0}, {}):
        assert figures(shown(run, known, {"printed": elsewhere})) == figures(shown(run, [])) != figures(aware)


def test_a_total_that_is_not_what_was_counted_does_no_harm(run, wards, file):
    """The council's file and the official figure need not be of one day: both are taken to be possible."""
    apart = shown(run, named(file, "[{value: 40, period: 2025-04-01, source: A report of the council}]"))
    assert Attack(apart, wards, 5).possible(LONE) >= 3


def test_households_in_temporary_accommodation_are_known_at_the_end_of_the_quarters_in_print(run):
    declared = catalogue.read()
    stays = declared[STAYS]
    found = printed([stays], declared, run)
    assert found["temporary_accommodation_published"]["quarter", date(2025, 7, 1)] == 1221
    cells = {(cell[1], cell[2], cell[3], part): total for cell, part, total in exact([stays], found)}
    assert cells[CAMDEN, "quarter", date(2025, 7, 1), NUMERATOR] == 1221
    assert cells["none", "quarter", date(2025, 7, 1), NUMERATOR] == 800
    trained = list(exact([declared["training_completed"]], {}))
    assert trained == [(((0, "", ""), CAMDEN, "month", date(2022, 6, 1)), NUMERATOR, 3200.0)]


def test_what_is_printed_as_about_so_much_is_no_exact_total(run):
    declared = catalogue.read()
    parcels = declared["crisis_fund_households"]  # "over 3,000"
    known = declared[STAYS].model_copy(
        update={"also_known": [declared[STAYS].also_known[0].model_copy(update={"indicator": parcels.slug})]}
    )
    assert printed([known], declared, run) == {parcels.slug: {}}


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("[{}]", "also_known.1: name the indicator that gives it, or the value: one of the two"),
        ("[{indicator: x, value: 3}]", "also_known.1: name the indicator that gives it, or the value: one of the two"),
        ("[{value: 3, source: A report}]", "also_known.1.period: a number goes with its period and its source; say it"),
        ("[{value: 3, period: 2025-04-01}]", "also_known.1.source: a number goes with its period and its source"),
        ("[{indicator: x, source: A report}]", "also_known.1.source: the indicator says it; leave it out"),
        (
            "[{value: 3, period: 2025-04-02, source: A report}]",
            "period: must be the first day of a month, such as",
        ),
        ("[{value: -3, period: 2025-04-01, source: A report}]", "also_known.1.value: must be 0 or more"),
        ("[{value: 3, period: April, source: A report}]", "also_known.1.period: must be a day, such as 2022-06-01"),
        (
            "[{indicator: x, part: denominator}]",
            "also_known.1.part: a rate has no denominator of people; say",
        ),
        ("[{indicator: x, level: ward}]", "also_known.1.level: must be 'borough' or 'none', not 'ward'"),
        ("[{indicators: x}]", "also_known.1.indicators: unknown key; did you mean 'indicator'?"),
    ],
)
def test_what_names_no_total_is_refused(file, said, fault):
    with pytest.raises(DeclarationError) as error:
        read(file(f"{HEAD}also_known: {said}\n"))
    assert any(fault in line for line in error.value.faults), error.value.faults


@pytest.fixture
def faulted(tmp_path):
    """The faults of the indicators of households in temporary accommodation where one of them is changed."""

    def found(before, after, slug=STAYS):
        (tmp_path / "housing").mkdir()
        for path in (catalogue.FOLDER / "housing").glob("*temporary_accommodation*.sql"):
            text = path.read_text(encoding="utf-8")
            changed = text.replace(before, after, 1) if path.stem == slug else text
            assert changed != text or path.stem != slug
            (tmp_path / "housing" / path.name).write_text(changed, encoding="utf-8")
        return check(tmp_path)

    return found


@pytest.mark.parametrize(
    ("slug", "before", "after", "fault"),
    [
        (
            STAYS,
            "indicator: temporary_accommodation_published",
            "indicator: temporary_accomodation_published",
            "also_known.1.indicator: there is no indicator 'temporary_accomodation_published'; did you mean",
        ),
        (
            STAYS,
            "indicator: temporary_accommodation_published",
            f"indicator: {STAYS}",
            "is no number in print; name",
        ),
        (
            "temporary_accommodation_published",
            "unit: households",
            "unit: share",
            "is no number in print; name an",
        ),
        ("temporary_accommodation_published", "stock: true\n", "", "one of them is a stock and the other is not"),
        (
            "temporary_accommodation_published",
            "frequency: quarter",
            "frequency: term",
            "is not made of whole ones of a month",
        ),
    ],
)
def test_an_indicator_that_cannot_give_a_total_is_refused(faulted, slug, before, after, fault):
    faults = faulted(before, after, slug)
    assert any(fault in each for each in faults), faults


def test_nothing_is_given_away_of_what_is_no_people(tmp_path):
    (tmp_path / "housing").mkdir()
    text = (catalogue.FOLDER / "housing" / "repairs_on_time.sql").read_text(encoding="utf-8")
    changed = text.replace("owner:", "also_known: [{value: 3, period: 2025-04-01, source: A report}]\nowner:", 1)
    (tmp_path / "housing" / "repairs_on_time.sql").write_text(changed, encoding="utf-8")
    (fault,) = check(tmp_path)
    assert fault.endswith("also_known: nothing that it reads counts people; leave it out")


def test_another_figure_in_print_has_what_it_could_give_away_audited_again(tmp_path):
    write_missing(tmp_path, today=TODAY, only={"temporary_accommodation", "council_tax_accounts"})
    inputs = look(tmp_path, catalogue.read(), TODAY)
    official = dataclasses.replace(inputs.held["official_figures"], sha256="another")
    later = dataclasses.replace(inputs, held={**inputs.held, "official_figures": official})
    again = {slug: inputs.key(each) != later.key(each) for slug, each in inputs.declared.items() if inputs.used(each)}
    assert again[STAYS]
    assert again["temporary_accommodation_published"]
    assert not again["council_tax_arrears"]
