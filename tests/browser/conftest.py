"""One server and one browser for many tests; a tab of its own for each."""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ProxySettings, sync_playwright

from tests.browser.find import MESSAGE, browser
from tests.browser.server import Server, serve
from tests.browser.tab import Mode, Tab, open_tab
from tests.worlds import World

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # The client's scripts are compiled once for all tabs.
    "--process-per-site",
    # No name is looked up, whoever asks.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Chromium's sandbox refuses to run as root.
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
)

# Whatever is meant for another machine is sent to a port where nobody listens.
NOBODY: ProxySettings = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}


@pytest.fixture(scope="session")
def server(made: Callable[[str], World], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(made("sample"), tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture(scope="session")
def whole_server(whole: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Every indicator, on the whole sample."""
    with serve(whole, tmp_path_factory.mktemp("whole_server")) as server:
        yield server


@pytest.fixture(scope="module")
def chromium(server: Server) -> Iterator[BrowserContext]:
    """Of a module, not the session: Playwright keeps a running event loop, which other tests must not find.

    Tabs share what it keeps of the client's scripts. No request is routed through the tests, which would end that."""
    path = browser()
    if path is None:
        pytest.fail(MESSAGE)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch(executable_path=path, args=list(FLAGS), proxy=NOBODY).new_context()
        # The process of a site ends with its last tab.
        context.new_page().goto(f"{server.address}/_stcore/health")
        yield context


@pytest.fixture(scope="module")
def opened(chromium: BrowserContext, server: Server) -> Iterator[Callable[..., Tab]]:
    """Pages that are opened once and looked at by all tests of a module, which leave them as they were."""
    yield from _opened(chromium, server)


@pytest.fixture(scope="module")
def shown(chromium: BrowserContext, whole_server: Server) -> Iterator[Callable[..., Tab]]:
    """The same of the whole sample."""
    yield from _opened(chromium, whole_server)


def _opened(chromium: BrowserContext, server: Server) -> Iterator[Callable[..., Tab]]:
    tabs: dict[tuple[str, int, int], Tab] = {}

    def opened(path: str, *, width: int = 1280, mode: Mode = "light", text: int = 100) -> Tab:
        key = path, width, text
        if key not in tabs:
            tabs[key] = open_tab(chromium, server.address, width=width, mode=mode, text=text).open(path)
        return tabs[key].turned(mode)

    yield opened
    _close(tabs.values())


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[[World], Server]]:
    """Starts a server of a test's own."""
    with ExitStack() as servers:
        yield lambda world: servers.enter_context(serve(world, tmp_path))


@pytest.fixture
def tab(chromium: BrowserContext, server: Server, fresh: object) -> Iterator[Callable[..., Tab]]:
    """Opens tabs of a test's own.

    Asks for `fresh` so as to close before its servers end, which a tab would report as trouble.
    """
    tabs: list[Tab] = []

    def tab(at: Server = server, *, width: int = 1280, mode: Mode = "light", first: bool = False) -> Tab:
        tabs.append(open_tab(chromium, at.address, width=width, mode=mode, first=first))
        return tabs[-1]

    yield tab
    _close(tabs)


def _close(tabs: Collection[Tab]) -> None:
    """Nothing may have gone wrong in any, nor asked for another machine."""
    for each in tabs:
        each.page.close()
    assert [trouble for each in tabs for trouble in each.troubles] == []
    assert [asked for each in tabs for asked in each.elsewhere] == []
