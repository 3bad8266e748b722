"""What needs a decision: every indicator of all Camden on which the evidence suggests to stop or to pause."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from metrics import BOROUGH, Advised, Area, Level, Snapshot, Strength
from pages.components.html.lists import Row, rows_of, section
from pages.components.words import reasons
from pages.components.words.periods import period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_series
from pages.components.words.reasons import NEED_A_DECISION
from pages.components.words.sentences import in_turn

_SURE = (Strength.STRONG, Strength.MODERATE, Strength.WEAK, Strength.NONE)


def decisions(snapshot: Snapshot) -> tuple[Row, ...]:
    """Every indicator of all Camden on which the evidence suggests to stop or to pause."""
    found = (snapshot.advice(slug) for slug in snapshot.indicators)
    return tuple(
        _decision(snapshot, each)
        for each in sorted(
            (each for each in found if each is not None and each.advice in NEED_A_DECISION),
            key=lambda each: (
                NEED_A_DECISION.index(each.advice),
                _SURE.index(each.strength),
                each.rule,
                each.indicator,
            ),
        )
    )


def decided_on(snapshot: Snapshot, area: Area, rows: Sequence[Row], address: Callable[[str], str]) -> Markup:
    """The list of what needs a decision, which is of all Camden whatever the `area`."""
    advised = any(each.period for slug in snapshot.indicators if (each := snapshot.advice(slug)) is not None)
    nothing = (
        "Nothing needs a decision: no evidence suggests to pause or to stop."
        if advised
        else "Nothing needs a decision yet: there is no figure to advise on."
    )
    whole = area.level is Level.BOROUGH
    of = "" if whole else f"Advice is given for all {BOROUGH_NAME} only; this is not about {area.name} alone."
    told = in_turn((of, "" if rows else nothing))
    return section("decisions", "What needs a decision?", rows, told) + rows_of(rows, address)


def _decision(snapshot: Snapshot, advised: Advised) -> Row:
    indicator = snapshot.indicators[advised.indicator]
    series = snapshot.series(indicator.slug, BOROUGH, frequency=advised.frequency)
    reading = snapshot.reading(indicator.slug, BOROUGH)
    when = period_text(advised.frequency, advised.period, short=True) if advised.period else ""
    return Row(
        str(advised.advice.mark),
        advised.word,
        indicator.slug,
        indicator.title,
        reasons.because(indicator, advised, of_series(series)),
        in_turn((reasons.how_sure(advised), f"Owner: {indicator.owner}.")),
        when,
        reading.origin if reading else "",
    )
