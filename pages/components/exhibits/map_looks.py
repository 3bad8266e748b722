"""How wards look on a map, and what each look means: by classes of the value, or beside Camden; and by why there is no
figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from metrics import Beside, Comparison, Item, Polarity, Status
from pages.components.exhibits.beside import beside, ranked
from pages.components.exhibits.classes import bounds, class_words, shade, shades
from pages.components.exhibits.exhibit import Drawing
from pages.components.theme.colours import CLEAR, COLOUR, RAMP
from pages.components.words.categories import of_parts, whole
from pages.components.words.numbers import displayed
from pages.components.words.precision import of_comparison
from pages.components.words.states import state_word


class Shows(StrEnum):
    """What the fill of a ward is for."""

    COMPARED = "compared"
    VALUE = "value"


NAMES = {Shows.COMPARED: "Compared with Camden", Shows.VALUE: "Value"}

_DASHES = {Status.MISSING: "dash", Status.PENDING: "dot"}
# The tint alone is too pale to tell: the edge and the mark carry it.
_TINTS = {Beside.BETTER: "improvement_tint", Beside.WORSE: "concern_tint", Beside.HIGHER: "band", Beside.LOWER: "band"}
_DARKEST = len(RAMP) - 1


@dataclass(frozen=True, slots=True)
class Look:
    """The wards of which a map says the same: in which words, and how they are drawn. `ink` is the colour of their
    names, which have a `ground` of their own where nothing is filled; `stands` is the mark that they carry."""

    words: str
    swatch: str
    style: Drawing
    items: tuple[Item, ...]
    ink: str = "text"
    ground: bool = False
    stands: Beside = Beside.NONE
    of_class: bool = False


def shows_of(comparison: Comparison, asked: Shows) -> Shows:
    """What a map can show: values, where no ward is better or worse than Camden, nor too close to tell."""
    judged = any(each.items and each.stands is not Beside.NONE for each in _compared(comparison))
    return asked if judged else Shows.VALUE


def looks(comparison: Comparison, shows: Shows) -> tuple[Look, ...]:
    """All looks of a map, as its key has them: classes from the lowest, or better before worse; then the states."""
    told = _compared(comparison) if shows is Shows.COMPARED else _classes(comparison)
    return (*told, *_states(comparison))


def _classes(comparison: Comparison) -> list[Look]:
    limits, places = bounds(comparison), of_comparison(comparison)
    of = {
        item.code: shade(limits, displayed(comparison.indicator, item.observation.value, places))
        for item in comparison.items
        if item.observation.value is not None
    }
    return [
        Look(
            words,
            f"ramp-{place}",
            {"fill": "toself", "fillcolor": RAMP[place], "line": {"color": COLOUR["page"], "width": 1.2}},
            _those(comparison, (code for code, own in of.items() if own == place)),
            ink="page" if place == _DARKEST else "text",
            of_class=True,
        )
        for place, words in zip(shades(limits), class_words(comparison), strict=False)
    ]


def _compared(comparison: Comparison) -> list[Look]:
    """Each side that there can be, whether or not a ward is on it; those that are not compared only where there are."""
    benchmark = None if of_parts(comparison) else comparison.judged_by
    of = {
        item.code: beside(comparison.indicator, item.observation, benchmark)
        for item in comparison.items
        if item.observation.value is not None
    }
    neutral = comparison.indicator.polarity is Polarity.NEUTRAL
    sides = (Beside.HIGHER, Beside.LOWER) if neutral else (Beside.BETTER, Beside.WORSE)
    order = [sides[0], Beside.SIMILAR, sides[1], *([Beside.NONE] if Beside.NONE in of.values() else [])]
    return [
        Look(
            _beside(comparison, side),
            f"beside {side.value}",
            {
                "fill": "toself",
                "fillcolor": COLOUR[_TINTS.get(side, "page")],
                "line": {"color": COLOUR[side.colour], "width": 1.2},
            },
            _those(comparison, (code for code, own in of.items() if own is side)),
            stands=side,
        )
        for side in order
    ]


def _beside(comparison: Comparison, side: Beside) -> str:
    if side is Beside.NONE:
        return "not compared"
    return side.word if side is Beside.SIMILAR else f"{side.word} than {whole(comparison)}"


def _states(comparison: Comparison) -> list[Look]:
    """Why there is no figure: a withheld one is hatched, any other state an empty shape with an edge of its own."""
    indicator = comparison.indicator
    of = {
        item.code: (item.observation.status, state_word(indicator, item.observation))
        for item in comparison.items
        if item.observation.value is None
    }
    order = [*Status]
    return [
        Look(
            words,
            status.value,
            _style(status),
            _those(comparison, (code for code, own in of.items() if own == (status, words))),
            ground=True,
        )
        for status, words in sorted(set(of.values()), key=lambda each: (order.index(each[0]), each[1]))
    ]


def _style(status: Status) -> Drawing:
    edge = COLOUR[status.colour]
    if status is Status.WITHHELD:
        pattern = {"shape": "/", "fgcolor": edge, "bgcolor": CLEAR, "size": 7, "solidity": 0.2}
        return {"fill": "toself", "fillpattern": pattern, "line": {"color": edge, "width": 1}}
    return {"line": {"color": edge, "width": 1.4, "dash": _DASHES.get(status, "solid")}}


def _those(comparison: Comparison, codes: Iterable[str]) -> tuple[Item, ...]:
    """Some of the wards, highest first."""
    wanted = set(codes)
    return tuple(item for item in ranked(comparison) if item.code in wanted)
