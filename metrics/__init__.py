"""What it means: indicators, and the snapshots that hold what they say. Use these names and no others."""

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
from metrics.catalogue import Priority, priorities
from metrics.geography import BOROUGH, Area
from metrics.indicator import DeclarationError, Indicator
from metrics.refresh import RefreshError, Step, refresh
from metrics.series import Categories, Change, Comparison, Holding, Item, Observation, Series
from metrics.snapshot import NoSnapshotError, Snapshot, snapshots_folder
from metrics.snapshot import current as current_snapshot
from metrics.snapshot import read as snapshot

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
    "DeclarationError",
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
    "RefreshError",
    "Series",
    "Snapshot",
    "Standing",
    "Status",
    "Step",
    "TargetOrigin",
    "Variation",
    "current_snapshot",
    "priorities",
    "refresh",
    "snapshot",
    "snapshots_folder",
]
