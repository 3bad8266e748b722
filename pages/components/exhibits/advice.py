"""What does the evidence suggest? The advice with its reasons. It advises; people decide."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from metrics import BOROUGH, SITES, Advised, Snapshot, Strength, Unmeasured
from pages.components.exhibits import lookup, trial
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.trial import Trial
from pages.components.theme.marks import mark
from pages.components.words import effects, reasons
from pages.components.words.precision import of_series

if TYPE_CHECKING:
    from metrics import Work

_QUESTION = "What does the evidence suggest?"
_SUGGESTS = "The evidence suggests"
_EVERYWHERE = "All Camden only: it is not counted by ward."
_BOX = Markup('<div class="advice"><p class="suggests">{} {}</p><dl>{}</dl><p class="small quiet">{}</p></div>')
_FACT = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
_PEOPLE_DECIDE = "It advises; people decide."
_LAST_RULE = 10


@remembered
def advice(snapshot: Snapshot, indicator: str, places: int | None = None, heard: str = "") -> Exhibit | None:
    """The advice on an indicator for all Camden: why, how sure that is, what would change it, and how often chance
    alone would advise as much, and what is `heard` against it, which stands beside and changes none of that; None where
    there is no figure to advise on."""
    advised = snapshot.advice(indicator)
    if advised is None or advised.period is None:
        return None
    declared = snapshot.indicators[indicator]
    series = snapshot.series(indicator, BOROUGH, frequency=advised.frequency)
    if places is None:
        places = of_series(series)
    told = {
        "Because": reasons.because(declared, advised, places),
        "How sure": reasons.how_sure(advised),
        "By chance": reasons.by_chance(advised),
        "What would change it": reasons.otherwise(declared, advised, places),
        "What is heard": heard,
    }
    return Exhibit(
        f"advice-{indicator}",
        _QUESTION,
        html=_box(advised, told),
        source=lookup.source(snapshot, declared),
        rows=series.observations,
        place="advice",
    )


@remembered
def advice_on_work(snapshot: Snapshot, asked: Trial, work: "Work", places: int | None = None) -> Exhibit | None:
    """The same for work, where it goes on: with what the wards did beside others, and with all Camden's figures where
    the indicator stops there; None where there is no figure to advise on."""
    if lookup.unknown(snapshot, asked.indicator):
        return None
    both = trial.advised(snapshot, asked, work)
    if both is None:
        return None
    reading, advised = both
    declared, effect = snapshot.indicators[asked.indicator], trial.found(snapshot, asked)
    series = snapshot.series(asked.indicator, BOROUGH if reading.area == SITES else reading.area)
    if places is None:
        places = of_series(series)
    stops = reading.area == BOROUGH and effect.why is Unmeasured.NOT_BY_WARD and bool(asked.sites)
    told = {
        "Because": reasons.because(declared, advised, places),
        "Beside other wards": effects.told_shortly(declared, effect),
        "How sure": reasons.how_sure(advised),
        "By chance": reasons.by_chance(advised),
        "What would change it": reasons.otherwise(declared, advised, places),
        "Where": _EVERYWHERE if stops else "",
    }
    rows = trial.observations(snapshot, asked, others=False) if reading.area == SITES else series.observations
    return Exhibit(
        f"advice-{asked.indicator}",
        _SUGGESTS,
        html=_box(advised, told),
        source=lookup.source(snapshot, declared),
        rows=rows,
        place=f"advice-{asked.indicator}",
    )


def _box(advised: Advised, told: Mapping[str, str]) -> Markup:
    drawn = mark(advised.advice.mark) if advised.advice.mark else ""
    rows = Markup().join(_FACT.format(name, words) for name, words in told.items() if words)
    rule = f"Rule {advised.rule} of {_LAST_RULE}. " if advised.strength is not Strength.NONE else ""
    return _BOX.format(drawn, advised.word, rows, f"{rule}{_PEOPLE_DECIDE}")
