"""Snapshots are made once a session; each visit is a session of its own."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app import worlds
from tests.app.reading import FOLDER, FRAME, OVERVIEW
from tests.app.worlds import World

# Generous: the first visit imports Plotly, and other tests run beside it.
SECONDS = 60


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The whole catalogue: made only where a test asks for it."""
    return worlds.whole(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, World]:
    """One world of each kind; 'nothing' has had no refresh."""
    makers = {
        "sample": worlds.sample,
        "published": worlds.published,
        "empty": worlds.empty,
        "nothing": worlds.world,
    }
    return {name: maker(tmp_path_factory.mktemp(name)) for name, maker in makers.items()}


@pytest.fixture
def visit(made: dict[str, World], monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of a world at an address, through the frame or `alone`; every run is free of exceptions."""

    def visit(where: str | World, page: str = OVERVIEW, *, alone: bool = False, **address: str) -> AppTest:
        world = made[where] if isinstance(where, str) else where
        for variable, folder in world.environment.items():
            monkeypatch.setenv(variable, folder)
        at = AppTest.from_file(FOLDER / page if alone else FRAME, default_timeout=SECONDS)
        at.query_params.update(address)
        if not alone and page != OVERVIEW:
            at.switch_page(page)
        return sound(at.run())

    return visit


def sound(at: AppTest) -> AppTest:
    assert not at.exception, [each.message for each in at.exception]
    assert not at.error, [each.value for each in at.error]
    return at
