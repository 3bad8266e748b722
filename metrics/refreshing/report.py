"""What a refresh says of itself when it has ended: what changed, and totals."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from metrics.refreshing.observing import Outcome, Step

# More than these are counted, not named.
NAMED = 8


def summary(steps: Iterable[Step]) -> Iterator[str]:
    """A sentence for each outcome and reason there was, in the order of Outcome. It names the indicators unless they
    are too many to be news, or nothing was done for them."""
    outcomes = list(Outcome)
    ordered = sorted(steps, key=lambda step: (outcomes.index(step.outcome), step.why))
    for (outcome, why), group in groupby(ordered, key=lambda step: (step.outcome, step.why)):
        slugs = [step.indicator for step in group]
        named = ", ".join(slugs)
        news = outcome is not Outcome.KEPT and len(slugs) <= NAMED
        counted = "1 indicator" if len(slugs) == 1 else f"{len(slugs)} indicators"
        yield f"{outcome.capitalize()}: {counted}{f' ({named})' if news else ''}; {why}."
