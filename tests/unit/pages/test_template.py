"""Pieces of HTML are filled as Markup itself would fill them: nothing that is not markup gets in as such."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from metrics import Frequency, Level, Origin
from pages.components.html.template import Template, joined

TEXTS = st.text(st.sampled_from("<>&'\"%{}s \N{POUND SIGN}\N{HORIZONTAL ELLIPSIS}a1"))
GIVEN = st.one_of(TEXTS, TEXTS.map(escape), st.integers(), st.floats(), st.sampled_from([*Level, *Frequency, *Origin]))


@given(GIVEN, GIVEN)
def test_a_template_says_what_markup_says(first: object, second: object) -> None:
    html = '<a href="{}" style="width:50%">{}</a> 100%s'
    filled = Template(html).format(first, second)
    assert filled == Markup(html).format(first, second)
    assert type(filled) is Markup


def test_a_template_has_as_many_places_as_texts() -> None:
    for few_or_many in ((), ("a", "b")):
        try:
            filled = Template("<p>{}</p>").format(*few_or_many)
        except TypeError:
            continue
        raise AssertionError(filled)


@given(st.lists(st.one_of(TEXTS, TEXTS.map(escape))), st.sampled_from(["", "</td><td>"]))
def test_parts_are_joined_as_markup_joins_them(parts: list[str], between: str) -> None:
    assert joined(parts, Markup(between)) == Markup(between).join(parts)
    assert type(joined(parts)) is Markup
