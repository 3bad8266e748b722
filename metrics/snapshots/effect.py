"""What work did to an indicator where it goes on, as it is reckoned from a snapshot (METHODS, 85); or why that is not
told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.periods import end
from data.vocabulary import Frequency, Term

# Of fewer figures, one odd month or a season would be most of what it was before, or is since.
FEWEST = 4


class Unmeasured(Term):
    """Why nothing is told of what work did; its word is a sentence, with a place for a day and for how few."""

    NOT_BY_WARD = "not_by_ward", "It is not counted by ward, so places cannot be set beside one another."
    NO_SITES = "no_sites", "No ward is named in which the work goes on."
    NOT_KNOWN = "not_known", "None of the wards that are named for the work is a ward of Camden as the figures have it."
    OTHERS_NOT_KNOWN = (
        "others_not_known",
        "None of the wards that are named to compare with is a ward of Camden as the figures have it.",
    )
    NO_START = "no_start", "When the work began is not recorded."
    NO_FIGURES = "no_figures", "There are no figures of wards yet."
    WITHHELD = (
        "withheld",
        "In the wards in which the work goes on, too many figures are withheld, missing or over too few to say.",
    )
    NO_COMPARISON = "no_comparison", "There is no other ward to compare with whose figures are shown often enough."
    NOTHING_BEFORE = "nothing_before", "There is no figure from before the work began."
    TOO_FEW_BEFORE = (
        "too_few_before",
        "{few} from before the work began and shown for every ward; " + str(FEWEST) + " are needed.",
    )
    TOO_SOON = "too_soon", "It is too soon to tell: that takes figures up to {day}."
    TOO_FEW_AFTER = (
        "too_few_after",
        ("{few} from since the work should show and shown for every ward; " + str(FEWEST) + " are needed."),
    )


class LeftOut(Term):
    """Why a ward takes no part."""

    NOT_A_WARD = "not_a_ward", "is no ward of Camden"
    NOT_SHOWN = "not_shown", "is not shown in more than a fifth of the periods"


@dataclass(frozen=True, slots=True)
class Effect:
    """What sites did beside comparison wards, before the work began and since it should show; or `why` nothing is told.

    `sites`, `comparison` and `placebo` are the wards that take part, by code: as many of the last as there are sites,
    in every `choice`, are treated as if the work had been there, and `estimates` are what came of that. `left_out` are
    the wards that do not take part. Values are pooled, in the indicator's own unit, None in a period in which any of
    the wards is not shown; `middle` are the quarters of the comparison wards' own. The estimate stands on so many
    periods `before` and `after`; `between` are drawn and not counted, and `incomplete` others lack a ward. `lower` and
    `upper` are None with fewer than 39 choices. `as_large` of them are as far from nought. `ready` is the last day of
    the figures that it takes, where it is too soon."""

    indicator: str
    frequency: Frequency
    since: date | None
    show_by: date | None
    why: Unmeasured | None
    sites: tuple[str, ...] = ()
    comparison: tuple[str, ...] = ()
    placebo: tuple[str, ...] = ()
    named: bool = False  # whether comparison wards were named
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    periods: tuple[date, ...] = ()
    site_values: tuple[float | None, ...] = ()
    comparison_values: tuple[float | None, ...] = ()
    middle: tuple[tuple[float | None, ...], tuple[float | None, ...]] = ((), ())
    before: int = 0
    between: int = 0
    after: int = 0
    incomplete: int = 0
    estimate: float | None = None
    lower: float | None = None
    upper: float | None = None
    choices: tuple[tuple[str, ...], ...] = ()
    estimates: tuple[float, ...] = ()
    as_large: int = 0
    ready: date | None = None

    @property
    def way(self) -> int | None:
        """1 where the sites clearly rose beside the others, -1 where they fell, 0 where it is too close to tell; None
        where there is no range to say by."""
        if self.lower is None or self.upper is None:
            return None
        return 1 if self.lower > 0 else -1 if self.upper < 0 else 0

    @property
    def change(self) -> float | None:
        """How much the sites changed themselves, from the mean of the periods before to that of those after."""
        return self._change(self.site_values)

    @property
    def comparison_change(self) -> float | None:
        """How much the comparison wards changed."""
        return self._change(self.comparison_values)

    def is_before(self, period: date) -> bool:
        """Whether a period is over before the work begins."""
        return self.since is not None and end(self.frequency, period) < self.since

    def is_after(self, period: date) -> bool:
        """Whether a period begins when the work should show, or later."""
        return self.show_by is not None and period >= self.show_by

    def _change(self, values: Sequence[float | None]) -> float | None:
        there = [(period, each) for period, each in zip(self.periods, values, strict=True) if each is not None]
        early = [each for period, each in there if self.is_before(period)]
        late = [each for period, each in there if self.is_after(period)]
        return sum(late) / len(late) - sum(early) / len(early) if early and late else None
