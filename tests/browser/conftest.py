"""One server and one browser for many tests; a tab of its own for each."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.app import worlds
from tests.app.worlds import World
from tests.browser.find import MESSAGE, browser
from tests.browser.server import Server, serve
from tests.browser.tab import Tab, open_tab

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No name is looked up, whoever asks.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Chromium's sandbox refuses to run as root.
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Of a module, not the session: Playwright keeps a running event loop, which other tests must not find."""
    path = browser()
    if path is None:
        pytest.fail(MESSAGE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=list(FLAGS))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> World:
    return worlds.sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> World:
    return worlds.published(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="session")
def server(sample: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(sample, tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[[World], Server]]:
    """Starts a server of a test's own."""
    with ExitStack() as servers:
        yield lambda world: servers.enter_context(serve(world, tmp_path))


@pytest.fixture
def tab(chromium: Browser, server: Server, fresh: object) -> Iterator[Callable[..., Tab]]:
    """Opens tabs; when the test ends, nothing may have gone wrong in any, nor asked for another machine.

    Asks for `fresh` so as to close before its servers end, which a tab would report as trouble.
    """
    tabs: list[Tab] = []

    def tab(at: Server = server, *, width: int = 1280, mode: str = "light") -> Tab:
        tabs.append(open_tab(chromium, at.address, width=width, mode=mode))
        return tabs[-1]

    yield tab
    for each in tabs:
        each.page.context.close()
    assert [trouble for each in tabs for trouble in each.troubles] == []
    assert [asked for each in tabs for asked in each.elsewhere] == []
