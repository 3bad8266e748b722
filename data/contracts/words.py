"""The contracts in words: the data dictionary, and what a council is told before it brings its own extract."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from data.contracts.contract import Contract
from data.contracts.field import Field
from data.contracts.folder import all_contracts
from data.contracts.people import SENSITIVE
from data.shortly import upper_first
from data.vocabulary import Counted

README = Path(__file__).parents[1] / "README.md"

INTRODUCTION = """\
# What we hold

Written by `python -m data docs` from the contracts in `contracts/`; change those, not this file.

An extract is a Parquet file in `data/extracts`, or in the folder that `CAMDEN_EXTRACTS` names. Its contract says what
it must hold, and nothing that breaks its contract is used. Where the council's own extract is not there yet, a
generated one of the same form takes its place, marked as a sample wherever it is shown.

| to | run |
|---|---|
| write a sample of whatever is absent | `python -m data sample` |
| bring a public source here from its publisher, or from files | `python -m data fetch`, `python -m data import` |
| check what is there, and whether it is as new as it should be | `python -m data check` |
| put the council's own in its place, from any table | `python -m data accept repairs FILE --covers 2024-07 2026-10` |
| read a contract, and have an empty file of its form | `python -m data contract repairs --write FOLDER` |

**Bring your own.** `accept` reads what you have under the contract's types, says all that is wrong with it, and puts
it in the place of the sample; then `python -m metrics refresh`. In figures the day comes before the month: 03/04/2025
is 3 April. More columns than promised are no fault, and are not used. Keys are pseudonyms: no names, no addresses, no
dates of birth.

**Rows stay what they are.** In a sample every key begins with `eg:`, which is refused in any other file; where rows
have no key, their numbers add up to a multiple of 3 wherever they come to 20 or more, as those of no other file do. A
sample is also sealed: one that was written again, or whose description was copied to other rows, is refused, as is a
file that calls itself published where no publisher's files are imported.

**What a file covers is stated.** `--covers` names the first and the last whole month that it answers for. Parquet that
is put into the folder by hand, as `estate_inspections.parquet` or in parts in a folder of that name, and says nothing
of itself, is taken to cover the whole months of its dates: the first and the last count where their first and last
working day are reached, the month of extraction does not, and a month inside with no row (or a period, where rows come
by the quarter, term or year) is missing. That is said wherever the coverage is shown. Where rows are spells, such a
file is refused with the command that states it. A day after that of extraction is a fault, and so is one that lies
more than five years from all others.
"""

HEADINGS = {
    "Extracts": "From the council's own systems, or imported from a publisher's files.",
    "Published figures": "Kept in the project with the source of every row, and read like any extract.",
    "Reference tables": "Kept in the project; every query may use them.",
}
CADENCES = {"irregular": "at no fixed times"}
KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "date": "day",
    "datetime": "moment",
}


def page() -> str:
    """The whole of data/README.md."""
    groups: dict[str, list[Contract]] = {heading: [] for heading in HEADINGS}
    for contract in all_contracts().values():
        groups[_heading(contract)].append(contract)
    lines = [INTRODUCTION]
    for heading, group in groups.items():
        lines += [f"## {heading}\n", f"{HEADINGS[heading]}\n", *_overview(group), ""]
    return "\n".join([*lines, *(_section(contract) for group in groups.values() for contract in group)])


def _heading(contract: Contract) -> str:
    if contract.format == "parquet":
        return "Extracts"
    return "Published figures" if contract.is_extract else "Reference tables"


def words(contract: Contract) -> str:
    """One contract for the terminal."""
    lines = [f"{contract.title} ({contract.name})", contract.description, "", *_promises(contract), "", "Columns:"]
    for field in contract.fields:
        lines.append(f"  {field.name} ({KINDS[field.type]}, {field.sql_type}): {field.description}.")
        lines += [f"    {rules}." for rules in [_rules(contract, field)] if rules]
    return "\n".join(lines)


def _overview(group: Iterable[Contract]) -> Iterator[str]:
    yield from ("| name | one row is for | counts | supplied | by |", "|---|---|---|---|---|")
    for contract in group:
        grain = contract.grain.removeprefix("one row for ")
        cells = (f"[`{contract.name}`](#{contract.name})", grain, contract.counts, contract.cadence, contract.owner)
        yield f"| {' | '.join(map(_cell, cells))} |"


def _section(contract: Contract) -> str:
    rows = [
        (f"`{field.name}`", KINDS[field.type], field.description, _rules(contract, field)) for field in contract.fields
    ]
    lines = [
        f"\n## {contract.name}\n",
        f"**{contract.title}.** {contract.description}\n",
        *(f"- {promise}" for promise in _promises(contract)),
        "\n| column | type | meaning | rules |",
        "|---|---|---|---|",
        *(f"| {' | '.join(map(_cell, row))} |" for row in rows),
    ]
    return "\n".join(lines)


def _comes(contract: Contract) -> Iterator[str]:
    """How an extract comes, and by what its rows are dated."""
    comes = CADENCES.get(contract.cadence, contract.cadence)
    yield f"{upper_first(contract.grain)}, supplied {comes} by {contract.owner}."
    if contract.ended:
        yield f"{contract.ended}: no other will come."
    elif contract.due_after_days:
        yield f"The next is due {contract.due_after_days} days after the end of its period."
    if contract.date:
        yield f"Rows are dated by {contract.date}."
    if contract.series:
        yield f"Each {contract.series} comes at its own time: the next is due by how far the middle one of them goes."


def _promises(contract: Contract) -> Iterator[str]:
    """What holds for the extract as a whole, a sentence each."""
    yield from _comes(contract)
    if contract.counts is Counted.PEOPLE:
        most, least = contract.smallest_shown - 1, 0 if contract.smallest_shown >= SENSITIVE else 1
        kept = f"at least {contract.protection} whole numbers stay possible for one of {least} to {most}"
        yield f"It counts people: a count of 0 to {most} is never shown, and {kept}."
    else:
        yield "It counts things, not people: every count may be shown."
    if contract.mark:
        numbers = " + ".join(contract.mark)
        yield f"In a sample {numbers}, in whole numbers, is a multiple of 3 wherever it is 20 or more: its rows' mark."
    if contract.imported:
        yield "Its publisher's own files are imported, and are then marked as published."
    if contract.is_public_source:
        yield "It is a public source: once its rows are in print, anyone may download them."
    if contract.ward_optional:
        yield "A row may have no ward: it then counts for the borough only."
    if contract.settles_after_months:
        yield f"Figures settle after {contract.settles_after_months} months; until then they are provisional."
    if contract.is_stated:
        yield "Rows of before belong to it too, so that whoever brings the file says which months it covers."
    yield from (f"In every row {condition.says}." for condition in contract.conditions)
    yield contract.attribution


def _rules(contract: Contract, field: Field) -> str:
    """What must hold for the column, such as `Filled in every row; 0 or more`."""
    rules = [*_marks(contract, field), *_limits(field)]
    if field.enum:
        rules.append(f"one of: {', '.join(map(str, field.enum))}")
    if field.pattern:
        rules.append(f"matches the pattern `{field.pattern}`")
    rules += [
        f"found in {key.resource}.{key.reference[key.fields.index(field.name)]}"
        for key in contract.foreign_keys
        if field.name in key.fields
    ]
    return upper_first("; ".join(rules))


def _marks(contract: Contract, field: Field) -> Iterator[str]:
    if field.required:
        yield "filled in every row"
    if field.unique or contract.primary_key == (field.name,):
        yield "never repeated"
    elif field.name in contract.primary_key:
        others = [name for name in contract.primary_key if name != field.name]
        yield f"never repeated together with {', '.join(others)}"
    for key in contract.table.unique_keys:
        if field.name in key:
            yield f"never repeated together with {', '.join(name for name in key if name != field.name)}"


def _limits(field: Field) -> Iterator[str]:
    least, most = field.minimum, field.maximum
    if least is not None and most is not None:
        yield f"from {least} to {most}"
    elif least is not None:
        yield f"{least} or later" if field.type in ("date", "datetime") else f"{least} or more"
    elif most is not None:
        yield f"{most} or earlier" if field.type in ("date", "datetime") else f"{most} or less"
    if field.min_length is not None:
        yield f"{field.min_length} characters or more"
    if field.max_length is not None:
        yield f"{field.max_length} characters or fewer"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
