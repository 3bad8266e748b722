"""What would give somebody away is found, in whatever form it is written, and what would not is let through."""

import gc
import time
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from data.store.identifying import Found, identifiers, place, refusal
from data.vocabulary import Identifier

SETS = yaml.safe_load(Path(__file__).with_name("identifying.yaml").read_text(encoding="utf-8"))
HARMLESS = [line for lines in SETS.values() for line in lines["harmless"]]
IDENTIFYING = [(kind, line) for lines in SETS.values() for kind in lines if kind != "harmless" for line in lines[kind]]
LIFT = "A tenant says the lift has been out for three weeks and to ring her on 020 7946 0991 about it."


def test_the_written_set_has_lines_enough_and_of_every_kind():
    assert len(HARMLESS) >= 200
    assert len(IDENTIFYING) >= 200
    assert {kind for kind, _ in IDENTIFYING} == {each.value for each in Identifier}


@pytest.mark.parametrize(("kind", "line"), IDENTIFYING)
def test_every_identifier_of_the_written_set_is_caught_as_what_it_is(kind, line):
    assert kind in {each.kind.value for each in identifiers(line)}


def test_fewer_than_three_in_a_hundred_harmless_lines_are_refused():
    refused = [line for line in HARMLESS if identifiers(line)]
    assert len(refused) < 0.03 * len(HARMLESS), refused


def test_it_says_where_it_stands_and_never_what_it_is():
    assert identifiers(LIFT) == (Found(Identifier.TELEPHONE, 71, 84),)
    assert refusal(LIFT) == (
        "this holds a telephone number, near “to ring her on 020…” (characters 72 to 84). Write what was said, not who "
        "said it"
    )
    assert refusal("Nobody came.") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\u200bring 0\u200b20 7946 0991!", "0\u200b20 7946 0991"),
        ("é 😀 ０２０　７９４６　０９９１ é", "０２０　７９４６　０９９１"),
        ("ring oh two oh, seven nine four six, o double nine one", "oh two oh, seven nine four six, o double nine one"),
        ("at ﬀ 12 Queen’s Crescent", "12 Queen’s Crescent"),
        ("№ 12 Queen's Crescent", "12 Queen's Crescent"),
    ],
)  # fmt: skip
def test_places_are_those_of_what_was_written(text, found):
    (one,) = identifiers(text)
    assert text[one.start : one.end] == found


@pytest.mark.parametrize(("kind", "line"), IDENTIFYING)
def test_no_message_repeats_an_identifier(kind, line):
    said = refusal(line)
    assert said
    for each in identifiers(line):
        assert line[each.start : each.end] not in said


def test_of_two_the_second_is_not_in_what_is_said_of_the_first_nor_the_first_in_that_of_the_second():
    text = "write to jane@example.org or ring 07700 900123"
    _, phone = every = identifiers(text)
    assert place(text, phone, every) == ("or ring", "077")
    assert "jane" not in " ".join(place(text, phone, every))
    assert refusal(text).count("…") == 1
    assert "and 1 more" in refusal(text)


GAPS = st.sampled_from([" ", "", "-", ".", " - ", "/", "\u00a0", "\u2009", "–", "_", "\n", "\u200b", " . "])
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SHAPES = st.sampled_from([str, lambda text: text.translate(WIDE), lambda text: text.translate(ARABIC)])
WORDS = ["oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
# Lines without a figure of their own, so that only it can be found.
LINES = st.sampled_from([line for line in HARMLESS if line.isascii() and not any(sign.isdigit() for sign in line)])


def _within(line, written):
    words = line.split(" ")
    middle = len(words) // 2
    return f"{' '.join(words[:middle])}, {written}, {' '.join(words[middle:])}"


def _is_found(line, written, kind):
    text = _within(line, written)
    assert kind in {each.kind for each in identifiers(text)}, text
    assert all(written not in part for part in (refusal(text),))


@given(LINES, st.sampled_from(["020 7946", "0207 946", "07700 900", "+44 7700 900", "0044 20 7946", "01632 960"]),
       st.integers(100, 9999), GAPS, SHAPES)  # fmt: skip
def test_telephone_numbers_in_many_forms_are_found(line, first, last, gap, shape):
    ends = f"{last:04d}" if "7946" in first else f"{last % 1000:03d}"
    _is_found(line, shape(gap.join([*first.split(), ends])), Identifier.TELEPHONE)


@given(LINES, st.integers(0, 999), st.sampled_from([" ", ", ", "-", " dash "]))
def test_telephone_numbers_in_words_are_found(line, last, gap):
    spelled = gap.join(WORDS[int(each)] for each in f"07700900{last:03d}")
    _is_found(line, spelled, Identifier.TELEPHONE)


@given(LINES, st.from_regex(r"(AB|CE|JG|QQ|SP) [0-9]{2} [0-9]{2} [0-9]{2} [ABCD]", fullmatch=True), GAPS, SHAPES,
       st.booleans())  # fmt: skip
def test_national_insurance_numbers_in_many_forms_are_found(line, number, gap, shape, small):
    written = gap.join(number.split())
    _is_found(line, shape(written.lower() if small else written), Identifier.NATIONAL_INSURANCE)


@given(LINES, st.from_regex(r"(NW5|N1|WC1H|EC1N|NW10|E1W) [0-9](DX|AA|GU|LL)", fullmatch=True),
       st.sampled_from(["", " ", "  ", "-", ".", "\u00a0", "\u200b"]), SHAPES,
       st.sampled_from([str.upper, str.lower, str.title]))  # fmt: skip
def test_postcodes_in_many_forms_are_found(line, code, gap, shape, case):
    _is_found(line, shape(case(code.replace(" ", gap))), Identifier.POSTCODE)


@given(LINES, st.from_regex(r"[1-9][0-9]{0,2}(a|B|-12|/2)?", fullmatch=True),
       st.sampled_from(["Queen's Crescent", "Kilburn High Rd", "Malden Road", "St Pancras Way"]),
       st.sampled_from([" ", ", ", "  "]), st.sampled_from([str, str.upper]))  # fmt: skip
def test_house_numbers_with_their_streets_are_found(line, number, street, gap, case):
    _is_found(line, case(f"{number}{gap}{street}"), Identifier.ADDRESS)


@given(LINES, st.dates(date(1930, 1, 1), date(2019, 12, 31)),
       st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d-%m-%Y", "%Y-%m-%d", "%B %d, %Y", "%d%m%Y"]),
       st.sampled_from(["born ", "dob ", "DOB: ", "date of birth "]), SHAPES)  # fmt: skip
def test_days_of_birth_in_many_forms_are_found(line, day, form, said, shape):
    _is_found(line, said + shape(day.strftime(form)), Identifier.BIRTH)


@given(LINES, st.from_regex(r"[a-z]{2,9}[._]?[a-z]{1,9}", fullmatch=True),
       st.sampled_from(["@", "＠", " @ ", "(at)", " [at] "]), st.sampled_from([".", " . ", " [dot] "]))  # fmt: skip
def test_e_mail_addresses_in_many_forms_are_found(line, name, at, dot):
    _is_found(line, f"{name}{at}example{dot}org", Identifier.E_MAIL)


@given(st.text(max_size=200))
def test_whatever_is_written_is_read_and_places_lie_within_it(text):
    for each in identifiers(text):
        assert 0 <= each.start < each.end <= len(text)
    assert refusal(text).startswith("this holds") or not identifiers(text)


@pytest.mark.parametrize(
    "piece", ["0 ", "1 - ", "a@", "12 Aa ", "one ", "flat 3 ", "born ", "A 1 ", "12 a b ", "3/4/", "."]
)
def test_the_longest_text_is_read_at_once(piece):
    gc.collect()  # else it may come due within, and looks through all that other tests have left
    began = time.process_time()
    identifiers((piece * 4_000)[:4_000])
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "piece", ["0 ", "1 ", "a at ", "12 Aa ", "07700 900123 ", "Aa Road ", "3 May ", "10:30, ", "<b>"]
)
def test_twice_the_text_takes_twice_as_long_and_not_four_times(piece):
    gc.collect()
    began = time.process_time()
    identifiers((piece * 40_000)[:40_000])
    assert time.process_time() - began < 3
