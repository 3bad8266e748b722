"""A query as text, before any database sees it: its letters, and its statements."""

import re
import unicodedata

from metrics.snapshots.query.answer import MOST_LETTERS, QueryRefusedError, at

# What is said as one word, in which a semicolon ends nothing.
_WORDS = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|\$(\w*)\$.*?\$\1\$|;|\s+|.""", re.DOTALL | re.ASCII
)
_READS = frozenset(["select", "with", "from", "values", "table", "pivot"])
CURLY = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}
_SPACES = "\n\r\t"


def refuse(sql: str) -> None:
    """Raises QueryRefusedError for a text that is no query, or holds letters that are not seen."""
    if not sql.strip():
        raise QueryRefusedError("There is nothing to run: write one SELECT, or choose an example.")
    if len(sql) > MOST_LETTERS:
        raise QueryRefusedError(f"A query has at most {MOST_LETTERS:,} letters; this has {len(sql):,}.")
    for place, letter in enumerate(sql):
        kind = unicodedata.category(letter)
        if kind in ("Cc", "Cf", "Cs", "Co", "Cn") and letter not in _SPACES:
            code = f"U+{ord(letter):04X}"
            raise QueryRefusedError(f"There is a letter that cannot be seen ({code}); take it out.", at(sql, place, 1))


def statements(sql: str) -> list[tuple[int, int]]:
    """Where each statement starts and ends, without the spaces and comments before it and its semicolon. Only for what
    is said of them, and to take the last semicolon off: what may run is decided by the database's own reading."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for word in _WORDS.finditer(sql):
        said = word.group()
        if said == ";":
            found += [] if start is None else [(start, word.start())]
            start = None
        elif start is None and not said.isspace() and not said.startswith(("--", "/*")):
            start = word.start()
    return found if start is None else [*found, (start, len(sql))]


def alone(sql: str) -> str:
    """A query of one statement without what follows it: every letter stays at its place."""
    there = statements(sql)
    return sql[: there[0][1]] if there else sql


def refuse_other(sql: str) -> None:
    """Raises QueryRefusedError for statements that are not one SELECT."""
    there = statements(sql)
    if not there:
        raise QueryRefusedError("There is nothing to run: write one SELECT, or choose an example.")
    for start, end in there:
        verb = re.match(r"[A-Za-z_]{2,20}", sql[start:end])
        if verb and verb.group().lower() not in _READS:
            raise QueryRefusedError(
                f"{verb.group().upper()} cannot be run here. One SELECT can: it reads, and changes nothing.",
                at(sql, start, len(verb.group())),
            )
    if len(there) > 1:
        line = at(sql, there[1][0], 1).line
        raise QueryRefusedError(
            f"Only one SELECT can be run here; line {line} starts another.", at(sql, there[1][0], 6)
        )


def curly(sql: str, place: int) -> str:
    """What to write for a curly quote near a place where the reading of a query stopped; '' where there is none."""
    near = next((each for each in sql[max(0, place - 1) : place + 40] if each in CURLY), "")
    return f"{near} is a curly quote: write {CURLY[near]} in its place." if near else ""
