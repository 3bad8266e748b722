"""Counts that may leave: what `metrics.protected` lets through, and only that."""

from dataclasses import dataclass

import pyarrow as pa

from metrics.declared.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Shown:
    """Rolled-up counts (roll_up.SCHEMA) in which nobody can be found; made by `metrics.protected.protect` alone."""

    indicators: tuple[Indicator, ...]
    table: pa.Table
