"""Other settings are tried on the same rows, and what counts otherwise is refused; how long it takes is not told."""

import pyarrow.parquet as pq
import pytest

from data.sample import write_missing
from tests.benchmarks import _parts, _rewritten, _settings
from tests.benchmarks._rewritten import OURS, Written
from tests.benchmarks._settings import Setting
from tests.worlds import TODAY


@pytest.fixture(scope="module")
def extracts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("extracts")
    write_missing(folder, today=TODAY, only=("recorded_crime", "lettings"))
    return folder


@pytest.mark.parametrize(
    "written", [Written(rows=1_000), Written(compression="none"), Written(order="date"), Written(order="none")]
)
def test_an_extract_that_is_written_otherwise_has_the_same_rows(extracts, tmp_path, written):
    other = _rewritten.rewritten(extracts, tmp_path / "other", written)
    for name in ("recorded_crime", "lettings"):
        before, after = (pq.read_table(folder / f"{name}.parquet") for folder in (extracts, other))
        assert _settings.in_order(after).equals(_settings.in_order(before))
        assert after.equals(before) == (written.order == "ward")


def test_it_lies_in_its_order_and_groups(extracts, tmp_path):
    other = _rewritten.rewritten(extracts, tmp_path / "other", Written(rows=1_000, order="date"))
    file = pq.ParquetFile(other / "lettings.parquet")
    days = file.read(["let_on"])["let_on"].to_pylist()
    assert days == sorted(days)
    assert {file.metadata.row_group(each).num_rows for each in range(file.num_row_groups - 1)} == {1_000}


def test_as_we_write_it_is_as_it_is(extracts, tmp_path):
    assert _rewritten.rewritten(extracts, tmp_path / "other", OURS) == extracts


def test_each_setting_is_told_beside_ours(extracts, tmp_path):
    tried = [Setting("ours"), Setting("in no order", Written(order="none")), Setting("alone", at_once=1)]
    told = list(_settings.measured(extracts, tmp_path / "other", tried))
    assert [setting.name for setting, *_ in told] == ["ours", "in no order", "alone"]
    assert told[1][1] > told[0][1] == told[2][1]
    assert all(len(pairs) == _settings.ROUNDS for _, _, *both in told for pairs in both)


def test_what_counts_otherwise_is_refused(extracts, tmp_path):
    other = ["create table fewer as select * from lettings limit 1000", "drop view lettings"]
    setting = Setting("fewer rows", told=[*other, "alter table fewer rename to lettings"])
    with pytest.raises(ValueError, match="fewer rows counts otherwise than ours"):
        list(_settings.measured(extracts, tmp_path / "other", [Setting("ours"), setting]))


def test_the_columns_of_a_scan_are_those_that_the_sql_names():
    there = [each for each in _settings.there_in({"recorded_crime": 1}) if each.extracts == ["recorded_crime"]]
    assert there
    assert _parts.read_by(there) == {"recorded_crime": ("ward_code", "month", "major", "minor", "offences")}
