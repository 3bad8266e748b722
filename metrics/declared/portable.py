"""The portable subset: forms that change their meaning, silently, or fail on another engine are refused by line."""

from collections.abc import Callable, Iterator

from sqlglot import exp

Check = Callable[[exp.Expr], bool]


def faults(tree: exp.Expr, sql: str) -> list[tuple[int, str]]:
    """What in a statement is not portable: its line in the SQL, and in words what it is and what to write instead."""
    found = [
        (_line(node, sql), f"{words}; write {instead}")
        for node in tree.walk()
        for check, words, instead in _RULES
        if check(node)
    ]
    return sorted(set(found))


def _divides_by_anything(node: exp.Expr) -> bool:
    return isinstance(node, exp.Div) and not isinstance(node.expression.unnest(), exp.Nullif)


def _cuts_a_fraction(node: exp.Expr) -> bool:
    if not isinstance(node, exp.Cast) or not node.to.is_type(*exp.DataType.INTEGER_TYPES):
        return False
    whole = (exp.Round, exp.Floor, exp.Ceil, exp.Count)
    return any(isinstance(part, exp.Div | exp.Mul | exp.Literal) for part in _above(node.this, whole))


def _above(node: exp.Expr, stop: tuple[type[exp.Expr], ...]) -> Iterator[exp.Expr]:
    """An expression's parts, down to where a function makes whole numbers of them."""
    if not isinstance(node, stop):
        yield node
        for part in node.iter_expressions():
            yield from _above(part, stop)


def _ordered_list(node: exp.Expr) -> bool:
    return isinstance(node, exp.ArrayAgg)


def _named(*names: str) -> Check:
    return lambda node: isinstance(node, exp.Anonymous) and str(node.this).lower().startswith(names)


def _is(*kinds: type[exp.Expr]) -> Check:
    return lambda node: isinstance(node, kinds)


_RULES: tuple[tuple[Check, str, str], ...] = (
    (_divides_by_anything, "a division by what may be 0", "a / nullif(b, 0)"),
    (_is(exp.IntDiv), "// divides and cuts", "floor(a / nullif(b, 0))"),
    (_cuts_a_fraction, "an integer cast of a fraction rounds here and cuts elsewhere", "round() or floor() inside it"),
    (
        _is(exp.WithinGroup, exp.PercentileCont, exp.PercentileDisc),
        "a percentile becomes approximate",
        "counts instead",
    ),
    (_is(exp.Quantile, exp.ApproxQuantile), "a quantile is not known elsewhere", "counts instead"),
    (_ordered_list, "a list loses its order and its nulls", "rows, not lists"),
    (_is(exp.Array, exp.Explode, exp.Transform, exp.ArrayFilter), "list functions differ", "rows, not lists"),
    (_named("list_", "array_"), "list functions differ", "rows, not lists"),
    (
        _is(exp.DateDiff),
        "date_diff counts borders here and whole months elsewhere",
        "a join with calendar, or day - day",
    ),
    (_named("date_sub", "datesub", "date_diff"), "date differences differ", "a join with calendar, or day - day"),
    (_is(exp.DayOfWeek, exp.DayOfWeekIso), "days of the week are numbered differently", "calendar.working_day"),
    (
        lambda node: isinstance(node, exp.Extract) and "dow" in node.this.name.lower() + str(node.this).lower(),
        "days of the week are numbered differently",
        "calendar.working_day",
    ),
    (_is(exp.ApproxDistinct), "an approximate count differs", "count(distinct ...)"),
    (_is(exp.DateBin), "time_bucket is not known elsewhere", "date_trunc, or a join with calendar"),
    (
        lambda node: isinstance(node, exp.Join) and node.method.upper() == "ASOF",
        "an asof join is not known elsewhere",
        "a join on a range, with qualify row_number() = 1",
    ),
)


def _line(node: exp.Expr, sql: str) -> int:
    """The line of an expression: its own, or that of its first part that has one; else the first."""
    for part in (node, *node.walk()):
        if "line" in part.meta:
            return int(part.meta["line"])
    place = sql.lower().find(node.sql("duckdb").lower())
    return sql.count("\n", 0, place) + 1 if place >= 0 else 1
