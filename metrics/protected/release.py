"""What is released of figures of people after their audit, and what there is to say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from metrics.counted.roll_up import RolledUp
from metrics.counted.spread import Marks
from metrics.declared.indicator import Indicator
from metrics.protected import sums
from metrics.protected.audit import Audit, applied, audit
from metrics.protected.displays import Carried
from metrics.protected.in_print import Printed, exact
from metrics.protected.scope import Rule
from metrics.protected.sums import Published


@dataclass(frozen=True, slots=True)
class Certified:
    """Figures as they are released; those that are `provisional` are withheld for want of a proof alone, which the next
    refresh may find; `audit` is None where nothing was to be certified."""

    carried: Carried
    provisional: Marks
    audit: Audit | None = None
    by_indicator: tuple[int, ...] = ()


def certified(rolled_up: RolledUp, published: Published, carried: Carried, in_print: Printed) -> Certified:
    """The figures that an audit lets through."""
    numbers = published.rows["number"].to_numpy()
    nothing = np.zeros(len(numbers), np.bool_)
    if not any(published.rules[number] is not None for number in np.unique(numbers)):
        return Certified(carried, nothing)
    known = exact(rolled_up.indicators, in_print)
    found = audit(sums.built(rolled_up, published, known), published, carried.standing)
    provisional = np.isin(numbers, list(found.unproven)) & ~carried.earlier
    withheld = (found.numerators.astype(np.int64) + found.denominators)[~provisional]
    counts = np.bincount(numbers[~provisional], weights=withheld, minlength=len(published.rules))
    return Certified(applied(found, carried, numbers), provisional, found, tuple(int(each) for each in counts))


def notes(
    indicators: Sequence[Indicator], rules: Sequence[Rule | None], audited: Sequence[Rule | None], certified: Certified
) -> tuple[str, ...]:
    """What there is to say: nothing of how many small counts there are, which would be one of the counts."""
    return tuple(_notes(indicators, rules, audited, certified))


def _notes(
    indicators: Sequence[Indicator], rules: Sequence[Rule | None], audited: Sequence[Rule | None], certified: Certified
) -> Iterator[str]:
    if any(rule is not None and other is None for rule, other in zip(rules, audited, strict=True)):
        yield "The sample was not audited, since nobody real is behind it; to audit it, refresh with --audit-sample."
    if certified.audit is None:
        return
    for number, indicator in enumerate(indicators):
        if number in certified.audit.unproven:
            yield (
                f"{indicator.slug}: no proof was found that its small counts leave enough open, so nothing new of it "
                "is shown; a longer period in 'publish' would help."
            )
        elif certified.by_indicator[number]:
            many = certified.by_indicator[number]
            yield f"{indicator.slug}: {many} {'figure is' if many == 1 else 'figures are'} withheld to protect others."
    yield "Every small count of people that is published was audited."
