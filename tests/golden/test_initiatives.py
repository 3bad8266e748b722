"""What the page of the work says changes only on purpose: what the project declares, and an entry that a team has
changed, with its decisions and what was expected. After a change that is meant:
`pytest tests/golden --snapshot-update`, and read the diff."""

from datetime import UTC, date, datetime

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from data import store
from data.store import Decision, Evidence, Expectation, Initiative, Kept
from metrics import Advice, Decided, Stage, Way
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.reviews import planned
from pages.components.exhibits.suggested import suggested
from pages.components.html import decided, doing, entered, initiative, initiatives
from tests.worlds import World

TODAY = date(2026, 11, 27)
WHEN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DECLARED = store.declared_initiatives()
PLANNED = planned(OnRecord(DECLARED), TODAY)
TEAM = DECLARED[0]
CHANGED = Kept(
    TEAM.entry.model_copy(update={"stage": Stage.ROUTINE, "budget": 30_000, "owner": "Area <lead>"}),
    TEAM.id,
    1,
    "Team [lead]",
    WHEN,
    "It is everyday work",
)
MADE = Kept(
    Decision(
        initiative=TEAM.id,
        indicator="repairs_on_time",
        decided=Decided.PAUSE,
        why="The <b>building</b> closes",
        differs="Nobody can meet",
        on=date(2026, 11, 20),
        review_on=date(2027, 2, 20),
        evidence=Evidence(snapshot="2026-11-20-0b7121f6b787", as_of=TODAY, sample=True, advice=Advice.KEEP_GOING),
    ),
    "one",
    1,
    "Board",
    WHEN,
)
EXPECTED = Expectation(
    initiative=TEAM.id,
    indicator="burglary",
    way=Way.FALL,
    by_how_much=0.25,
    by=date(2027, 6, 30),
    sites=("E05013663",),
    stop_if="It rises <i>twice</i>",
)


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


@pytest.fixture(scope="session")
def sample(made) -> metrics.Snapshot:
    world: World = made("sample")
    return metrics.snapshot(world.snapshots)


def to(slug: str) -> str:
    return f"initiatives?initiative={slug}"


def test_all_of_it(golden: SnapshotAssertion, sample: metrics.Snapshot) -> None:
    found = {each.id: suggested(sample, each, [], TODAY) for each in DECLARED}
    table = initiatives.table(DECLARED, metrics.priorities(), found, PLANNED, to)
    assert [str(initiatives.lead(DECLARED, PLANNED, TODAY)), *table.split("<tr")] == golden


@pytest.mark.parametrize("versions", [(TEAM,), (TEAM, CHANGED)], ids=["declared", "changed"])
def test_one(golden: SnapshotAssertion, sample: metrics.Snapshot, versions: tuple[Kept[Initiative], ...]) -> None:
    move = TEAM.entry.moves[0]
    assert [
        str(initiative.beside_title(versions, PLANNED[TEAM.id])),
        str(initiative.purpose(versions)),
        *initiative.stages(versions).split("<li"),
        *initiative.facts(sample, versions, move).split("<div"),
        *initiative.published(TEAM.entry.facts).split("<li"),
        *initiative.edits(versions, {}).split("<tr"),
    ] == golden


def test_what_was_decided_and_expected(golden: SnapshotAssertion, sample: metrics.Snapshot) -> None:
    amended = Kept(EXPECTED.model_copy(update={"by_how_much": 0.1}), "e", 2, "Lead", WHEN, "Fewer <staff>")
    first = Kept(EXPECTED, "e", 1, "Lead", datetime(2026, 11, 1, 8, 0, tzinfo=UTC))
    assert [
        *decided.decisions([MADE]).split("<tr"),
        str(decided.decisions([])),
        *initiative.expected(sample, [first, amended]).split("<p"),
    ] == golden


def test_on_other_pages(golden: SnapshotAssertion, sample: metrics.Snapshot) -> None:
    named = doing.named(sample, DECLARED, to, "indicator?indicator={}".format)
    linked = [(TEAM, suggested(sample, TEAM, [], date(2026, 11, 27)))]
    assert [
        *doing.doing(linked, PLANNED, to, "initiatives", none="None is named.").split("<li"),
        str(doing.doing([], PLANNED, to, "initiatives", none="None is named.")),
        *doing.decided([MADE], named).split("<li"),
        *(f"{each.since} {each.words} ({each.by})" for each in doing.flags([MADE], {TEAM.id: TEAM.entry.title})),
    ] == golden


def test_what_forms_say(golden: SnapshotAssertion) -> None:
    assert [
        str(entered.fault("Why? (required)", "write 3 letters or more")),
        str(
            entered.not_saved(
                {"why": "x", "moves.0.way": "y", "id": "it is <b>odd</b>"}, {"why": "Why?", "moves": "Indicators"}
            )
        ),
        str(entered.overtaken(CHANGED, {"Budget": "30,000", "Run by": "Area <lead>"})),
        str(entered.saved("At 09:30 (UK time).")),
    ] == golden
