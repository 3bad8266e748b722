"""Rules that are asked of every row where the rows lie, when that is not in DuckDB."""

from collections.abc import Sequence

from data.contracts.contract import Contract
from data.contracts.elsewhere import Elsewhere
from data.contracts.fault import EXAMPLES, PART, PART_ROW, Fault, Places, example
from data.contracts.field import Field
from data.contracts.quoting import listed, name
from data.contracts.references import References
from data.contracts.rules import Rule
from data.shortly import seen


def is_readable(fields: Sequence[Field], there: str, elsewhere: Elsewhere) -> bool:
    """Whether DuckDB could read all texts too: where it could not, it says so itself."""
    texts = [elsewhere.readable(name(field.name)) for field in fields if field.type == "string"]
    if not texts:
        return True
    unread = elsewhere.table(f'select count(*) as "rows" from {there} where not ({" and ".join(texts)})')
    return bool(unread["rows"].to_pylist() == [0])


def broken_elsewhere(
    contract: Contract, there: str, promised: Sequence[Rule], references: References, places: Places
) -> list[Fault]:
    """As `broken`, of rows that lie elsewhere: they are counted there, and the first come here to be told of."""
    counted = zip(promised, _broken_rows(there, promised, references), strict=True)
    return [
        Fault(
            contract.name, ", ".join(rule.fields), rule.words, rows, _first(contract, there, rule, references, places)
        )
        for rule, rows in counted
        if rows
    ]


def _broken_rows(there: str, promised: Sequence[Rule], references: References) -> list[int]:
    """How many rows break each rule: by one pass for all that are about a row alone, and one for each other."""
    alone = [rule for rule in promised if "select " not in rule.broken]
    others = [rule for rule in promised if "select " in rule.broken]
    counts = [f'count(case when {rule.broken} then 1 end) as "rule {number}"' for number, rule in enumerate(alone)]
    together = references.ask(f"select {', '.join(counts)} from {there}")[0] if alone else ()
    counted = {rule.broken: rows for rule, rows in zip(alone, together, strict=True)}
    for rule in others:
        ((counted[rule.broken],),) = references.ask(f'select count(*) as "rows" from {there} where {rule.broken}')
    return [counted[rule.broken] for rule in promised]


def _first(contract: Contract, there: str, rule: Rule, references: References, places: Places) -> tuple[str, ...]:
    """The first rows that break a rule, in the words in which DuckDB has them."""
    # Of people no value comes here: a row is found again by its place.
    told_of = rule.fields if contract.counts == "things" else ()
    columns, order = listed(tuple(dict.fromkeys([*told_of, PART, PART_ROW]))), listed((PART, PART_ROW))
    found = references.table(f"select {columns} from {there} where {rule.broken} order by {order} limit {EXAMPLES}")
    example_of = example(contract, rule.fields, places).replace('"row number"', f'"{PART_ROW}" + 1')
    with references.connection.cursor() as cursor:
        cursor.register("found", found)
        told = cursor.execute(f"select concat({example_of}) from found order by {order}").fetchall()
    return tuple(seen(text) for (text,) in told)
