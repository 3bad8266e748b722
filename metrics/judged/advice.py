"""What a reading suggests: by the first rung of the ladder that holds. It advises; people decide."""

from dataclasses import replace

from data.vocabulary import Frequency, Strength
from metrics.judged import chances
from metrics.judged.ladder import LADDER, OF_GAPS
from metrics.judged.otherwise import otherwise
from metrics.judged.telling import facts
from metrics.judged.work import Work
from metrics.snapshots.advised import Advised
from metrics.snapshots.reading import Reading


def advise(reading: Reading, work: Work | None = None) -> Advised:
    """What a reading suggests, for the borough or a site of an initiative, with its `work` where there is some."""
    rule = next(each for each in LADDER if each.holds(reading, work))
    advice, because = rule.suggests(reading, work), rule.because(reading, work)
    told = otherwise(reading, rule.number, because)
    judged = rule.number > 1
    told_of = Advised(
        indicator=reading.indicator,
        area=reading.area,
        frequency=reading.frequency,
        rule=rule.number,
        advice=advice,
        because=because,
        otherwise=told,
        facts=facts(reading, because, told, work),
        strength=chances.strength(reading) if judged else Strength.NONE,
        by_chance=_by_chance(reading, rule.number),
        first=reading.first,
        period=reading.period,
        points=reading.points,
    )
    return _of_gaps(told_of, reading) if rule.number == OF_GAPS else told_of


def _of_gaps(told: Advised, reading: Reading) -> Advised:
    """The same, which stands on two financial years of wards and not on Camden's own figures."""
    year = reading.year
    before = year.replace(year=year.year - 1) if year else None
    return replace(
        told, frequency=Frequency.FINANCIAL_YEAR, strength=Strength.WEAK, first=before, period=year, points=2
    )


def _by_chance(reading: Reading, rule: int) -> float | None:
    if rule <= 1:
        return None
    if rule == OF_GAPS:
        return chances.OF_WIDER_GAPS
    if rule == 4:
        return chances.OF_SEVEN_IN_A_ROW
    return chances.by_chance(reading)
