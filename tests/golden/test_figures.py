"""What people see changes only on purpose: figures and their words for a handful of fixed observations.

After a change that is meant, write the files again with `pytest tests/golden --snapshot-update` and read the diff.
"""

from dataclasses import replace
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

import metrics
from pages.components.exhibits import (
    ahead_lines,
    control_lines,
    control_words,
    differences,
    differences_alt,
    flags,
    map_key,
    over_time,
    strip,
    ward_map,
    ward_shapes,
)
from pages.components.exhibits.exhibit import Drawing
from pages.components.exhibits.lines import lines
from pages.components.exhibits.map_looks import Shows
from pages.components.exhibits.ranking import ranking
from pages.components.html import ledger, ledger_lines
from pages.components.words import courses
from pages.components.words.standing import change_text
from tests.unit.judged.told import said
from tests.unit.pages.drawings import checked
from tests.unit.pages.judged import STEADY, charted, judged
from tests.unit.pages.made import CAMDEN, Figure, by_category, compared, indicator, monthly, wards

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


def plain(drawing: Drawing) -> Drawing:
    checked(drawing)
    return drawing


def test_a_ward_over_time_beside_camden(golden: SnapshotAssertion) -> None:
    series, camden = monthly(MONTHS, origin="sample"), monthly([1.4, 1.38, 1.36, 1.4, 1.42, 1.4, 1.38], CAMDEN)
    assert plain(lines(series, camden)) == golden(name="figure")
    assert [
        over_time.finding(series, camden),
        over_time.alt(series, camden),
        change_text(series),
    ] == golden(name="words")


def test_camden_over_time_with_its_target(golden: SnapshotAssertion) -> None:
    declared = indicator("proportion", "high_is_good", stock=True, target=AIM)
    series = monthly([0.81, (0.84, 0.82, 0.86)], CAMDEN, declared, origin="sample")
    assert plain(lines(series)) == golden(name="figure")
    latest = series.observations[-1]
    assert [over_time.finding(series), strip.html(strip.answers(series, latest))] == golden(name="words")


def test_a_control_chart_with_its_flag(golden: SnapshotAssertion) -> None:
    storm = {"from": date(2026, 1, 5), "reason": "A storm", "by": "Property Management"}
    declared = indicator("proportion", "high_is_good", target=AIM, causes=[storm])
    series, reading, chart = charted([*STEADY[:6], "small", *STEADY, 0.5], declared)
    known = flags.flags(declared, chart.points[0].period, date(2026, 1, 31))
    assert plain(control_lines.control_lines(series, chart, flags=known)) == golden(name="figure")
    assert [
        control_words.finding(series, chart, reading, 0),
        control_words.alt(series, chart, None, known),
        control_words.how_to_read(series, chart),
        flags.listed(known),
    ] == golden(name="words")


def test_what_lies_ahead(golden: SnapshotAssertion) -> None:
    values, declared = [*STEADY, *STEADY], indicator("proportion", "high_is_good", target=AIM)
    series, reading, _ = judged(values, declared)
    ahead = said(declared, {CAMDEN.code: values}, last=date(2026, 1, 1)).expected
    assert plain(ahead_lines.ahead_lines(series, reading, ahead)) == golden(name="figure")
    assert courses.course_sentence(series.indicator, reading, 0) == golden(name="words")


def test_categories_side_by_side(golden: SnapshotAssertion) -> None:
    comparison = by_category({"owner": (0.9, 0.88, 0.92), "unknown": (0.8, 0.7, 0.9), "council tenant": "small"})
    assert plain(ranking(comparison)) == golden(name="figure")
    assert [differences.finding(comparison), differences_alt.alt(comparison)] == golden(name="words")


def test_a_priority_in_the_ledger(golden: SnapshotAssertion) -> None:
    safety = next(each for each in metrics.priorities() if each.slug == "safety")
    told = [
        ledger_lines.line(monthly(MONTHS)),
        replace(ledger_lines.line(monthly([1.3], CAMDEN)), only=True),
        ledger_lines.line(monthly([]), lacking=("Recorded crime",)),
    ]
    html = ledger.ledger([safety], told, "indicator?indicator={}".format, year=2026)
    assert html.split("<tr") == golden


def test_wards_side_by_side(golden: SnapshotAssertion) -> None:
    comparison = compared(WARDS, (1.4, 1.35, 1.45), origin="sample")
    assert plain(ranking(comparison, ["E05000002"])) == golden(name="figure")
    assert [differences.finding(comparison), differences_alt.alt(comparison)] == golden(name="words")


def test_wards_on_tiles(golden: SnapshotAssertion) -> None:
    comparison, shapes = compared(WARDS, origin="sample"), ward_shapes.tiles(wards(WARDS).values())
    assert plain(ward_map.ward_map(comparison, shapes, ["E05000002"])) == golden(name="figure")
    assert map_key.key(comparison, shapes) == golden(name="key")


def test_wards_by_their_outlines(golden: SnapshotAssertion) -> None:
    figures: dict[str, Figure] = {"Belsize": (0.84, 0.8, 0.88), "Frognal": "missing"}
    comparison, areas = compared(figures, 0.8, indicator("proportion")), wards(figures)
    middles = {area.code: (area.longitude or 0.0, area.latitude or 0.0) for area in areas.values()}
    rings = {
        code: [[(x - 0.004, y), (x, y - 0.004), (x + 0.004, y), (x, y + 0.004)]] for code, (x, y) in middles.items()
    }
    assert plain(ward_map.ward_map(comparison, ward_shapes.outlines(areas.values(), rings))) == golden


def test_wards_on_tiles_beside_camden(golden: SnapshotAssertion) -> None:
    comparison = compared(WARDS, (1.4, 1.35, 1.45), origin="sample")
    shapes = ward_shapes.tiles(wards(WARDS).values(), marked=True)
    assert plain(ward_map.ward_map(comparison, shapes, ["E05000002"], Shows.COMPARED)) == golden(name="figure")
    assert map_key.key(comparison, shapes, Shows.COMPARED) == golden(name="key")
