"""What does the evidence suggest? The advice with its reasons. It advises; people decide."""

from markupsafe import Markup

from metrics import BOROUGH, Snapshot, Strength
from pages.components.exhibits import lookup
from pages.components.exhibits.exhibit import Exhibit
from pages.components.exhibits.remembered import remembered
from pages.components.theme.marks import mark
from pages.components.words import reasons
from pages.components.words.precision import of_series

_QUESTION = "What does the evidence suggest?"
_BOX = Markup('<div class="advice"><p class="suggests">{} {}</p><dl>{}</dl><p class="small quiet">{}</p></div>')
_FACT = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
_PEOPLE_DECIDE = "It advises; people decide."
_LAST_RULE = 10


@remembered
def advice(snapshot: Snapshot, indicator: str, places: int | None = None) -> Exhibit | None:
    """The advice on an indicator for all Camden: why, how sure that is, what would change it, and how often chance
    alone would advise as much; None where there is no figure to advise on."""
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
    }
    drawn = mark(advised.advice.mark) if advised.advice.mark else ""
    rows = Markup().join(_FACT.format(name, words) for name, words in told.items() if words)
    rule = f"Rule {advised.rule} of {_LAST_RULE}. " if advised.strength is not Strength.NONE else ""
    return Exhibit(
        f"advice-{indicator}",
        _QUESTION,
        html=_BOX.format(drawn, advised.word, rows, f"{rule}{_PEOPLE_DECIDE}"),
        source=lookup.source(snapshot, declared),
        rows=series.observations,
        place="advice",
    )
