"""The questions that are asked of all indicators of a priority: a sentence each, and a list of those to look at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics import Area, Beside, Course, Snapshot, Variation
from pages.components.exhibits import clearly
from pages.components.exhibits.card import Card
from pages.components.exhibits.clearly import Different
from pages.components.exhibits.peer_rows import Row as Peers
from pages.components.html.markup import joined, link, more, section, with_choice
from pages.components.html.to_peers import look_closer
from pages.components.theme.marks import mark
from pages.components.words import of_priority, peers, targets
from pages.components.words.categories import breakdown_name
from pages.components.words.courses import course, leads_to
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first
from pages.components.words.peer_periods import peer_period
from pages.components.words.periods import period_text
from pages.components.words.places import not_of
from pages.components.words.sentences import in_turn
from pages.components.words.tally import tally
from pages.components.words.verdict_sentences import change_sentence
from pages.components.words.verdicts import marked

# The places of the sections that tell more, on the page of an indicator; on this page, of the same questions.
_CHANGING, _AHEAD, _WHERE, _WHO, _PEERS = "over-time", "ahead", "where", "who", "peers"
_CLEARLY = "Clearly: further than chance alone would put 2 of 1,000."
_AT_ONCE = 6  # rows of a list; the others are a click away
_NAMED = 4  # of the places or groups in a row

_QUESTIONS, _QUESTION = Markup('<div class="questions">{}</div>'), Markup("<section>{}{}</section>")
_LIST = Markup('<ul class="rows">{}</ul>')
_ROW = Markup("<li>{}<div>{}<small>{}</small></div><small>{}</small></li>")
_SIDE = Markup("{}: {}.")
_REST = "{} more"
_HERE = Markup('<a class="here" href="{}">{}</a>')

Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, its place in an address, the sentence that answers it, and the list below."""

    asked: str
    place: str
    finding: str
    rows: Markup


def asked(
    snapshot: Snapshot, cards: Sequence[Card], area: Area, address: Address, beside: Sequence[Peers] = ()
) -> Markup:
    """Those that there is an answer to, in the order of every indicator's page, side by side; `address` is that of its
    page, and `beside` is how Camden stands among its peers. Nothing where there is none."""
    slugs = [each.slug for each in cards]
    found = (
        _changing(cards, area, address),
        _ahead(cards, address),
        _where(clearly.places(snapshot, slugs, area), area, address),
        _peers(beside, area),
        _who(clearly.groups(snapshot, slugs), area, address),
    )
    told = [
        _QUESTION.format(section(each.asked, each.finding, place=each.place), each.rows)
        for each in found
        if each is not None
    ]
    return _QUESTIONS.format(joined(told)) if told else Markup()


def _changing(cards: Sequence[Card], area: Area, address: Address) -> Question | None:
    readings = [each.reading for each in cards if each.reading]
    told = tally(readings, cards[0].told.area if readings else area)
    if not told:
        return None
    rows = []
    for each in cards:
        reading, declared = each.reading, each.series.indicator
        if reading is None or reading.variation in (Variation.COMMON, Variation.UNKNOWN):
            continue
        start = reading.since or reading.period
        since = f"since {period_text(reading.frequency, start, short=True)}" if start else ""
        to = f"{address(each.slug)}#{_CHANGING}"
        words = change_sentence(declared, reading, each.places)
        drawn = mark(marked(reading.variation, reading.polarity))
        rows.append(_ROW.format(drawn, link(to, declared.title), words, since))
    return Question("Is it changing?", _CHANGING, told, _rows(rows))


def _ahead(cards: Sequence[Card], address: Address) -> Question | None:
    readings = [each.reading for each in cards if each.reading]
    if not readings:
        return None
    rows = []
    for each in sorted(cards, key=_course_first):
        reading, declared = each.reading, each.series.indicator
        verdict = course(reading) if reading else None
        if reading is None or verdict is None:
            continue
        leads = leads_to(declared, reading, each.places)
        told = leads or f"{verdict.word}: {verdict.evidence}. The target is {targets.aim(declared)}."
        to = f"{address(each.slug)}#{_AHEAD if leads else _CHANGING}"
        whose = declared.target.origin.word if declared.target else ""
        rows.append(_ROW.format(mark(verdict.mark), link(to, declared.title), told, whose))
    return Question("Will we get there?", _AHEAD, of_priority.courses(readings), _rows(rows))


def _course_first(each: Card) -> tuple[int, str]:
    """Off course, uncertain, passed, not judged, on course."""
    order = [Course.OFF_COURSE, Course.UNCERTAIN, Course.DATE_PASSED, "", Course.ON_COURSE]
    return order.index(each.reading.course if each.reading else ""), each.series.indicator.title


def _where(found: clearly.Compared, area: Area, address: Address) -> Question | None:
    if not found.count:
        return None
    told = of_priority.where(area, len(found.different), found.count)
    return Question("Where is it different?", _WHERE, _with_limits(told, found), _rows(_different(found, address)))


def _peers(beside: Sequence[Peers], area: Area) -> Question | None:
    if not beside:
        return None
    rows = []
    for each in sorted(beside, key=_apart_first):
        side = Beside.SIMILAR if each.most is Beside.NONE else each.most
        to = _HERE.format(look_closer(each.of.code), each.of.title)
        rows.append(_ROW.format(mark(side.mark), to, f"{peers.in_short(each.among)}.", peer_period(each.among.period)))
    told = in_turn((peers.of_all_camden(area), peers.of_priority([each.most for each in beside])))
    return Question(peers.TITLE, _PEERS, told, _rows(rows))


def _apart_first(each: Peers) -> tuple[int, str]:
    """Worse than most, better, higher or lower; too close to tell; without a range."""
    order = [Beside.WORSE, Beside.BETTER, Beside.HIGHER, Beside.LOWER, Beside.SIMILAR, Beside.NONE]
    return order.index(each.most), each.of.title


def _who(found: clearly.Compared, area: Area, address: Address) -> Question | None:
    if not found.count:
        return None
    several = len({each.indicator.slug for each in found.different})
    told = in_turn((not_of(area), of_priority.who(several, found.count)))
    return Question("Who is it different for?", _WHO, _with_limits(told, found), _rows(_different(found, address)))


def _with_limits(told: str, found: clearly.Compared) -> str:
    return in_turn((told, _CLEARLY if found.different else ""))


def _different(found: clearly.Compared, address: Address) -> Iterable[Markup]:
    for each in found.different:
        to, name = f"{address(each.indicator.slug)}#{_WHERE}", each.indicator.title
        if each.breakdown:  # of which an indicator may have several, each with a row of its own
            there = with_choice(address(each.indicator.slug), "breakdown", each.breakdown)
            to = f"{there}#{_WHO}-{each.breakdown}"
            name = f"{name}, by {lower_first(breakdown_name(each.breakdown))}"
        yield _ROW.format(mark(each.sides[0].mark), link(to, name), _sides(each), "")


def _sides(each: Different) -> Markup:
    """'Worse than Camden: Belsize and Kilburn. Better: Highgate.'"""
    first, *others = each.sides
    told = [_SIDE.format(f"{first.word} than {each.than}", listed(each.names[first], _NAMED))]
    told += [_SIDE.format(side.word, listed(each.names[side], _NAMED)) for side in others]
    return Markup(" ").join(told)


def _rows(rows: Iterable[Markup]) -> Markup:
    """The first of them, and the others a click away."""
    several = list(rows)
    if not several:
        return Markup()
    first, rest = several[:_AT_ONCE], several[_AT_ONCE:]
    if len(rest) == 1:
        first, rest = several, []
    return _LIST.format(joined(first)) + (more(_REST.format(len(rest)), _LIST.format(joined(rest))) if rest else "")
