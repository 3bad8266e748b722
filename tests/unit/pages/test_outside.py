"""Text from outside is text: on a page, in a figure, in a sentence, whatever it says."""

import dataclasses
import html
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from metrics import Printed
from pages.components.exhibits import ward_shapes
from pages.components.exhibits.axes import plain
from pages.components.exhibits.differences_alt import alt
from pages.components.exhibits.exhibit import Table
from pages.components.exhibits.lines import lines
from pages.components.exhibits.map_key import key
from pages.components.exhibits.ranking import ranking
from pages.components.exhibits.tables import comparison_table
from pages.components.exhibits.ward_map import ward_map
from pages.components.html import markup, search
from pages.components.html.cited import cited
from pages.components.html.footer import footer
from pages.components.html.table import table
from pages.components.words.categories import category_name
from pages.components.words.outside import MOST, cut
from pages.components.words.printed import sources
from tests.unit.pages.drawings import checked, leaves
from tests.unit.pages.hostile import NAMED, Structure, texts
from tests.unit.pages.made import BELSIZE, by_category, compared, indicator, monthly, wards

# The tags that our own figures draw with; Plotly draws no other text as one.
OURS = re.compile(r'<(?:/?b|br|/span|span style="color:#0000\d\d")>')
DAY = date(2025, 1, 1)


def printed(text):
    parts = {
        "title": text,
        "address": f"https://example.org/{text}",
        "publisher": text,
        "licence": text,
        "caveat": text,
    }
    return Printed(**parts, day=DAY, is_published=True, surely=True, qualifier="exactly")


PIECES = {
    "a table": lambda text: table(Table(text, [text], [[text, text]], of_words=True)),
    "a table of figures": lambda text: table(Table(text, [text], [[text, text]], [text])),
    "facts": lambda text: markup.facts({text: text}),
    "a paragraph": lambda text: markup.paragraph("lead", text),
    "an alert": markup.alert,
    "a state": lambda text: markup.state("missing", text, text, size="panel"),
    "what is a click away": lambda text: markup.more(text, text),
    "a link": lambda text: markup.link(f"indicator?indicator={text}", text),
    "what a search says": lambda text: search.found([], [], 5, f"a{text}", to=str, every="definitions"),
    "sources": lambda text: cited(monthly([1.0]), {DAY: printed(text)}),
    "the footer": lambda text: footer(f"{text} of us", Markup()),
}


@pytest.mark.parametrize("piece", PIECES)
@given(text=texts)
def test_text_adds_no_element_and_no_attribute_to_a_page(piece, text):
    made, harmless = (Structure(PIECES[piece](each)) for each in (text, "harmless"))
    assert made.elements == harmless.elements


@given(text=texts)
def test_all_of_a_text_can_be_read_in_a_table(text):
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" not in text:
        assert kept in Structure(table(Table("A table", ["Name"], [[text]]))).text.replace("\r\n", "\n").replace(
            "\r", "\n"
        )


@given(text=texts)
def test_what_is_shown_of_a_text_is_one_line_of_a_sane_length(text):
    told = cut(text)
    assert len(told) <= MOST
    assert told == cut(told)
    assert told.split() == told.split(" ") or not told
    assert all(unicodedata.category(each) not in ("Cc", "Cf", "Cs") for each in told)


@given(text=st.text(st.characters(categories=("L", "N", "P", "S")), max_size=MOST))
def test_a_short_text_stays_as_it_is(text):
    assert cut(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x" * 81, f"{'x' * 79}…"),
        (f"{'word ' * 15}small areas", f"{'word ' * 14}word…"),
        (f"{'word ' * 14}small are too small", f"{'word ' * 14}small are…"),
        ("a\n\tb", "a b"),
        ("\u202egnp", "gnp"),
        (" ", ""),
    ],
)
def test_a_text_is_cut_where_it_ends_and_says_so(text, told):
    assert cut(text) == told


def test_of_a_text_as_long_as_a_book_only_the_beginning_is_looked_at():
    assert cut("x" * 10_000_000).endswith("…")
    assert cut("\x00" * 10_000_000 + "x") == "…"


# What every object of JavaScript has: a text of this name would be looked up there by the client.
BY_NATURE = ["__proto__", "__defineGetter__", "constructor", "hasOwnProperty", "toString", "valueOf", "toLocaleString"]


@pytest.mark.parametrize("word", [*BY_NATURE, "null", "undefined", "NaN"])
def test_a_word_of_a_programming_language_is_a_word(word):
    comparison = by_category({word: (0.9, 0.88, 0.92), "owner": (0.5, 0.4, 0.6)})
    drawing = checked(ranking(comparison)).to_plotly_json()
    assert html.unescape(drawing["layout"]["yaxis"]["ticktext"][0]) == category_name(word)
    assert all(each.get("type") != "category" for each in drawing["layout"].values() if isinstance(each, dict))
    assert not {*BY_NATURE} & {*filter(lambda leaf: isinstance(leaf, str), leaves(drawing))}
    assert plain(word) not in BY_NATURE
    assert html.unescape(plain(word)) == word


@given(text=texts)
def test_plotly_draws_a_text_as_it_is(text):
    drawn = plain(text)
    assert not re.search("[<>]|#(?![0-9]+;)", drawn)
    assert not re.search("&(?!amp;|lt;|gt;|#[0-9]+;)", drawn)
    assert html.unescape(drawn) == html.unescape(html.escape(text, quote=False))


def of_categories(text):
    figures = {text: (0.9, 0.88, 0.92), f"{text}2": (0.3, 0.2, 0.4), "unknown": "small"}
    declared = indicator("proportion", breakdowns=["tenure"], breakdowns_of=f"all {text}".rstrip())
    return ranking(by_category(figures, declared=declared))


def of_wards(text):
    return ranking(compared({text: (0.9, 0.8, 1.0), "Belsize": (2.1, 1.8, 2.4)}), ["E05000000"])


def on_the_map(text):
    comparison = compared({text: (0.9, 0.8, 1.0), "Belsize": (2.1, 1.8, 2.4)})
    areas = wards([text, "Belsize"]).values()
    return ward_map(comparison, ward_shapes.tiles(areas))


def over_time(text):
    area = dataclasses.replace(BELSIZE, name=text)
    return lines(monthly([1.0, 2.0, "small", 3.0, 4.0, 5.0], area))


@pytest.mark.parametrize("draw", [of_categories, of_wards, on_the_map, over_time])
@given(text=texts.filter(lambda text: text.strip() and not text.isspace() and text not in ("unknown", "Belsize")))
def test_a_figure_draws_no_tag_but_its_own(draw, text):
    for leaf in leaves(draw(text)):
        if isinstance(leaf, str) and not leaf.startswith("#0000"):
            assert not re.search("[<>]", OURS.sub("", leaf)), leaf


@given(text=texts)
def test_what_is_said_of_a_hostile_category_is_said_of_its_name(text):
    comparison = by_category({text: (0.9, 0.88, 0.92), f"other {text}": (0.3, 0.2, 0.4)})
    assert max(len(cell) for row in comparison_table(comparison).rows for cell in row) <= MOST
    assert len(alt(comparison)) < 2_000


def test_the_key_of_a_map_holds_a_hostile_name_as_text():
    for text in NAMED:
        if text.strip():
            comparison, areas = compared({text: (0.9, 0.8, 1.0)}), wards([text])
            shapes = dataclasses.replace(ward_shapes.tiles(areas.values()), crowded=frozenset(areas))
            made, harmless = (
                Structure(key(comparison, shapes)),
                Structure(key(compared({"x": (0.9, 0.8, 1.0)}), shapes)),
            )
            assert made.elements == harmless.elements


def test_only_an_address_of_the_web_is_a_link():
    for address in ("javascript:window.ran=true", "data:text/html,x", " https://example.org", "//example.org"):
        told = cited(monthly([1.0]), {DAY: dataclasses.replace(printed("x"), address=address)})
        assert "<a" not in told


def test_sources_are_named_in_a_sane_length():
    assert len(sources([printed("x" * 10_000)])) < 600
