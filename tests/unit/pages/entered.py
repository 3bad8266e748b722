"""Small entries by hand, for tests of what is on record."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from data.store import Action, Decision, Evidence, Expectation, Initiative, Kept, Meeting, Read, Review
from metrics import ActionState, Advice, Decided, Found, Way

BOARD = "Neighbourhoods board"
DAY = date(2026, 10, 20)


def at(day: date, minutes: int = 0) -> datetime:
    """Ten in the morning of a day, and so many minutes."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC) + timedelta(minutes=minutes)


def kept(
    entry: Any, called: str, *, on: date = DAY, minutes: int = 0, version: int = 1, because: str = ""
) -> Kept[Any]:
    return Kept(entry, called, version, "Head of service", at(on, minutes), because)


def meeting(called: str, day: date = DAY, board: str = BOARD, **more: Any) -> Kept[Any]:
    return kept(Meeting(day=day, board=board, chair="Director of housing"), called, on=day, **more)


def action(called: str, agreed: str, by: date = DAY, state: ActionState = ActionState.OPEN, **more: Any) -> Kept[Any]:
    said = {key: more.pop(key) for key in ("about", "outcome", "owner", "what") if key in more}
    usual: dict[str, Any] = {"what": f"Do {called}", "owner": "Head of repairs"}
    usual["outcome"] = "" if state is ActionState.OPEN else "Because"
    return kept(Action(by=by, state=state, meeting=agreed, **(usual | said)), called, **more)


def read(indicator: str = "robbery", **more: Any) -> Read:
    usual: dict[str, Any] = {"title": "Robbery", "area": "E09000007", "area_name": "Camden", "period": "December 2024"}
    figure: dict[str, Any] = {"value": "75%", "number": 0.75, "variation": "Getting worse"}
    return Read(indicator=indicator, **{**usual, **figure, **more})


def evidence(advice: Advice = Advice.PAUSE, *readings: Read, **more: Any) -> Evidence:
    usual: dict[str, Any] = {
        "snapshot": "2026-10-02-4f2a91c0d5e6",
        "as_of": date(2026, 10, 2),
        "sample": True,
        "because": "It fell.",
    }
    return Evidence(advice=advice, readings=readings, **{**usual, **more})


def decision(
    called: str,
    on: date = DAY,
    review_on: date | None = None,
    decided: Decided = Decided.PAUSE,
    of: Evidence | None = None,
    **more: Any,
) -> Kept[Any]:
    noted = {key: more.pop(key) for key in ("minutes", "version", "because") if key in more}
    about = more if more.get("initiative") or more.get("indicator") else {"indicator": "robbery"} | more
    made = Decision(
        decided=decided,
        why="It is getting worse",
        differs="We know why",
        on=on,
        review_on=review_on,
        evidence=of or evidence(Advice.PAUSE, read()),
        **about,
    )
    return kept(made, called, on=on, **noted)


def expectation(called: str, by: date = DAY, on: date = date(2026, 1, 5), **more: Any) -> Kept[Any]:
    noted = {key: more.pop(key) for key in ("minutes", "version", "because") if key in more}
    usual: dict[str, Any] = {"initiative": "kentish_town_team", "indicator": "repairs_on_time", "way": Way.RISE}
    usual |= {"by_how_much": 0.05, "sites": ("E05013655",), "stop_if": "It falls below 70%"}
    return kept(Expectation(by=by, **{**usual, **more}), called, on=on, **noted)


def review(called: str, of: str, on: date = DAY, found: Found = Found.AS_HOPED, meeting: str = "") -> Kept[Any]:
    return kept(Review(of=of, found=found, words="It rose", on=on, meeting=meeting), called, on=on)


def initiative(slug: str = "kentish_town_team", **more: Any) -> Kept[Any]:
    usual: dict[str, Any] = {
        "title": "Kentish Town neighbourhood team",
        "purpose": "Solve it in one visit",
        "priority": "housing",
    }
    return Kept(Initiative(**{**usual, **more}), slug, 0, "", None)
