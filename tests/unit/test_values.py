"""What is made of many values at once: against a look at each of them."""

from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.contracts.values import Values, texts_of

OF_ONE_LENGTH = st.integers(1, 12).flatmap(
    lambda length: st.lists(st.text(st.sampled_from("AB9-"), min_size=length, max_size=length), min_size=1)
)


@given(OF_ONE_LENGTH, st.sampled_from(["", "eg:y", "a long start of a key, "]), st.integers(0, 2))
def test_texts_of_one_length_are_a_block_with_the_bounds_of_each_place(texts: list[str], start: str, skip: int) -> None:
    array = pa.array([start + each for each in texts], pa.string())[skip:]
    block = Values(array).block
    given = [each.encode() for each in array.to_pylist()]
    if not given:
        assert block is None
        return
    assert block
    assert [bytes(row) for row in block.rows] == given
    assert block.least == bytes(map(min, zip(*given, strict=True)))
    assert block.most == bytes(map(max, zip(*given, strict=True)))


@given(OF_ONE_LENGTH, st.sampled_from(["", "eg:y", "a long start of a key, "]), st.sampled_from(["", " and its end"]))
def test_their_numbers_are_in_the_order_of_the_texts(texts: list[str], start: str, end: str) -> None:
    written = [start + each + end for each in texts]
    numbers = Values(pa.array(written, pa.string())).numbers
    differ = [place for place, each in enumerate(zip(*written, strict=True)) if len(set(each)) > 1]
    assert (numbers is None) == (bool(differ) and differ[-1] - differ[0] >= 8)
    if numbers is not None:
        pairs = zip(pairwise(numbers.tolist()), pairwise(written), strict=True)
        assert all((a < b, a == b) == (one < other, one == other) for (a, b), (one, other) in pairs)


def test_many_texts_are_looked_at_together_and_what_is_left_over_too() -> None:
    array = pa.array([f"eg:{number:07}" for number in range(123_457)], pa.string())
    block = Values(array).block
    assert block
    assert (block.least, block.most) == (b"eg:0000000", b"eg:0199999")


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(pa.array(["A", "BC"]), id="of two lengths"),
        pytest.param(pa.array(["A", None]), id="one is not there"),
        pytest.param(pa.array([None, None], pa.string()), id="none is there"),
        pytest.param(pa.array(["", ""]), id="empty"),
        pytest.param(pa.array([], pa.string()), id="no texts"),
        pytest.param(pa.array([1.5, 2.5]), id="no texts but shares"),
        pytest.param(pa.array([True, False]), id="no texts but marks"),
    ],
)
def test_other_values_are_compared_as_they_are(array: pa.Array) -> None:
    values = Values(array)
    assert values.block is None
    assert values.numbers is None


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=3)), st.integers(0, 2))
def test_the_bytes_of_texts_are_those_of_the_part_that_is_looked_at(texts: list[str], skip: int) -> None:
    ends, written = texts_of(pa.array(texts, pa.string())[skip:])
    assert written.tobytes() == "".join(texts[skip:]).encode()
    assert [int(end - ends[0]) for end in ends[1:]] == [
        len("".join(texts[skip:place]).encode()) for place in range(skip + 1, len(texts) + 1)
    ]
