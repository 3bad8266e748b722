"""How wide is each gap? Every indicator that is compared between wards, in one table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from metrics import GAPS_MOVED_BY_CHANCE, GapChange, Indicator, Origin, Polarity, Priority, Snapshot
from pages.components.exhibits import gap_rows, lookup, protected
from pages.components.exhibits.exhibit import Exhibit, nothing
from pages.components.exhibits.gap_rows import Left, Row
from pages.components.exhibits.gaps_taken import of_gaps
from pages.components.exhibits.remembered import remembered
from pages.components.html import stand
from pages.components.html.gap_behind import NAMES_OF_GAP, behind
from pages.components.html.gap_lead import lead
from pages.components.html.gap_marks import SIDES, dumbbell, legend, spark_of
from pages.components.html.left_out import left_out
from pages.components.html.stand import Line
from pages.components.html.template import Template
from pages.components.words.apart import in_short
from pages.components.words.chances import by_chance
from pages.components.words.gap_changes import change_mark
from pages.components.words.numbers import is_share, many, number, unit
from pages.components.words.periods import period_text
from pages.components.words.sentences import in_turn
from pages.components.words.standing import fresh_text
from pages.components.words.unequal import CAUTION, MEANINGS, YEAR, Gap, Measure, ends, limits, side_word, size

_KEY, _QUESTION = "gap-of-each", "How wide is each gap?"
_NONE = "No indicator of {} is compared between wards{}."
_WHAT = {
    Measure.FIFTHS: "of wards",
    Measure.SLOPE: "of a line through all wards",
    Measure.RELATIVE: "of a line through all wards",
}
_TRACK = "\N{LEFTWARDS ARROW} worse, better \N{RIGHTWARDS ARROW}"
_MOVED = (
    "Small figures are ranges (95%). A gap is narrowing or widening where it has moved by more than chance since the "
    "year before, or else since the first year."
)
_OF_GAP, _UNCLEAR = Template("<b>{}</b>"), Template('<span class="quiet">{}</span>')
_HERE = Template('<a class="here" href="indicator?indicator={}">{}</a>')


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the page says of all indicators: how many are which in a sentence, the table, its newest year, and how many
    figures are of which origin."""

    lead: Markup
    table: Exhibit
    newest: str
    origins: Mapping[Origin, int]


@remembered
def gaps(snapshot: Snapshot, priorities: tuple[Priority, ...], measure: str) -> Gaps:
    """Those of some priorities by a measure: the same for every place, which a link takes along as it is used."""
    of = Measure(measure)
    told, left = gap_rows.rows(snapshot, priorities, of)
    name = priorities[0].title if len(priorities) == 1 else "these priorities"
    without = _left_out(left) if left else Markup()
    key = f"{_KEY}-{of}" if len(priorities) > 1 else f"{_KEY}-{priorities[0].slug}-{of}"
    if not told:
        why = f": {many(len(left))} {'is' if len(left) == 1 else 'are'} counted for wards" if left else ""
        words = _NONE.format(name, why)
        absent = nothing(key, words, question=_QUESTION, place=_KEY)
        return Gaps(Markup(), replace(absent, html=without), "", {})
    exhibit = Exhibit(
        key,
        _QUESTION,
        _finding(of, told),
        html=_table(told, of) + legend(of, told) + without,
        table=behind(told, of),
        how_to_read=_how_to_read(snapshot, told, of),
        source=lookup.source_of_all(snapshot, [each.indicator for each in told]),
        rows=gap_rows.observations(told),
        taken=of_gaps(snapshot, [each for one in told for each in one.years]),
        place=_KEY,
    )
    newest = max(each.gap.period for each in told)
    origins = Counter(Origin(one.observations[0].origin) for one in told)
    return Gaps(lead(of, told), exhibit, period_text(YEAR, newest), origins)


def _finding(measure: Measure, told: Sequence[Row]) -> str:
    neutral = any(each.indicator.polarity is Polarity.NEUTRAL for each in told)
    side = "better; where neither way is, higher" if neutral else "better"
    return (
        f"The large dot is the most deprived {SIDES[measure]} {_WHAT[measure]}, the small one the least deprived. "
        f"Right is {side}; the upright line is Camden."
    )


def _table(told: Sequence[Row], measure: Measure) -> Markup:
    headings = (
        *(
            "Priority",
            "Indicator",
            "Most deprived",
            "Least deprived",
            "\N{LEFTWARDS ARROW} worse, better \N{RIGHTWARDS ARROW}",
        ),
        *(NAMES_OF_GAP[measure], "The gap, year by year"),
    )
    caption = "The gap between the most and the least deprived wards, by priority and indicator"
    return stand.stand("gaps", headings, [_line(each) for each in told], caption=caption)


def _line(row: Row) -> Line:
    indicator, gap, places = row.indicator, row.gap, row.places
    told = (unit(indicator, YEAR) or _per_cent(indicator), period_text(YEAR, gap.period), fresh_text(row.series))
    quiet = ", ".join(filter(None, told))
    cells = (
        stand.number(number(indicator, gap.poorer, places), "most", name="poorer"),
        stand.number(number(indicator, gap.richer, places), "least", name="richer"),
        stand.track(dumbbell(row)),
        stand.with_range(_sized(indicator, gap), "gap", _under(indicator, gap), name="size"),
        stand.said(change_mark(indicator, gap)[0], gap.change.word, change_mark(indicator, gap)[1], spark_of(row)),
    )
    return Line(row.priority, stand.named(_named(indicator), quiet), cells)


def _named(indicator: Indicator) -> Markup:
    return _HERE.format(indicator.slug, indicator.title)


def _per_cent(indicator: Indicator) -> str:
    return "%" if is_share(indicator) else ""


def _sized(indicator: Indicator, gap: Gap) -> Markup:
    told = size(indicator, gap) if gap.ratio else in_short(indicator, abs(gap.worse), ends(gap))
    return (_OF_GAP if gap.side else _UNCLEAR).format(told)


def _under(indicator: Indicator, gap: Gap) -> str:
    """'worse, 4 to 8': the way of the gap, and its range."""
    told = "" if gap.ratio else side_word(indicator, gap)
    return ", ".join(each for each in (told, limits(indicator, gap) or "no range") if each)


def _how_to_read(snapshot: Snapshot, told: Sequence[Row], measure: Measure) -> str:
    judged = sum(each.gap.change not in (GapChange.NO_RANGE, GapChange.TOO_FEW) for each in told)
    marked = by_chance(judged, GAPS_MOVED_BY_CHANCE)
    every = told[0].years[-1].wards
    notes = (
        MEANINGS[measure].format(wards=every, fifth=every // 5),
        "Each row has its own scale, as wide as four fifths of its wards are apart.",
        _MOVED,
        f"Of {judged} gaps that do not change, chance alone marks about {marked}." if marked else "",
        CAUTION,
        "Figures that count people are rounded to 5."
        if any(protected.is_protected(snapshot, each.indicator) for each in told)
        else "",
    )
    return in_turn(notes)


def _left_out(left: Sequence[Left]) -> Markup:
    are = "1 more indicator is" if len(left) == 1 else f"{len(left)} more indicators are"
    title = f"{are} counted for wards and not compared here: why?"
    return left_out(title, ((_named(each.indicator), each.why) for each in left))
