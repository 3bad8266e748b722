"""Every indicator says why its way is better, and that nobody has checked it while nobody has."""

import re

import pytest
from typer.testing import CliRunner

from metrics.__main__ import app
from metrics.declared import catalogue
from metrics.declared.statement import statements

INDICATORS = catalogue.read()
# What says no more than the polarity does.
_EMPTY = re.compile(r"\b(higher|lower|more|less|fewer) is (better|good)\b|\b(is|are) (good|bad)\b", re.IGNORECASE)


@pytest.mark.parametrize("slug", INDICATORS)
def test_the_reason_of_a_way_is_a_sentence_of_its_own(slug):
    own = INDICATORS[slug]
    words = own.polarity_because or ""
    assert 8 <= len(words.split()) <= 40
    assert words[0].isupper()
    assert not words.endswith(".")
    assert words not in (own.question, own.numerator, *own.caveats)
    assert not _EMPTY.search(words)


def test_nobody_has_checked_any_of_them_yet():
    """Whoever checks one adds a line to its head, and takes it out of this count."""
    assert [slug for slug, each in INDICATORS.items() if each.checked] == []


def test_working_days_are_those_of_the_calendar_that_the_sql_reads():
    read = statements([each.sql for each in INDICATORS.values()])
    by_days = {slug for slug, each in INDICATORS.items() if each.counts_working_days}
    reads = {slug for slug, each in zip(INDICATORS, read, strict=True) if "calendar" in each.tables}
    assert by_days
    assert by_days < reads


def test_the_list_says_who_has_checked_each():
    lines = CliRunner().invoke(app, ["list"]).stdout.splitlines()
    assert lines[0].endswith("Checked")
    assert len(lines) == len(INDICATORS) + 1
    assert all(line.endswith("nobody yet") for line in lines[1:])


def test_the_check_counts_those_that_nobody_has_checked():
    told = CliRunner().invoke(app, ["check"]).stdout
    assert f"{len(INDICATORS)} of {len(INDICATORS)} definitions have been checked by nobody yet." in told
