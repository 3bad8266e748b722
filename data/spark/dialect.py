"""SQL of the portable subset, as DuckDB has it, in Spark's words."""

from functools import cache

import sqlglot
from sqlglot import exp


@cache
def in_spark(sql: str) -> str:
    """One SELECT of the portable subset as Spark takes it."""
    return sqlglot.parse_one(sql, read="duckdb").transform(_known).sql(dialect="spark")


def _known(node: exp.Expr) -> exp.Expr:
    """What sqlglot hands on as it is, and Spark does not know or takes otherwise."""
    if isinstance(node, exp.Anonymous) and str(node.this).lower() == "isfinite":
        (number,) = node.expressions
        return exp.not_(exp.or_(exp.IsNan(this=number.copy()), exp.EQ(this=exp.Abs(this=number), expression=_ENDLESS)))
    if isinstance(node, exp.Floor) and isinstance(node.this, exp.Cast) and node.this.is_type("double"):
        # There a whole number, which has no room for what is infinite, and takes NaN for nought.
        return exp.paren(exp.Sub(this=node.this, expression=exp.func("pmod", node.this.copy(), "1")))
    return node


_ENDLESS = exp.cast(exp.Literal.string("Infinity"), "double", dialect="spark")
