"""Could it be chance? What every other choice of as many wards did, treated as if the work had gone on there."""

from collections.abc import Sequence

from metrics import SITES, Effect, Indicator, Snapshot
from pages.components.exhibits import lookup, trial
from pages.components.exhibits.by_chance_dots import dots, each_stands_for
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table
from pages.components.exhibits.remembered import at_hand
from pages.components.exhibits.trial import Trial
from pages.components.words import effects
from pages.components.words.apart import difference
from pages.components.words.lists import listed
from pages.components.words.numbers import measured_in, upper_first
from pages.components.words.sentences import in_turn

QUESTION = "Could it be chance?"
_PLACE = "by-chance-{}"  # a page may ask it of several indicators
_MOST = 200  # rows of a table on a page; the download has all
_HOW = (
    "Right is a rise beside the other wards, left a fall. If the work did nothing, its own mark is as likely to lie "
    "anywhere among the dots."
)


@at_hand(trial.MOST)
def by_chance(snapshot: Snapshot, asked: Trial) -> Exhibit | None:
    """A dot for each other choice of as many wards, and the sites' own mark; None where nothing can be told of what the
    work did, which is said elsewhere, or there is no other choice."""
    if lookup.unknown(snapshot, asked.indicator):
        return None
    indicator, told = snapshot.indicators[asked.indicator], trial.found(snapshot, asked)
    if told.estimate is None or not told.estimates:
        return None
    rows, name = trial.observations(snapshot, asked, others=True), trial.short_name(asked, told, snapshot)
    several = each_stands_for(told)
    dot = f"A dot stands for up to {several} choices that lie side by side." if several > 1 else ""
    return Exhibit(
        f"by-chance-{asked.indicator}",
        QUESTION,
        effects.by_chance(told),
        figures=(Figure(dots(indicator, told, name, rows), alt(indicator, told, name)),),
        table=table(snapshot, indicator, told),
        how_to_read=in_turn((_HOW, dot, effects.CANNOT_RULE_OUT)),
        source=lookup.source(snapshot, indicator),
        rows=rows,
        place=_PLACE.format(asked.indicator),
        reckoned=reckoned(snapshot, indicator, told),
    )


def alt(indicator: Indicator, told: Effect, name: str) -> str:
    """How many dots there are, from where to where, and where the sites' own mark lies."""
    low, high = min(told.estimates), max(told.estimates)
    many = len(told.estimates)
    ends = f"from {apart(indicator, low)} to {apart(indicator, high)}" if many > 1 else f"at {apart(indicator, low)}"
    dots_are = f"A strip of dots for {many:,} other choices of wards" if many > 1 else "A dot for one other choice"
    return f"{dots_are}, {ends}: {indicator.title}. {upper_first(name)}: {apart(indicator, told.estimate or 0.0)}."


def apart(indicator: Indicator, value: float) -> str:
    """A difference with its sign: '+9.1 percentage points'."""
    told = difference(indicator, value)
    return f"+{told}" if value > 0 else told


def table(snapshot: Snapshot, indicator: Indicator, told: Effect) -> Table:
    """The sites' difference among those of the other choices, the largest rise first; of many the furthest from nought
    alone."""
    own = (told.estimate or 0.0, told.sites)
    others = sorted(zip(told.estimates, told.choices, strict=True), key=lambda each: -abs(each[0]))[:_MOST]
    rows = [
        [_named(snapshot, wards), apart(indicator, value), "the work goes on here" if wards is told.sites else ""]
        for value, wards in sorted([*others, own], key=lambda each: -each[0])
    ]
    cut = f" The {_MOST} furthest from nought of {len(told.estimates):,}; the download has all."
    caption = f"{indicator.title}: change beside the other wards.{cut if len(told.estimates) > _MOST else ''}"
    return Table(caption, ["Wards", "Change less that of the others", ""], rows, [_named(snapshot, told.sites)])


def reckoned(snapshot: Snapshot, indicator: Indicator, told: Effect) -> tuple[Reckoned, ...]:
    """The difference of the sites, and of each other choice."""
    in_it, of = measured_in(indicator, told.frequency), (indicator.slug, SITES, told.frequency, told.periods[-1])
    own = Reckoned(f"Work in {_named(snapshot, told.sites)}: change less that of the comparison wards", *of, in_it,
                   told.estimate, told.lower, told.upper)  # fmt: skip
    others = (
        Reckoned(f"As if in {_named(snapshot, wards)}: change less that of the comparison wards", *of, in_it, value)
        for value, wards in zip(told.estimates, told.choices, strict=True)
    )
    return (own, *others)


def _named(snapshot: Snapshot, wards: Sequence[str]) -> str:
    return listed([snapshot.areas[code].name for code in wards])
