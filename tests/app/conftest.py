"""Each visit to a page is a session of its own."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tests.app.reading import FOLDER, FRAME, OVERVIEW
from tests.worlds import World

# Generous: the first visit imports Plotly, and other tests run beside it.
SECONDS = 60


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """Streamlit's test client asks all installed packages for components at every visit, which takes as long again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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
