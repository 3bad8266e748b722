"""A dashboard of Superset with one line chart, one table and two filters, an indicator's and a ward's, made through its
own interface."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.benchmarks._client import PATIENCE
from tests.benchmarks.beside.observations import COLUMNS, LOOKED_AT, TABLE

API = "/api/v1"
SLUG = "wards"
FILTERS = ("indicator", "area")
VALUE = {"expressionType": "SIMPLE", "column": {"column_name": "value"}, "aggregate": "AVG", "label": "value"}
_HELD = [
    {"expressionType": "SIMPLE", "clause": "WHERE", "subject": column, "operator": "==", "comparator": held}
    for column, held in LOOKED_AT.items()
]
_LOOKS: Mapping[str, dict[str, Any]] = {
    "echarts_timeseries_line": {"x_axis": "period", "time_grain_sqla": "P1M", "metrics": [VALUE]},
    "table": {"query_mode": "raw", "all_columns": COLUMNS},
}


@dataclass(frozen=True)
class Made:
    """The numbers of the dashboard and of what it is made of."""

    dashboard: int
    data: int
    chart: int
    table: int


def make(address: str, password: str, file: Path) -> Made:
    """Of a file of SQLite, for anybody to see; raises httpx.HTTPError where Superset refuses a part of it."""
    with httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False) as client:
        _enter(client, address, password)
        held = _new(client, "database", {"database_name": file.stem, "sqlalchemy_uri": f"sqlite:///{file}"})
        data = _new(client, "dataset", {"database": held, "table_name": TABLE})
        of = {"datasource_id": data, "datasource_type": "table"}
        chart, table = (
            _new(
                client,
                "chart",
                {"slice_name": name, "viz_type": name, "params": json.dumps({**looks, "adhoc_filters": _HELD}), **of},
            )
            for name, looks in _LOOKS.items()
        )
        laid = {"position_json": json.dumps(_layout(chart, table)), "json_metadata": json.dumps(_filters(data))}
        dashboard = _new(client, "dashboard", {"dashboard_title": "Wards", "slug": SLUG, "published": True, **laid})
        for each in (chart, table):
            client.put(f"{API}/chart/{each}", json={"dashboards": [dashboard]}).raise_for_status()
        _open(client)
    return Made(dashboard, data, chart, table)


def _enter(client: httpx.Client, address: str, password: str) -> None:
    """As who may make things."""
    who = {"username": "admin", "password": password, "provider": "db"}
    answer = client.post(f"{API}/security/login", json=who).raise_for_status()
    client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    answer = client.get(f"{API}/security/csrf_token/").raise_for_status()
    client.headers.update({"X-CSRFToken": answer.json()["result"], "Referer": address})


def _new(client: httpx.Client, kind: str, said: Mapping[str, object]) -> int:
    """The number of what is made."""
    return int(client.post(f"{API}/{kind}/", json=said).raise_for_status().json()["id"])


def _open(client: httpx.Client) -> None:
    """Let whoever comes have all figures, beside what such may have anyway."""
    numbers = {each["name"]: each["id"] for each in _all(client, "roles/")}
    admin, public = (_all(client, f"roles/{numbers[name]}/permissions/") for name in ("Admin", "Public"))
    may = [each["id"] for each in public]
    may += [each["id"] for each in admin if each["permission_name"] == "all_datasource_access"]
    said = {"permission_view_menu_ids": may}
    client.post(f"{API}/security/roles/{numbers['Public']}/permissions", json=said).raise_for_status()


def _all(client: httpx.Client, what: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{API}/security/{what}").raise_for_status().json()["result"]
    return found


def _layout(chart: int, table: int) -> dict[str, Any]:
    """Side by side."""
    row, parents = "ROW-1", ["ROOT_ID", "GRID_ID"]
    shown = {
        f"CHART-{each}": {
            "type": "CHART",
            "id": f"CHART-{each}",
            "children": [],
            "parents": [*parents, row],
            "meta": {"chartId": each, "width": 6, "height": 50},
        }
        for each in (chart, table)
    }
    return {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": [row], "parents": ["ROOT_ID"]},
        row: {"type": "ROW", "id": row, "children": list(shown), "parents": parents, "meta": {}},
        **shown,
    }


def _filters(data: int) -> dict[str, Any]:
    """One value of each, for both."""
    return {
        "native_filter_configuration": [
            {
                "id": f"NATIVE_FILTER-{column}",
                "type": "NATIVE_FILTER",
                "filterType": "filter_select",
                "name": column,
                "targets": [{"datasetId": data, "column": {"name": column}}],
                "controlValues": {"multiSelect": False, "enableEmptyFilter": True},
                "defaultDataMask": {"extraFormData": {}, "filterState": {}},
                "cascadeParentIds": [],
                "scope": {"rootPath": ["ROOT_ID"], "excluded": []},
            }
            for column in FILTERS
        ]
    }
