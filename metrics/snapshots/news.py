"""What is new of each indicator in an area: since the period before, or since an earlier snapshot."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from math import isclose

from data.vocabulary import Assurance, Course, Standing, Term, Unjudged, Variation
from metrics.snapshots.reading import Reading


class News(Term):
    """What can be new of an indicator. Members stand in the order of a list, the worst first; those from `unusual` to
    `new` are neither good nor bad."""

    WORSE = "worse"  # a signal, where there was none or another
    TARGET_LOST = "target_lost"  # met, then hit or miss, then not: one or two steps down; or a figure that fell short
    TARGET_MISSED = "target_missed"  # the target's day has passed, and it was not met
    FURTHER_OFF = "further_off"  # on course, then uncertain, then off course
    NOT_BETTER = "not_better"  # no longer improving: no clear change
    UNJUDGED = "unjudged"  # judged before, and now not
    LATE = "late"  # on time, then late, then overdue by more than a period
    ENDED = "ended"
    UNUSUAL = "unusual"
    NOT_UNUSUAL = "not_unusual"
    DATE_PASSED = "date_passed"  # without a figure of that time
    REDEFINED = "redefined"  # another value for the same period: counted in another way, or by the same declaration
    RESTATED = "restated"
    GONE = "gone"
    NEW = "new"
    NOT_WORSE = "not_worse"
    NEARER = "nearer"
    TARGET_REACHED = "target_reached"
    MET_IN_TIME = "met_in_time"
    BETTER = "better"


_ORDER = tuple(News)
_SIGNALS = {
    Variation.CONCERN: News.WORSE,
    Variation.IMPROVEMENT: News.BETTER,
    Variation.HIGH: News.UNUSUAL,
    Variation.LOW: News.UNUSUAL,
}
_NO_LONGER = {
    Variation.CONCERN: News.NOT_WORSE,
    Variation.IMPROVEMENT: News.NOT_BETTER,
    Variation.HIGH: News.NOT_UNUSUAL,
    Variation.LOW: News.NOT_UNUSUAL,
}
_WITH_THE_DATE = {True: News.MET_IN_TIME, False: News.TARGET_MISSED, None: News.DATE_PASSED}
# From worst to best.
_ASSURED = (Assurance.FAIL, Assurance.HIT_OR_MISS, Assurance.PASS)
_AHEAD = (Course.OFF_COURSE, Course.UNCERTAIN, Course.ON_COURSE)
_STANDS = (Standing.STALE, Standing.LATE, Standing.ON_TIME)
_BY_ITS_AGE = (Unjudged.STALE, Unjudged.ENDED)
_NOISE = 1e-9  # what another order of adding up can leave between two values


@dataclass(frozen=True, slots=True)
class Changed:
    """An indicator of which something is new: what it said and what it says, None where it was not there; and what is
    new, the worst first."""

    indicator: str
    was: Reading | None
    now: Reading | None
    news: tuple[News, ...]


def since_period_before(readings: Mapping[str, Reading]) -> tuple[Changed, ...]:
    """What is new in the latest period of each indicator of an area, by slug, the worst first."""
    return since({slug: _a_period_ago(each) for slug, each in readings.items()}, readings)


def since(
    was: Mapping[str, Reading], now: Mapping[str, Reading], redefined: Container[str] = ()
) -> tuple[Changed, ...]:
    """What is new between two readings of each indicator of an area, by slug, the worst first; `redefined` are those
    that are now counted in another way."""
    found = (
        Changed(slug, was.get(slug), now.get(slug), news(was.get(slug), now.get(slug), redefined=slug in redefined))
        for slug in sorted({*was, *now})
    )
    return tuple(sorted((each for each in found if each.news), key=lambda each: _ORDER.index(each.news[0])))


def news(was: Reading | None, now: Reading | None, *, redefined: bool = False) -> tuple[News, ...]:
    """What is new between two readings of one indicator, the worst first."""
    if was is None or now is None:
        return () if was is now else (News.NEW,) if was is None else (News.GONE,)
    found = {*_variation(was, now), *_target(was, now), *_course(was, now), *_standing(was, now)}
    if _has_another_value(was, now):
        found.add(News.REDEFINED if redefined else News.RESTATED)
    return tuple(each for each in _ORDER if each in found)


def _a_period_ago(reading: Reading) -> Reading:
    """What is known of the period before: its marks. Of what is late the next figure was not due by then; what is late
    by more than a period, or has ended, was so before."""
    return replace(
        reading,
        variation=reading.variation_before,
        assurance=reading.assurance_before,
        course=reading.course_before,
        standing=Standing.ON_TIME if reading.standing is Standing.LATE else reading.standing,
        period=None,
        value=None,
    )


def _variation(was: Reading, now: Reading) -> Iterator[News]:
    """A first judgement that finds no clear change is no news, nor are marks that go with a figure that is too old:
    that it is too old is told by itself."""
    if now.variation is was.variation:
        return
    if now.variation in _SIGNALS:
        yield _SIGNALS[now.variation]
    elif now.variation is Variation.COMMON and was.variation in _NO_LONGER:
        yield _NO_LONGER[was.variation]
    elif now.variation is Variation.UNKNOWN and now.variation_why not in _BY_ITS_AGE:
        yield News.UNJUDGED


def _target(was: Reading, now: Reading) -> Iterator[News]:
    """By the mark, which allows for chance; where there is none at either time, by the figures themselves."""
    step = 0
    if was.assurance in _ASSURED and now.assurance in _ASSURED:
        step = _ASSURED.index(now.assurance) - _ASSURED.index(was.assurance)
    elif was.assurance == now.assurance == "" and was.target == now.target is not None:
        both = was.value is not None and now.value is not None
        step = (now.beyond > 0) - (was.beyond > 0) if both else 0
    if step:
        yield News.TARGET_REACHED if step > 0 else News.TARGET_LOST


def _course(was: Reading, now: Reading) -> Iterator[News]:
    if was.course in _AHEAD and now.course in _AHEAD:
        step = _AHEAD.index(now.course) - _AHEAD.index(was.course)
        if step:
            yield News.NEARER if step > 0 else News.FURTHER_OFF
        return
    same_target = (was.target, was.target_by) == (now.target, now.target_by)
    if same_target and now.course == Course.DATE_PASSED and (was.course, was.met) != (now.course, now.met):
        yield _WITH_THE_DATE[now.met]


def _standing(was: Reading, now: Reading) -> Iterator[News]:
    if was.standing and now.standing == Standing.ENDED != was.standing:
        yield News.ENDED
        return
    both = was.standing in _STANDS and now.standing in _STANDS
    if both and _STANDS.index(now.standing) < _STANDS.index(was.standing):
        yield News.LATE


def _has_another_value(was: Reading, now: Reading) -> bool:
    """Whether the same period has another value."""
    if was.value is None or now.value is None or (was.frequency, was.period) != (now.frequency, now.period):
        return False
    return not isclose(was.value, now.value, rel_tol=_NOISE, abs_tol=_NOISE)
