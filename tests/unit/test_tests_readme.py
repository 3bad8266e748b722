"""What tests/README.md says of the tests is so."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
TEXT = (TESTS / "README.md").read_text(encoding="utf-8")
REQUIREMENTS = ["3.4.1", "3.4.2", "3.4.3", "3.4.4", "3.4.5", "3.4.6", "3.4.8"]


def test_every_folder_of_tests_is_described():
    folders = {path.parent.relative_to(TESTS).parts[0] for path in TESTS.glob("*/**/*.py")}
    assert set(re.findall(r"^\| `(\w+)/`", TEXT, re.MULTILINE)) == folders


def test_every_requirement_has_its_tests_and_each_is_there():
    rows = re.findall(r"^\| (3\.4\.\d) \|.*\| ([^|]+) \|$", TEXT, re.MULTILINE)
    assert [number for number, _ in rows] == REQUIREMENTS
    for number, tested in rows:
        files = re.findall(r"`(test_\w+\.py)`: ([^;]+)", tested)
        assert files, number
        for file, names in files:
            (path,) = TESTS.glob(f"**/{file}")
            written = re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
            assert set(re.findall(r"`(test_\w+)`", names)) <= set(written), (number, file)
