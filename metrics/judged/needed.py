"""How many figures a judgement takes, and how many are lacking."""

from metrics.judged.towards import FEWEST_AHEAD
from metrics.judged.variation import MINIMUM, WINDOW
from metrics.judged.years import FEWEST_OF_YEARS
from metrics.snapshots.reading import Reading
from metrics.statistics.trend import YEARS


def needed_points(reading: Reading) -> int:
    """How many figures a judgement takes."""
    if reading.frequency in WINDOW:
        # A line takes fewer than a chart, if by then it reaches back as far as the target's day lies ahead.
        left = reading.horizon - (FEWEST_AHEAD - reading.points)
        return FEWEST_AHEAD if reading.points < FEWEST_AHEAD and 0 < left <= FEWEST_AHEAD else MINIMUM
    ranged = reading.lower is not None or reading.target_by is not None
    return YEARS if ranged else FEWEST_OF_YEARS


def lacking(reading: Reading) -> int:
    """How many more figures that is."""
    return needed_points(reading) - reading.points
