"""What is known when something is decided, frozen with the decision: in the words of the page, so that it is read
without the snapshot that it stands on."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

import metrics
from data.store import Decision, Difference, Evidence, Initiative, Kept, Read
from metrics import BOROUGH, SITES, Advice, Advised, Origin, Reading, Snapshot
from pages.components.exhibits import trial
from pages.components.exhibits.remembered import at_hand
from pages.components.exhibits.trial import Trial
from pages.components.words import effects, reasons, verdicts
from pages.components.words.lists import listed
from pages.components.words.numbers import value_text
from pages.components.words.periods import period_text
from pages.components.words.places import place
from pages.components.words.precision import of_series
from pages.components.words.work import begins

_LINE = 160  # characters of one
_FEW = 64


@at_hand(_FEW)
def of_indicator(snapshot: Snapshot, indicator: str, area: str) -> Evidence:
    """What is known of one indicator in an area; remembered, since its form is drawn anew with every choice."""
    return frozen(snapshot, None, indicator, area)


def frozen(
    snapshot: Snapshot,
    work: Kept[Initiative] | None,
    indicator: str,
    area: str,
    decisions: Iterable[Kept[Decision]] = (),
    *,
    has_begun: bool = True,
) -> Evidence:
    """What is known of a piece of work and each indicator that it is to move, or of one indicator in an area; its
    advice is that on the indicator named, else on the first of which there is enough to advise, and none of work that
    has not begun. `decisions` are those made of it before."""
    own = [each for each in decisions if work is None or each.entry.initiative == work.id]
    asked = _asked(work, indicator, area)
    asked = [each for each in asked if each.indicator in snapshot.indicators]
    told = {each: _told(snapshot, each, work, own, area) for each in asked}
    chosen = _chosen(told, indicator) if has_begun else None
    advised = told[chosen][1] if chosen else None
    places = {each: _places(snapshot, each) for each in asked}
    found = [trial.found(snapshot, each) for each in asked] if work is not None else []
    readings = [(each, reading) for each, (reading, _) in told.items() if reading is not None]
    rows = [row for each in asked for row in trial.observations(snapshot, each, others=True)] if work else []
    origins = {reading.origin for _, reading in readings} | {each.origin for each in rows}
    declared = snapshot.indicators[chosen.indicator] if chosen else None
    why = reasons.because(declared, advised, places[chosen]) if declared and advised and chosen else ""
    return Evidence(
        snapshot=snapshot.name,
        as_of=snapshot.as_of,
        sample=Origin.SAMPLE in origins,
        advice=advised.advice if advised else Advice.NOT_ENOUGH_DATA if work else Advice.NONE,
        because=why if has_begun or work is None else begins(work.entry),
        strength=reasons.how_sure(advised)[:_LINE] if advised else "",
        readings=tuple(_read(snapshot, each, reading, places[each]) for each, reading in readings),
        differences=tuple(
            Difference(
                indicator=each.indicator,
                title=snapshot.indicators[each.indicator].title,
                finding=_finding(snapshot, each),
                estimate=effect.estimate,
                lower=effect.lower,
                upper=effect.upper,
                others=len(effect.estimates),
                as_large=effect.as_large,
            )
            for each, effect in zip(asked, found, strict=False)
        ),
    )


def _asked(work: Kept[Initiative] | None, indicator: str, area: str) -> list[Trial]:
    """The indicators of a piece of work, the one named first; or that one alone, in an area."""
    if work is None:
        return [Trial(indicator, () if area in ("", BOROUGH) else (area,))]
    named = [trial.trial(work.entry, indicator)] if indicator else []
    return list({each.indicator: each for each in [*named, *trial.trials(work.entry)]}.values())


def _chosen(told: Mapping[Trial, tuple[Reading | None, Advised | None]], indicator: str) -> Trial | None:
    """That whose advice is frozen."""
    advised = [(asked, each) for asked, (_, each) in told.items() if each is not None]
    named = [asked for asked, _ in advised if asked.indicator == indicator]
    enough = [asked for asked, each in advised if each.advice is not Advice.NOT_ENOUGH_DATA]
    return next(iter([*named, *enough, *(asked for asked, _ in advised)]), None)


def _told(
    snapshot: Snapshot, asked: Trial, work: Kept[Initiative] | None, decisions: list[Kept[Decision]], area: str
) -> tuple[Reading | None, Advised | None]:
    """The reading and the advice as the page has them: of an area without work, those of its snapshot."""
    if work is None:
        code = area or BOROUGH
        reading = snapshot.reading(asked.indicator, code) or snapshot.reading(asked.indicator, BOROUGH)
        advised = snapshot.advice(asked.indicator, code)
        return reading, advised if advised and advised.period else None
    known = trial.work_for(snapshot, asked, work.entry, decisions)
    both = trial.advised(snapshot, asked, known)
    return both or (metrics.reading_for(snapshot, asked.indicator, asked.sites), None)


def _places(snapshot: Snapshot, asked: Trial) -> int:
    return of_series(snapshot.series(asked.indicator, BOROUGH))


def _read(snapshot: Snapshot, asked: Trial, reading: Reading, places: int) -> Read:
    declared = snapshot.indicators[asked.indicator]
    judged = reading.period is not None
    value = "" if reading.value is None else value_text(declared, reading.value, places)
    verdict = verdicts.variation(declared, reading, places) if judged else None
    assured = verdicts.assurance(declared, reading, places) if judged else None
    return Read(
        indicator=asked.indicator,
        title=declared.title,
        area=reading.area,
        area_name=_area_name(snapshot, asked, reading),
        period=period_text(reading.frequency, reading.period) if reading.period else "",
        value=value,
        number=reading.value,
        lower=reading.lower,
        upper=reading.upper,
        variation=verdict.word if verdict else "",
        assurance=assured.word if assured else "",
        course=reading.course.word if reading.course else "",
        origin=reading.origin.word if reading.origin else "",
    )


def _area_name(snapshot: Snapshot, asked: Trial, reading: Reading) -> str:
    """Where it is of; of more wards than a line has room for, how many."""
    if reading.area != SITES:
        return place(snapshot.areas[reading.area])
    names = listed([area.name for code, area in snapshot.areas.items() if code in asked.sites])
    return names if len(names) <= _LINE else effects.wards(snapshot.areas, asked.sites)


def _finding(snapshot: Snapshot, asked: Trial) -> str:
    """The sentences of both exhibits, as text."""
    declared, told = snapshot.indicators[asked.indicator], trial.found(snapshot, asked)
    parts = [effects.finding(declared, told, snapshot.areas)]
    parts += [effects.by_chance(told)] if told.estimates else []
    return Markup(" ").join(parts).striptags()
