"""What is kept is found again as it was, and never more of it than there is room for."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.exhibits.packed import Packed

ROOM = 50_000


def test_what_was_kept_is_found_as_it_was() -> None:
    packed = Packed(ROOM)
    value = {"x": [1, None, 2.5], "words": "£ & <b>"}
    packed.keep(("a", 1), value)
    packed.keep(("none", 1), None)
    assert packed.find(("a", 1)) == (value,)
    assert packed.find(("none", 1)) == (None,)
    assert packed.find(("b", 1)) is None


def test_those_go_that_were_asked_for_the_longest_ago() -> None:
    packed = Packed(3 * 700)  # room for three of no size
    for key in "abc":
        packed.keep(key, 1)
    packed.find("a")
    packed.keep("b", 1)
    packed.keep("d", 1)
    assert [key for key in "abcd" if packed.find(key)] == ["a", "b", "d"]


def test_what_is_larger_than_the_room_is_not_kept() -> None:
    packed = Packed(ROOM)
    packed.keep("a", 1)
    packed.keep("large", [str(each) for each in range(100_000)])
    assert packed.find("large") is None
    assert packed.find("a") == (1,)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 60_000))))
def test_there_is_never_more_than_there_is_room_for(kept: list[tuple[int, int]]) -> None:
    packed, first = Packed(ROOM), dict[int, bytes]()
    for key, length in kept:
        value = random.Random(length).randbytes(length)  # which nothing packs smaller
        packed.keep(key, value)
        assert 0 <= packed.weight <= ROOM
        found = packed.find(key)
        if found is None:
            assert length > ROOM - 1000
            first.pop(key, None)
        else:
            assert found == (value if length == len(found[0]) else first[key],)
            first[key] = found[0]


@pytest.mark.parametrize("many", [0, 1, 25])
def test_the_weight_grows_with_what_is_kept(many: int) -> None:
    packed = Packed(ROOM)
    for key in range(many):
        packed.keep(key, key)
    assert (packed.weight > 600 * many) == (many > 0)
