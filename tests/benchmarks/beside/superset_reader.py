"""What a dashboard of Superset's asks its server for when it is opened and when a filter is changed, as a browser was
seen to ask."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from tests.benchmarks._journeys import TIMES, Own
from tests.benchmarks.beside.asking import Question, Step
from tests.benchmarks.beside.observations import COLUMNS, LOOKED_AT, Choices
from tests.benchmarks.beside.superset_dashboard import API, FILTERS, SLUG, VALUE, Made

NAME = "superset"
_ROWS = 10_000  # at the most
_MONTHS = {
    "timeGrain": "P1M",
    "columnType": "BASE_AXIS",
    "sqlExpression": "period",
    "label": "period",
    "expressionType": "SQL",
    "isColumnReference": True,
}
_DRAWN = [
    {
        "operation": "pivot",
        "options": {
            "index": ["period"],
            "columns": [],
            "aggregates": {"value": {"operator": "mean"}},
            "drop_missing_columns": False,
        },
    },
    {"operation": "flatten"},
]


def journey(own: Own, made: Made, choices: Choices) -> Iterator[Step]:
    """The dashboard of an indicator in a ward, and of others. A browser also notes what is chosen, and what its reader
    does, which no chart waits for and which is left out."""
    indicator = own.one(choices.indicators)
    for turn in range(TIMES + 1):
        ward = own.one(choices.wards)
        shown = [_asking(made, made.chart, _chart(indicator, ward)), _asking(made, made.table, _table(indicator, ward))]
        before, beside = ([], []) if turn else opening(made)
        yield Step(NAME, [*before, [*beside, *shown]], missed(indicator, ward), changes=turn > 0)


def opening(made: Made) -> tuple[list[list[Question]], list[Question]]:
    """What is asked before the figures, the page and what it is made of; and beside them, what can be chosen."""
    parts = [Question(f"{API}/dashboard/{SLUG}{part}") for part in ("", "/charts", "/datasets")]
    options = [
        _asking(made, None, {"columns": [column], "metrics": [], "orderby": [[column, True]], "row_limit": 1000})
        for column in FILTERS
    ]
    return [[Question(f"/superset/dashboard/{SLUG}/")], parts], options


def missed(indicator: str, ward: str) -> Callable[[Sequence[bytes]], str]:
    """What is wrong with the answers, which end with a chart's and a table's: both have a value for as many months."""

    def of(told: Sequence[bytes]) -> str:
        chart, table = (json.loads(each)["result"][0]["data"] for each in told[-2:])
        there = sorted({(row["indicator"], row["area"]) for row in table})
        drawn, listed = (sum(row["value"] is not None for row in rows) for rows in (chart, table))
        if there == [(indicator, ward)] and drawn == listed:
            return ""
        return f"{NAME}: {indicator} in {ward} asked for, and there are {there}, {drawn} months of {listed}"

    return of


def _asking(made: Made, chart: int | None, query: dict[str, Any]) -> Question:
    form = quote(json.dumps({"slice_id": chart}, separators=(",", ":")))
    whose = "" if chart is None else f"?form_data={form}&dashboard_id={made.dashboard}"
    sent = {
        "datasource": {"id": made.data, "type": "table"},
        "force": False,
        "queries": [query],
        "form_data": {"datasource": f"{made.data}__table", "slice_id": chart, "dashboardId": made.dashboard},
        "result_format": "json",
        "result_type": "full",
    }
    return Question(f"{API}/chart/data{whose}", sent)


def _chart(indicator: str, ward: str) -> dict[str, Any]:
    grain = {"time_grain_sqla": "P1M", "having": "", "where": ""}
    query = {"columns": [_MONTHS], "metrics": [VALUE], "orderby": [[VALUE, False]], "post_processing": _DRAWN}
    return query | {"filters": _chosen(indicator, ward), "extras": grain, "row_limit": _ROWS}


def _table(indicator: str, ward: str) -> dict[str, Any]:
    return {"columns": COLUMNS, "orderby": [], "filters": _chosen(indicator, ward), "row_limit": _ROWS}


def _chosen(indicator: str, ward: str) -> list[dict[str, Any]]:
    filters = [
        {"col": column, "op": "IN", "val": [chosen]} for column, chosen in zip(FILTERS, (indicator, ward), strict=True)
    ]
    return [*filters, *({"col": column, "op": "==", "val": held} for column, held in LOOKED_AT.items())]
