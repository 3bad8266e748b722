"""Finds and checks every declaration: the folder is the priority, the file name the slug."""

from collections.abc import Mapping
from pathlib import Path

import sqlglot
from sqlglot import exp

import data
from metrics.declared import example, indicator, portable
from metrics.declared.indicator import DeclarationError, Indicator
from metrics.declared.priorities import PRIORITIES, priorities

FOLDER = Path(__file__).parents[1] / "indicators"


def read(folder: Path = FOLDER) -> dict[str, Indicator]:
    """Every indicator by slug, in the order of the priorities, then of the slugs.

    Raises DeclarationError with every fault of every file."""
    order = [priority.slug for priority in priorities()]
    found: dict[str, Indicator] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*/*.sql")):
        try:
            declared = indicator.read(path)
        except DeclarationError as error:
            faults += [f"{path.parent.name}/{path.name}: {fault}" for fault in error.faults]
            continue
        if declared.slug in found:
            faults.append(f"{path.parent.name}/{path.name}: {found[declared.slug].priority} has this slug already")
        faults += [f"{path.parent.name}/{path.name}: {fault}" for fault in _misfits(declared, order)]
        found[declared.slug] = declared
    if faults:
        raise DeclarationError(folder, faults)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].priority), item[0])))


def check(folder: Path = FOLDER) -> list[str]:
    """Every fault of every declaration, worked examples included; none when all is well."""
    try:
        found = read(folder)
    except DeclarationError as error:
        return list(error.faults)
    faults = [f"{each.priority}/{each.slug}.sql: {fault}" for each in found.values() for fault in example.faults(each)]
    return faults + (misplaced_work(found) if folder == FOLDER else [])


def misplaced_work(found: Mapping[str, Indicator]) -> list[str]:
    """What priorities.yaml calls our own work and is no indicator of that priority."""
    return [
        f"{PRIORITIES.name}: {priority.slug}: our_own_work: there is no indicator '{slug}' in {priority.slug}"
        for priority in priorities()
        for slug in priority.our_own_work
        if slug not in found or found[slug].priority != priority.slug
    ]


def _misfits(declared: Indicator, order: list[str]) -> list[str]:
    """What the rest of the project does not know."""
    faults = []
    if declared.priority not in order:
        faults.append(f"the folder '{declared.priority}' is no priority; they are {', '.join(order)}")
    faults += [
        f"extracts: there is no contract '{name}' in data/contracts"
        for name in declared.extracts
        if name not in data.all_contracts()
    ]
    try:
        tree = sqlglot.parse_one(declared.sql, read="duckdb")
    except sqlglot.ParseError as error:
        return [*faults, f"the SQL does not parse: {str(error).splitlines()[0]}"]
    if not isinstance(tree, exp.Select | exp.SetOperation):
        return [*faults, "the SQL is one SELECT"]
    faults += portable.faults(tree, declared.sql)
    named = {cte.alias for cte in tree.find_all(exp.CTE)}
    read_from = {table.name for table in tree.find_all(exp.Table)} - named
    faults += [
        f"extracts: the SQL reads {name}, which is not listed"
        for name in sorted(read_from - set(declared.extracts) - {"areas", "calendar"})
    ]
    faults += [
        f"extracts: {name} is listed, and the SQL does not read it"
        for name in declared.extracts
        if name not in read_from
    ]
    return faults
