"""Entries to test with: one of each kind, and any."""

import unicodedata
from datetime import date
from typing import Any

from hypothesis import strategies as st

from data import store
from data.store import Entry
from data.vocabulary import ActionState, Advice, Decided, Found, Precision, Stage, Way

SNAPSHOT = "2026-11-27-0123456789ab"
HOSTILE = (
    "<script>window.ran = true</script>",
    '=HYPERLINK("http://example.org")',
    "'; drop table decisions; --",
    "[a](javascript:alert(1)) **b** `c` $x$",
    "😀👩🏽‍🚀🇬🇧",
    "שלום עולם",
    "مرحبا",
    "Ünïcödé ｆｕｌｌ",
    "e\u0301 and \u00e9",
    "%s %(role)s :role ? {0} \\x00 \\u0000",
    "\N{LEFT-TO-RIGHT MARK}mark\N{ZERO WIDTH JOINER}",
    "NULL",
    "0",
)


def evidence(**other: Any) -> store.Evidence:
    told = {
        "snapshot": SNAPSHOT,
        "as_of": date(2026, 11, 27),
        "sample": True,
        "advice": Advice.PAUSE,
        "readings": [
            {
                "indicator": "robbery",
                "title": "Robberies",
                "area": "E05013655",
                "area_name": "Camden Town",
                "number": 0.1,
            }
        ],
        "differences": [
            {"indicator": "robbery", "title": "Robberies", "finding": "None", "estimate": -1.5, "others": 9}
        ],
    }
    return store.entry(store.Evidence, told | other)


def decision(**other: Any) -> store.Decision:
    told = {"initiative": "one_kilburn", "decided": "pause", "why": "It costs more than it brings", "on": "2026-11-27"}
    return store.entry(store.Decision, told | {"evidence": evidence()} | other)


def meeting(board: str = "Corporate board") -> store.Meeting:
    return store.entry(store.Meeting, {"day": "2026-11-27", "board": board})


_LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs"],
    exclude_characters="\u2028\u2029" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))),
)


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS" and letter not in "\u115f\u1160\u3164\uffa0\u2800"


def _texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Texts as a form takes them: of any letters, or such as somebody means harm by."""
    hostile = [each for each in HOSTILE if least <= len(each) <= most]
    long = st.just("långt ord " * 1000).map(lambda text: text[:most].strip())
    any_letters = st.text(_LETTERS, min_size=least, max_size=min(most, 40)).filter(
        lambda text: len(text.strip()) >= least and (not text.strip() or any(map(_is_seen, text)))
    )
    return any_letters | st.sampled_from(hostile) | long


LINES, TITLES = _texts(0, 160), _texts(3, 160)
TEXTS, SAID = _texts(0, 4000), _texts(3, 4000)
LINED = st.tuples(SAID, SAID).map("\n\n\t".join).filter(lambda text: len(text) <= 4000)
CODES = st.from_regex(r"[A-Za-z0-9_]{1,80}", fullmatch=True)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
WARDS = st.lists(st.sampled_from([f"E050136{number}" for number in range(52, 72)]), unique=True, max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
COUNTS = st.integers(0, 1_000_000_000)


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _fields(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(strategies)


_MOVES = st.lists(
    _fields(indicator=CODES, way=st.sampled_from(Way)), max_size=12, unique_by=lambda move: move["indicator"]
)
_READ = _fields(indicator=CODES, title=LINES, area=CODES, area_name=LINES, value=LINES, number=_some(NUMBERS))
_DIFFERENCE = _fields(indicator=CODES, title=LINES, finding=TEXTS, estimate=_some(NUMBERS), others=COUNTS)
_EVIDENCE = _fields(
    snapshot=st.just(SNAPSHOT),
    as_of=DAYS,
    sample=st.booleans(),
    advice=st.sampled_from(Advice),
    because=TEXTS,
    readings=st.lists(_READ, max_size=3),
    differences=st.lists(_DIFFERENCE, max_size=3),
)
ANY: dict[type[Entry], st.SearchStrategy[dict[str, Any]]] = {
    store.Initiative: _fields(
        title=TITLES,
        purpose=LINED,
        priority=CODES,
        stage=_some(st.sampled_from(Stage)),
        started=_some(DAYS),
        started_to=st.sampled_from(Precision),
        moves=_MOVES,
        place=LINES,
        sites=WARDS,
        scale_of=TITLES,
        scale_planned=_some(COUNTS),
        scale_reached=_some(COUNTS),
        budget=_some(COUNTS),
        owner=LINES,
        next_review=_some(DAYS),
        facts=st.lists(_fields(says=SAID, source=TITLES, day=_some(DAYS)), max_size=3),
        illustrative=st.frozensets(TITLES, max_size=5),
    ),
    store.Expectation: _fields(
        initiative=CODES,
        indicator=CODES,
        way=st.sampled_from(Way),
        by_how_much=st.floats(1e-300, 1e300),
        by=DAYS,
        sites=WARDS.filter(len),
        stop_if=SAID,
    ),
    store.Decision: _fields(
        initiative=CODES,
        indicator=CODES,
        area=CODES,
        decided=st.sampled_from(Decided),
        why=LINED,
        differs=SAID,
        expects=TEXTS,
        conditions=TEXTS,
        on=DAYS.filter(lambda day: day.year < 2099),
        review_on=st.none() | st.just(date(2099, 1, 1)),
        meeting=CODES,
        evidence=_EVIDENCE,
    ),
    store.Review: _fields(of=CODES, found=st.sampled_from(Found), words=LINED, on=DAYS, meeting=CODES),
    store.Meeting: _fields(day=DAYS, board=TITLES, chair=LINES),
    store.Action: _fields(
        what=TITLES,
        owner=_texts(2, 80),
        by=DAYS,
        state=st.sampled_from(ActionState),
        outcome=SAID,
        about=CODES,
        meeting=CODES,
    ),
}
