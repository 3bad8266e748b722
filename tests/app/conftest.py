"""Each visit to a page is a session of its own."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.reading import FOLDER, FRAME, OVERVIEW
from tests.worlds import World

# Generous: the first visit imports Plotly, and other tests run beside it.
SECONDS = 60


@pytest.fixture
def visit(made: Callable[[str], World], monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Opens a page of a world at an address, through the frame or `alone`; every run is free of exceptions."""

    def visit(where: str | World, page: str = OVERVIEW, *, alone: bool = False, **address: str) -> AppTest:
        world = made(where) if isinstance(where, str) else where
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
