"""The overview's table, of small rows by hand: every mark is there once, in order, with what it means as text."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import metrics
from metrics import Area, Origin, Variation
from pages.components.html import overview, overview_rows
from pages.components.html.overview_rows import Row
from pages.components.words.look_first import Told
from tests.unit.pages.judged import STEADY, judged
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator

PRIORITIES = {each.slug: each for each in metrics.priorities()}
SAFETY = PRIORITIES["safety"]
READING = replace(judged(STEADY)[1], since=date(2025, 4, 1), variation_before=Variation.COMMON)
BETTER, SAME, WORSE, UNKNOWN = Variation.IMPROVEMENT, Variation.COMMON, Variation.CONCERN, Variation.UNKNOWN
MARKS = {"improvement_up": BETTER, "common": SAME, "concern_down": WORSE, "unknown": UNKNOWN}
MARKS |= {"high": Variation.HIGH, "low": Variation.LOW}


def told(*variations: Variation, ours: bool = False, origin: Origin = Origin.COUNCIL) -> list[Told]:
    """Indicators of which higher is better, each with what it says."""
    return [
        Told(
            indicator("proportion", "high_is_good", slug=f"n_{place}_{ours}".lower(), title=f"Number {place}"),
            replace(READING, variation=each, origin=origin),
            ours=ours,
        )
        for place, each in enumerate(variations)
    ]


def of(several: Sequence[Told], area: Area = CAMDEN, kinds: Sequence[bool] = (True, False)) -> Row:
    return overview_rows.of_priority(SAFETY, several, area, kinds)


def drawn(*rows: Row, year: int = 2026) -> str:
    return overview.table(rows, "priority?priority={}&ward=x".format, "indicator?indicator={}&ward=x".format, year=year)


def text(markup: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", markup).split()))


def marks(markup: str) -> list[Variation]:
    return [MARKS[name] for name in re.findall(r"ic-(\w+)", markup)]


def test_kinds_are_groups_of_rows_and_priorities_lead_to_their_pages() -> None:
    rows = [overview_rows.of_priority(each, [], CAMDEN, []) for each in PRIORITIES.values()]
    page = drawn(*rows)
    assert re.findall(r'rowspan="(\d+)"><h2>(.*?)</h2>', page) == [
        ("4", "Missions"),
        ("6", "Challenges"),
        ("1", "Our organisation"),
    ]
    assert re.findall(r'href="priority\?priority=(\w+)&amp;ward=x"', page) == list(PRIORITIES)
    assert page.count("<tr") == 1 + len(PRIORITIES)
    assert text(page).count("No indicator yet") == 11


@pytest.mark.parametrize(
    ("slug", "year", "words"),
    [
        ("food", 2026, "<b>By 2030:</b> everyone eats well every day"),
        ("food", 2031, "<b>By 2030, passed:</b> everyone eats well every day"),
        ("young_people", 2026, "<b>By 2025, passed:</b> opportunity for every young person"),
        ("young_people", 2025, "<b>By 2025:</b> opportunity for every young person"),
        ("safety", 2026, "Everyone is safe, at home and in our communities"),
    ],
)
def test_a_promise_has_its_year_before_it_and_whether_that_has_passed(slug: str, year: int, words: str) -> None:
    assert overview.promise(PRIORITIES[slug], year) == words


def test_one_mark_is_one_indicator_the_worst_first_and_the_strip_is_told() -> None:
    row = of([*told(UNKNOWN, BETTER, SAME, WORSE, SAME), *told(BETTER, ours=True)])
    assert marks(row.lives) == [WORSE, SAME, SAME, BETTER, UNKNOWN]
    assert marks(row.ours) == [BETTER]
    assert '<span class="hidden">1 getting worse, 2 no clear change, 1 improving, 1 not judged</span>' in row.lives
    # Those of one kind stand together.
    assert [len(marks(each)) for each in row.lives.split("</span></span>")[:4]] == [1, 2, 1, 1]


@given(st.lists(st.sampled_from([*MARKS.values()]), max_size=25), st.lists(st.sampled_from([*MARKS.values()])))
def test_no_mark_is_lost_and_lives_and_work_are_never_mixed(lives: list[Variation], ours: list[Variation]) -> None:
    row = of([*told(*lives), *told(*ours, ours=True)])
    assert sorted(marks(row.lives)) == sorted(lives)
    assert sorted(marks(row.ours)) == sorted(ours)


def test_a_mark_of_a_strip_is_heard_once_in_the_words_beside_it() -> None:
    page = drawn(of([*told(WORSE, SAME), *told(SAME, ours=True)]))
    assert len(re.findall(r'class="ic [^"]*" aria-hidden="true"', page)) == page.count('class="ic ')
    assert "aria-label" not in page


def test_the_one_to_look_at_first_is_a_link_with_why() -> None:
    page = drawn(of(told(SAME, WORSE)))
    assert '<a href="indicator?indicator=n_1_false&amp;ward=x">Number 1: down</a>' in page
    assert "Worse since Apr 2025" in text(page)
    assert "Sample" not in page


def test_a_look_at_made_up_figures_says_so() -> None:
    assert '<span class="chip">Sample</span>' in drawn(of(told(WORSE, origin=Origin.SAMPLE)))


@pytest.mark.parametrize(
    ("several", "area", "kinds", "words"),
    [
        ([], CAMDEN, (), "Residents' lives none Our own work none On course no target No indicator yet"),
        (
            *([], BELSIZE, (True, False)),
            "Residents' lives not for wards Our own work not for wards On course no target Counted for all Camden only",
        ),
        (
            *([], BELSIZE, (True,)),
            "Residents' lives none Our own work not for wards On course no target Counted for all Camden only",
        ),
        (
            *(told(SAME), BELSIZE, (True, False)),
            "Residents' lives 1 no clear change Our own work not for wards On course no target Nothing stands out",
        ),
        (
            *(told(UNKNOWN), CAMDEN, (False,)),
            "Residents' lives 1 not judged Our own work none On course no target Nothing can be judged yet",
        ),
    ],
)
def test_no_cell_is_empty(several: list[Told], area: Area, kinds: tuple[bool, ...], words: str) -> None:
    page = drawn(of(several, area, kinds))
    assert text(page).endswith(f"Everyone is safe, at home and in our communities {words}")


def test_the_key_names_the_four_marks_and_the_unusual_ones_only_where_there_are() -> None:
    usual = text(overview.key([SAME], "All"))
    assert usual.startswith("One mark is one indicator: Improving No clear change Getting worse Not judged How to read")
    unusual = text(overview.key([SAME, Variation.LOW], "All"))
    assert "Getting worse Unusually high or low Not judged How to read this page" in unusual
    assert unusual.endswith(" All")


def test_what_comes_from_a_declaration_is_never_markup() -> None:
    (one,) = told(WORSE)
    declared = one.indicator.model_copy(update={"title": "<b>Now</b> & <i>then</i>"})
    assert "&lt;b&gt;Now&lt;/b&gt;" in drawn(of([replace(one, indicator=declared)]))
