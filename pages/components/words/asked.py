"""What is said of a query, its limits and its answer."""

from collections.abc import Sequence

from metrics import MOST_MEGABYTES, MOST_ROWS, MOST_SECONDS, Answer

LIMITS = (
    f"At most {MOST_ROWS:,} rows, {MOST_SECONDS:.0f} seconds and {MOST_MEGABYTES} MB. "
    "Reads the tables of this page; can write nothing, open no file."
)
RUNNING = f"Running. It is stopped after {MOST_SECONDS:.0f} seconds."
WAITING = "Waiting: others are asking now, and each is answered in turn."
ON_SCREEN = 50
LONGEST_LINK = 4000
TOO_LONG_TO_LINK = "This query is too long for a link: share its text."
SAMPLE = "Figures that are made up decide on this answer. Do not use it for decisions."
FIRST = "Run the query above, or start from another example."


def heading(answer: Answer) -> str:
    """'8 rows, in 0.02 seconds'."""
    count = answer.rows.num_rows
    rows = "No row" if not count else f"{count:,} row{'' if count == 1 else 's'}"
    return f"{rows}, in {max(answer.seconds, 0.01):.2f} seconds"


def about(answer: Answer) -> list[str]:
    """What is to be known of the rows: how many are on the screen, and whether there were more."""
    rows, said = answer.rows, []
    if rows.num_rows > ON_SCREEN:
        said.append(f"The first {ON_SCREEN} rows are shown; the files have all {rows.num_rows:,}.")
    if answer.cut:
        said.append(f"Cut at {MOST_ROWS:,} rows; the download holds the same {MOST_ROWS:,}.")
    return said


def returned(columns: Sequence[str]) -> str:
    """What the table is called: 'As returned: name, value, lower, upper'."""
    named = [each or "a column without a name" for each in columns]
    others = len(named) - 8
    return f"As returned: {', '.join(named[:8])}" + (f" and {others} more" if others > 0 else "")


def source(tables: Sequence[str]) -> str:
    """From where an answer is."""
    if not tables:
        return "no table: the query reads none"
    several = ", ".join(tables[:-1]) + f" and {tables[-1]}" if len(tables) > 1 else tables[0]
    return f"the table{'s' if len(tables) > 1 else ''} {several} of this dashboard, by a query"
