"""What is looked back at: the wards and the lag that were said of the work when it was decided on."""

from datetime import date

from pages.components.exhibits.looking_back import _then
from tests.unit.pages.entered import decision, initiative, kept

BEFORE, ON, SINCE = date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)
FIRST, SECOND, THIRD = ("E05013655",), ("E05013660",), ("E05013663",)


def version(sites, on, minutes=0):
    return kept(initiative(sites=sites).entry, "work", on=on, minutes=minutes)


def test_the_wards_are_those_at_the_time_of_the_decision():
    made = decision("d", ON, initiative="work", minutes=5)
    versions = [version(FIRST, BEFORE), version(SECOND, ON), version(THIRD, SINCE)]
    assert _then(made, versions).sites == SECOND
    assert _then(made, [versions[0], version(THIRD, ON, minutes=6)]).sites == FIRST
    declared = initiative("work", sites=FIRST)
    assert _then(made, [declared, versions[2]]).sites == FIRST


def test_a_correction_looks_back_at_the_wards_of_the_decision():
    made = decision("d", ON, initiative="work", version=2, because="A slip")
    made = made.__class__(made.entry, made.id, 2, made.role, made.at.replace(month=9), made.because)
    assert _then(made, [version(FIRST, BEFORE), version(THIRD, SINCE)]).sites == FIRST


def test_a_decision_on_an_indicator_alone_has_no_work():
    assert _then(decision("d", ON), ()) is None
