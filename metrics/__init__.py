"""What it means: the readers' door to indicators, and to the snapshots that hold what they say. Use these names and no
others; what writes a snapshot is `metrics.refreshing`."""

from data.vocabulary import (
    Advice,
    Assurance,
    Beside,
    Bound,
    Counted,
    Course,
    Frequency,
    Kind,
    Level,
    Origin,
    Polarity,
    PriorityKind,
    Reason,
    Standing,
    Status,
    TargetOrigin,
    Variation,
)
from metrics.declared.indicator import Indicator
from metrics.declared.priorities import Priority, priorities
from metrics.snapshots.areas import BOROUGH, Area
from metrics.snapshots.holdings import Change, Holding
from metrics.snapshots.series import Categories, Comparison, Item, Observation, Series
from metrics.snapshots.snapshot import NoSnapshotError, Snapshot, snapshots_folder
from metrics.snapshots.snapshot import current as current_snapshot
from metrics.snapshots.snapshot import read as snapshot

__all__ = [
    "BOROUGH",
    "Advice",
    "Area",
    "Assurance",
    "Beside",
    "Bound",
    "Categories",
    "Change",
    "Comparison",
    "Counted",
    "Course",
    "Frequency",
    "Holding",
    "Indicator",
    "Item",
    "Kind",
    "Level",
    "NoSnapshotError",
    "Observation",
    "Origin",
    "Polarity",
    "Priority",
    "PriorityKind",
    "Reason",
    "Series",
    "Snapshot",
    "Standing",
    "Status",
    "TargetOrigin",
    "Variation",
    "current_snapshot",
    "priorities",
    "snapshot",
    "snapshots_folder",
]
