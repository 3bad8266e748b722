"""What a refresh refused is noted by name alone, and forgotten by the next that goes through."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import metrics
from metrics.refreshing.refusing import forget, refuse
from metrics.refreshing.task import RefreshError
from metrics.snapshots.refused import NAME, Refused, last_refused
from tests import worlds

DAY = date(2026, 2, 10)


@pytest.fixture
def world(tmp_path):
    made = worlds.nothing(tmp_path)
    worlds.recorded_crime(made.extracts)
    made.refresh()
    return made


def broken(world):
    """Fewer than no offences."""
    path = world.extracts / "recorded_crime.parquet"
    rows = pq.read_table(path)
    place = rows.column_names.index("offences")
    fewer = pa.array([-123_456] * rows.num_rows, rows.schema.field(place).type)
    pq.write_table(rows.set_column(place, rows.schema.field(place), fewer), path)


def test_an_extract_that_breaks_its_contract_is_noted_until_a_refresh_goes_through(world):
    shown = metrics.snapshot(world.snapshots).name
    assert last_refused(world.snapshots) is None
    broken(world)
    with pytest.raises(RefreshError, match="an extract breaks its contract"):
        world.refresh()
    assert last_refused(world.snapshots) == Refused(worlds.TODAY, ("recorded_crime",))
    assert metrics.snapshot(world.snapshots).name == shown
    assert "123" not in (world.snapshots / NAME).read_text(encoding="utf-8")
    worlds.recorded_crime(world.extracts, more=1)
    world.refresh()
    assert last_refused(world.snapshots) is None


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"on": "x", "extracts": []}', '{"on": "2026-02-10", "extracts": []}', "\x00", '{"on": 1}',
     '{"on": "2026-02-10", "extracts": 5}', "[" * 100_000],
)  # fmt: skip
def test_what_is_not_in_our_form_says_nothing(tmp_path, text):
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert last_refused(tmp_path) is None


def test_a_note_of_any_size_costs_a_view_nothing(tmp_path):
    (tmp_path / NAME).write_text('{"on": "2026-02-10", "extracts": ["' + "a" * 100_000 + '"]}', encoding="utf-8")
    assert last_refused(tmp_path) is None


def test_what_cannot_be_noted_or_forgotten_stops_nobody(tmp_path):
    place = tmp_path / "a file"
    place.write_text("")
    refuse(place, DAY, ["recorded_crime"])
    forget(place)
    assert last_refused(place) is None


def test_names_are_noted_once_and_in_order(tmp_path):
    refuse(tmp_path, DAY, ["b", "a", "b"])
    assert last_refused(tmp_path) == Refused(DAY, ("a", "b"))
    forget(tmp_path)
    assert last_refused(tmp_path) is None
