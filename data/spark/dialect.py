"""SQL of the portable subset, as DuckDB has it, in Spark's words."""

from functools import cache

import sqlglot
from sqlglot import exp


@cache
def in_spark(sql: str) -> str:
    """One SELECT of the portable subset as Spark takes it."""
    return sqlglot.parse_one(sql, read="duckdb").transform(_known).sql(dialect="spark")


def _known(node: exp.Expr) -> exp.Expr:
    """What sqlglot hands on as it is and Spark does not know."""
    if isinstance(node, exp.Anonymous) and str(node.this).lower() == "isfinite":
        (number,) = node.expressions
        return exp.not_(exp.or_(exp.IsNan(this=number.copy()), exp.EQ(this=exp.Abs(this=number), expression=_ENDLESS)))
    return node


_ENDLESS = exp.cast(exp.Literal.string("Infinity"), "double", dialect="spark")
