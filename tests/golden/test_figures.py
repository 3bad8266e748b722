"""What people see changes only on purpose: figures and their words for a handful of fixed observations.

After a change that is meant, write the files again with `pytest tests/golden --snapshot-update` and read the diff.
"""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components import charts, differences, maps, reading, wording
from pages.components.ledger import Line, ledger
from tests.unit.made import CAMDEN, Figure, by_category, compared, indicator, monthly, wards

AIM = {"value": 0.9, "by": date(2027, 3, 31), "origin": "illustrative"}
MONTHS: list[Figure] = [
    (1.41, 1.2, 1.6),
    (1.3, 1.1, 1.5),
    "missing",
    (1.22, 1.0, 1.4),
    "small",
    (1.5, 1.3, 1.7),
    (1.32, 1.1, 1.5),
    "pending",
]
WARDS: dict[str, Figure] = {
    "Belsize": (0.9, 0.8, 1.0),
    "Bloomsbury": (2.1, 1.8, 2.4),
    "Gospel Oak": (1.4, 1.2, 1.6),
    "Highgate": "small",
    "Kilburn": "missing",
    "Frognal": "pending",
}


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(JSONSnapshotExtension)


def plain(figure: go.Figure) -> dict[str, Any]:
    drawn: dict[str, Any] = figure.to_plotly_json()
    return drawn


def test_a_ward_over_time_beside_camden(golden: SnapshotAssertion) -> None:
    series, camden = monthly(MONTHS, origin="sample"), monthly([1.4, 1.38, 1.36, 1.4, 1.42, 1.4, 1.38], CAMDEN)
    assert plain(charts.series_chart(series, camden)) == golden(name="figure")
    assert [
        wording.series_finding(series, camden),
        wording.series_alt(series, camden),
        wording.change_text(series),
    ] == golden(name="words")


def test_camden_over_time_with_its_target(golden: SnapshotAssertion) -> None:
    declared = indicator("proportion", "high_is_good", stock=True, target=AIM)
    series = monthly([0.81, (0.84, 0.82, 0.86)], CAMDEN, declared, origin="sample")
    assert plain(charts.series_chart(series)) == golden(name="figure")
    assert [wording.series_finding(series), reading.strip(series, None)] == golden(name="words")


def test_categories_side_by_side(golden: SnapshotAssertion) -> None:
    comparison = by_category({"owner": (0.9, 0.88, 0.92), "unknown": (0.8, 0.7, 0.9), "council tenant": "small"})
    assert plain(charts.ranking(comparison)) == golden(name="figure")
    assert [differences.comparison_finding(comparison), differences.comparison_alt(comparison)] == golden(name="words")


def test_a_priority_in_the_ledger(golden: SnapshotAssertion) -> None:
    safety = next(each for each in metrics.priorities() if each.slug == "safety")
    lines = [
        Line(monthly(MONTHS), "indicator?indicator=robbery"),
        Line(monthly([1.3], CAMDEN), "indicator?indicator=robbery", only=True),
        Line(monthly([]), "indicator?indicator=robbery", lacking=("Recorded crime",)),
    ]
    assert ledger([(safety, lines)], "({})".format, year=2026).split("<tr") == golden


def test_wards_side_by_side(golden: SnapshotAssertion) -> None:
    comparison = compared(WARDS, (1.4, 1.35, 1.45), origin="sample")
    assert plain(charts.ranking(comparison, "E05000002")) == golden(name="figure")
    assert [differences.comparison_finding(comparison), differences.comparison_alt(comparison)] == golden(name="words")


def test_wards_on_tiles(golden: SnapshotAssertion) -> None:
    comparison = compared(WARDS, origin="sample")
    assert plain(maps.tiles(comparison, wards(WARDS), "E05000002")) == golden(name="figure")
    assert maps.key(comparison) == golden(name="key")


def test_wards_by_their_outlines(golden: SnapshotAssertion) -> None:
    figures: dict[str, Figure] = {"Belsize": (0.84, 0.8, 0.88), "Frognal": "missing"}
    comparison, areas = compared(figures, 0.8, indicator("proportion")), wards(figures)
    middles = {area.code: (area.longitude or 0.0, area.latitude or 0.0) for area in areas.values()}
    rings = {
        code: [[(x - 0.004, y), (x, y - 0.004), (x + 0.004, y), (x, y + 0.004)]] for code, (x, y) in middles.items()
    }
    assert plain(maps.outlines(comparison, areas, rings)) == golden
