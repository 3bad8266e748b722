"""A query as text: its statements, and letters that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.snapshots.query import written
from metrics.snapshots.query.answer import QueryRefusedError, at, at_bytes


@pytest.mark.parametrize(
    ("sql", "texts"),
    [
        ("select 1", ["select 1"]),
        ("select 1;", ["select 1"]),
        (" select 1 ; select 2 ", ["select 1 ", "select 2 "]),
        ("select ';' ; -- ;\nselect \";\" /* ; */", ["select ';' ", 'select ";" /* ; */']),
        ("select $$;$$; select $a$;$a$", ["select $$;$$", "select $a$;$a$"]),
        ("-- no;ne\n/* of ; them */ ;;", []),
    ],
)
def test_statements_are_told_apart_by_semicolons_that_end_one(sql, texts):
    assert [sql[start:end] for start, end in written.statements(sql)] == texts


def test_what_runs_is_the_statement_at_its_place():
    sql = "  select 1; -- and so on"
    assert written.alone(sql) == "  select 1"


@given(st.text(st.sampled_from("se';\"-/*$ \n")))
def test_every_text_has_statements_within_it_and_in_order(sql):
    found = written.statements(sql)
    ends = [place for each in found for place in each]
    assert ends == sorted(ends)
    assert all(sql[start:end].strip() for start, end in found)


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\ud800", "\ue000"])
def test_a_letter_that_cannot_be_seen_is_refused_at_its_place(letter):
    with pytest.raises(QueryRefusedError, match=f"U\\+{ord(letter):04X}") as refused:
        written.refuse(f"select 1,\n  {letter}2")
    assert (refused.value.place.line, refused.value.place.start) == (2, 2)


def test_letters_of_names_and_of_lines_are_not():
    written.refuse("select 'é, 日本, no-break\u00a0space' -- tab\t\r\n")


def test_a_place_is_a_line_and_letters_in_it():
    spot = at("select a,\n  bcd\nfrom x", 12, 3)
    assert (spot.line, spot.text, spot.start, spot.length) == (2, "  bcd", 2, 3)


def test_a_place_in_bytes_is_one_in_letters():
    spot = at_bytes("select 'é', bcd", len("select 'é', ".encode()), 3)
    assert spot.text[spot.start : spot.start + spot.length] == "bcd"


@given(st.text(max_size=30), st.integers(0, 60), st.integers(0, 60))
def test_every_place_is_within_its_line_or_at_its_end(sql, first, length):
    spot = at(sql, first, length)
    assert 0 <= spot.start <= len(spot.text)
    assert spot.length >= 1
    assert "\n" not in spot.text
