"""Reading declarations: what YAML makes of a text, and every fault a sentence with its line and what was meant."""

from typing import Annotated

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, RootModel, Strict

from data.declarations import document
from data.declarations.document import parse
from data.declarations.documentation import tables
from data.declarations.model import DeclarationError, Declared, Name, Place, refuse
from data.declarations.reading import validated
from data.declarations.spelling import meant, suggestion
from data.vocabulary import Kind


class Part(Declared):
    size: int = Field(gt=0, description="how big")
    kind: Annotated[Kind, Strict(False)] = Field(Kind.COUNT, description="of what kind")


class Whole(Declared):
    name: Name = Field(description="its name")
    parts: Annotated[tuple[Part, ...], Strict(False)] = Field((), min_length=1, description="its parts")
    words: str | None = Field(None, alias="our:words", description="what is said of it")


def faults(text: str, first: int = 1) -> tuple[str, ...]:
    with pytest.raises(DeclarationError) as raised:
        validated(parse(text, "whole.yaml", first), Whole)
    return raised.value.faults


def test_a_sound_text_is_its_model() -> None:
    made = validated(parse("name: one\nparts:\n  - size: 3\n    kind: rate\n", "whole.yaml"), Whole)
    assert made == Whole(name="one", parts=(Part(size=3, kind=Kind.RATE),))


def test_the_line_of_a_fault_is_counted_in_the_file() -> None:
    text = "name: one\nparts:\n  - size: 3\n    knd: rate\n"
    assert faults(text) == ("whole.yaml, line 4: parts.1.knd: unknown key; did you mean 'kind'?",)
    assert faults(text, first=11) == ("whole.yaml, line 14: parts.1.knd: unknown key; did you mean 'kind'?",)


def test_a_key_that_is_like_no_other_is_answered_with_all_there_are() -> None:
    assert faults("name: one\nzz: 1\nparts: [{size: 1}]\n") == (
        "whole.yaml, line 2: zz: unknown key; the keys here are name, parts, our:words",
    )


def test_a_list_is_not_too_short_because_its_items_are_faulty() -> None:
    assert faults("name: one\nparts: [{size: 0}]\n") == ("whole.yaml, line 2: parts.1.size: must be more than 0",)
    assert faults("name: one\nparts: []\n") == ("whole.yaml, line 2: parts: must not be empty",)


def test_a_faulty_key_of_a_mapping_by_name_is_told_from_its_value() -> None:
    class ByName(RootModel[dict[Name, Part]]):
        """Parts by their names."""

    with pytest.raises(DeclarationError) as raised:
        validated(parse("One:\n  size: 1\ntwo:\n  size: none\n", "parts.yaml"), ByName)
    assert raised.value.faults == (
        "parts.yaml, line 1: One: must be a name: small letters, digits and _, a letter first; not 'One'",
        "parts.yaml, line 4: two.size: must be a whole number, not 'none'",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: must be keys with values, a line each"),
        ("- one\n", "line 1: must be keys with values, a line each"),
        ("name: one\nname: two\n", "line 1: name: the key is given twice, on lines 1 and 2; drop one"),
        ("name: one\n---\nname: two\n", "line 2: not YAML: a second text begins"),
        ("name:\n\t- x\n", "line 2: not YAML: there is a tab; indent with spaces"),
        ("name: one\x07\n", "line 1: holds a character that no text has"),
        ("name: one\nparts: \ud800\n", "line 2: holds a character that no text has"),
        ("on: one\n", "line 1: on: YAML reads the key 'on' as true or false; use another word"),
        ("? [a]\n: b\n", "line 1: ?: a key must be a word"),
        ("<<: {name: one}\n", "line 1: <<: keys are not merged in from elsewhere; write them out"),
        ("name: !!python/name:os.system x\n", "line 1: name: 'tag:yaml.org,2002:python/name:os.system' is not read"),
        ("name: !!map {a: b}\n", "line 1: name: the tag tag:yaml.org,2002:map is not read; leave it out"),
        ("name: =\n", "line 1: name: '=' is not read; leave it out, or put it in quotes"),
        ("name: 2024-02-31\n", "line 1: name: YAML takes 2024-02-31 for a day or a number, and it is none"),
        (f"name: {'9' * 5000}\n", "line 1: name: YAML takes 9999"),
        ("name: *one\n", "line 1: name: *one stands for no text or number before it that is marked &one"),
        ("name: &one [*one]\n", "line 1: name.1: *one stands for no text or number before it"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n", "line 2: b.1: *a stands for no text or number before it"),
        (f"name: {'[' * 100_000}", "line 1: keys within keys, more than 20 deep"),
        (f"{'- ' * 3000}x", "line 1: keys within keys, more than 20 deep"),
        ("name: one\nour:words: 2024-01-01\n", "our:words: must be text, not 2024-01-01; put it in quotes"),
        ("name: one\nour:words: yes\n", "our:words: must be text, not true; put it in quotes"),
        ('name: "\\e[31m"\n', r"not '\x1b[31m'"),
    ],
)
@pytest.mark.parametrize("loader", dict.fromkeys((document._Loader, yaml.SafeLoader)))
def test_what_yaml_would_pass_over_is_a_sentence(
    text: str, fault: str, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "_Loader", loader)
    said = faults(text)
    assert any(f"whole.yaml, {fault}" in each or fault in each for each in said), said
    assert all("\n" not in each for each in said)


def test_an_alias_stands_for_a_text_that_was_marked() -> None:
    assert parse("a: &x some text\nb: *x\n", "x.yaml").value == {"a": "some text", "b": "some text"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc_ ", min_size=1), inner, max_size=3),
        max_leaves=12,
    )
)
def test_any_value_is_read_as_yaml_itself_reads_it(value: object) -> None:
    text = yaml.safe_dump({"key": value}, allow_unicode=True)
    read = parse(text, "x.yaml")
    assert read.value == yaml.safe_load(text)
    assert read.faults == {}


@given(st.lists(st.from_regex(r"[a-z]{2,6}", fullmatch=True), min_size=1, max_size=8, unique=True), st.integers(1, 30))
def test_every_key_is_on_the_line_it_is_written_on(keys: list[str], first: int) -> None:
    text = "".join(f"k{key}:\n  - k{key}: 1\n" for key in keys)
    read = parse(text, "x.yaml", first)
    for number, key in enumerate(f"k{key}" for key in keys):
        assert read.lines[(key,)] == first + 2 * number
        assert read.lines[(key, 0, key)] == first + 2 * number + 1


def test_a_fault_in_a_text_of_several_lines_is_on_its_own() -> None:
    read = parse("a: 1\nb: |\n  one\n  two\nc: 'one\n\n  two'\n", "x.yaml")
    assert read.said(("b",), "wrong", 2) == "x.yaml, line 4: b: wrong"
    assert read.said(("c",), "wrong", 2) == "x.yaml, line 5: c: wrong"


def test_faults_over_several_keys_are_each_at_their_own_place() -> None:
    places: dict[Place, str] = {("one",): "first", ("two", 0): "second"}
    refuse({})
    with pytest.raises(ValueError, match="2 validation errors") as raised:
        refuse(places)
    assert "first" in str(raised.value)


NEAR = [
    ("minimun", "minimum"),
    ("minimums", "minimum"),
    ("Ward_Code", "WardCode"),
    ("MINIMUM", "minimum"),
    ("knd", "kind"),
    ("iknd", "kind"),
    ("finishd_on", "finished_on"),
    ("Finished  on", "finished_on"),
    ("recroded_crimes", "recorded_crime"),
    ("(RP1)", "(RP01)"),
]
FAR = [
    ("zzz", "minimum"),
    ("", "minimum"),
    ("--", "minimum"),
    ("minimum", "maximum"),
    ("TP07", "TP08"),
    ("unable_2", "unable_5"),
    ("30Mbit/s", "300Mbit/s"),
    ("SFBB availability", "UFBB availability"),
    ("able to receive", "unable to receive"),
    ("low_is_bad", "low_is_good"),
    ("men", "women"),
    ("increase", "decrease"),
    ("claimants", "claimant_count"),
    ("VALUE", "OBS_VALUE"),
    ("% of premises below the USO", "% of premises with 0<2Mbit/s download speed"),
    ("recordde_crmes_of_wrads", "recorded_crimes_of_wards"),
]


@pytest.mark.parametrize(("word", "close"), NEAR)
def test_a_name_that_is_all_but_the_same_is_suggested(word: str, close: str) -> None:
    assert meant(word, ["something else", close]) == close
    assert suggestion(word, [close]) == f"; did you mean '{close}'?"


@pytest.mark.parametrize(("word", "other"), FAR)
def test_a_name_that_is_only_like_it_is_not(word: str, other: str) -> None:
    assert meant(word, [other]) is None
    assert meant(other, [word]) is None
    assert suggestion(word, [other]) == ""


def test_the_nearest_is_suggested_and_of_equals_the_first() -> None:
    assert meant("repairs_done", ["repair_done", "REPAIRS DONE"]) == "REPAIRS DONE"
    assert meant("wards", ["ward", "war_ds", "cards"]) == "war_ds"
    assert meant("wards", ["ward", "cards"]) == "ward"


LETTERS = st.text("abcdefghij", min_size=5, max_size=12)


@given(LETTERS, st.data())
def test_one_letter_too_many_left_out_or_swapped_is_a_slip(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("klmnop"))
    more, less = word[:place] + letter + word[place:], word[:place] + word[place + 1 :]
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    other = word[:place] + letter + word[place + 1 :]
    assert [meant(each, [word]) for each in (more, less, swapped, other)] == [word] * 4


@given(LETTERS, LETTERS, st.integers(0, 10**6), st.integers(0, 10**6))
def test_names_with_other_numbers_are_never_taken_for_one_another(one: str, two: str, n: int, m: int) -> None:
    assert (meant(f"{one}{n}{two}", [f"{one}{m}{two}"]) is not None) == (n == m)


def test_the_keys_of_a_model_are_tabled_with_what_they_hold_and_what_is_taken_if_left_out() -> None:
    assert list(tables(Whole, "The whole")) == [
        "### The whole\n",
        "| key | holds | says | if left out |",
        "|---|---|---|---|",
        "| `name` | text | its name | refused |",
        "| `parts` | list: keys of its own | its parts |  |",
        "| `our:words` | text | what is said of it |  |",
        "",
        "### `parts`\n",
        "| key | holds | says | if left out |",
        "|---|---|---|---|",
        "| `size` | whole number | how big | refused |",
        "| `kind` | one of: count, proportion, rate, mean, published | of what kind | count |",
        "",
    ]
