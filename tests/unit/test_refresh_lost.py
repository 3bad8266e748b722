"""What the last snapshot had does not go unasked: no extract, no real figures for made-up ones, no half of the rows."""

import json
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import data
import metrics
from data.__main__ import app as data_app
from data.holding.write import write
from data.sample import write_missing
from metrics.__main__ import app
from metrics.refreshing.lost import LostError
from metrics.refreshing.refresh import refresh
from tests.unit.test_refresh import TODAY, WARDS, copy_of_indicators, crime, run
from tests.worlds import outlines


@pytest.fixture
def folders(tmp_path):
    """A snapshot of published crime, outlines, and a sample of the survey."""
    crime(tmp_path / "extracts")
    outlines(tmp_path / "extracts")
    write_missing(tmp_path / "extracts", today=TODAY, only={"residents_survey"})
    declared = copy_of_indicators(tmp_path / "declared")
    there = {"extracts": tmp_path / "extracts", "snapshots": tmp_path / "snapshots", "indicators": declared}
    run(there)
    return there


def refused(folders, *names, **options):
    """What is said when a refresh stops, once it is certain that the last snapshot stays and that --without goes on."""
    before = metrics.snapshot(folders["snapshots"]).name
    with pytest.raises(LostError) as error:
        run(folders, **options)
    assert metrics.snapshot(folders["snapshots"]).name == before
    said = str(error.value)
    told = " ".join(f"--without {name}" for name in names)
    assert said.endswith(f"python -m metrics refresh --as-of {options.get('as_of', TODAY)} {told}")
    run(folders, without=names, **options)
    run(folders, **options)  # once it is so, nobody is asked again
    return said


def test_an_extract_that_is_gone_stops_a_refresh_and_is_named(folders):
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    said = refused(folders, "recorded_crime")
    assert "- recorded_crime: is not there; it had 960 rows, published" in said
    assert str(folders["extracts"]) in said


def test_an_empty_mount_stops_a_refresh_and_all_that_is_gone_is_named(folders, tmp_path):
    (tmp_path / "empty").mkdir()
    said = refused(folders, "recorded_crime", "sample", "ward_outlines", extracts=tmp_path / "empty")
    assert said.count("is not there") == 3


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["ward_outlines"], ["ward_outlines", "recorded_crime", "sample"]),
        (["sample"], ["sample", "recorded_crime", "ward_outlines"]),
        (["residents_survey", "recorded_crime"], ["residents_survey", "recorded_crime", "ward_outlines"]),
    ],
)
def test_what_was_given_is_in_the_command_that_is_told(folders, tmp_path, given, told):
    """So that it can be typed as it is told, and leads on."""
    (tmp_path / "empty").mkdir()
    options = {"extracts": tmp_path / "empty"}
    with pytest.raises(LostError) as error:
        run(folders, without=given, **options)
    listed = " ".join(f"--without {name}" for name in told)
    assert str(error.value).endswith(f"python -m metrics refresh --as-of {TODAY} {listed}")
    run(folders, without=told, **options)


def test_a_day_that_nobody_named_is_not_in_the_command(folders):
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    with pytest.raises(LostError, match=r"python -m metrics refresh --without recorded_crime$"):
        run(folders, as_of=None)


def test_real_figures_do_not_become_made_up_ones_unasked(folders, tmp_path):
    shutil.copytree(folders["extracts"], tmp_path / "made_up")
    (tmp_path / "made_up" / "recorded_crime.parquet").unlink()
    write_missing(tmp_path / "made_up", today=TODAY, only={"recorded_crime"})
    said = refused(folders, "recorded_crime", extracts=tmp_path / "made_up")
    assert "- recorded_crime: is a sample now, made up; it was published, 960 rows" in said


def test_all_that_was_made_up_goes_under_one_name(folders):
    (folders["extracts"] / "residents_survey.parquet").unlink()
    assert "- residents_survey: is not there; it had " in refused(folders, "sample")


def test_real_figures_take_the_place_of_made_up_ones_however_few(folders, tmp_path):
    contract = data.all_contracts()["residents_survey"]
    said = {"covers_from": date(2025, 1, 1), "covers_to": date(2025, 12, 31), "extracted_on": TODAY}
    write(contract.arrow_schema.empty_table(), contract, folders["extracts"], origin="council", source="x", **said)
    run(folders)


def of_few_people(folders, rows):
    """The survey as the council's own, with so few rows that a snapshot withholds how many there are."""
    contract = data.all_contracts()["residents_survey"]
    made_up = pq.read_table(folders["extracts"] / contract.path).select(contract.arrow_schema.names).slice(0, rows)
    keys = pa.array([f"sheet-{row}" for row in range(rows)], contract.arrow_schema.field("sheet_key").type)
    table = made_up.set_column(made_up.schema.get_field_index("sheet_key"), "sheet_key", keys)
    said = {"covers_from": date(2015, 1, 1), "covers_to": TODAY, "extracted_on": TODAY}
    write(table, contract, folders["extracts"], origin="council", source="x", **said)


def test_what_has_so_few_people_that_their_number_is_withheld_is_missed_without_it(folders):
    of_few_people(folders, 3)
    run(folders)
    of_few_people(folders, 1)
    run(folders)
    (folders["extracts"] / "residents_survey.parquet").unlink()
    said = refused(folders, "residents_survey")
    assert "- residents_survey: is not there; it had few rows, council" in said


@pytest.mark.parametrize(("months", "stops"), [(range(1, 7), False), (range(1, 6), True), (range(12, 13), True)])
def test_fewer_than_half_the_rows_stop_a_refresh(folders, months, stops):
    crime(folders["extracts"], months=months)
    if stops:
        said = refused(folders, "recorded_crime")
        assert f"has {80 * len(months)} rows now, less than half of the 960 that it had" in said
    else:
        run(folders)


def test_a_template_in_the_place_of_an_extract_stops_a_refresh(folders):
    path = folders["extracts"] / "recorded_crime.parquet"
    path.unlink()
    CliRunner().invoke(data_app, ["contract", "recorded_crime", "--write", str(path.parent)])
    assert "- recorded_crime: recorded_crime.parquet has no rows yet; it had 960" in refused(folders, "recorded_crime")


def test_what_was_extracted_after_the_day_is_not_lost(folders):
    crime(folders["extracts"], origin="council", extracted_on=date(2026, 2, 20))
    run(folders)


def test_where_the_current_one_is_damaged_the_newest_that_is_whole_says_what_there_was(folders):
    snapshots = folders["snapshots"]
    later, _ = run(folders, as_of=date(2026, 2, 11))
    (snapshots / later.name / "extracts.parquet").write_bytes(b"PAR1")
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    with pytest.raises(LostError, match="recorded_crime: is not there"):
        run(folders)
    (snapshots / "current").write_bytes(b"")
    with pytest.raises(LostError, match="recorded_crime: is not there"):
        run(folders)


def test_a_snapshot_of_an_earlier_form_says_it_too(folders):
    made = metrics.snapshot(folders["snapshots"]).name
    path = folders["snapshots"] / made / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    with pytest.raises(LostError, match="recorded_crime: is not there"):
        run(folders)


def cut(snapshot):
    path = snapshot / "extracts.parquet"
    path.write_bytes(path.read_bytes()[:10])


@pytest.mark.parametrize("pointer", ["whole", "gone"])
@pytest.mark.parametrize("damage", [cut, lambda snapshot: [path.unlink() for path in snapshot.glob("*.*")]])
def test_where_no_snapshot_can_say_what_there_was_nothing_is_dropped(folders, tmp_path, damage, pointer):
    """Until whoever looks after it has put one back, or moved away what is damaged."""
    snapshot = folders["snapshots"] / metrics.snapshot(folders["snapshots"]).name
    shutil.copytree(snapshot, tmp_path / "copy")
    damage(snapshot)
    if pointer == "gone":
        (folders["snapshots"] / "current").unlink()
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    with pytest.raises(LostError) as error:
        run(folders)
    said = str(error.value)
    assert f"{folders['snapshots']} holds snapshots, and none says what it was made from" in said
    assert f"\n- {snapshot}\n" in said
    assert "Put one back from a copy. Or see that every extract is there (python -m data check), move these out" in said
    shutil.rmtree(snapshot)
    shutil.copytree(tmp_path / "copy", snapshot)
    with pytest.raises(LostError, match="recorded_crime: is not there"):
        run(folders)
    snapshot.rename(tmp_path / "moved")
    assert set(run(folders)[1].values()) == {"no data"}


def test_what_was_made_of_the_very_extracts_that_are_there_lacks_none(folders):
    made = metrics.snapshot(folders["snapshots"]).name
    cut(folders["snapshots"] / made)
    assert run(folders)[0].name == made


@pytest.fixture
def command(folders, monkeypatch):
    from functools import partial

    monkeypatch.setattr("metrics.__main__.refresh", partial(refresh, indicators=folders["indicators"]))
    return lambda *options: CliRunner().invoke(app, ["refresh", "--as-of", "2026-02-12", *options])


def test_the_command_ends_with_1_and_says_how_to_go_on(command, folders):
    (folders["extracts"] / "recorded_crime.parquet").unlink()
    ended = command()
    assert ended.exit_code == 1
    assert "--without recorded_crime" in ended.output
    assert "Nothing was changed" in ended.output
    assert command("--without", "recorded_crime").exit_code == 0


def test_a_name_that_is_no_extract_is_refused(command):
    ended = command("--without", "recorded_crimes")
    assert ended.exit_code == 1
    assert "'recorded_crimes' is not an extract; did you mean 'recorded_crime'?" in ended.output


@pytest.mark.parametrize("kind", ["missing", "file", "dangling link"])
def test_a_folder_that_is_named_must_be_one(command, tmp_path, monkeypatch, kind):
    before = metrics.snapshot().name
    place = tmp_path / "mount"
    if kind == "file":
        place.write_text("")
    if kind == "dangling link":
        place.symlink_to(tmp_path / "nowhere")
    monkeypatch.setenv("CAMDEN_EXTRACTS", str(place))
    for ended in (command(), CliRunner().invoke(data_app, ["check"])):
        assert ended.exit_code == 1
        assert str(place) in ended.output
        assert "CAMDEN_EXTRACTS" in ended.output
    assert metrics.snapshot().name == before


def test_where_none_is_named_in_a_job_the_last_snapshot_stays(command, monkeypatch, tmp_path):
    """The folder that is used where none is named has a sample in it, or nothing."""
    before = metrics.snapshot().name
    monkeypatch.delenv("CAMDEN_EXTRACTS")
    for usual in (tmp_path / "usual", tmp_path / "made_up"):
        monkeypatch.setattr("metrics.refreshing.refresh.folder_that_is_there", lambda usual=usual: usual)
        if usual.name == "made_up":
            write_missing(usual, today=TODAY, only={"recorded_crime", "residents_survey"})
        assert command().exit_code == 1
        assert metrics.snapshot().name == before


PARTS = [
    ("part-1.PARQUET", "is not read, as its name does not end in .parquet"),
    ("part-1.parquet.tmp", "is not read, as its name does not end in .parquet"),
    ("part-1.csv", "is not read, as its name does not end in .parquet"),
    ("_part-1.parquet", "is not read, as its name starts with '_'"),
    (".part-1.parquet.Xy12Ab", "is not read, as its name starts with '.'"),
    ("year=2025/part-1.parquet", "is a folder, and parts in it are not read"),
    ("_temporary/0/part-1.parquet", "is a folder, and parts in it are not read"),
]


@pytest.mark.parametrize(("name", "why"), PARTS)
def test_a_part_that_is_not_read_is_a_fault(folders, name, why):
    whole = folders["extracts"] / "recorded_crime.parquet"
    pieces = folders["extracts"] / "recorded_crime"
    pieces.mkdir()
    (pieces / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(whole, pieces / name)
    whole.rename(pieces / "part-0.parquet")
    told = f"{pieces / Path(name).parts[0]}: {why}"
    with pytest.raises(data.ExtractError) as error:
        run(folders)
    assert told in str(error.value)
    assert [told in str(fault) for fault in data.check("recorded_crime", folders["extracts"])] == [True]


@pytest.mark.parametrize("name", ["_SUCCESS", "._part-0.parquet", ".DS_Store", ".part-0.parquet.crc", "_metadata"])
def test_what_other_programs_leave_beside_parts_is_none(folders, name):
    pieces = folders["extracts"] / "recorded_crime"
    pieces.mkdir()
    (folders["extracts"] / "recorded_crime.parquet").rename(pieces / "part-0.parquet")
    (pieces / name).write_text("")
    assert run(folders)[0].series("robbery", WARDS[0]).latest.numerator == 3


NEAR = [
    ("REPAIRS.PARQUET", "file", "python -m data accept repairs "),
    ("repairs.csv", "file", "python -m data accept repairs "),
    ("repairss.parquet", "file", "python -m data accept repairs "),
    ("Repairs", "folder", "It is a folder: if it holds the parts of the extract, name it repairs"),
    ("repairs.PARQUET", "dangling link", "which is not there: put the link right, or remove it"),
]


@pytest.mark.parametrize(("name", "kind", "fix"), NEAR)
def test_what_is_nearly_an_extract_is_named_as_what_it_is(command, folders, name, kind, fix):
    path = folders["extracts"] / name
    if kind == "folder":
        path.mkdir()
    elif kind == "dangling link":
        path.symlink_to(path.with_name("nowhere"))
    else:
        path.write_text("a,b\n")
    checked = CliRunner().invoke(data_app, ["check", "repairs"])
    assert f"{name} is there and is not read: the extract is repairs.parquet. " in checked.stdout
    assert fix in checked.stdout
    command()
    assert f"{name} is there and is not read. " in command().output


def test_a_link_to_nothing_under_the_name_of_an_extract_is_a_fault(command, folders):
    (folders["extracts"] / "repairs.parquet").symlink_to("nowhere")
    ended = command()
    assert ended.exit_code == 1
    assert "repairs.parquet: is a link to nowhere, which is not there; put it right, or remove it" in ended.output
