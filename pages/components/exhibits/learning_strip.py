"""The reading strip of the staff's learning: where it stands, whether that changes, what was in print, whether joiners
finish, and what a day would take."""

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from metrics import BOROUGH, Series, Snapshot, Unjudged
from pages.components.exhibits import learning, lookup
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.ringed import ringed
from pages.components.exhibits.strip import Cell, answers, html, verdicts
from pages.components.theme.badges import origin_badge
from pages.components.words import pace as words
from pages.components.words.numbers import count_text, lower_first, upper_first
from pages.components.words.periods import day_text, when
from pages.components.words.precision import of_series
from pages.components.words.standing import why_alone
from pages.components.words.states import observed

_NONE = "No figure"
_BADGED = Markup("{} {}")


@remembered
def learning_strip(snapshot: Snapshot, by: str) -> Exhibit:
    """Five questions with their answers; where there is none, why."""
    cells = [
        *_now(snapshot),
        *_in_print(snapshot),
        _joiners(snapshot),
        _by(snapshot, date.fromisoformat(by) if by else None),
    ]
    series = learning.series(snapshot, learning.COMPLETED)
    return Exhibit(
        f"learning-strip-{by}",
        html=html(cells),
        source=lookup.source(snapshot, series.indicator) if series else "",
        rows=(series.latest,) if series and series.latest else (),
        name="The latest figures",
    )


def _now(snapshot: Snapshot) -> list[Cell]:
    """The share now with its range and counts, and whether it is changing."""
    series = learning.series(snapshot, learning.COMPLETED)
    if series is None or series.latest is None:
        return [_absent("How many have finished?", snapshot, series)]
    latest, places = series.latest, learning.places(snapshot)
    period, figure, likely = answers(replace(series, places=places), latest)[0]
    counts = ""
    if latest.numerator is not None and latest.denominator is not None:
        one, of = (count_text(series.indicator, each) for each in (latest.numerator, latest.denominator))
        counts = f"{one} of {of} staff, to the nearest 5"
    evidence = "; ".join(each for each in (likely, counts) if each)
    reading = snapshot.reading(learning.COMPLETED, BOROUGH)
    changing = verdicts(series, reading, places)[:1] if reading else []
    return [(_badged(period, latest.origin), figure, evidence), *changing]


def _in_print(snapshot: Snapshot) -> list[Cell]:
    """What was in print of it; nothing where nothing is."""
    found = ringed(snapshot, learning.IN_PRINT)
    if found is None:
        return []
    declared = snapshot.indicators.get(learning.COMPLETED)
    people = [each.value for each in declared.also_known if each.value is not None] if declared else []
    told = f"{people[0]:,} staff" if people else ""
    return [(f"When published, {found.by}", found.figure, _badged(told, found.observation.origin))]


def _joiners(snapshot: Snapshot) -> Cell:
    """Of the newest quarter of joining whose six months are over."""
    series = learning.series(snapshot, learning.JOINERS)
    if series is None or series.latest is None:
        return _absent("Joiners within six months", snapshot, series)
    latest = series.latest
    of = f", of {count_text(series.indicator, latest.denominator)}" if latest.denominator else ""
    figure = observed(series.indicator, latest, of_series(series))
    return "Joiners within six months", figure, f"joined in {when(latest)}{of}"


def _by(snapshot: Snapshot, by: date | None) -> Cell:
    """What the day that is chosen would take."""
    pace = learning.today(snapshot)
    if isinstance(pace, Unjudged) or by is None:
        why = pace.word if isinstance(pace, Unjudged) else Unjudged.NO_FIGURES.word
        return "When will everyone have?", "Cannot be said", why
    needed = words.about(pace.needed(words.ahead(pace.period, by)))
    asked = f"Everyone by {day_text(by)}?"
    return asked, f"{upper_first(needed)} a month needed", f"{words.about(pace.finishing)} a month finish now"


def _absent(question: str, snapshot: Snapshot, series: Series | None) -> Cell:
    if series is None:
        return question, _NONE, "it is not declared"
    return question, _NONE, lower_first(why_alone(series, lookup.lacking(snapshot, series.indicator)))


def _badged(words: str, origin: str) -> Markup:
    return _BADGED.format(words, origin_badge(origin)) if words else origin_badge(origin)
