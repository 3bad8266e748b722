"""What a meeting's page and the log of decisions say changes on purpose only."""

from datetime import date
from functools import partial

import pytest
from syrupy.assertion import SnapshotAssertion

from metrics import Advice, Decided, Found
from pages.components.exhibits import agenda_said, awaiting, log
from pages.components.exhibits.agenda import agenda
from pages.components.exhibits.looking_back import at_a_decision
from pages.components.exhibits.minutes import minutes
from pages.components.exhibits.on_record import OnRecord
from pages.components.exhibits.signals import signals
from pages.components.html import agenda as drawn
from pages.components.html import due, minuted, register
from tests.unit.pages.entered import action, decision, evidence, expectation, initiative, meeting, read, review

FIRST, SECOND = date(2026, 9, 15), date(2026, 10, 20)
BURGLARY = read("burglary", title="Burglary", value="1.93 per 1,000", number=1.93, period="December 2025")
GONE = read("gone", title="Counted once", number=0.75)


@pytest.fixture(scope="module")
def record():
    first = decision("d1", FIRST, date(2026, 10, 6), indicator="burglary", of=evidence(Advice.PAUSE, BURGLARY))
    mended = decision(
        "d1", FIRST, date(2026, 10, 6), Decided.STOP, evidence(Advice.PAUSE, BURGLARY, GONE), indicator="burglary",
        version=2, because="The wrong box was ticked", minutes=5,
    )  # fmt: skip
    anew = decision("d2", SECOND, initiative="kentish_town_team", meeting="m2", minutes=4)
    return OnRecord(
        initiatives=(initiative(owner="Neighbourhood lead", next_review=date(2026, 10, 1)),),
        expectations=((expectation("e1", date(2026, 9, 30)),),),
        decisions=((first, mended), (anew,)),
        reviews=(review("r1", "e1", SECOND, Found.TOO_SOON, "m2"),),
        meetings=(meeting("m1", FIRST), meeting("m2", SECOND)),
        acted=((action("a1", "m1", date(2026, 10, 9), about="burglary", on=FIRST),),),
    )


def test_a_meeting(made, record, snapshot: SnapshotAssertion):
    figures, here = made("published").snapshot, record.meeting["m2"]
    of = agenda(signals(figures, None), record, here)
    said = agenda_said.all_said(figures, record, of.items, here.entry)
    done = minutes(record, here)
    told = drawn.agenda(of, said, SECOND, to="/".join, fill=lambda key: f"?item={key}")
    assert [drawn.lead(of), told, minuted.so_far(done, minuted.about(done, of.items, said))] == snapshot


def test_the_log(made, record, snapshot: SnapshotAssertion):
    figures = made("published").snapshot
    due_now = awaiting.awaiting(figures, record, SECOND)
    rows = log.log(figures, record, due_now)
    addresses = {
        name: (lambda of, name=name: f"{name}={of}") for name in ("initiative", "indicator", "meeting", "correct")
    }
    told = register.register(rows, partial(at_a_decision, figures, work=record.versions), **addresses)
    leading = due.leading("log", "work={}".format)
    listed = due.due(due_now, leading, due.meetings(record, SECOND, str, "meeting"))
    assert [listed, told] == snapshot
