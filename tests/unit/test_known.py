"""One figure as it was known, in worlds of three snapshots small enough to be checked by hand."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary import Bound, Frequency, Origin
from metrics.snapshots import known, observation, stored
from metrics.snapshots.holdings import Change
from metrics.snapshots.index import Index
from metrics.snapshots.rewriting import RESTATEMENTS, Rewriting
from metrics.snapshots.series import Series
from metrics.snapshots.vintage import Vintage
from tests.unit.pages.made import BELSIZE, CAMDEN, indicator
from tests.unit.pages.made import observation as seen
from tests.unit.pages.test_definition import holding

SPRING, SUMMER, AUTUMN = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)
JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)
ROBBERY = indicator()


def figures(told: dict[date, Any], area=CAMDEN, own=ROBBERY, **parts: Any):
    return tuple(seen(own, area, day, figure, **parts) for day, figure in sorted(told.items()))


@dataclass
class Now:
    """As much of a snapshot as is asked."""

    told: tuple
    indicators: dict = field(default_factory=lambda: {"robbery": ROBBERY})
    holdings: tuple = (holding(changed_on=None, changes=()),)
    areas: dict = field(default_factory=lambda: {each.code: each for each in (CAMDEN, BELSIZE)})
    name: str = "autumn"
    as_of: date = AUTUMN

    def series(self, slug, area, frequency):
        there = [each for each in self.told if each.area == area and each.frequency is frequency]
        return Series(self.indicators[slug], self.areas[area], frequency, tuple(there))


def vintage(name, day, told, *, own=ROBBERY, held=None, others=()):
    rows = stored.table(observation.Observation, told, observation.KEY)
    coded = rows.cast(observation.CODED)
    heads = {each.slug: each.model_dump(mode="json") for each in (own, *others) if each is not None}
    return Vintage(name, day, heads, held or (holding(changed_on=None, changes=()),), Index(coded))


def asked(now, *earlier, area=CAMDEN.code, slug="robbery"):
    return known.as_known(now, earlier, slug, area, Frequency.MONTH)


def told(found):
    """Each period's versions as (snapshot, number, why)."""
    return {each.period: [(one.snapshot, one.number, one.why) for one in each.versions] for each in found.periods}


def test_a_figure_is_what_it_was_first_and_what_it_became():
    """January: 1.2 in spring, the same in summer, 1.5 in autumn. February is new in summer."""
    found = asked(
        Now(figures({JAN: 1.5, FEB: 2.0})),
        vintage("summer", SUMMER, figures({JAN: 1.2, FEB: 2.0})),
        vintage("spring", SPRING, figures({JAN: 1.2})),
    )
    assert told(found) == {
        JAN: [("spring", 1.2, Rewriting.NEW), ("autumn", 1.5, Rewriting.REVISED)],
        FEB: [("summer", 2.0, Rewriting.NEW)],
    }
    assert [each.from_the_oldest for each in found.periods] == [True, False]
    assert [each.period for each in found.retold] == [JAN]
    assert found.moves(RESTATEMENTS) == ((JAN, 1.2, 1.5),)
    assert found.snapshots == {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN}


def test_one_snapshot_alone_has_one_version_of_everything():
    found = asked(Now(figures({JAN: 1.5})))
    assert (found.retold, found.moves(RESTATEMENTS)) == ((), ())
    assert told(found) == {JAN: [("autumn", 1.5, Rewriting.NEW)]}


def test_the_order_of_adding_up_restates_nothing():
    assert asked(Now(figures({JAN: 0.1 + 0.2})), vintage("summer", SUMMER, figures({JAN: 0.3}))).retold == ()


@pytest.mark.parametrize("nothing", ["missing", "pending", "late"])
def test_what_was_not_there_yet_is_new_data_when_it_comes(nothing):
    found = asked(Now(figures({JAN: 1.5})), vintage("summer", SUMMER, figures({JAN: nothing})))
    assert told(found) == {JAN: [("autumn", 1.5, Rewriting.NEW)]}


def test_what_is_there_no_more_is_said_to_be_gone_and_may_come_back():
    found = asked(
        Now(figures({JAN: 1.5})),
        vintage("summer", SUMMER, figures({JAN: "missing"})),
        vintage("spring", SPRING, figures({JAN: 1.5})),
    )
    assert told(found)[JAN] == [
        ("spring", 1.5, Rewriting.NEW),
        ("summer", None, Rewriting.GONE),
        ("autumn", 1.5, Rewriting.NEW),
    ]


def test_a_provisional_figure_that_settles_is_no_restatement():
    found = asked(Now(figures({JAN: 1.5})), vintage("summer", SUMMER, figures({JAN: 1.2}, provisional=True)))
    assert told(found)[JAN][1] == ("autumn", 1.5, Rewriting.SETTLED)
    assert found.moves(RESTATEMENTS) == ()
    assert found.moves([Rewriting.SETTLED]) == ((JAN, 1.2, 1.5),)


def test_a_changed_declaration_is_said_and_not_called_a_restatement():
    own = indicator(per=100_000)
    found = asked(Now(figures({JAN: 150.0}, own=own), {"robbery": own}), vintage("summer", SUMMER, figures({JAN: 1.5})))
    assert told(found)[JAN][1] == ("autumn", 150.0, Rewriting.REDEFINED)
    assert found.retold[0].first.indicator == ROBBERY
    assert found.moves(RESTATEMENTS) == ()


def test_words_of_a_head_may_change_without_another_definition():
    own = indicator(caveats=["Another"], polarity_because="It frightens", title="Robberies")
    found = asked(Now(figures({JAN: 1.5}), {"robbery": own}), vintage("summer", SUMMER, figures({JAN: 1.2})))
    assert told(found)[JAN][1][2] is Rewriting.REVISED
    assert found.called == ("Robbery",)


def test_a_declaration_that_is_none_any_more_is_not_written_in_its_own_units():
    own = indicator(per=100_000)
    before = vintage("summer", SUMMER, figures({JAN: 1.5}))
    before = replace(before, heads={"robbery": before.heads["robbery"] | {"gone_key": 1}})
    found = asked(Now(figures({JAN: 150.0}, own=own), {"robbery": own}), before)
    assert found.retold[0].first.indicator is None
    assert found.retold[0].now.why is Rewriting.REDEFINED


def test_one_that_was_given_another_name_is_followed_by_the_way_it_is_counted():
    mugging = indicator(slug="mugging", title="Mugging")
    then = vintage("spring", SPRING, figures({JAN: 1.2}, own=mugging), own=mugging)
    found = asked(Now(figures({JAN: 1.5})), then)
    assert told(found)[JAN] == [("spring", 1.2, Rewriting.NEW), ("autumn", 1.5, Rewriting.REVISED)]
    assert found.called == ("Mugging",)


def test_a_name_is_followed_only_where_there_is_one_that_it_can_be():
    several = [indicator(slug=slug) for slug in ("mugging", "holdups")]
    then = vintage("spring", SPRING, figures({JAN: 1.2}, own=several[0]), own=several[0], others=several[1:])
    assert told(asked(Now(figures({JAN: 1.5})), then)) == {JAN: [("autumn", 1.5, Rewriting.NEW)]}
    still = Now(figures({JAN: 1.5}), {"robbery": ROBBERY, "mugging": several[0]})
    one = vintage("spring", SPRING, figures({JAN: 1.2}, own=several[0]), own=several[0])
    assert told(asked(still, one)) == {JAN: [("autumn", 1.5, Rewriting.NEW)]}


def test_a_snapshot_that_had_no_such_indicator_tells_nothing_of_it():
    found = asked(Now(figures({JAN: 1.5})), vintage("spring", SPRING, (), own=None))
    assert found.snapshots == {"autumn": AUTUMN}


def test_made_up_figures_that_give_way_to_real_ones_were_no_version_of_them():
    found = asked(Now(figures({JAN: 1.5})), vintage("summer", SUMMER, figures({JAN: 9.9}, origin=Origin.SAMPLE)))
    assert told(found)[JAN][1][2] is Rewriting.REPLACED
    assert found.moves(RESTATEMENTS) == ()


@pytest.mark.parametrize(("was", "now"), [(1.2, "small"), ("small", 1.5), ("protects_another", 1.5)])
def test_what_protection_changed_is_no_restatement(was, now):
    found = asked(Now(figures({JAN: now})), vintage("summer", SUMMER, figures({JAN: was})))
    assert told(found)[JAN][1][2] is Rewriting.PROTECTED
    assert found.moves(RESTATEMENTS) == ()
    assert found.retold[0].is_protected == (now == "small")


def test_one_reason_to_withhold_in_the_place_of_another_says_the_same():
    found = asked(Now(figures({JAN: "protects_another"})), vintage("summer", SUMMER, figures({JAN: "small"})))
    assert found.retold == ()


def test_no_move_is_told_of_a_period_that_is_withheld_now():
    found = asked(
        Now(figures({JAN: "small"})),
        vintage("summer", SUMMER, figures({JAN: 1.5})),
        vintage("spring", SPRING, figures({JAN: 1.2})),
    )
    assert [one.why for one in found.retold[0].versions][1:] == [Rewriting.REVISED, Rewriting.PROTECTED]
    assert found.moves(RESTATEMENTS) == ()


def test_a_bound_is_no_number_to_set_beside_another():
    share = indicator("proportion")
    found = asked(
        Now(figures({JAN: 0.2}, own=share), {"robbery": share}),
        vintage("summer", SUMMER, figures({JAN: 0.05}, own=share, bound=Bound.AT_MOST), own=share),
    )
    assert told(found)[JAN] == [("summer", None, Rewriting.NEW), ("autumn", 0.2, Rewriting.PROTECTED)]
    assert found.moves(RESTATEMENTS) == ()


def newer(day, *changes):
    return (holding(changed_on=day, changes=tuple(Change(*each) for each in changes)),)


@pytest.mark.parametrize(
    ("changes", "area", "why"),
    [
        ([(JAN, BELSIZE.code, 2, 10, 13)], CAMDEN.code, Rewriting.RESTATED),
        ([(JAN, BELSIZE.code, 2, 10, 13)], BELSIZE.code, Rewriting.RESTATED),
        ([(JAN, "E05999999", 2, 10, 13)], BELSIZE.code, Rewriting.REVISED),
        ([(FEB, BELSIZE.code, 2, 10, 13)], BELSIZE.code, Rewriting.REVISED),
        ([(JAN, BELSIZE.code, 0, 10, 10)], BELSIZE.code, Rewriting.REVISED),
    ],
)
def test_a_publisher_restates_what_its_newer_file_changed_there_and_then(changes, area, why):
    place = CAMDEN if area == CAMDEN.code else BELSIZE
    now = Now(figures({JAN: 1.5}, place), holdings=newer(date(2026, 8, 1), *changes))
    found = asked(now, vintage("summer", SUMMER, figures({JAN: 1.2}, place)), area=area)
    assert told(found)[JAN][1][2] is why


def test_what_an_older_import_changed_explains_no_later_change():
    held = newer(date(2026, 5, 1), (JAN, BELSIZE.code, 2, 10, 13))
    found = asked(Now(figures({JAN: 1.5}), holdings=held), vintage("summer", SUMMER, figures({JAN: 1.2}), held=held))
    assert told(found)[JAN][1][2] is Rewriting.REVISED


def test_each_import_that_changed_figures_is_told_once_with_its_sums():
    """May: 2 and 3 figures of two wards, 10 and 20 became 13 and 19. August: no sums, since they do not add up."""
    may = newer(date(2026, 5, 1), (JAN, BELSIZE.code, 2, 10, 13), (JAN, "E05999999", 3, 20, 19))
    august = newer(date(2026, 8, 1), (FEB, BELSIZE.code, 1, None, None))
    now = Now(figures({JAN: 1.5}), holdings=august)
    found = asked(now, vintage("summer", SUMMER, (), held=may), vintage("spring", SPRING, ()))
    assert [(each.day, each.changes) for each in found.renewed] == [
        (date(2026, 8, 1), (Change(FEB, "", 1, None, None),)),
        (date(2026, 5, 1), (Change(JAN, "", 5, 30, 32),)),
    ]
    ward = asked(now, vintage("summer", SUMMER, (), held=may), area=BELSIZE.code)
    assert ward.renewed[1].changes == (Change(JAN, "", 2, 10, 13),)


VALUES = st.sampled_from([None, 1.0, 2.0, "small", "missing"])


@given(st.lists(st.fixed_dictionaries({JAN: VALUES, FEB: VALUES}), min_size=1, max_size=5))
def test_whatever_was_told_versions_are_those_in_which_it_differs(worlds):
    """The last version is what is told now, no two in a row are alike, and the first is new."""
    names = [(str(place), date(2026, 5, place + 1)) for place in range(len(worlds))]
    there = [figures({day: each for day, each in world.items() if each is not None}) for world in worlds]
    now = Now(there[-1], name=names[-1][0], as_of=names[-1][1])
    found = asked(now, *[vintage(*name, of) for name, of in zip(names, there, strict=True)][:-1][::-1])
    for each in found.periods:
        last = worlds[-1].get(each.period)
        if last in (None, "missing"):
            assert each.now.observation is None
        else:
            assert each.now.observation == next(one for one in there[-1] if one.period == each.period)
        assert each.first.why is Rewriting.NEW
        values = [one.observation and (one.observation.status, one.observation.value) for one in each.versions]
        assert all(a != b for a, b in pairwise(values))
        days = [one.day for one in each.versions]
        assert days == sorted(days)
    assert all(was != become for _, was, become in found.moves(list(Rewriting)))
