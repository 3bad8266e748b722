"""Which indicators a profile has no row of: those without figures, those that are never published for such areas, and
those of the whole borough."""

from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup

from metrics import BOROUGH, Indicator, Level, Profile, Snapshot
from pages.components.exhibits import lookup
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.tied import several
from pages.components.html.markup import joined, more, section
from pages.components.theme.badges import origin_badge
from pages.components.words.numbers import unit
from pages.components.words.periods import when
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn
from pages.components.words.standing import why_none
from pages.components.words.states import observed

_QUESTION = "What is not counted here?"
_LIST = Markup('<h3>{}</h3><ul class="not-here">{}</ul>')
_ITEM = Markup("<li>{} <span>{}</span></li>")
_FIGURE = Markup("{} {}")
_HERE = Markup('<a class="here" href="{}">{}</a>')


def below(snapshot: Snapshot, of: Profile, told: Collection[str]) -> Markup:
    """How many there are of each kind, and a click away which, with Camden's figures of those that are its only; the
    slugs that are `told` have rows above. It is the same for all places of a level, so that a browser that has it is
    sent its name alone."""
    waiting = [each for each in of.published if each.slug not in told]
    if not (waiting or of.never or of.only):
        return Markup()
    return section(_QUESTION, _told(of, waiting), place="not-here") + more(
        "Show these indicators", joined(_lists(snapshot, of, waiting))
    )


def _told(of: Profile, waiting: Sequence[Indicator]) -> str:
    many = several(of.area.level.word)
    only = len(of.only)
    return in_turn(
        (
            f"{only} indicator{' is' if only == 1 else 's are'} counted for all {BOROUGH_NAME} only, and so in no row "
            "above."
            if only
            else "",
            f"{len(of.never)} {'is' if len(of.never) == 1 else 'are'} never published for {many}, since numbers there "
            "are too small."
            if of.never
            else "",
            f"{len(waiting)} {'has' if len(waiting) == 1 else 'have'} no figure to show." if waiting else "",
        )
    )


def _lists(snapshot: Snapshot, of: Profile, waiting: Iterable[Indicator]) -> Iterable[Markup]:
    many = several(of.area.level.word)
    without = [_waiting(snapshot, each) for each in waiting]
    never = [_ITEM.format(_link(each), "") for each in of.never]
    if without:
        yield _LIST.format("No figure to show", joined(without))
    if never:
        yield _LIST.format(f"Never published for {many}", joined(never))
    if of.only:
        yield of_camden(snapshot)


@remembered
def of_camden(snapshot: Snapshot) -> Markup:
    """All Camden only: each with its latest figure; the same for every place."""
    only = sorted((each for each in snapshot.indicators.values() if each.level is Level.BOROUGH), key=_title)
    items = joined(_ITEM.format(_link(each), _figure(snapshot, each)) for each in only)
    return _LIST.format(f"All {BOROUGH_NAME} only", items)


def _waiting(snapshot: Snapshot, indicator: Indicator) -> Markup:
    series = lookup.here(snapshot, indicator.slug, BOROUGH)
    why = "" if series.latest else why_none(series, lookup.lacking(snapshot, indicator))
    return _ITEM.format(_link(indicator), why)


def _figure(snapshot: Snapshot, indicator: Indicator) -> Markup | str:
    series = lookup.here(snapshot, indicator.slug, BOROUGH)
    latest = series.latest
    if latest is None:
        return why_none(series, lookup.lacking(snapshot, indicator))
    per = unit(indicator)
    figure = f"{observed(indicator, latest, of_series(series))}{f' {per}' if per else ''}, {when(latest, short=True)}"
    return _FIGURE.format(figure, origin_badge(latest.origin))


def _link(indicator: Indicator) -> Markup:
    """The browser's script adds the place that is chosen as the way is used."""
    return _HERE.format(f"indicator?indicator={indicator.slug}", indicator.title)


def _title(indicator: Indicator) -> str:
    return indicator.title
