"""What would it take to reach everyone? The pace that a day asks for beside today's, and where today's leads."""

from datetime import date

from metrics import Observation, Pace, Series, Snapshot, Status, Unjudged
from pages.components.exhibits import learning, lookup, protected
from pages.components.exhibits.exhibit import Exhibit, Figure, Reckoned, Table, nothing
from pages.components.exhibits.remembered import remembered
from pages.components.exhibits.takes_lines import takes_lines
from pages.components.words import pace as words
from pages.components.words.numbers import measured_in, value_text
from pages.components.words.periods import day_text, months_on, within
from pages.components.words.sentences import in_turn

_QUESTION = "What would it take to reach everyone?"
_KEY = "takes"
_FIRST = 3  # days that are always told
_YEAR = 12  # months
_FINISH = "Finish a month, on average of the last twelve months"
_HOLD = "Would have to finish a month for no more to be left than now"
_NEEDED = "Would have to finish a month for everyone to have by {}"
_LEADS = "At today's pace; 8 in 10 such figures lie within the limits"
_HOW = (
    "The dashed line is the way to everyone; the dotted one is where today's pace leads, and 8 in 10 such series would "
    "lie in the shaded fan around it. Today's pace is the average of the last twelve months. What is needed takes as "
    "many to join, and to leave before they finish, as in these twelve; it is made from rounded counts, so that it is "
    "about right and no more. No paper sets a day: these are examples."
)


@remembered
def takes(snapshot: Snapshot, by: str) -> Exhibit:
    """How many a month would have to finish for everyone to have by a day, and by others, beside how many do."""
    over_time, pace = learning.series(snapshot, learning.COMPLETED), learning.today(snapshot)
    if over_time is None or isinstance(pace, Unjudged):
        why = pace if isinstance(pace, Unjudged) else Unjudged.NO_FIGURES
        mark = Status.WITHHELD.mark if why == Unjudged.WITHHELD else Status.MISSING.mark
        return nothing(_KEY, words.unsaid(why), question=_QUESTION, mark=mark)
    day, places = date.fromisoformat(by), learning.places(snapshot)
    joining, quarters = learning.joining(snapshot)
    told = (words.takes(pace, day, joining), words.leads(over_time.indicator, pace, day, places))
    notes = (_HOW, words.joined(quarters) if quarters else "", protected.rounded(snapshot, over_time.indicator))
    return Exhibit(
        _KEY,
        _QUESTION,
        in_turn(told),
        figures=(Figure(takes_lines(over_time, pace, day, places), alt(over_time, pace, day, places)),),
        table=table(over_time, pace, day, places),
        how_to_read=in_turn(notes),
        source=lookup.source(snapshot, over_time.indicator),
        rows=_rows(snapshot, over_time, pace),
        reckoned=reckoned(over_time, pace, day),
    )


def alt(over_time: Series, pace: Pace, by: date, places: int) -> str:
    """What is drawn, from which share to which."""
    indicator = over_time.indicator
    now = f"{value_text(indicator, pace.share, places)} {within(indicator, over_time.frequency, pace.period)}"
    months = words.ahead(pace.period, by)
    fit, _, _ = pace.expected(months)
    return (
        f"Two ways ahead from one dot: {indicator.title}, {now}. A dashed line goes up to 100% by {day_text(by)}, a "
        f"dotted one in a shaded fan to {value_text(indicator, fit, places)}, "
        f"{words.share(indicator, pace, months, places)}."
    )


def table(over_time: Series, pace: Pace, by: date, places: int) -> Table:
    """Days, how many a month would have to finish by each, how many times today's pace that is, and where today's pace
    leads by then; the day that is asked for is chosen."""
    rows = [_row(over_time, pace, each, places) for each in _days(pace, by)]
    if pace.growing > 0:
        holding = (words.few(pace.holding), words.times(pace.holding, pace.finishing))
        rows.append(["No more left than now", *holding, ""])
    rows.append([f"At today's pace: {words.done(pace)}", words.few(pace.finishing), "", ""])
    headings = ["Everyone by", "People a month, about", "Of today's pace", "At today's pace by then"]
    return Table("How many would have to finish each month", headings, rows, [day_text(by)])


def reckoned(over_time: Series, pace: Pace, by: date) -> tuple[Reckoned, ...]:
    """The same figures as the table has them, no more exact than it: people a month to the number that is told."""
    slug = over_time.indicator.slug

    def told(what: str, period: date, unit: str, *limits: float) -> Reckoned:
        return Reckoned(what, slug, over_time.area.code, over_time.frequency, period, unit, *limits)

    a_month = "people a month"
    found = [told(_FINISH, pace.period, a_month, words.people(pace.finishing))]
    found += [told(_HOLD, pace.period, a_month, words.people(pace.holding))] if pace.growing > 0 else []
    for each in _days(pace, by):
        months, at = words.ahead(pace.period, each), each.replace(day=1)
        found.append(told(_NEEDED.format(day_text(each)), at, a_month, words.people(pace.needed(months))))
        found.append(told(_LEADS, at, measured_in(over_time.indicator, over_time.frequency), *pace.expected(months)))
    return tuple(found)


def _days(pace: Pace, by: date) -> list[date]:
    """The days that are told: the first to choose from, and the one that is asked for."""
    return sorted(map(date.fromisoformat, {*list(words.days(pace.period))[:_FIRST], by.isoformat()}))


def _row(over_time: Series, pace: Pace, by: date, places: int) -> list[str]:
    months = words.ahead(pace.period, by)
    needed = pace.needed(months)
    leads = words.share(over_time.indicator, pace, months, places)
    return [day_text(by), words.few(needed), words.times(needed, pace.finishing), leads]


def _rows(snapshot: Snapshot, over_time: Series, pace: Pace) -> tuple[Observation, ...]:
    """All that it is made from."""
    flow, first = learning.series(snapshot, learning.FINISHED), months_on(pace.period, -_YEAR)
    stock = (each for each in over_time.observations if first <= each.period <= pace.period)
    finished = (each for each in (flow.observations if flow else ()) if first < each.period <= pace.period)
    return (*stock, *finished, *learning.cohorts(snapshot))
