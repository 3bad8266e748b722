"""What was heard, as rows: how each stands beside the numbers, what was said, and what the numbers say. Never counted
as shares, never drawn."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from data.store import Heard, Reviewed, Voice
from metrics import BOROUGH, Origin, Priority, Snapshot, Stance, Variation, VoiceState
from pages.components.exhibits import lookup
from pages.components.html.markup import joined, link, more, paragraph, section, state
from pages.components.theme.badges import origin_badge
from pages.components.theme.marks import mark
from pages.components.words import heard as words
from pages.components.words.lists import listed
from pages.components.words.numbers import lower_first, unit
from pages.components.words.periods import day_text
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed
from pages.components.words.tally import word

PLACE = "hearing"
_DAYS = 12  # on which voices were taken out, by themselves
_AT_ONCE = 3  # beside an indicator or a priority

_ROWS = Markup('<ul class="rows voices">{}</ul>')
_ROW = Markup(
    '<li>{}<div class="said"><b>{}.</b> <bdi>{}</bdi>{}<span class="why">Beside {}</span><small>{}{}</small></div>'
    '<div class="dated"><small>{}</small></div></li>'
)
_QUOTED = Markup("<blockquote>“<bdi>{}</bdi>”</blockquote>")
_CHIP = Markup(" {}")
_READ = Markup("{}: {}")
_KEY = Markup('<ul class="voices-key">{}</ul>')
_MEANING = Markup("<li>{} {}</li>")
_BOX = Markup('<div class="held">{}<div><p><bdi>{}</bdi></p>{}<p class="small quiet">{}</p></div></div>')
_SENT_BACK = Markup('<p class="why"><b>Sent back:</b> <bdi>{}</bdi></p>')
_BY = Markup("Written by <bdi>{}</bdi>, {}")
_OTHERWISE = Markup(' <span class="otherwise">{} <span>{}</span></span>')
_COUNT = Markup('{} <span class="count">{:,}</span>')
_ALL, _WAIT = Markup("{} {}"), Markup("{} {}.")

Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Ways:
    """The addresses of the pages that a voice leads to: of an indicator and a priority by slug, and of all voices."""

    indicator: Address
    priority: Address
    voices: str


def lead(voices: Sequence[Reviewed], waiting: int, elsewhere: int) -> Markup:
    """How much was heard and how it stands beside the numbers, how much in other places, and how much waits to be read,
    with the way there."""
    told = _ALL.format(words.lead(voices), words.elsewhere(elsewhere)) if elsewhere else words.lead(voices)
    return _WAIT.format(told, link("#waiting", words.waiting(waiting))) if waiting else told


def rows(snapshot: Snapshot, priorities: Iterable[Priority], voices: Iterable[Reviewed], ways: Ways) -> Markup:
    """Voices in the order given, each beside what the numbers say of its place, or of Camden where they stop there."""
    titles = {each.slug: each.title for each in priorities}
    return _ROWS.format(joined(_row(snapshot, titles, each, ways) for each in voices))


def none() -> Markup:
    """In the place of the rows, where nothing was heard."""
    return state(Variation.UNKNOWN.mark, "Nothing to show yet", words.NOTHING, size="figure-size")


def key(voices: Iterable[Reviewed]) -> Markup:
    """What the marks mean, of those that there are."""
    there = {each.voice.stance for each in voices}
    told = (_MEANING.format(mark(each.mark), words.STANCES[each]) for each in Stance if each in there)
    return _KEY.format(joined(told))


def beside(
    snapshot: Snapshot, priorities: Iterable[Priority], voices: Sequence[Reviewed], elsewhere: int, ways: Ways
) -> Markup:
    """The section of an indicator's or a priority's page: how many stand how beside the numbers, and the newest of
    them; `elsewhere` is how many were heard in other places."""
    every = link(ways.voices, "All that was heard, and what you heard")
    others = words.elsewhere(elsewhere) if elsewhere else ""
    if not voices:
        said = in_turn(("Nothing was heard of it here yet." if elsewhere else "Nothing was heard of it yet.", others))
        return section(words.ASKED, _ALL.format(said, every), place=PLACE)
    first, rest = voices[:_AT_ONCE], voices[_AT_ONCE:]
    drawn = rows(snapshot, priorities, first, ways)
    if rest:
        drawn += more(f"{len(rest):,} more", rows(snapshot, priorities, rest, ways))
    told = Markup("{}. {} {}").format(listed(words.counted(voices)), "One voice is not a share of anything.", others)
    return section(words.ASKED, told, place=PLACE) + drawn + paragraph("ways", every)


def otherwise(voices: Sequence[Reviewed], to: str) -> Markup:
    """The mark that voices and numbers disagree, which leads to them; '' of none."""
    said = words.otherwise(voices)
    if not said:
        return Markup()
    chip = _CHIP.format(origin_badge(Origin.SAMPLE)) if all(each.made_up for each in voices) else Markup()
    return _OTHERWISE.format(mark(Stance.CONTRADICTS.mark), link(to, said) + chip)


def marks(voices: Iterable[Reviewed], to: Address) -> Mapping[str, Markup]:
    """That mark for each priority of which any contradicts the numbers; `to` is the address of a priority's."""
    by_priority: dict[str, list[Reviewed]] = {}
    for each in voices:
        by_priority.setdefault(each.voice.priority, []).append(each)
    return {slug: otherwise(mine, to(slug)) for slug, mine in by_priority.items()}


def held(of: Heard, snapshot: Snapshot, *, own: bool) -> Markup:
    """A voice that is not shown: what was said, by whom it was written, and, where it was sent back, why."""
    voice = of.voice
    if voice is None:
        return Markup()
    quoted = _QUOTED.format(voice.quotation) if voice.quotation else Markup()
    why = _SENT_BACK.format(of.why) if of.why else Markup()
    day = day_text(of.written_at.date())
    if own:
        told = Markup("{}").format(f"Written by you, {day}, so that somebody else must read it.")
    elif of.state is VoiceState.WAITING:
        told = _BY.format(lower_first(of.role), f"{day}. On no other page, and here only for whoever types a role.")
    else:
        told = _BY.format(lower_first(of.role), f"{day}.")
    about = f"{voice.stance.word}. {words.whence(snapshot, voice)}."
    return _BOX.format(mark(VoiceState.WAITING.mark), voice.summary, quoted + why, _ALL.format(about, told))


def withdrawn(several: Iterable[Heard]) -> Markup:
    """On which days voices were taken out, of one at least: all that is left of them."""
    counts = Counter(each.at.date() for each in several)
    days = [f"{count} on {day_text(day)}" for day, count in sorted(counts.items(), reverse=True)]
    return paragraph("foot", f"Taken out, with nothing left of them: {listed(days, _DAYS)}.")


def counted(title: str, count: int) -> Markup:
    """A question or a name with how many there are."""
    return _COUNT.format(title, count)


def _row(snapshot: Snapshot, titles: Mapping[str, str], of: Reviewed, ways: Ways) -> Markup:
    voice = of.voice
    return _ROW.format(
        mark(voice.stance.mark),
        voice.stance.word,
        voice.summary,
        _QUOTED.format(voice.quotation) if voice.quotation else Markup(),
        _numbers(snapshot, titles, voice, ways),
        words.whence(snapshot, voice),
        _CHIP.format(origin_badge(Origin.SAMPLE)) if of.made_up else Markup(),
        words.dated(voice),
    )


def _numbers(snapshot: Snapshot, titles: Mapping[str, str], voice: Voice, ways: Ways) -> Markup:
    """'Repairs finished on time: improving, 84%', with the way there; of a priority as a whole that nothing counts it,
    where that is what was heard."""
    declared = snapshot.indicators.get(voice.indicator)
    if declared is None:
        title = titles.get(voice.priority, "")
        there = link(ways.priority(voice.priority), title) if title else Markup("a priority that is no longer there")
        if voice.indicator:
            return _READ.format(there, "its indicator is no longer there")
        return _READ.format(there, "no indicator counts this") if voice.stance is Stance.NOT_MEASURED else there
    area = voice.area if voice.area in snapshot.areas else BOROUGH
    return _READ.format(link(ways.indicator(voice.indicator), declared.title), _read(snapshot, voice.indicator, area))


def _read(snapshot: Snapshot, indicator: str, area: str) -> str:
    series = lookup.here(snapshot, indicator, area)
    latest, reading = series.latest, snapshot.reading(indicator, series.area.code)
    change = lower_first(word(reading.variation)) if reading else ""
    if latest is None:
        return change or "no figure yet"
    of = unit(series.indicator)
    value = observed(series.indicator, latest, of_series(series))
    where = " (all Camden)" if series.area.code != area else ""
    told = ", ".join(each for each in (change, f"{value} {of}".strip()) if each)
    return f"{told}{where}"
