"""What it means: the readers' door to indicators, and to the snapshots that hold what they say. Use these names and no
others; what writes a snapshot is `metrics.refreshing`.

A name is loaded when it is first asked for, with no more than reading a snapshot takes: no statistics, no database, no
reader of SQL.
"""

from typing import TYPE_CHECKING

from data import door

if TYPE_CHECKING:
    from data.periods import same_day_later
    from data.vocabulary import (
        ActionState,
        Advice,
        Assurance,
        Beside,
        Bound,
        Counted,
        Course,
        Decided,
        Found,
        Frequency,
        GapChange,
        HowMany,
        Kind,
        Level,
        Method,
        NotPrinted,
        Origin,
        PeerDay,
        PeerGroup,
        Polarity,
        Precision,
        Reason,
        Signal,
        Stage,
        Stance,
        Standing,
        Status,
        Strength,
        TargetOrigin,
        Uncertainty,
        Unjudged,
        Variation,
        VoiceState,
        Way,
        Where,
    )
    from metrics.declared.indicator import Indicator
    from metrics.declared.keys import SHORT_NAME
    from metrics.declared.priorities import Priority, priorities
    from metrics.exported.files import as_csv
    from metrics.exported.package import name as package_name
    from metrics.exported.package import package
    from metrics.exported.voices import VoiceRow, voices_table
    from metrics.judged.pooled import series_of_sites as series_of_sites
    from metrics.judged.sites import advice_for as advice_for
    from metrics.judged.sites import reading_for as reading_for
    from metrics.judged.work import Work as Work
    from metrics.judged.working import work_on as work_on
    from metrics.snapshots.advised import Advised
    from metrics.snapshots.among import Among, AmongThen, MiddleHalf, among
    from metrics.snapshots.among import over_time as among_over_time
    from metrics.snapshots.areas import BOROUGH, SITES, Area
    from metrics.snapshots.because import Because
    from metrics.snapshots.cells import harmless
    from metrics.snapshots.changed_among import changed_among
    from metrics.snapshots.charts import Chart, ChartPoint
    from metrics.snapshots.earlier import Earlier
    from metrics.snapshots.earlier import kept_before as earlier_snapshots
    from metrics.snapshots.earlier import read as earlier_snapshot
    from metrics.snapshots.effect import Effect, LeftOut, Unmeasured
    from metrics.snapshots.expected import Expected
    from metrics.snapshots.fact import Fact, FactKind
    from metrics.snapshots.folder import NoSnapshotError, UnreadableSnapshotError, snapshots_folder
    from metrics.snapshots.folder import current as current_snapshot
    from metrics.snapshots.folder import own as own_snapshots
    from metrics.snapshots.funnel import FunnelPoint
    from metrics.snapshots.heard import contradicting, heard, heard_in
    from metrics.snapshots.holdings import Change, Holding
    from metrics.snapshots.inequality import BY_CHANCE as GAPS_MOVED_BY_CHANCE
    from metrics.snapshots.inequality import Inequality
    from metrics.snapshots.known import AsKnown, Retold, Version, as_known
    from metrics.snapshots.measuring import effect
    from metrics.snapshots.news import Changed, News
    from metrics.snapshots.news import since as news_since
    from metrics.snapshots.news import since_period_before as news_since_period_before
    from metrics.snapshots.observation import Observation
    from metrics.snapshots.otherwise import Otherwise
    from metrics.snapshots.pace import Pace, pace
    from metrics.snapshots.peer_changes import ChangeAmong, PeerChange
    from metrics.snapshots.peer_groups import CHOSEN as PEER_GROUPS
    from metrics.snapshots.peer_series import PeerAbout, PeerFigure, PeerPeriod, PeerSeries
    from metrics.snapshots.peers_of import PeersRefused, peers_of
    from metrics.snapshots.printed import COLLECTIONS, Printed
    from metrics.snapshots.profile import Profile, Spread, bordering, spread
    from metrics.snapshots.query.answer import (
        MOST_LETTERS,
        MOST_MEGABYTES,
        MOST_ROWS,
        MOST_SECONDS,
        Answer,
        QueryRefusedError,
        Spot,
    )
    from metrics.snapshots.query.desk import QueryDesk
    from metrics.snapshots.query.published import AskedTable
    from metrics.snapshots.query.published import listed as tables_listed
    from metrics.snapshots.reading import Reading
    from metrics.snapshots.refreshed import Ended, LastRefresh, last_checked, last_refresh
    from metrics.snapshots.refreshed import made_at as snapshot_made_at
    from metrics.snapshots.refused import Refused, last_refused
    from metrics.snapshots.rewriting import RESTATEMENTS, Renewed, Rewriting
    from metrics.snapshots.series import Categories, Comparison, Item, Series
    from metrics.snapshots.snapshot import Snapshot
    from metrics.snapshots.snapshot import read as snapshot
    from metrics.snapshots.stored import meanings
    from metrics.snapshots.together import Together, together
    from metrics.snapshots.values import column_values
    from metrics.snapshots.vintage import Vintage
    from metrics.snapshots.vintage import read as vintage
    from metrics.snapshots.workbook import Cover, Sheet, TooLargeError, workbook

_NAMES = door.places(
    {
        "data.periods": "same_day_later",
        "data.vocabulary": (
            "ActionState Advice Assurance Beside Bound Counted Course Decided Found Frequency GapChange "
            "HowMany Kind Level Method NotPrinted Origin PeerDay PeerGroup Polarity Precision Reason Signal "
            "Stage Stance Standing Status Strength TargetOrigin Uncertainty Unjudged Variation VoiceState Way "
            "Where"
        ),
        "metrics.declared.indicator": "Indicator",
        "metrics.declared.keys": "SHORT_NAME",
        "metrics.declared.priorities": "Priority priorities",
        "metrics.exported.files": "as_csv",
        "metrics.exported.package": "package package_name=name",
        "metrics.exported.voices": "VoiceRow voices_table",
        "metrics.judged.pooled": "series_of_sites",
        "metrics.judged.sites": "advice_for reading_for",
        "metrics.judged.work": "Work",
        "metrics.judged.working": "work_on",
        "metrics.snapshots.advised": "Advised",
        "metrics.snapshots.among": "Among AmongThen MiddleHalf among among_over_time=over_time",
        "metrics.snapshots.areas": "Area BOROUGH SITES",
        "metrics.snapshots.because": "Because",
        "metrics.snapshots.cells": "harmless",
        "metrics.snapshots.changed_among": "changed_among",
        "metrics.snapshots.charts": "Chart ChartPoint",
        "metrics.snapshots.earlier": "Earlier earlier_snapshot=read earlier_snapshots=kept_before",
        "metrics.snapshots.effect": "Effect LeftOut Unmeasured",
        "metrics.snapshots.expected": "Expected",
        "metrics.snapshots.fact": "Fact FactKind",
        "metrics.snapshots.folder": (
            "NoSnapshotError UnreadableSnapshotError current_snapshot=current own_snapshots=own snapshots_folder"
        ),
        "metrics.snapshots.funnel": "FunnelPoint",
        "metrics.snapshots.heard": "contradicting heard heard_in",
        "metrics.snapshots.holdings": "Change Holding",
        "metrics.snapshots.inequality": "GAPS_MOVED_BY_CHANCE=BY_CHANCE Inequality",
        "metrics.snapshots.known": "AsKnown Retold Version as_known",
        "metrics.snapshots.measuring": "effect",
        "metrics.snapshots.news": "Changed News news_since=since news_since_period_before=since_period_before",
        "metrics.snapshots.observation": "Observation",
        "metrics.snapshots.otherwise": "Otherwise",
        "metrics.snapshots.pace": "Pace pace",
        "metrics.snapshots.peer_changes": "ChangeAmong PeerChange",
        "metrics.snapshots.peer_groups": "PEER_GROUPS=CHOSEN",
        "metrics.snapshots.peer_series": "PeerAbout PeerFigure PeerPeriod PeerSeries",
        "metrics.snapshots.peers_of": "PeersRefused peers_of",
        "metrics.snapshots.printed": "COLLECTIONS Printed",
        "metrics.snapshots.profile": "Profile Spread bordering spread",
        "metrics.snapshots.query.answer": (
            "Answer MOST_LETTERS MOST_MEGABYTES MOST_ROWS MOST_SECONDS QueryRefusedError Spot"
        ),
        "metrics.snapshots.query.desk": "QueryDesk",
        "metrics.snapshots.query.published": "AskedTable tables_listed=listed",
        "metrics.snapshots.reading": "Reading",
        "metrics.snapshots.refreshed": "Ended LastRefresh last_checked last_refresh snapshot_made_at=made_at",
        "metrics.snapshots.refused": "Refused last_refused",
        "metrics.snapshots.rewriting": "RESTATEMENTS Renewed Rewriting",
        "metrics.snapshots.series": "Categories Comparison Item Series",
        "metrics.snapshots.snapshot": "Snapshot snapshot=read",
        "metrics.snapshots.stored": "meanings",
        "metrics.snapshots.together": "Together together",
        "metrics.snapshots.values": "column_values",
        "metrics.snapshots.vintage": "Vintage vintage=read",
        "metrics.snapshots.workbook": "Cover Sheet TooLargeError workbook",
    }
)

# What judges anew when it is asked, by name alone: it brings the statistics of a refresh with it.
__all__ = [
    "BOROUGH", "COLLECTIONS", "GAPS_MOVED_BY_CHANCE", "MOST_LETTERS", "MOST_MEGABYTES", "MOST_ROWS", "MOST_SECONDS",
    "PEER_GROUPS", "RESTATEMENTS", "SHORT_NAME", "SITES", "ActionState", "Advice", "Advised", "Among", "AmongThen",
    "Answer", "Area", "AsKnown", "AskedTable", "Assurance", "Because", "Beside", "Bound", "Categories", "Change",
    "ChangeAmong", "Changed", "Chart", "ChartPoint", "Comparison", "Counted", "Course", "Cover", "Decided", "Earlier",
    "Effect", "Ended", "Expected", "Fact", "FactKind", "Found", "Frequency", "FunnelPoint", "GapChange", "Holding",
    "HowMany", "Indicator", "Inequality", "Item", "Kind", "LastRefresh", "LeftOut", "Level", "Method", "MiddleHalf",
    "News", "NoSnapshotError", "NotPrinted", "Observation", "Origin", "Otherwise", "Pace", "PeerAbout", "PeerChange",
    "PeerDay", "PeerFigure", "PeerGroup", "PeerPeriod", "PeerSeries", "PeersRefused", "Polarity", "Precision",
    "Printed", "Priority", "Profile", "QueryDesk", "QueryRefusedError", "Reading", "Reason", "Refused", "Renewed",
    "Retold", "Rewriting", "Series", "Sheet", "Signal", "Snapshot", "Spot", "Spread", "Stage", "Stance", "Standing",
    "Status", "Strength", "TargetOrigin", "Together", "TooLargeError", "Uncertainty", "Unjudged", "Unmeasured",
    "UnreadableSnapshotError", "Variation", "Version", "Vintage", "VoiceRow", "VoiceState", "Way", "Where", "among",
    "among_over_time", "as_csv", "as_known", "bordering", "changed_among", "column_values", "contradicting",
    "current_snapshot", "earlier_snapshot", "earlier_snapshots", "effect", "harmless", "heard", "heard_in",
    "last_checked", "last_refresh", "last_refused", "meanings", "news_since", "news_since_period_before",
    "own_snapshots", "pace", "package", "package_name", "peers_of", "priorities", "same_day_later", "snapshot",
    "snapshot_made_at", "snapshots_folder", "spread", "tables_listed", "together", "vintage", "voices_table",
    "workbook",
]  # fmt: skip

__getattr__ = door.opens(__name__, _NAMES)
