"""The readers' door of `metrics`: what it opens to, and how little comes with it."""

import subprocess
import sys
import textwrap
from pathlib import Path

import metrics

ROOT = Path(__file__).parents[2]
WRITERS = {"scipy", "sqlglot", "duckdb", "httpx"}


def loaded(code):
    """The packages that a process of its own has after some code."""
    ask = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, check=True, capture_output=True, text=True)
    return set(ran.stdout.split())


def test_importing_it_loads_no_library_at_all():
    assert loaded("import metrics") & (WRITERS | {"pyarrow", "numpy", "pydantic", "yaml"}) == set()


def test_reading_a_snapshot_takes_no_statistics_no_database_and_no_reader_of_sql(tmp_path):
    code = textwrap.dedent(f"""
        from pathlib import Path
        from metrics import *
        try:
            snapshot(Path({str(tmp_path)!r}))
        except NoSnapshotError:
            pass
    """)
    found = loaded(code)
    assert found & WRITERS == set()
    assert "pyarrow" in found


def test_readings_charts_and_advice_are_read_and_not_worked_out(made):
    """Each was made by the refresh: a page loads neither statistics nor what judges."""
    code = textwrap.dedent(f"""
        from pathlib import Path
        import metrics
        snapshot = metrics.snapshot(Path({str(made("sample").snapshots)!r}))
        for area in snapshot.areas:
            assert snapshot.reading("robbery", area)
        assert snapshot.advice("robbery").reason(str)
        assert snapshot.chart("robbery", metrics.BOROUGH).points
        assert snapshot.inequality("robbery")
        import sys
        judging = [name for name in sys.modules if name.startswith(("metrics.statistics", "metrics.judged"))]
        assert not judging, judging
    """)
    assert loaded(code) & WRITERS == set()


def test_reading_a_snapshot_starts_no_thread(made):
    """One that still held a file's bytes when the interpreter ends would wait for a lock that is gone, which aborts the
    process: a command that has said all it had to say would end as one that failed."""
    code = textwrap.dedent(f"""
        import os
        from pathlib import Path
        import metrics, pyarrow.compute, pyarrow.parquet
        before = len(os.listdir("/proc/self/task"))
        snapshot = metrics.snapshot(Path({str(made("sample").snapshots)!r}))
        for area in snapshot.areas:
            snapshot.series("robbery", area), snapshot.reading("robbery", area), snapshot.chart("robbery", area)
        snapshot.comparison("robbery", metrics.Level.WARD)
        after = len(os.listdir("/proc/self/task"))
        assert after == before, f"{{before}} and {{after}} threads"
    """)
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_what_judges_anew_is_there_by_its_name():
    code = "import metrics\nassert all(getattr(metrics, name) is not None for name in metrics._NAMES)"
    assert "scipy" in loaded(code)


def test_a_page_on_which_nobody_decides_loads_no_statistics_to_ask_of_work():
    rooms = ("advice", "by_chance", "did_it_work", "frozen", "trial")
    assert "scipy" not in loaded("import " + ", ".join(f"pages.components.exhibits.{each}" for each in rooms))


def test_every_name_it_promises_is_there_and_no_function_has_the_name_of_a_module():
    rooms = {path.name for path in (ROOT / "metrics").iterdir() if path.is_dir()}
    for name in metrics.__all__:
        assert getattr(metrics, name) is not None
        assert name not in rooms
