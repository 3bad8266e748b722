"""What it means: indicators, and the snapshots that hold what they say. Use these names and no others."""

from metrics.catalogue import Priority, priorities
from metrics.geography import BOROUGH, Area
from metrics.indicator import DeclarationError, Indicator, Kind, Polarity
from metrics.refresh import RefreshError, Step, refresh
from metrics.series import Change, Comparison, Holding, Observation, Series
from metrics.snapshot import NoSnapshotError, Snapshot, snapshots_folder
from metrics.snapshot import current as current_snapshot
from metrics.snapshot import read as snapshot

__all__ = [
    "BOROUGH",
    "Area",
    "Change",
    "Comparison",
    "DeclarationError",
    "Holding",
    "Indicator",
    "Kind",
    "NoSnapshotError",
    "Observation",
    "Polarity",
    "Priority",
    "RefreshError",
    "Series",
    "Snapshot",
    "Step",
    "current_snapshot",
    "priorities",
    "refresh",
    "snapshot",
    "snapshots_folder",
]
