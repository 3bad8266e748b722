"""What every test starts from: no real data at hand, and the same examples each time under CI."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import worlds
from tests.worlds import World

FOLDERS = {"CAMDEN_EXTRACTS": "extracts", "CAMDEN_SNAPSHOTS": "snapshots", "CAMDEN_STORE": "entered.sqlite"}
# What a person who runs the tests may have set, and would send entries elsewhere or turn them off.
UNSET = ("CAMDEN_DATABASE_URL", "CAMDEN_READ_ONLY")

settings.register_profile("person", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "person")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests take longest: they come first, so that no process is left alone with them at the end."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def _nothing_real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fixtures that outlive a test must not find the real folders either."""
    nothing = tmp_path_factory.mktemp("nothing")
    with pytest.MonkeyPatch.context() as patch:
        for variable, folder in FOLDERS.items():
            patch.setenv(variable, str(nothing / folder))
        for variable in UNSET:
            patch.delenv(variable, raising=False)
        yield


@pytest.fixture(autouse=True)
def _folders_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A test that wants the real extracts or snapshots must take these variables away itself."""
    for variable, folder in FOLDERS.items():
        monkeypatch.setenv(variable, str(tmp_path / folder))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the checkout; absent, a person's test skips and CI's fails."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        absent = f"{folder} is not there: this test reads the shared material beside the checkout"
        pytest.fail(absent) if os.environ.get("CI") else pytest.skip(absent)
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], World]:
    """A world of `worlds` by name, to be read only: made when first asked for, and shared by the processes of a run."""
    own = tmp_path_factory.getbasetemp()
    home = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "worlds"
    return lambda name: worlds.once(home / name, getattr(worlds, name))


@pytest.fixture(scope="session")
def whole(made: Callable[[str], World]) -> World:
    """The whole catalogue on the whole sample."""
    return made("whole")
