"""What is proved of long tables: against a plain look at every row, however the rows lie."""

import re
from collections.abc import Iterable
from datetime import date
from unittest.mock import patch

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.contracts import proof
from data.contracts.characters import characters
from data.contracts.made_up import MARK, as_made_up, rules_of_mark
from data.contracts.proof import Table, in_doubt
from data.contracts.references import References
from data.contracts.rules import Needs, Rule, rules
from data.contracts.runs import Runs
from data.contracts.schema import Schema
from data.contracts.values import Values

PATTERN = "[A-Z0-9_-]{1,3}"
TABLE = Schema.model_validate(
    {
        "fields": [
            {"name": "key", "type": "string", "description": "A key", "constraints": {"pattern": PATTERN}},
            {"name": "day", "type": "date", "description": "A day"},
            {"name": "note", "type": "string", "description": "A note", "constraints": {"pattern": PATTERN}},
        ],
        "uniqueKeys": [["key", "day"]],
    }
)
CONTRACT = data.all_contracts()["recorded_crime"].model_copy(update={"name": "toy", "table": TABLE})
DAYS = [date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1), None]
Row = tuple[str | None, date | None, str | None]
ROW = st.tuples(
    st.sampled_from(["A", "B", "9", "10", "AB", None, "a", "ABCD", "É"]),
    st.sampled_from(DAYS),
    st.sampled_from(["A", None, "-", "a\n", "ABCD"]),
)


def doubtful(rows: Iterable[Row], *, at_once: int, together: int) -> set[str]:
    """The columns of the rules that are in doubt, for rows that are read so many at a time."""
    columns = [dict(zip(TABLE.by_name, row, strict=True)) for row in rows]
    held = pa.Table.from_pylist(
        columns, schema=pa.schema([("key", pa.string()), ("day", pa.date32()), ("note", pa.string())])
    )
    with (
        patch.multiple(proof, MANY=0, AT_ONCE=at_once, ROWS_IN_A_BATCH=together),
        duckdb.connect() as connection,
    ):
        connection.register("toy", held)
        promised = list(rules(CONTRACT, TABLE.fields, "toy", References(connection)))
        found = in_doubt(promised, TABLE.by_name, Table("toy", len(held), "day", connection))
    return {", ".join(rule.fields) for rule in found}


def broken(rows: list[Row]) -> set[str]:
    keys = [(key, day) for key, day, _ in rows if key is not None and day is not None]
    other = {
        "key": [key for key, _, _ in rows if key is not None and not re.fullmatch(PATTERN, key)],
        "note": [note for _, _, note in rows if note is not None and not re.fullmatch(PATTERN, note)],
        "key, day": [key for key in keys if keys.count(key) > 1],
    }
    return {columns for columns, found in other.items() if found}


@given(st.lists(ROW, max_size=12), st.sampled_from([1, 3, 100]), st.sampled_from([1, 2, 100]))
def test_whatever_is_broken_is_in_doubt(rows: list[Row], at_once: int, together: int) -> None:
    assert doubtful(rows, at_once=at_once, together=together) >= broken(rows)


SOUND: list[Row] = [(key, day, "A") for day in DAYS[:3] for key in ("9", "A", "10", "AB")]


@pytest.mark.parametrize("at_once", [4, 100])
@pytest.mark.parametrize("together", [1, 5, 100])
@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(SOUND, id="by day, then by key"),
        pytest.param(sorted(SOUND, key=lambda row: (len(row[0] or ""), row[0])), id="by key, then by day"),
        pytest.param(SOUND[::-1], id="backwards"),
        pytest.param([*SOUND[::2], *SOUND[1::2]], id="in two runs whose keys mix"),
        pytest.param([*SOUND, (None, None, None), ("9", None, "A"), ("9", None, "A")], id="some without a key"),
        pytest.param([("9", None, "A")] * 9, id="none with a key"),
    ],
)
def test_nothing_is_in_doubt_where_all_is_sound(rows: list[Row], at_once: int, together: int) -> None:
    assert doubtful(rows, at_once=at_once, together=together) == set()


@given(st.lists(st.tuples(st.sampled_from([1, 2, None]), st.sampled_from([1, 2, None])), min_size=1))
def test_conditions_of_several_columns_are_in_doubt_where_one_of_them_is_broken(
    rows: list[tuple[int | None, int | None]],
) -> None:
    """They are asked together; those of one column are asked alone."""
    held = pa.table({name: pa.array([row[at] for row in rows], pa.int32()) for at, name in enumerate("ab")})
    asked = [
        Rule(("a", "b"), "a is not more than b", "not (a <= b)"),
        Rule(("b", "a"), "one of them is there", "not (a is not null or b is not null)"),
        Rule(("a",), "a is at most 1", "a > 1", Needs.BOUNDS),
    ]
    with patch.object(proof, "MANY", 0), duckdb.connect() as connection:
        connection.register("toy", held)
        found = in_doubt(asked, ("a", "b"), Table("toy", len(rows), None, connection))
    both = any((a or 0) > (b or 9) or (a is None and b is None) for a, b in rows)
    assert [rule.words for rule in found if len(rule.fields) > 1] == ([asked[0].words, asked[1].words] if both else [])
    assert (asked[2] in found) == any(a == 2 for a, _ in rows)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=5)), st.integers(0, 3))
def test_texts_are_held_to_their_characters_as_the_pattern_has_it(texts: list[str], start: int) -> None:
    plain = characters(PATTERN)
    assert plain
    expected = all(re.fullmatch(PATTERN, each) for each in texts[start:] if each)
    assert plain.are_all_of(Values(pa.array(texts, pa.string())[start:])) == expected


@given(st.lists(st.text(st.sampled_from("eg:A9b-"), max_size=7)), st.integers(0, 3))
def test_texts_with_a_mark_are_held_to_it_and_to_what_follows_it(texts: list[str], start: int) -> None:
    """That each begins with it is asked beside."""
    pattern = f"{MARK}{PATTERN}"
    marked = characters(pattern)
    assert marked
    given = texts[start:]
    found = marked.are_all_of(Values(pa.array(texts, pa.string())[start:])) and all(
        each.startswith(MARK) for each in given
    )
    assert found == all(re.fullmatch(pattern, each) for each in given)


@pytest.mark.parametrize("name", ["lettings", "training_completions"])
def test_a_sample_is_proved_as_fast_as_any_extract(name: str) -> None:
    """The rules of its keys are proved by their characters, and by the bounds in the footer that DuckDB asks first."""
    contract = data.all_contracts()[name]
    keys = [field for field in map(as_made_up, contract.fields) if field.is_key]
    assert keys
    assert all(characters(str(field.pattern)) for field in keys)
    marks = list(rules_of_mark(contract, keys, name, made_up=True))
    assert [rule.needs for rule in marks] == [Needs.BOUNDS] * len(keys)
    councils = list(rules_of_mark(contract, contract.fields, name, made_up=False))
    assert all(rule.characters for rule in councils)


@pytest.mark.parametrize("pattern", [r"E05\d{6}", "[A-Z]{2,3}", "[^A-Z]{1,3}", "[A-Z]+", "[A-Z]{1,3}|x"])
def test_a_pattern_that_says_more_is_asked_as_it_is(pattern: str) -> None:
    assert characters(pattern) is None


def in_runs(*rows: tuple[int, str], together: int = 100) -> bool:
    """Whether rows of a day and a key are proved to be all unlike, by their order alone."""
    table = pa.table([[day for day, _ in rows], [key for _, key in rows]], names=["day", "key"])
    runs = Runs()
    return all(runs.take([*map(Values, batch.columns)]) for batch in table.to_batches(together)) and runs.are_apart()


@pytest.mark.parametrize("together", [1, 2, 100])
def test_rows_are_unlike_where_they_ascend_or_lie_in_runs_with_keys_of_their_own(together: int) -> None:
    assert in_runs((1, "A"), (1, "B"), (2, "A"), (2, "AA"), together=together)
    assert in_runs((1, "A"), (2, "A"), (1, "C"), (2, "B"), (2, "C"), together=together)
    assert in_runs((1, "8"), (1, "10"), (2, "9"), (1, "11"), (2, "70"), together=together)  # a shorter one is less
    assert not in_runs(
        (1, "A"), (1, "C"), (1, "B"), together=together
    )  # they are, but their keys reach over one another
    assert not in_runs((1, "A"), (1, "A"), together=together)
    assert not in_runs((1, "A"), (2, "A"), (1, "A"), together=together)


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("ABCDE")), min_size=1, max_size=8), st.integers(1, 3))
def test_no_rows_that_are_alike_are_proved_to_be_unlike(rows: list[tuple[int, str]], together: int) -> None:
    assert not in_runs(*rows, together=together) or len(set(rows)) == len(rows)
