"""What is shown of figures of people beside what was shown of them before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from metrics.counted.spread import Marks
from metrics.protected.figures import PROTECTS, Figures, Why, in_words
from metrics.protected.rounding import Floats

# What a part was shown as before it was shown otherwise: whoever kept that snapshot knows it still.
NUMBERS_BEFORE = ("before_numerator", "before_denominator", "before_smallest")
WHY_BEFORE = ("before_numerator_withheld", "before_denominator_withheld")

Days = np.ndarray[tuple[int], np.dtype[np.datetime64]]


@dataclass(frozen=True, slots=True)
class Past:
    """By row: what the last snapshot showed and by which smallest count, and what it was shown as before that; nan and
    no reason where it was not."""

    shown: Figures
    smallest: Floats
    before: Mapping[str, Floats | Why]


@dataclass(frozen=True, slots=True)
class Carried:
    """Figures with what was shown of them before, since when they are shown, and when they were revised (NaT: not
    yet); `earlier` is where there was an earlier display, and `numerator_changed` and `denominator_changed` where that
    part is shown otherwise now than in the last snapshot."""

    figures: Figures
    first_shown_on: Days
    revised_on: Days
    earlier: Marks
    past: Past
    numerator_changed: Marks
    denominator_changed: Marks

    @property
    def standing(self) -> dict[str, Marks]:
        """By part, where it is shown as in the last snapshot."""
        return {
            "numerator": self.earlier & ~self.numerator_changed,
            "denominator": self.earlier & ~self.denominator_changed,
        }

    def before(self) -> dict[str, pa.Array]:
        """What was shown before the display that stands now, as columns."""
        past, x, n = self.past, self.numerator_changed, self.denominator_changed
        last: Mapping[str, tuple[Marks, Floats | Why]] = {
            "before_numerator": (x, past.shown.numerator),
            "before_denominator": (n, past.shown.denominator),
            "before_smallest": (x | n, past.smallest),
            "before_numerator_withheld": (x, past.shown.numerator_why),
            "before_denominator_withheld": (n, past.shown.denominator_why),
        }
        told = {name: np.where(changed, of, past.before[name]) for name, (changed, of) in last.items()}
        return {
            name: in_words(column) if name in WHY_BEFORE else pa.array(column, from_pandas=True)
            for name, column in told.items()
        }


def withheld(carried: Carried, numerators: Marks, denominators: Marks) -> Carried:
    """The same with some parts withheld to protect another figure. One that was to be revised stands as it was shown
    instead: that is known of it already."""
    back_x, back_n = (
        parts & carried.earlier & changed
        for parts, changed in (
            (numerators, carried.numerator_changed),
            (denominators, carried.denominator_changed),
        )
    )
    x, n, old, last = numerators & ~back_x, denominators & ~back_n, carried.figures, carried.past.shown

    def of_denominator(now: Floats, before: Floats) -> Floats:
        return np.where(n, np.nan, np.where(back_n, before, now))

    return replace(
        carried,
        figures=replace(
            old,
            numerator=np.where(x, np.nan, np.where(back_x, last.numerator, old.numerator)),
            denominator=of_denominator(old.denominator, last.denominator),
            numerator_why=np.where(x, PROTECTS, np.where(back_x, last.numerator_why, old.numerator_why)).astype(
                np.int8
            ),
            denominator_why=np.where(n, PROTECTS, np.where(back_n, last.denominator_why, old.denominator_why)).astype(
                np.int8
            ),
            mean=of_denominator(old.mean, last.mean),
            deviation=of_denominator(old.deviation, last.deviation),
            design_effect=of_denominator(old.design_effect, last.design_effect),
        ),
        numerator_changed=carried.numerator_changed & ~back_x,
        denominator_changed=carried.denominator_changed & ~back_n,
    )
