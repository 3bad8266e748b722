"""What it means: the readers' door to indicators, and to the snapshots that hold what they say. Use these names and no
others; what writes a snapshot is `metrics.refreshing`.

A name is loaded when it is first asked for, with no more than reading a snapshot takes: no statistics, no database, no
reader of SQL.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
        PriorityKind,
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
    from metrics.judged.advice import Work as Work
    from metrics.judged.sites import advice_for as advice_for
    from metrics.judged.sites import reading_for as reading_for
    from metrics.judged.sites import series_of_sites as series_of_sites
    from metrics.judged.sites import work_on as work_on
    from metrics.snapshots.advised import Advised, Because, Fact, FactKind, Otherwise
    from metrics.snapshots.among import Among, AmongThen, ChangeAmong, MiddleHalf, PeerChange, among, changed_among
    from metrics.snapshots.among import over_time as among_over_time
    from metrics.snapshots.areas import BOROUGH, SITES, Area
    from metrics.snapshots.cells import harmless
    from metrics.snapshots.charts import Chart, ChartPoint
    from metrics.snapshots.earlier import Earlier
    from metrics.snapshots.earlier import kept_before as earlier_snapshots
    from metrics.snapshots.earlier import read as earlier_snapshot
    from metrics.snapshots.effect import Effect, LeftOut, Unmeasured
    from metrics.snapshots.expected import Expected
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
    from metrics.snapshots.pace import Pace, pace
    from metrics.snapshots.peer_groups import CHOSEN as PEER_GROUPS
    from metrics.snapshots.peer_groups import ChosenPeers
    from metrics.snapshots.peers import PeerAbout, PeerFigure, PeerPeriod, PeerSeries
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

_VOCABULARY = (
    "ActionState", "Advice", "Assurance", "Beside", "Bound", "Counted", "Course", "Decided", "Found", "Frequency",
    "GapChange", "HowMany", "Kind", "Level", "Method", "NotPrinted", "Origin", "PeerDay", "PeerGroup", "Polarity",
    "Precision", "PriorityKind", "Reason", "Signal", "Stage", "Stance", "Standing", "Status", "Strength",
    "TargetOrigin", "Uncertainty", "Unjudged", "Variation", "VoiceState", "Way", "Where",
)  # fmt: skip
_DOOR = {name: f"data.vocabulary.{name}" for name in _VOCABULARY} | {
    "BOROUGH": "metrics.snapshots.areas.BOROUGH",
    "GAPS_MOVED_BY_CHANCE": "metrics.snapshots.inequality.BY_CHANCE",
    "COLLECTIONS": "metrics.snapshots.printed.COLLECTIONS",
    "MOST_LETTERS": "metrics.snapshots.query.answer.MOST_LETTERS",
    "MOST_MEGABYTES": "metrics.snapshots.query.answer.MOST_MEGABYTES",
    "MOST_ROWS": "metrics.snapshots.query.answer.MOST_ROWS",
    "MOST_SECONDS": "metrics.snapshots.query.answer.MOST_SECONDS",
    "RESTATEMENTS": "metrics.snapshots.rewriting.RESTATEMENTS",
    "SHORT_NAME": "metrics.declared.keys.SHORT_NAME",
    "Advised": "metrics.snapshots.advised.Advised",
    "Answer": "metrics.snapshots.query.answer.Answer",
    "Area": "metrics.snapshots.areas.Area",
    "AsKnown": "metrics.snapshots.known.AsKnown",
    "AskedTable": "metrics.snapshots.query.published.AskedTable",
    "Because": "metrics.snapshots.advised.Because",
    "Categories": "metrics.snapshots.series.Categories",
    "Change": "metrics.snapshots.holdings.Change",
    "Changed": "metrics.snapshots.news.Changed",
    "Chart": "metrics.snapshots.charts.Chart",
    "ChartPoint": "metrics.snapshots.charts.ChartPoint",
    "Comparison": "metrics.snapshots.series.Comparison",
    "Cover": "metrics.snapshots.workbook.Cover",
    "Earlier": "metrics.snapshots.earlier.Earlier",
    "Effect": "metrics.snapshots.effect.Effect",
    "Expected": "metrics.snapshots.expected.Expected",
    "Fact": "metrics.snapshots.advised.Fact",
    "FactKind": "metrics.snapshots.advised.FactKind",
    "FunnelPoint": "metrics.snapshots.funnel.FunnelPoint",
    "Holding": "metrics.snapshots.holdings.Holding",
    "Indicator": "metrics.declared.indicator.Indicator",
    "Inequality": "metrics.snapshots.inequality.Inequality",
    "Item": "metrics.snapshots.series.Item",
    "LeftOut": "metrics.snapshots.effect.LeftOut",
    "News": "metrics.snapshots.news.News",
    "NoSnapshotError": "metrics.snapshots.folder.NoSnapshotError",
    "Observation": "metrics.snapshots.observation.Observation",
    "Otherwise": "metrics.snapshots.advised.Otherwise",
    "Pace": "metrics.snapshots.pace.Pace",
    "Printed": "metrics.snapshots.printed.Printed",
    "Priority": "metrics.declared.priorities.Priority",
    "Profile": "metrics.snapshots.profile.Profile",
    "QueryDesk": "metrics.snapshots.query.desk.QueryDesk",
    "QueryRefusedError": "metrics.snapshots.query.answer.QueryRefusedError",
    "Reading": "metrics.snapshots.reading.Reading",
    "Refused": "metrics.snapshots.refused.Refused",
    "Renewed": "metrics.snapshots.rewriting.Renewed",
    "Retold": "metrics.snapshots.known.Retold",
    "Rewriting": "metrics.snapshots.rewriting.Rewriting",
    "Series": "metrics.snapshots.series.Series",
    "Sheet": "metrics.snapshots.workbook.Sheet",
    "Snapshot": "metrics.snapshots.snapshot.Snapshot",
    "Spot": "metrics.snapshots.query.answer.Spot",
    "Spread": "metrics.snapshots.profile.Spread",
    "TooLargeError": "metrics.snapshots.workbook.TooLargeError",
    "Unmeasured": "metrics.snapshots.effect.Unmeasured",
    "UnreadableSnapshotError": "metrics.snapshots.folder.UnreadableSnapshotError",
    "VoiceRow": "metrics.exported.voices.VoiceRow",
    "Version": "metrics.snapshots.known.Version",
    "Vintage": "metrics.snapshots.vintage.Vintage",
    "Among": "metrics.snapshots.among.Among",
    "ChangeAmong": "metrics.snapshots.among.ChangeAmong",
    "ChosenPeers": "metrics.snapshots.peer_groups.ChosenPeers",
    "MiddleHalf": "metrics.snapshots.among.MiddleHalf",
    "PEER_GROUPS": "metrics.snapshots.peer_groups.CHOSEN",
    "PeerAbout": "metrics.snapshots.peers.PeerAbout",
    "PeerChange": "metrics.snapshots.among.PeerChange",
    "PeerFigure": "metrics.snapshots.peers.PeerFigure",
    "PeerPeriod": "metrics.snapshots.peers.PeerPeriod",
    "PeerSeries": "metrics.snapshots.peers.PeerSeries",
    "PeersRefused": "metrics.snapshots.peers_of.PeersRefused",
    "AmongThen": "metrics.snapshots.among.AmongThen",
    "among": "metrics.snapshots.among.among",
    "among_over_time": "metrics.snapshots.among.over_time",
    "changed_among": "metrics.snapshots.among.changed_among",
    "peers_of": "metrics.snapshots.peers_of.peers_of",
    "SITES": "metrics.snapshots.areas.SITES",
    "Work": "metrics.judged.advice.Work",
    "advice_for": "metrics.judged.sites.advice_for",
    "as_csv": "metrics.exported.files.as_csv",
    "as_known": "metrics.snapshots.known.as_known",
    "bordering": "metrics.snapshots.profile.bordering",
    "Together": "metrics.snapshots.together.Together",
    "column_values": "metrics.snapshots.values.column_values",
    "current_snapshot": "metrics.snapshots.folder.current",
    "earlier_snapshot": "metrics.snapshots.earlier.read",
    "earlier_snapshots": "metrics.snapshots.earlier.kept_before",
    "effect": "metrics.snapshots.measuring.effect",
    "contradicting": "metrics.snapshots.heard.contradicting",
    "harmless": "metrics.snapshots.cells.harmless",
    "heard": "metrics.snapshots.heard.heard",
    "heard_in": "metrics.snapshots.heard.heard_in",
    "last_refused": "metrics.snapshots.refused.last_refused",
    "meanings": "metrics.snapshots.stored.meanings",
    "news_since": "metrics.snapshots.news.since",
    "news_since_period_before": "metrics.snapshots.news.since_period_before",
    "own_snapshots": "metrics.snapshots.folder.own",
    "pace": "metrics.snapshots.pace.pace",
    "package": "metrics.exported.package.package",
    "package_name": "metrics.exported.package.name",
    "priorities": "metrics.declared.priorities.priorities",
    "reading_for": "metrics.judged.sites.reading_for",
    "series_of_sites": "metrics.judged.sites.series_of_sites",
    "snapshot": "metrics.snapshots.snapshot.read",
    "snapshots_folder": "metrics.snapshots.folder.snapshots_folder",
    "spread": "metrics.snapshots.profile.spread",
    "tables_listed": "metrics.snapshots.query.published.listed",
    "vintage": "metrics.snapshots.vintage.read",
    "work_on": "metrics.judged.sites.work_on",
    "voices_table": "metrics.exported.voices.voices_table",
    "workbook": "metrics.snapshots.workbook.workbook",
    "together": "metrics.snapshots.together.together",
}

# What judges anew when it is asked, by name alone: it brings the statistics of a refresh with it.
__all__ = [
    "BOROUGH",
    "COLLECTIONS",
    "GAPS_MOVED_BY_CHANCE",
    "MOST_LETTERS",
    "MOST_MEGABYTES",
    "MOST_ROWS",
    "MOST_SECONDS",
    "PEER_GROUPS",
    "RESTATEMENTS",
    "SHORT_NAME",
    "SITES",
    "ActionState",
    "Advice",
    "Advised",
    "Among",
    "AmongThen",
    "Answer",
    "Area",
    "AsKnown",
    "AskedTable",
    "Assurance",
    "Because",
    "Beside",
    "Bound",
    "Categories",
    "Change",
    "ChangeAmong",
    "Changed",
    "Chart",
    "ChartPoint",
    "ChosenPeers",
    "Comparison",
    "Counted",
    "Course",
    "Cover",
    "Decided",
    "Earlier",
    "Effect",
    "Expected",
    "Fact",
    "FactKind",
    "Found",
    "Frequency",
    "FunnelPoint",
    "GapChange",
    "Holding",
    "HowMany",
    "Indicator",
    "Inequality",
    "Item",
    "Kind",
    "LeftOut",
    "Level",
    "Method",
    "MiddleHalf",
    "News",
    "NoSnapshotError",
    "NotPrinted",
    "Observation",
    "Origin",
    "Otherwise",
    "Pace",
    "PeerAbout",
    "PeerChange",
    "PeerDay",
    "PeerFigure",
    "PeerGroup",
    "PeerPeriod",
    "PeerSeries",
    "PeersRefused",
    "Polarity",
    "Precision",
    "Printed",
    "Priority",
    "PriorityKind",
    "Profile",
    "QueryDesk",
    "QueryRefusedError",
    "Reading",
    "Reason",
    "Refused",
    "Renewed",
    "Retold",
    "Rewriting",
    "Series",
    "Sheet",
    "Signal",
    "Snapshot",
    "Spot",
    "Spread",
    "Stage",
    "Stance",
    "Standing",
    "Status",
    "Strength",
    "TargetOrigin",
    "Together",
    "TooLargeError",
    "Uncertainty",
    "Unjudged",
    "Unmeasured",
    "UnreadableSnapshotError",
    "Variation",
    "Version",
    "Vintage",
    "VoiceRow",
    "VoiceState",
    "Way",
    "Where",
    "among",
    "among_over_time",
    "as_csv",
    "as_known",
    "bordering",
    "changed_among",
    "column_values",
    "contradicting",
    "current_snapshot",
    "earlier_snapshot",
    "earlier_snapshots",
    "effect",
    "harmless",
    "heard",
    "heard_in",
    "last_refused",
    "meanings",
    "news_since",
    "news_since_period_before",
    "own_snapshots",
    "pace",
    "package",
    "package_name",
    "peers_of",
    "priorities",
    "snapshot",
    "snapshots_folder",
    "spread",
    "tables_listed",
    "together",
    "vintage",
    "voices_table",
    "workbook",
]


def __getattr__(name: str) -> Any:
    if name not in _DOOR:
        raise AttributeError(f"module 'metrics' has no attribute '{name}'")
    module, _, attribute = _DOOR[name].rpartition(".")
    found = globals()[name] = getattr(import_module(module), attribute)
    return found
