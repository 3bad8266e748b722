"""What is new of an indicator, in words: what it says now and what it said before."""

from collections.abc import Callable, Mapping

from metrics import (
    Assurance,
    Bound,
    Changed,
    Course,
    Indicator,
    News,
    Reading,
    Standing,
    Unjudged,
    Variation,
)
from pages.components.words import courses, verdicts
from pages.components.words.numbers import lower_first, upper_first, value_text
from pages.components.words.periods import day_text, within
from pages.components.words.precision import apart
from pages.components.words.sentences import in_turn
from pages.components.words.verdicts import Verdict

_OF_ITS_VALUE = (News.REDEFINED, News.RESTATED)
_OF_ITS_TARGET = (News.TARGET_LOST, News.TARGET_REACHED)
_OF_ITS_DATE = (News.TARGET_MISSED, News.DATE_PASSED, News.MET_IN_TIME)
_OF_ITS_COURSE = (News.FURTHER_OFF, News.NEARER, *_OF_ITS_DATE)
_NO_LONGER = (News.NOT_BETTER, News.NOT_WORSE, News.NOT_UNUSUAL)
_OF_ITS_AGE = (News.LATE, News.ENDED)
_NOW = {
    Assurance.PASS: "Now meets its target",
    Assurance.HIT_OR_MISS: "Now hit or miss",
    Assurance.FAIL: "Now short of its target",
}
_GONE = "It is no longer among the figures."
_NEW = "It is new among the figures."


def mark(indicator: Indicator, changed: Changed) -> str:
    """The mark of the worst of what is new; where that is its figure, or all of it, what it is now."""
    worst, now = changed.news[0], changed.now
    if now is None:
        return str(Standing.ENDED.mark)
    if worst in _OF_ITS_AGE:
        return str(now.standing and Standing(now.standing).mark)
    if worst in _OF_ITS_TARGET and now.assurance:
        return verdicts.assurance(indicator, now, 0).mark
    if worst in _OF_ITS_COURSE:
        return str(Course(now.course).mark)
    return verdicts.marked(now.variation, now.polarity)


def is_told(indicator: Indicator | None, changed: Changed, places: int) -> bool:
    """Whether there is something to tell: another value for the same period is none where both are written alike."""
    if indicator is None or not set(changed.news) <= set(_OF_ITS_VALUE):
        return True
    return len(set(_values(indicator, changed, places))) > 1


def said(indicator: Indicator, changed: Changed, places: int) -> str:
    """What is new, a sentence for each: 'Getting worse: falling over the last five years. Now off course: ...'."""
    return in_turn(_sentence(indicator, changed, each, places) for each in changed.news)


def before(indicator: Indicator, changed: Changed, places: int) -> str:
    """What it said before: 'Before: no clear change, hit or miss.', with its figure and period where they are known and
    not those of now; where its figure is what is new, the word of its mark; '' where there is neither."""
    was, now = changed.was, changed.now
    if was is None or now is None:
        return ""
    if set(changed.news) <= set(_OF_ITS_VALUE):
        return f"Its mark: {lower_first(verdicts.variation(indicator, now, places).word)}."
    told = []
    if was.value is not None and was.period is not None and was.period != now.period:
        value = _written(indicator, was, was.value, places)
        told.append(f"{value} {within(indicator, was.frequency, was.period, short=True)}")
    if was.variation is not now.variation:
        told.append("not judged" if was.variation is Variation.UNKNOWN else lower_first(was.variation.word))
    if was.assurance and was.assurance != now.assurance and set(changed.news) & set(_OF_ITS_TARGET):
        told.append(_plainly(Assurance(was.assurance)))
    if was.course and was.course != now.course and set(changed.news) & set(_OF_ITS_COURSE):
        told.append(lower_first(Course(was.course).word))
    return f"Before: {', '.join(told)}." if told else ""


def _plainly(told: Assurance) -> str:
    return "short of its target" if told is Assurance.FAIL else lower_first(told.word)


def _sentence(indicator: Indicator, changed: Changed, news: News, places: int) -> str:
    was, now = changed.was, changed.now
    if now is None:
        return _GONE
    if was is None:
        return f"{_NEW} {_variation(indicator, was, now, places)}"
    if news in _OF_ITS_VALUE:
        return _value(indicator, changed, news, places)
    return _WRITERS.get(news, _variation)(indicator, was, now, places)


def _variation(indicator: Indicator, _was: Reading | None, now: Reading, places: int) -> str:
    return _in_full(verdicts.variation(indicator, now, places))


def _no_longer(indicator: Indicator, was: Reading, now: Reading, places: int) -> str:
    evidence = verdicts.variation(indicator, now, places).evidence
    return f"No longer {lower_first(was.variation.word)}: {evidence}."


def _unjudged(_indicator: Indicator, _was: Reading, now: Reading, _places: int) -> str:
    why = f": {Unjudged(now.variation_why).word}" if now.variation_why else ""
    return f"No longer judged{why}."


def _target(indicator: Indicator, was: Reading, now: Reading, places: int) -> str:
    if not now.assurance:
        return f"Its figure has {'reached' if now.beyond > was.beyond else 'fallen short of'} what it is to be."
    return f"{_NOW[Assurance(now.assurance)]}: {verdicts.assurance(indicator, now, places).evidence}."


def _course(_indicator: Indicator, _was: Reading, now: Reading, _places: int) -> str:
    told = courses.course(now)
    return f"Now {lower_first(_in_full(told))}" if told else ""


def _date(_indicator: Indicator, _was: Reading, now: Reading, _places: int) -> str:
    told = courses.course(now)
    return f"The date of its target has passed: {told.evidence}." if told else ""


def _age(_indicator: Indicator, _was: Reading, now: Reading, _places: int) -> str:
    if now.standing == Standing.ENDED:
        return "The series has ended: no other figure will come."
    due = f" was due by {day_text(now.due)}" if now.due else ""
    if now.standing == Standing.STALE:
        return f"Overdue: the next figure{due or ' has not come'}, and the one after it is late too."
    return f"Late: the next figure{due + ' and' if due else ''} has not come."


_WRITERS: Mapping[News, Callable[[Indicator, Reading, Reading, int], str]] = {
    **dict.fromkeys(_NO_LONGER, _no_longer),
    **dict.fromkeys(_OF_ITS_TARGET, _target),
    **dict.fromkeys(_OF_ITS_COURSE, _course),
    **dict.fromkeys(_OF_ITS_DATE, _date),
    **dict.fromkeys(_OF_ITS_AGE, _age),
    News.UNJUDGED: _unjudged,
}


def _in_full(verdict: Verdict) -> str:
    return f"{verdict.word}: {verdict.evidence}." if verdict.evidence else f"{verdict.word}."


def _value(indicator: Indicator, changed: Changed, news: News, places: int) -> str:
    now = changed.now
    if now is None or now.period is None:
        return ""
    first, last = _values(indicator, changed, places)
    when = within(indicator, now.frequency, now.period)
    why = "Counted in another way" if news is News.REDEFINED else "Restated"
    return f"{why}: {last} {when}; it was told as {first} before."


def _values(indicator: Indicator, changed: Changed, places: int) -> tuple[str, ...]:
    """The figures of then and now, with so many places that they are told apart."""
    there = [each for each in (changed.was, changed.now) if each is not None and each.value is not None]
    enough = apart(indicator, [each.value for each in there], places)
    return tuple(_written(indicator, each, each.value or 0.0, enough) for each in there)


def _written(indicator: Indicator, reading: Reading, value: float, places: int) -> str:
    told = value_text(indicator, value, places)
    return upper_first(Bound(reading.bound).word.format(told)) if reading.bound else told
