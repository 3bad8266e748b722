"""The same figures as a workbook: what is alike in every row is told once, on its cover."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from metrics import Cover, Holding, Observation, Origin, Sheet, Snapshot, meanings, workbook
from pages.components.exhibits import gaps_taken, peer_taken, rows
from pages.components.exhibits.exhibit import Exhibit
from pages.components.words.numbers import lower_first, upper_first
from pages.components.words.origins import copied
from pages.components.words.periods import day_text, span

# Columns that are told on the cover where they are alike in every row, by their names there.
_ONCE = {
    "title": "Indicator",
    "definition": "Definition",
    "better": "Which way is better",
    "better_because": "Why that way",
    "rests_on": "What it rests on",
    "not_judged": "Why no verdict",
    "checked_by": "Who has checked it",
    "rounding": "Rounding",
    "source": "Source",
    "attribution": "To be named",
    "snapshot": "Snapshot",
}
_LONGEST = 100_000  # rows
_FIGURES, _RECKONED = "Figures", "Reckoned"
_ABOUT = "Where a figure is not shown, the column no_figure says why."
_ABOUT_RECKONED = "They are worked out from the figures: the column reckoned says what each is."
# What is of observations alone.
_NOT_RECKONED = (
    *("breakdown", "category", "numerator", "denominator", "status", "reason", "bound", "provisional", "per"),
    *("no_figure", "source_date", "confidence"),
)


def of_exhibit(snapshot: Snapshot, exhibit: Exhibit) -> bytes:
    """What an exhibit shows: its observations, and on a sheet of its own what is reckoned from them."""
    table = rows.of(snapshot, exhibit)
    slugs = dict.fromkeys(each.indicator for each in exhibit.rows)
    titles = [snapshot.indicators[slug].title for slug in slugs if slug in snapshot.indicators]
    what = exhibit.question or exhibit.name or (exhibit.table.caption if exhibit.table else "")
    is_said = len(titles) != 1 or what.startswith(titles[0])
    name = what if is_said else f"{titles[0]}: {lower_first(what)}"
    told = [("What it says", exhibit.finding), ("How to read it", exhibit.how_to_read)]
    return _book(snapshot, name, told, exhibit.period or span(exhibit.rows), table)


def of_indicator(snapshot: Snapshot, indicator: str) -> bytes:
    """Every stored observation of an indicator."""
    declared, table = snapshot.indicators[indicator], rows.of_indicator(snapshot, indicator)
    told = [("Question", declared.question), ("Read with care", ". ".join(declared.caveats))]
    shown = table.filter(pc.is_valid(table["value"]))
    ends = (pc.min(shown["period"]).as_py(), pc.max(shown["period_end"]).as_py())
    period = f"{day_text(ends[0])} to {day_text(ends[1])}" if shown.num_rows else ""
    return _book(snapshot, f"{declared.title}: all figures", told, period, table)


def of_extract(snapshot: Snapshot, holding: Holding, table: pa.Table) -> bytes:
    """A public source as it was used."""
    facts = [
        ("What it is", holding.description),
        ("Rows", upper_first(holding.grain)),
        ("Source", holding.source),
        ("To be named", holding.attribution),
        ("Licence", holding.licence),
        ("Origin", copied([holding.origin]) if holding.origin else ""),
        ("Extracted", day_text(holding.extracted_on) if holding.extracted_on else ""),
        ("As at", day_text(snapshot.as_of)),
        ("Snapshot", snapshot.name),
    ]
    origins = [holding.origin] if holding.origin else []
    sheets = [Sheet(holding.title, f"{holding.title}, as it was used", table, origins=origins)]
    return workbook(Cover(holding.title, facts, snapshot.as_of), sheets)


def is_short(table: pa.Table) -> bool:
    """Whether a table is one for a spreadsheet: of a longer one it would take minutes to make one, and to open it."""
    return bool(table.num_rows <= _LONGEST)


def _book(snapshot: Snapshot, name: str, told: Sequence[tuple[str, str]], period: str, table: pa.Table) -> bytes:
    once = {column: words for column in _ONCE if (words := _alike(table, column)) is not None}
    kept = table.drop_columns(list(once))
    licences = dict.fromkeys(_licences(snapshot, table))
    origins = frozenset(Origin(each) for each in set(table["origin"].to_pylist()) if each)
    facts = [
        *_told_once(once, "title", "definition"),
        *told,
        ("Period", period),
        *_told_once(once, "source", "attribution"),
        ("Licence", "; ".join(each for each in licences if each)),
        ("Origin", copied(origins)),
        *_told_once(once, "rounding", "better", "better_because", "rests_on", "not_judged", "checked_by"),
        ("As at", day_text(snapshot.as_of)),
        ("Snapshot", snapshot.name),
    ]
    sheets = [Sheet(*each, origins, says_origin=True) for each in _sheets(name, kept)]
    sheets.append(Sheet("Columns", "What each column means", _columns([each.table for each in sheets])))
    return workbook(Cover(name, facts, snapshot.as_of), sheets)


def _licences(snapshot: Snapshot, table: pa.Table) -> list[str]:
    """Those that the rows name; else those of what the indicators are made of."""
    if "licence" in table.column_names:
        return [str(each) for each in pc.unique(table["licence"]).to_pylist()]
    extracts = {each for slug in set(table["indicator"].to_pylist()) for each in snapshot.indicators[slug].extracts}
    return [each.licence for each in snapshot.extracts if each.name in extracts]


def _sheets(name: str, table: pa.Table) -> Iterator[tuple[str, str, pa.Table, str]]:
    """What is on each tab, above its table, and in it."""
    if rows.RECKONED not in table.column_names:
        yield _FIGURES, name, table, _ABOUT
        return
    is_reckoned = pc.not_equal(table[rows.RECKONED], "")
    yield _FIGURES, name, table.filter(pc.invert(is_reckoned)).drop_columns([rows.RECKONED]), _ABOUT
    below = table.filter(is_reckoned).drop_columns([each for each in _NOT_RECKONED if each in table.column_names])
    yield _RECKONED, f"{name} What is reckoned", below, _ABOUT_RECKONED


def _columns(tables: Sequence[pa.Table]) -> pa.Table:
    """What each column of some tables means, in their order."""
    there = {name for table in tables for name in table.column_names}
    of_peers = peer_taken.COLUMNS if peer_taken.ITS_OWN in there else {}
    meaning = gaps_taken.GAPS | meanings(Observation) | rows.ADDED | of_peers
    names = dict.fromkeys(name for table in tables for name in table.column_names if name in meaning)
    return pa.table({"column": list(names), "meaning": [meaning[name] for name in names]})


def _alike(table: pa.Table, column: str) -> str | None:
    """What a column says in every row; None where rows differ, or there is no such column."""
    several = pc.unique(table[column]).to_pylist() if column in table.column_names else []
    return str(several[0]) if len(several) == 1 else None


def _told_once(once: Mapping[str, str], *columns: str) -> Iterator[tuple[str, str]]:
    yield from ((_ONCE[column], once[column]) for column in columns if column in once)
