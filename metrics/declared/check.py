"""Everything that can be wrong with the declarations, found before a figure is made of them."""

from pathlib import Path

import sqlglot

import data
from data.declarations.model import DeclarationError
from data.vocabulary import Counted, Kind, Polarity
from metrics.declared import catalogue, example, portable
from metrics.declared.head import Declaration
from metrics.declared.trial import trial


def check(folder: Path | None = None) -> list[str]:
    """Every fault of every declaration, each a sentence; none where all are sound and every example is true."""
    try:
        found = catalogue.declarations(folder)
    except DeclarationError as error:
        return list(error.faults)
    faults = [fault for each in found.values() for fault in (*_portability(each), *_publication(each), *_reasons(each))]
    try:
        with trial() as connection:
            faults += [fault for each in found.values() for fault in example.faults(each, connection)]
    except DeclarationError as error:
        faults += error.faults
    ours = folder in (None, catalogue.FOLDER)
    return faults + (catalogue.misplaced_work({slug: each.indicator for slug, each in found.items()}) if ours else [])


def _publication(declaration: Declaration) -> list[str]:
    """Who counts people says over which period each level is published; of things every level is, at any time."""
    indicator, contracts = declaration.indicator, data.all_contracts()
    people = [name for name in indicator.extracts if Counted(contracts[name].counts) is Counted.PEOPLE]
    if people and "publish" not in indicator.model_fields_set:
        words = f"{people[0]} counts people, so that 'publish' must say the period over which each level is published"
        return [declaration.document.said((), words)]
    if people and indicator.unit is not None and indicator.kind is Kind.RATE:
        words = (
            f"a sum of {indicator.unit} is no count of people, so that withholding a small one protects nobody; count "
            f"people, or, where nobody is counted in {people[0]}, let its contract say that it counts things"
        )
        return [declaration.document.said(("unit",), words)]
    vain = [key for key in ("publish", "also_known") if not people and key in indicator.model_fields_set]
    return [declaration.document.said((key,), "nothing that it reads counts people; leave it out") for key in vain]


def _reasons(declaration: Declaration) -> list[str]:
    """Which way is better is a choice that every verdict hangs on, and that there is none costs all of them: either is
    given with its reason. Asked here, and not of every head, so that snapshots from before it was are still read."""
    indicator = declaration.indicator
    if indicator.polarity_because is not None:
        return []
    way = "why neither way is better" if indicator.polarity is Polarity.NEUTRAL else "why that way is better for people"
    return [declaration.document.said(("polarity",), f"'polarity_because' must say {way}, in a sentence")]


def _portability(declaration: Declaration) -> list[str]:
    sql = declaration.indicator.sql
    try:
        tree = sqlglot.parse_one(sql, read="duckdb")
    except (sqlglot.errors.SqlglotError, RecursionError) as error:
        words = "another engine could not parse the SQL; write it more plainly"
        reason = str(error).splitlines()[0] if str(error) else "nested too deeply"
        return [declaration.in_sql(1, f"{words} ({reason})")]
    return [declaration.in_sql(line, words) for line, words in portable.faults(tree, sql)]
