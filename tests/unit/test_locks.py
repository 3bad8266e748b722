"""Would a lock that is not what it should be be noticed?"""

from pathlib import Path

import pytest

from tests import locks

SOUND = "one==1.0 \\\n    --hash=sha256:aa\ntwo-b==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:bb\n"
OF_THE_DASHBOARD = sum("requirements.txt" in sources for sources in locks.LOCKS.values())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for lock, sources in locks.LOCKS.items():
        for each in (lock, *sources):
            (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / each).write_text(SOUND if each == lock else "Two_B==2.0\n")
    (tmp_path / "requirements.txt").write_text("# why\none==1.0  # because\n")
    return tmp_path


def test_a_sound_lock_has_no_fault(root: Path) -> None:
    assert locks.faults(root, {"one": "1.0", "pip": "26"}) == []


def test_a_package_for_some_machines_alone_is_locked_by_its_name(root: Path) -> None:
    (root / "requirements.txt").write_text("one==1.0 ; sys_platform != 'darwin'  # there is none for it\n")
    assert locks.faults(root, {}) == []
    (root / "requirements.txt").write_text("one==1.1 ; sys_platform != 'darwin'\n")
    assert len(locks.faults(root, {})) == OF_THE_DASHBOARD


def test_a_package_with_an_extra_is_locked_by_its_name(root: Path) -> None:
    (root / "requirements.txt").write_text("one[more]==1.0\n")
    assert locks.faults(root, {}) == []
    (root / "requirements.txt").write_text("one[more]==1.1\n")
    assert len(locks.faults(root, {})) == OF_THE_DASHBOARD


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("requirements.lock", SOUND.replace("    --hash=sha256:aa\n", "\n"), "one has no hash"),
        ("requirements.lock", "", "one==1.0 is not what requirements.lock holds"),
        ("requirements.txt", "one==1.1\n", "one==1.1 is not what"),
        ("requirements.txt", "one\n", "one is not what"),
        ("requirements.txt", "one>=1.0\n", "pin it with =="),
    ],
)
def test_a_fault_of_a_lock_is_named(root: Path, file: str, text: str, said: str) -> None:
    (root / file).write_text(text)
    assert any(said in fault for fault in locks.faults(root, {}))


def test_what_is_installed_beside_the_lock_is_named(root: Path) -> None:
    assert locks.faults(root, {"one": "0.9", "three": "3.0"}) == [
        "one 0.9 is installed, and not locked; run 'make lock clean'",
        "three 3.0 is installed, and not locked; run 'make lock clean'",
    ]
