"""One mission or challenge: its promise, how its indicators stand together and one by one, and what else is asked of
all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from metrics import Area, Course, Origin, PeerGroup, Priority, Reading, Snapshot, Variation
from pages.components.exhibits import lookup, peer_rows, worst_first
from pages.components.exhibits.card import Card, card
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.remembered import remembered
from pages.components.html import cards as html_of
from pages.components.html import questions
from pages.components.html.markup import joined, link, paragraph, section, with_choice
from pages.components.theme.marks import mark
from pages.components.words import of_priority, promises
from pages.components.words.lists import listed
from pages.components.words.of_priority import LIVES, OURS
from pages.components.words.periods import newest
from pages.components.words.published import is_published
from pages.components.words.sentences import in_turn
from pages.components.words.standing import late
from pages.components.words.tally import on_course
from pages.components.words.verdicts import CLASSES, example

_ASKED = "How are we doing?"
_NONE_YET = Markup("No indicator of this priority is declared yet. Add its file to metrics/indicators/{}, then run: {}")
_REFRESH = "python -m metrics refresh"
_ONLY = "{}, all Camden only"
_NAMED = 3  # of those that stand out

_PROMISE = Markup('<p class="promise">{}. <span>{} {}</span></p>')
_FINDING = Markup("{} {}")
_NAMES = Markup('<span class="{}">{}</span>: {}.')
_TALLY = Markup('<ul class="tally">{}</ul>')
_TOLD = Markup("<li>{} <b>{}</b> {}</li>")


@dataclass(frozen=True, slots=True)
class Story:
    """What is shown of a priority in an area: its newest period, how many of its figures are of which origin, how it
    stands in a sentence and counted, its cards in groups, and below them how to read them and the other questions."""

    newest: str
    origins: Mapping[Origin, int]
    standing: Markup
    groups: tuple[Exhibit, ...]
    below: Markup


@remembered
def story(snapshot: Snapshot, priority: Priority, area: str, to: str) -> Story:
    """A priority in an area; `to` is the address of an indicator's page there, without the indicator."""
    address, place = partial(with_choice, to, "indicator"), snapshot.areas[area]
    mine = [card(snapshot, slug, area) for slug, each in snapshot.indicators.items() if each.priority == priority.slug]
    mine.sort(key=_order)
    here = [each for each in mine if not each.only]
    told = here or mine
    series = [each.told for each in mine]
    beside = peer_rows.rows(snapshot, (priority,), PeerGroup.SIMILAR).told
    return Story(
        newest(series),
        Counter(each.origin for each in mine if each.origin),
        section(_ASKED, _finding(priority, place, told, len(mine), address), place="standing")
        + tally([each.reading for each in told if each.reading]),
        tuple(_groups(snapshot, priority, area, mine, address)),
        html_of.key(mine) + questions.asked(snapshot, told, place, address, beside) if mine else Markup(),
    )


def promise(priority: Priority, today: date) -> Markup:
    """What is promised, by when, for what, and where that is written."""
    told = _PROMISE.format(priority.promise, promises.by_when(priority, today), promises.serves(priority))
    return told + paragraph("foot", promises.source(priority))


def tally(readings: Sequence[Reading]) -> Markup:
    """How many say what, worst first, and how many of those whose way to a target is judged are on course; '' of
    none."""
    if not readings:
        return Markup()
    counts = Counter(each.variation for each in readings)
    shown = (
        (example(Variation.CONCERN), counts[Variation.CONCERN], "getting worse"),
        (Variation.HIGH.mark, counts[Variation.HIGH] + counts[Variation.LOW], "unusually high or low"),
        (Variation.COMMON.mark, counts[Variation.COMMON], "no clear change"),
        (example(Variation.IMPROVEMENT), counts[Variation.IMPROVEMENT], "improving"),
        # One that is not judged may have too few figures, or none of late, or have ended.
        (Variation.UNKNOWN.mark, counts[Variation.UNKNOWN], "not judged"),
    )
    items = [_TOLD.format(mark(name), count, words) for name, count, words in shown if count]
    there, _ = on_course(readings)
    if there[0].isdigit():
        # The mark is that of success, which none of them has where the count is nought.
        flag = "" if there.startswith("0 ") else mark(Course.ON_COURSE.mark)
        items.append(_TOLD.format(flag, there, "on course"))
    return _TALLY.format(joined(items))


def _order(each: Card) -> tuple[bool, int, int, str]:
    return worst_first.place(each.reading, each.series.indicator.title, shown=bool(each.value))


def _finding(priority: Priority, area: Area, told: Sequence[Card], of: int, address: Callable[[str], str]) -> Markup:
    """How many of each kind are getting worse or improving, and which; how many are published here, how many late."""
    if not told:
        return _NONE_YET.format(priority.slug, _REFRESH)
    there = [] if told[0].only else told
    here = sum(is_published(each.series.indicator, area) for each in there)
    words = [
        of_priority.published(area, here, len(there) - here, of),
        *(
            of_priority.together(
                name, [each.reading for each in told if each.reading and _is_ours(priority, each) == own]
            )
            for name, own in ((LIVES, False), (OURS, True))
        ),
    ]
    names = [
        _NAMES.format(
            CLASSES[each.colour],
            each.word,
            listed([link(address(one.slug), one.series.indicator.title) for one in those], _NAMED),
        )
        for each in (Variation.CONCERN, Variation.IMPROVEMENT)
        if (those := [one for one in told if one.reading and one.reading.variation is each])
    ]
    return _FINDING.format(in_turn(words), Markup(" ").join([*names, late(each.told for each in told).strip()]))


def _is_ours(priority: Priority, each: Card) -> bool:
    return each.slug in priority.our_own_work


def _groups(
    snapshot: Snapshot, priority: Priority, area: str, several: Sequence[Card], address: Callable[[str], str]
) -> Iterable[Exhibit]:
    for title, ours in ((LIVES, False), (OURS, True)):
        for only in (False, True):
            part = [each for each in several if (_is_ours(priority, each), each.only) == (ours, only)]
            if part:
                key = f"{priority.slug}-{'ours' if ours else 'lives'}{'-camden' if only else ''}-{area}"
                sources = (lookup.source(snapshot, each.series.indicator).split("; ") for each in part if each.value)
                source = "; ".join(dict.fromkeys(each for those in sources for each in those))
                yield html_of.group(_ONLY.format(title) if only else title, part, address, key, source)
