"""Did it work? The wards in which work goes on beside others, before it began and since it should show."""

from metrics import BOROUGH, SITES, Effect, Indicator, Kind, Snapshot, Status, Unmeasured
from pages.components.exhibits import lookup, protected, trial
from pages.components.exhibits.did_it_work_lines import lines, scale
from pages.components.exhibits.exhibit import Absent, Exhibit, Figure, Reckoned, Table, nothing
from pages.components.exhibits.remembered import at_hand
from pages.components.exhibits.trial import Trial
from pages.components.words import effects
from pages.components.words.numbers import interval_text, measured_in, unit, upper_first, value_text
from pages.components.words.periods import day_text, period_text
from pages.components.words.precision import of_series
from pages.components.words.sentences import in_turn

QUESTION = "Did it work?"
_PLACE = "did-it-work-{}"  # a page may ask it of several indicators
_MARKS = {Unmeasured.TOO_SOON: Status.PENDING.mark, Unmeasured.WITHHELD: Status.WITHHELD.mark}
_ESTIMATE = "Change of the sites less that of the comparison wards"
_SITES, _COMPARISON = "Sites together", "Comparison wards together"
_HOW_OF_COUNTS = (
    "Solid: the mean count of these wards. Dashed: that of the wards beside them; half of these lie in the shaded band."
)
_HOW = (
    "Solid: all that was counted in these wards, added up and then divided. Dashed: the same of the wards beside them; "
    "half of these lie in the shaded band."
)


@at_hand(trial.MOST)
def did_it_work(snapshot: Snapshot, asked: Trial) -> Exhibit:
    """The sites' figures beside those of the comparison wards, with what the work did; lines alone, or only why, where
    that cannot be told."""
    key = f"did-it-work-{asked.indicator}"
    if words := lookup.unknown(snapshot, asked.indicator):
        return nothing(key, words, question=QUESTION, place=_PLACE.format(asked.indicator))
    indicator, told = snapshot.indicators[asked.indicator], trial.found(snapshot, asked)
    said = effects.finding(indicator, told, snapshot.areas)
    rows = trial.observations(snapshot, asked, others=False)
    if not any(each is not None for each in told.site_values):
        absent = Absent(_mark(told), _title(told), str(said))
        return Exhibit(key, QUESTION, absent=absent, how_to_read=effects.left_out(told, snapshot.areas), rows=rows,
                       place=_PLACE.format(asked.indicator))  # fmt: skip
    places, names = places_of(snapshot, told), _names(snapshot, asked, told)
    notes = (
        _HOW_OF_COUNTS if indicator.kind is Kind.COUNT else _HOW,
        effects.how_counted(told, snapshot.areas),
        scale(indicator, told),
        protected.rounded(snapshot, indicator),
        effects.CANNOT_RULE_OUT,
        effects.TAKES_FOR_GRANTED,
    )
    return Exhibit(
        key,
        QUESTION,
        said,
        figures=(Figure(lines(indicator, told, names, rows, places), alt(indicator, told, names, places)),),
        table=table(indicator, told, names, places),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, indicator),
        rows=rows,
        place=_PLACE.format(asked.indicator),
        reckoned=reckoned(indicator, told),
    )


def places_of(snapshot: Snapshot, told: Effect) -> int:
    """How many places its figures are written with: as those of all Camden."""
    return of_series(lookup.here(snapshot, told.indicator, BOROUGH))


def alt(indicator: Indicator, told: Effect, names: tuple[str, str], places: int) -> str:
    """Which two lines are drawn, from which figure to which, and where the work begins; not what the finding says."""
    per = unit(indicator, told.frequency)
    what = f"Two lines over time, {effects.over(told)}: {indicator.title}{f', {per}' if per else ''}."
    both = [
        f"{line}: {upper_first(name)}, from {_ends(indicator, values, places)}."
        for line, name, values in (
            ("Solid", names[0], told.site_values),
            ("Dashed, with the middle half of them shaded", names[1], told.comparison_values),
        )
    ]
    start = f"A dotted line marks the start, {day_text(told.since)}." if told.since and _is_drawn(told) else ""
    return in_turn([what, *both, start])


def table(indicator: Indicator, told: Effect, names: tuple[str, str], places: int) -> Table:
    """Both series, newest first, with the middle half of the comparison wards, and what each period counts for."""
    low, high = told.middle
    rows = [
        [
            upper_first(period_text(told.frequency, period)),
            _cell(indicator, told.site_values[place], places),
            _cell(indicator, told.comparison_values[place], places),
            interval_text(indicator, low[place], high[place], places),
            _counts(told, place),
        ]
        for place, period in reversed([*enumerate(told.periods)])
    ]
    headings = ["Period", *map(upper_first, names), "Middle half of these", "Counts as"]
    per = unit(indicator, told.frequency)
    return Table(f"{indicator.title}{f', {per}' if per else ''}: sites and comparison wards", headings, rows)


def reckoned(indicator: Indicator, told: Effect) -> tuple[Reckoned, ...]:
    """The difference, and both series, each as it was worked out."""
    in_it = measured_in(indicator, told.frequency)
    of = (indicator.slug, SITES, told.frequency)
    found = [
        Reckoned(what, *of, period, in_it, value)
        for what, values in ((_SITES, told.site_values), (_COMPARISON, told.comparison_values))
        for period, value in zip(told.periods, values, strict=True)
        if value is not None
    ]
    if told.estimate is None:
        return tuple(found)
    return (Reckoned(_ESTIMATE, *of, told.periods[-1], in_it, told.estimate, told.lower, told.upper), *found)


def _names(snapshot: Snapshot, asked: Trial, told: Effect) -> tuple[str, str]:
    return trial.name(asked, told, snapshot), effects.compared(told, snapshot.areas)


def _title(told: Effect) -> str:
    return "Too soon to tell" if told.why is Unmeasured.TOO_SOON else "Nothing to tell"


def _mark(told: Effect) -> str:
    return _MARKS.get(told.why, Status.MISSING.mark) if told.why else Status.MISSING.mark


def _is_drawn(told: Effect) -> bool:
    return told.since is not None and told.periods[0] <= told.since <= told.periods[-1]


def _ends(indicator: Indicator, values: tuple[float | None, ...], places: int) -> str:
    there = [value for value in values if value is not None]
    return " to ".join(value_text(indicator, value, places) for value in (there[0], there[-1]))


def _cell(indicator: Indicator, value: float | None, places: int) -> str:
    return "" if value is None else value_text(indicator, value, places)


def _counts(told: Effect, place: int) -> str:
    period = told.periods[place]
    if told.site_values[place] is None:
        return "not counted: not every ward is shown"
    return "before" if told.is_before(period) else "after" if told.is_after(period) else "between, not counted"
