"""What a head says of the days from which a series is known to be otherwise, and of periods that overlap."""

from datetime import date

import pytest

from data.declarations.model import DeclarationError
from metrics.declared import catalogue, head
from metrics.declared.documentation import README
from metrics.declared.indicator import Indicator
from metrics.declared.occasion import Occasion
from tests.unit.test_indicator import HEAD

REBASES = """\
rebases:
  - {from: 2024-04-01, reason: The target was halved, by: Property Management}
  - {from: 2025-01-01, reason: Another contractor began, by: Property Management}
"""


def read(folder, added, head_=HEAD):
    path = folder / "safety" / "robbery.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"/*---\n{head_}{added}---*/\nselect 1\n", encoding="utf-8")
    return head.read(path).indicator


def test_rebases_and_causes_are_read_with_their_day_reason_and_author(tmp_path):
    said = REBASES + "causes: [{from: 2024-06-01, reason: A heat wave, by: Public Health}]\n"
    declared = read(tmp_path, said)
    assert [each.since for each in declared.rebases] == [date(2024, 4, 1), date(2025, 1, 1)]
    assert declared.causes == [
        Occasion.model_validate({"from": date(2024, 6, 1), "reason": "A heat wave", "by": "Public Health"})
    ]
    assert Indicator.model_validate_json(declared.model_dump_json()) == declared


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ("rebases: [{from: 2024-04-01, by: Housing}]", "line 19: rebases.1.reason: is missing; add it"),
        ("rebases: [{since: 2024-04-01, reason: Other, by: Housing}]", "rebases.1.since: unknown key"),
        (
            "causes: [{form: 2024-04-01, reason: Other, by: Housing}]",
            "causes.1.form: unknown key; did you mean 'from'?",
        ),
        ("causes: [{from: spring, reason: Other, by: Housing}]", "causes.1.from: must be a day, such as 2027-03-31"),
        ("causes: [{from: 2024-04-01, reason: '', by: Housing}]", "causes.1.reason: must say something, in 3 letters"),
        ("causes: {from: 2024-04-01}", "causes: must be a list"),
        (
            "causes:\n- {from: 2024-04-01, reason: One, by: Housing}\n- {from: 2024-04-01, reason: Two, by: Housing}",
            "causes.2.from: number 1 is from 2024-04-01 too; say both reasons in one",
        ),
        ("overlapping: true", "overlapping: must be text, not true"),
        ("overlapping: Rolling years\nstock: true", "overlapping: a stock is of one day"),
        (f"overlapping: Rolling years\n{REBASES}", "rebases: periods that overlap have no control chart"),
    ],
)
def test_what_cannot_be_is_refused_by_its_place(tmp_path, added, fault):
    with pytest.raises(DeclarationError) as error:
        read(tmp_path, f"{added}\n")
    assert fault in str(error.value)


def test_a_figure_of_one_time_neither_overlaps_nor_is_rebased(tmp_path):
    once = HEAD.replace("frequency: month", "frequency: once")
    with pytest.raises(DeclarationError) as error:
        read(tmp_path, "overlapping: Rolling years\n" + REBASES, once)
    assert "overlapping: a figure of one time has no other to overlap with" in str(error.value)
    with pytest.raises(DeclarationError, match="rebases: a figure of one time has no limits to draw anew"):
        read(tmp_path, REBASES, once)


def test_every_indicator_whose_caveats_tell_of_years_together_is_declared_to_overlap():
    told = {slug for slug, each in catalogue.read().items() if any("years together" in words for words in each.caveats)}
    assert told
    assert told == {slug for slug, each in catalogue.read().items() if each.overlapping}


def test_the_keys_are_in_the_readme():
    page = README.read_text(encoding="utf-8")
    for words in ("| `overlapping` | text |", "### `rebases`", "| `from` | day, or year | the day from which it holds"):
        assert words in page
