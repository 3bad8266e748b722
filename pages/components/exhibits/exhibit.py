"""The one form of every exhibit: a frozen value that says all that is shown of it, and its download."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
from markupsafe import Markup

from metrics import Frequency, Observation, Origin, Status

Drawing = dict[str, Any]
_EMPTY = Markup()
_NO_FIGURE = "No figure to show"
# By their marks.
_TITLES = {
    Status.WITHHELD.mark: "Withheld",
    Status.PENDING.mark: "Not yet published",
    Status.NONE.mark: "No cases",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: Plotly's `data` and `layout`, and what is said in its place. Where an exhibit has several, each has
    a `heading`, or `above` it HTML of its own; `key` stands below it and says what its colours mean. In one that
    `chooses`, a click on a ward's mark chooses that ward; `decided_by` is the name of the choice, beside its heading,
    that decides on what it shows."""

    drawing: Drawing
    alt: str
    heading: str = ""
    key: Markup = _EMPTY
    chooses: bool = False
    decided_by: str = ""
    above: Markup = _EMPTY


@dataclass(frozen=True, slots=True)
class Table:
    """Text in rows, the first cell naming its row; `chosen` are the rows of those names. Figures stand to the right, a
    table of words to the left. A cell that is Markup is HTML, any other is text. `parts` are headings, by the place of
    the row that each stands over."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    chosen: Collection[str] = ()
    of_words: bool = False
    parts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Absent:
    """What stands in the place of a figure: a mark, why there is none in two words, and in a sentence."""

    mark: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A figure that an exhibit works out of its observations, and is no observation itself: `what` it is in words, of
    which indicator, area and period, in which unit. Limits are at 95% and at 99.8% where `what` does not say
    otherwise."""

    what: str
    indicator: str
    area: str
    frequency: Frequency
    period: date
    unit: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    lower_998: float | None = None
    upper_998: float | None = None


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A question, the sentence that answers it, and the figures or HTML that show it; the table of the same figures,
    how they are to be read, from where they are, and the observations themselves with what is `reckoned` from them, for
    download, where no other table is to be `taken` along. What is empty is not shown. Several figures stand side by
    side, or so many `abreast`, filling one column after the other, or in a grid row after row where no cell is narrower
    than `narrowest` px. `below` is HTML under the figures. `place` is its own in an address: it names the kind of
    exhibit, so that a question can be put in other words and every address that was shared leads where it led. What has
    no question has a `name`. What one table cannot hold stands in `more`. `period` says for when it is, where its rows
    do not. Where the figures are to be had beside what is `taken` of them, `also` is what they are called."""

    key: str
    question: str = ""
    finding: str = ""
    figures: tuple[Figure, ...] = ()
    html: Markup = _EMPTY
    table: Table | None = None
    how_to_read: str = ""
    source: str = ""
    absent: Absent | None = None
    rows: tuple[Observation, ...] = ()
    taken: pa.Table | None = None
    abreast: int = 0
    narrowest: int = 0
    below: Markup = _EMPTY
    place: str = ""
    name: str = ""
    more: tuple[Table, ...] = ()
    reckoned: tuple[Reckoned, ...] = ()
    period: str = ""
    also: str = ""

    @property
    def origins(self) -> frozenset[Origin]:
        """Where its rows are from."""
        return frozenset(each.origin for each in self.rows if each.origin)

    @property
    def origin(self) -> Origin | None:
        """The weakest origin among its rows; None where it has none."""
        return next((origin for origin in Origin if origin in self.origins), None)


def nothing(key: str, words: str, *, question: str = "", place: str = "", mark: str = Status.MISSING.mark) -> Exhibit:
    """An exhibit that only says why there is no figure."""
    return Exhibit(key, question, absent=Absent(mark, _TITLES.get(mark, _NO_FIGURE), words), place=place)
