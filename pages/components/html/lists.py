"""The form of the two lists below the overview, what needs a decision and what changed: a row is one indicator."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import Area, Level, Origin
from pages.components.html.markup import joined, link, more, paragraph
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words.numbers import lower_first
from pages.components.words.places import BOROUGH_NAME

FIRST = 6  # rows that are seen at once

_SECTION = Markup('<div class="section listed" id="{}"><h2>{} <span class="count">{:,}</span></h2>{}</div>')
SENTENCE = Markup('<p class="finding">{}</p>')
_ROWS = Markup('<ul class="rows">{}</ul>')
_ROW = Markup('<li>{}<div class="said">{}{}{}</div><div class="dated">{}{}</div></li>')
_WORD, _NAME = Markup("<b>{}</b> "), Markup("<b>{}</b>")
_WHY, _QUIET = Markup('<span class="why">{}</span>'), Markup("<small>{}</small>")


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator: its mark and the word that this has, its name, why it is in the list, what else there is to know,
    for when, and where its figure is from. One without a `slug` has no page any more."""

    mark: str
    word: str
    slug: str
    title: str
    why: str
    quiet: str
    when: str
    origin: Origin | str


def ways(needed: int, changed: int, area: Area, since: str) -> Markup:
    """'5 need a decision; 6 changed since the period before.': how long the two lists are, with the way down to each;
    what needs a decision is of all Camden whatever the `area`."""
    part = area.level is not Level.BOROUGH
    decision = "1 needs a decision" if needed == 1 else f"{_count(needed)} need a decision"
    of, here = (f" for all {BOROUGH_NAME}", " here") if part else ("", "")
    to_them = link("#decisions", decision), link("#changes", f"{lower_first(_count(changed))} changed")
    return Markup("{}{}; {}{} since {}.").format(to_them[0], of, to_them[1], here, since)


def _count(rows: int) -> str:
    return f"{rows:,}" if rows else "None"


def section(name: str, question: str, rows: Sequence[Row], told: str = "") -> Markup:
    """A list's heading with how many rows it has, and a sentence where there is one to tell."""
    return _SECTION.format(name, question, len(rows), SENTENCE.format(told) if told else "")


def rows_of(rows: Sequence[Row], address: Callable[[str], str]) -> Markup:
    """The rows, those after the first few a click away."""
    return folded([_row(each, address) for each in rows], FIRST) if rows else Markup()


def folded(drawn: Sequence[Markup], first: int) -> Markup:
    """The `first` rows of a list, and a click away the others; paper says how many these are."""
    rest = drawn[first:]
    shown = _ROWS.format(joined(drawn[:first]))
    if not rest:
        return shown
    on_paper = paragraph("printed", f"The page has {len(rest)} more.")
    return shown + more(f"Show the other {len(rest)}", _ROWS.format(joined(rest))) + on_paper


def _row(row: Row, address: Callable[[str], str]) -> Markup:
    name = link(address(row.slug), row.title) if row.slug else _NAME.format(row.title)
    word = _WORD.format(f"{row.word}:") if row.word else ""
    quiet = _QUIET.format(row.quiet) if row.quiet else ""
    badge = origin_badge(row.origin) if row.origin else ""
    when = _QUIET.format(row.when) if row.when else ""
    return _ROW.format(mark(row.mark), word + name, _WHY.format(row.why), quiet, when, badge)
