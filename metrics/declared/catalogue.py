"""Finds every declaration: the folder is the priority, the file name the slug."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import data
from data.declarations.model import DeclarationError
from data.declarations.spelling import suggestion
from data.vocabulary import Kind
from metrics.declared import head
from metrics.declared.fitting import SHARE
from metrics.declared.head import Declaration
from metrics.declared.indicator import Indicator
from metrics.declared.priorities import priorities
from metrics.declared.promises import PRIORITIES
from metrics.declared.publish import ROLLS_UP_TO
from metrics.declared.statement import Statement, statements

FOLDER = Path(__file__).parents[1] / "indicators"
# Every database has these beside the extracts.
VIEWS = frozenset({"areas", "calendar"})


def read(folder: Path | None = None) -> dict[str, Indicator]:
    """Every indicator by slug, in the order of the priorities, then of the slugs.

    Raises DeclarationError with every fault of every file."""
    return {slug: declaration.indicator for slug, declaration in declarations(folder).items()}


def declarations(folder: Path | None = None, today: date | None = None) -> dict[str, Declaration]:
    """The same, each with the lines of its file; raises DeclarationError with every fault of every file, a check
    of a day after `today` among them."""
    order = [priority.slug for priority in priorities()]
    contracts = data.all_contracts()
    found, faults = _files(folder or FOLDER)
    indicators = {each.indicator.slug: each.indicator for each in found}
    for declaration, statement in zip(found, statements([each.indicator.sql for each in found]), strict=True):
        faults += _unknown(declaration, order, contracts)
        faults += _reads(declaration, statement)
        faults += _still_to_come(declaration, today or date.today())
        faults += _in_print(declaration, indicators)
    faults += _twice(found)
    if faults:
        raise DeclarationError(faults)
    found.sort(key=lambda each: (order.index(each.indicator.priority), each.indicator.slug))
    return {each.indicator.slug: each for each in found}


def misplaced_work(found: Mapping[str, Indicator]) -> list[str]:
    """What priorities.yaml calls our own work and is no indicator of that priority."""
    return [
        f"{PRIORITIES.name}: {priority.slug}.our_own_work: there is no indicator '{slug}' in {priority.slug}"
        + suggestion(slug, [each.slug for each in found.values() if each.priority == priority.slug])
        for priority in priorities()
        for slug in priority.our_own_work
        if slug not in found or found[slug].priority != priority.slug
    ]


def _files(folder: Path) -> tuple[list[Declaration], list[str]]:
    """What the files declare, and the faults of those that are not sound by themselves."""
    found: list[Declaration] = []
    faults = list(_passed_over(folder))
    for path in sorted(folder.glob("*/*.sql")):
        try:
            found.append(head.read(path))
        except DeclarationError as error:
            faults += error.faults
    return found, faults


def _passed_over(folder: Path) -> Iterator[str]:
    """Files that look like declarations, and are not where or not named as one is."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() != ".sql" or (path.suffix == ".sql" and path.parent.parent == folder):
            continue
        file = path.relative_to(folder).as_posix().encode(errors="backslashreplace").decode()
        yield (
            f"{file}: is not read; an indicator is <priority>/<slug>.sql in {folder.name}, '.sql' in small letters and "
            f"the folder named as its priority in {PRIORITIES.name}: move it there"
        )


def _unknown(declaration: Declaration, order: list[str], contracts: Mapping[str, data.Contract]) -> Iterator[str]:
    """What the rest of the project does not know."""
    document, indicator = declaration.document, declaration.indicator
    if indicator.priority not in order:
        close = suggestion(indicator.priority, order) or f"; they are {', '.join(order)}"
        yield f"{document.file}: the folder '{indicator.priority}' is no priority{close}"
    extracts = [name for name, contract in contracts.items() if contract.is_extract]
    for number, name in enumerate(indicator.extracts):
        if name not in contracts:
            words = f"there is no contract '{name}' in data/contracts{suggestion(name, extracts)}"
            yield document.said(("extracts", number), words)


def _still_to_come(declaration: Declaration, today: date) -> Iterator[str]:
    """Checks of a day that has not come: a snapshot that holds one was made by a clock that was ahead, and is read."""
    for number, check in enumerate(declaration.indicator.checked):
        if check.day > today:
            words = f"{check.day} is still to come (today is {today}); say the day on which it was checked"
            yield declaration.document.said(("checked", number, "day"), words)


def _in_print(declaration: Declaration, found: Mapping[str, Indicator]) -> Iterator[str]:
    """Where an indicator that is named for its totals cannot give them."""
    own = declaration.indicator
    for number, known in enumerate(own.also_known):
        if known.indicator is None:
            continue
        place, other = ("also_known", number, "indicator"), found.get(known.indicator)
        if other is None:
            in_print = [slug for slug, each in found.items() if each.kind is Kind.PUBLISHED]
            words = f"there is no indicator '{known.indicator}'{suggestion(known.indicator, in_print)}"
            yield declaration.document.said(place, words)
        elif other.kind is not Kind.PUBLISHED or other.unit == SHARE:
            words = f"{other.slug} is no number in print; name an indicator of kind published that is no share"
            yield declaration.document.said(place, words)
        elif other.stock is not own.stock:
            words = f"one of them is a stock and the other is not, so that {other.slug} counts something else"
            yield declaration.document.said(place, words)
        elif other.frequency is not own.frequency and other.frequency not in ROLLS_UP_TO.get(own.frequency, ()):
            words = f"a {other.frequency.word} of {other.slug} is not made of whole ones of a {own.frequency.word}"
            yield declaration.document.said(place, words)


def _reads(declaration: Declaration, statement: Statement) -> Iterator[str]:
    """Where the SQL is no SELECT, or reads other tables than the head lists."""
    document, listed = declaration.document, declaration.indicator.extracts
    if statement.fault:
        yield declaration.in_sql(statement.line, statement.fault)
        return
    for name in sorted(statement.tables - set(listed) - VIEWS):
        yield document.said(("extracts",), f"the SQL reads {name}, which is not listed{suggestion(name, listed)}")
    for number, name in enumerate(listed):
        if name not in statement.tables:
            yield document.said(("extracts", number), f"{name} is listed, and the SQL does not read it")


def _twice(found: list[Declaration]) -> Iterator[str]:
    first: dict[str, str] = {}
    for each in found:
        other = first.setdefault(each.indicator.slug, each.indicator.priority)
        if other != each.indicator.priority:
            yield f"{each.document.file}: {other} has this slug already; give the file another name"
