"""Table `stand`: a row an indicator, by priority: its numbers, a track on which they lie, and a mark with its word.

What stands where on a track is told by its numbers and words too, so that the track itself is for the eye alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pages.components.html.markup import joined
from pages.components.html.table import body, cell, group_header, row, row_header, stacked
from pages.components.html.template import Template
from pages.components.theme.marks import mark
from pages.components.words.verdicts import CLASSES

_NAME = Template("{} <small>{}</small>")
_NUMBER = Template('<span class="label">{}</span> {}')
_TRACK = Template('<div class="track" aria-hidden="true">{}</div>')
_AT = Template('<i class="{}" style="left:{}%"></i>')
_BAR = Template('<i class="{}" style="left:{}%;width:{}%"></i>')
_WORDS = Template('{}<span class="{}">{}</span>')
_NOTHING = Markup()
_SMALL = Template("{} <small>{}</small>")


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the group that it is in, its name, and its cells after that."""

    group: str
    name: Markup
    cells: tuple[Markup, ...]


def stand(name: str, headings: Sequence[str], lines: Iterable[Line], *, caption: str) -> Markup:
    """The table, of the style's class `name` beside its own; lines of one group that follow one another are together.
    The first two `headings` are those of groups and of names."""
    groups = [[*those] for _, those in groupby(lines, key=lambda line: line.group)]
    return stacked(f"stand {name}", headings, [body(_rows(those)) for those in groups], caption=caption)


def named(link: Markup, quiet: str) -> Markup:
    """A line's name with its unit and period behind it."""
    return _NAME.format(link, quiet)


def number(words: str, label: str, *, name: str = "") -> Markup:
    """A number; the label stands before it where there are no headings."""
    return cell(_NUMBER.format(label, words), name=f"n {name}".strip())


def with_range(words: str, label: str, under: str, *, name: str = "") -> Markup:
    """A number with its range under it, or beside it on a phone."""
    return cell(_NUMBER.format(label, _SMALL.format(words, under) if under else words), name=f"n {name}".strip())


def track(pieces: Iterable[Markup], *, name: str = "") -> Markup:
    """Pieces on a hairline, back to front."""
    return cell(_TRACK.format(joined(pieces)), name=f"on-track {name}".strip())


def at(name: str, place: float) -> Markup:
    """A piece in one place, in per cent of the track."""
    return _AT.format(name, f"{place:.1f}")


def bar(name: str, first: float, last: float) -> Markup:
    """A piece from one place to another."""
    low, high = sorted((first, last))
    return _BAR.format(name, f"{low:.1f}", f"{high - low:.1f}")


def said(name: str, word: str, colour: str, before: Markup = _NOTHING) -> Markup:
    """A mark and its word, behind what belongs to it."""
    return cell(before + _WORDS.format(mark(name), CLASSES[colour], word), name="said")


def _rows(lines: Sequence[Line]) -> Iterable[Markup]:
    for place, line in enumerate(lines):
        group = group_header(line.group, len(lines)) if place == 0 else Markup()
        yield row(group, row_header(line.name), *line.cells)
