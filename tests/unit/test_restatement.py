"""Is what a newer file changed counted by period and area, and carried with the extract?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.holding.metadata import Metadata, decode
from data.holding.restatement import Restated, Restatement, by_area, by_period
from data.holding.restatement import decode as read
from data.served.newest_wins import lay, missing_months

MAY, JUNE, JULY = (date(2026, month, 1) for month in (5, 6, 7))

cells = st.dictionaries(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["x", "y"])), st.integers(0, 9))
files = st.dictionaries(st.sampled_from([MAY, JUNE, JULY]), cells, max_size=3)
restated = st.builds(
    Restated,
    st.dates(),
    st.text(),
    st.integers(0, 10**9),
    st.none() | st.integers() | st.floats(allow_nan=False),
    st.none() | st.integers(),
    st.integers(0, 10**9),
)


def test_the_newest_file_wins_whole_periods_and_the_others_stay() -> None:
    standing = lay([{JUNE: {("a",): 1}}, {JUNE: {("b",): 2}}], {MAY: {("a",): 5}}, adds_up=True)
    assert standing.periods == {MAY: {("a",): 5}, JUNE: {("b",): 2}}
    assert standing.kept == (MAY,)


def test_a_count_that_is_not_there_is_none_and_a_figure_that_is_not_there_is_a_change() -> None:
    before, after = {JUNE: {("a", "x"): 0, ("b", "x"): 3}}, {JUNE: {("b", "x"): 5}}
    assert lay([after], before, adds_up=True).restated == (Restated(JUNE, "a", 0, 0, 0), Restated(JUNE, "b", 1, 3, 5))
    assert lay([after], before, adds_up=False).restated == (Restated(JUNE, "a", 1), Restated(JUNE, "b", 1))


def test_of_a_period_new_to_the_extract_the_oldest_file_is_what_was_known_before() -> None:
    standing = lay([{JUNE: {("a",): 1}}, {JUNE: {("a",): 2}}, {JUNE: {("a",): 4}}], {}, adds_up=True)
    assert standing.restated == (Restated(JUNE, "a", 1, 1, 4),)


@given(st.lists(files, max_size=3), files)
def test_sums_over_areas_are_those_of_the_period_before_and_after(given_files, earlier) -> None:
    standing = lay(given_files, earlier, adds_up=True)
    for one in by_period(standing.restated):
        assert one.cells > 0
        assert one.after == sum(standing.periods[one.period].values())
        if one.period in earlier:
            assert one.before == sum(earlier[one.period].values())
    assert sum(cells for _, cells in by_area(standing.restated)) == sum(one.cells for one in standing.restated)


@given(files)
def test_the_same_file_again_restates_nothing(file) -> None:
    assert lay([file], file, adds_up=True).restated == lay([file, file], {}, adds_up=False).restated == ()


def test_what_only_moved_between_the_categories_of_a_family_is_told_apart_from_what_was_restated() -> None:
    before = {JUNE: {("a", "theft", "bike"): 4, ("a", "harm", "hurt"): 6, ("a", "harm", "other"): 9}}
    after = {JUNE: {("a", "theft", "bike"): 5, ("a", "harm", "hurt"): 7, ("a", "harm", "stalking"): 3}}
    after[JUNE] |= {("a", "harm", "other"): 6}
    # Of harm there are 15, and then 16: one more, and three of those that were others are called stalking now.
    [one] = lay([after], before, adds_up=True, family=lambda category: category[0]).restated
    assert one == Restated(JUNE, "a", cells=2, before=19, after=21, moved=3)
    # Told without families, each of the four is a figure that changed.
    [one] = lay([after], before, adds_up=True).restated
    assert one == Restated(JUNE, "a", cells=4, before=19, after=21)


def test_categories_that_only_changed_their_name_restate_nothing() -> None:
    before, after = {JUNE: {("a", "theft", "old"): 4}}, {JUNE: {("a", "theft", "new"): 4}}
    [one] = lay([after], before, adds_up=True, family=lambda category: category[0]).restated
    assert one == Restated(JUNE, "a", cells=0, before=4, after=4, moved=4)
    assert by_area([one]) == ()


def test_a_family_on_one_side_only_is_compared_with_the_others_of_that_kind() -> None:
    before, after = {JUNE: {("a", "theft", "x"): 4}}, {JUNE: {("a", "stealing", "x"): 3, ("a", "fraud", "y"): 0}}
    [one] = lay([after], before, adds_up=True, family=lambda category: category[0]).restated
    assert one == Restated(JUNE, "a", cells=1, before=4, after=3, moved=3)


def test_a_category_that_counts_nothing_where_it_alone_is_there_is_no_other_category() -> None:
    before = {JUNE: {("a", "theft", "x"): 4, ("a", "theft", "y"): 3, ("a", "theft", "z"): 0}}
    after = {JUNE: {("a", "theft", "x"): 5, ("a", "theft", "y"): 2}}
    [one] = lay([after], before, adds_up=True, family=lambda category: category[0]).restated
    assert one == Restated(JUNE, "a", cells=2, before=7, after=7)


def test_what_does_not_add_up_has_no_sum() -> None:
    assert by_period([Restated(MAY, "a", 2, 1, 2), Restated(MAY, "b", 3)]) == (Restated(MAY, "", 5),)


def test_areas_come_with_the_most_changed_first() -> None:
    changes = [Restated(MAY, "a", 1, 1, 2), Restated(MAY, "b", 3, 0, 0), Restated(JUNE, "c", 0, 4, 4)]
    assert by_area(changes) == (("b", 3), ("a", 1))


@given(st.dates(), st.text(), st.lists(restated, max_size=4))
def test_a_restatement_is_read_as_it_was_written(found_on: date, source: str, changes: list[Restated]) -> None:
    written = Restatement(found_on, source, tuple(changes))
    assert read(written.encoded()) == written


def test_it_is_carried_in_the_metadata_of_the_file() -> None:
    last = Restatement(JULY, "a newer file", (Restated(MAY, "a", 1, 1, 2),))
    metadata = Metadata("published", MAY, JUNE, JULY, "a file", (), last)
    raw = {key.encode(): text.encode() for key, text in metadata.encoded().items()}
    assert decode(raw) == metadata
    assert "camden:restated" not in Metadata("published", MAY, JUNE, JULY, "a file").encoded()


@pytest.mark.parametrize("text", ["x", "{}", "[]", '{"found_on": "soon", "source": "s", "changes": []}'])
def test_metadata_with_something_else_in_its_place_is_refused(text: str) -> None:
    raw = {key.encode(): value.encode() for key, value in Metadata("council", MAY, MAY, JUNE, "s").encoded().items()}
    with pytest.raises(ValueError, match="camden:restated is not a restatement"):
        decode(raw | {b"camden:restated": text.encode()})


def test_months_that_no_period_has_are_missing_whatever_a_period_s_length() -> None:
    assert missing_months([MAY, date(2026, 8, 1)]) == (JUNE, JULY)
    years = [date(2023, 4, 1), date(2025, 4, 1)]
    assert missing_months(years, 12)[:2] == (date(2024, 4, 1), date(2024, 5, 1))
    assert len(missing_months(years, 12)) == 12
    assert missing_months([date(2023, 4, 1), date(2024, 4, 1)], 12) == ()
