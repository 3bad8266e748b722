"""As many processes of one server as are asked for, behind nginx as the README says."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.nginx import behind
from tests.browser.server import Server
from tests.deployed import BASE


@contextmanager
def together(start: Callable[..., AbstractContextManager[Server]], processes: int, folder: Path) -> Iterator[Server]:
    """What `start` serves, once for each process, at the one address of the nginx before them, which writes to the
    folder; without a number one process, and nothing before it. Raises LookupError where there is no nginx."""
    with ExitStack() as opened:
        if not processes:
            yield opened.enter_context(start())
            return
        how = {"more": {"STREAMLIT_SERVER_BASE_URL_PATH": BASE.strip("/")}, "base": BASE}
        first, *others = [opened.enter_context(start(**how)) for _ in range(processes)]
        ports = [urlsplit(each.address).port or 0 for each in (first, *others)]
        proxy = opened.enter_context(behind(ports, folder))
        address = f"https://127.0.0.1:{proxy.port}{BASE}"
        yield replace(first, address=address, others=tuple(each.process for each in others))
