"""What the package says of itself: its title, its README, and its licence."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow.compute as pc

from data.vocabulary import Origin
from data.vocabulary.licences import OPEN_GOVERNMENT
from metrics.exported.tables import OPEN, Published
from metrics.snapshots.snapshot import Snapshot

_MADE_UP = "with made-up sample figures"
_ORIGINS = {
    Origin.SAMPLE: "made up, to show how the dashboard works; says nothing of Camden",
    Origin.COUNCIL: "counted from the council's own extracts",
    Origin.QUOTED: "printed by somebody else, such as the press",
    Origin.PUBLISHED: "its own official publisher's",
}
_STANDARD = "[Frictionless Data Package](https://datapackage.org)"
_READING = """\
```sql
-- DuckDB
select * from 'parquet/observations.parquet' where breakdown = '' and status = 'shown';
select * from read_csv('csv/observations.csv', allow_quoted_nulls = false);
```

```python
import pandas as pd

observations = pd.read_parquet("parquet/observations.parquet")
```

`frictionless validate datapackage.json` checks every CSV file cell by cell, and every Parquet file by its hash, its
SHA-256. Parquet files say themselves what their columns are and mean, and that they are of a sample where they are.
"""
_TO_KNOW = """\
- **A figure** is the column `value` of `observations`, in the indicator's own units: a share is 0 to 1, and a rate is
  already per its number. The same figure stands on the dashboard's pages and in its other downloads.
- **No figure** is no nought: `status` says whether it is withheld to protect people, missing, still to come, or of no
  cases, and `reason` says more. A share or rate that is shown with the reason `too_few` is over fewer than ten cases,
  and says as good as nothing.
- **Where the council counts people**, small counts are withheld and all others rounded to 5. No row of any of these
  files is about a person.
- **Everyone** has no breakdown and no category: both are an empty text. CSV has that as `""`, and what is absent as an
  empty cell without quotes; Parquet has the one as an empty text and the other as null.
- **In CSV** an apostrophe stands before what a spreadsheet would run as a formula, at the start of a text and after a
  line break or a semicolon in it; Parquet has each text as it is, so take SQL from there. CSV is UTF-8, and begins with
  the mark by which spreadsheets know it.
- **The area `none`** is of those whose ward was not recorded.
"""


def title(snapshot: Snapshot) -> str:
    """Of the package."""
    plain = f"We Make Camden, indicators as at {snapshot.as_of:%-d %B %Y}"
    return f"SAMPLE: {plain}, {_MADE_UP}" if Origin.SAMPLE in snapshot.origins else plain


def description(snapshot: Snapshot, told: Sequence[Published]) -> str:
    """Of the package, in a few sentences."""
    return " ".join([*_warning(told), _what(snapshot)])


def title_of(table: Published) -> str:
    """Of one table."""
    return f"{table.title} ({_MADE_UP})" if table.made_up else table.title


def description_of(table: Published) -> str:
    """Of one table; how much of it is made up, where any is."""
    return " ".join([*_made_up(table), table.description])


def readme(snapshot: Snapshot, told: Sequence[Published]) -> str:
    """The whole of README.md."""
    parts = [
        f"# {title(snapshot)}\n",
        *(f"**{each}**\n" for each in _warning(told)),
        f"{_what(snapshot)} `datapackage.json` describes every table and column, as a {_STANDARD}.\n",
        "## What is in it\n",
        "| table | what it is | rows |",
        "|---|---|---|",
        *(f"| `{each.name}` | {_cell(title_of(each))} | {each.rows.num_rows:,} |" for each in told),
        "\nEach is there twice, as `csv/<table>.csv` and as `parquet/<table>.parquet`.\n",
        "## How to read it\n",
        _READING,
        "## What to know\n",
        _TO_KNOW,
        "The column `origin` says where a figure is from:\n",
        *(f"- `{each}`: {_ORIGINS[each]}" for each in Origin if any(each in table.origins for table in told)),
        "\n## Where it is from\n",
        *(f"- {each}" for each in dict.fromkeys(credit for table in told for credit in table.credits)),
        "\n## Licence\n",
        "LICENCE.txt says what may be done with it.\n",
        "## Columns",
        *(line for table in told for line in _columns(table)),
    ]
    return "\n".join(parts) + "\n"


def licence(told: Sequence[Published]) -> str:
    """The whole of LICENCE.txt."""
    others = [f"- {each.name}: {_licences(each)}" for each in told if _licences(each) != _licence(OPEN)]
    parts = [
        f"This package may be used under the {_licence(OPEN)}.\n",
        "Whoever uses it says where it is from: README.md has the sentences.",
        f"Contains public sector information licensed under the {OPEN_GOVERNMENT}.",
        *(f"\n{each}" for each in _warning(told)),
        "\nOf these tables the licence is another, or there are several:\n",
        *others,
    ]
    return "\n".join(parts) + "\n"


def _what(snapshot: Snapshot) -> str:
    return (
        f"The published tables of the We Make Camden dashboard, snapshot {snapshot.name}, with the figures as at "
        f"{snapshot.as_of:%-d %B %Y}: every indicator with its figures, what is judged of them, what they are made "
        "from, and the public sources among that."
    )


def _warning(told: Sequence[Published]) -> Iterator[str]:
    """What must be known first, where figures are made up."""
    for table in told:
        if table.name == "observations" and table.made_up:
            told_so = "they say nothing of Camden, and are not to be used as if they did"
            yield f"SAMPLE. Of the figures, {_how_many(table)} are made up: {told_so}."


def _made_up(table: Published) -> Iterator[str]:
    if table.made_up:
        yield f"Of its rows, {_how_many(table)} are of the origin sample: what they tell is made up."


def _how_many(table: Published) -> str:
    """How many rows of a table are made up."""
    many, rows = pc.sum(pc.equal(table.rows["origin"], Origin.SAMPLE)).as_py(), table.rows.num_rows
    return f"all {rows:,}" if many == rows else f"{many:,} of {rows:,}"


def _columns(table: Published) -> Iterator[str]:
    yield f"\n### {table.name}\n"
    yield f"{description_of(table)}\n"
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for field in table.schema["fields"]:
        yield f"| `{field['name']}` | {field['type']} | {_cell(field['description'])} |"


def _licences(table: Published) -> str:
    return "; ".join(map(_licence, table.licences))


def _licence(each: Mapping[str, str]) -> str:
    return f"{each['title']} ({each['path']})" if "path" in each else each["title"]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
