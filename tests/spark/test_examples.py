"""Every worked example is true on Spark too."""

import pytest

from data.contracts.quoting import name
from metrics.declared import catalogue, example
from metrics.declared.head import Declaration

DECLARED = catalogue.declarations().values()


@pytest.mark.parametrize("declaration", DECLARED, ids=lambda each: each.indicator.slug)
def test_the_worked_example_of_an_indicator_is_true(declaration: Declaration, tried, spark) -> None:
    given, _ = example._given(declaration)
    wanted, _ = example._expected(declaration)
    assert wanted is not None
    tried.begin()
    try:
        for table, rows in given.items():
            assert list(example._put(declaration, table, rows, tried)) == []
            spark.copy(table, tried.sql(f"select * from {name(table)}").to_arrow_table())
        returned = spark.table(declaration.indicator.sql)
        assert example.differences(declaration, wanted, returned) == []
    finally:
        tried.rollback()
