"""A real nginx in front of servers, with the README's own configuration, and a browser that comes to it by name."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import deployed
from tests.browser.conftest import FLAGS
from tests.browser.find import MESSAGE, NO_NGINX, browser, nginx
from tests.browser.server import free_port, trusting

PATIENCE = "60s"  # as the README has it
_SECONDS = 60
_AROUND = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    log_format asked '$cookie_dashboard_process|$upstream_addr|$status|$request_uri';
    access_log {folder}/asked.log asked;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {block}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP; names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Proxy:
    """An nginx that listens at a port, and the folder that it writes to."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Of the dashboard, by its own name."""
        return f"https://{deployed.HOST}:{self.port}{deployed.BASE}"

    def ask(self, path: str, host: str = "", **headers: str) -> Answer:
        """A question below the base path without a browser."""
        connection = HTTPSConnection("127.0.0.1", self.port, timeout=30, context=trusting())
        try:
            named = {"Host": host or f"{deployed.HOST}:{self.port}"} | headers
            connection.request("GET", f"{deployed.BASE}{path}", headers=named)
            answer = connection.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, said, answer.read())
        finally:
            connection.close()

    def complaints(self) -> list[str]:
        """What it has written of errors."""
        lines = (self.folder / "error.log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if re.search(r"\[(emerg|alert|crit|error)\]", line)]

    def asked(self) -> list[str]:
        """What it was asked: the process that a browser named, those that were asked, the status and the path, parted
        by `|`."""
        return (self.folder / "asked.log").read_text(encoding="utf-8").splitlines()


@contextmanager
def behind(ports: Sequence[int], folder: Path, patience: str = PATIENCE) -> Iterator[Proxy]:
    """In front of the processes at these ports, until the end of the block, which waits so long for one that says
    nothing. Raises LookupError without an nginx."""
    program = nginx()
    if program is None:
        raise LookupError(NO_NGINX)
    port = free_port()
    text = _AROUND.format(
        folder=folder, user="user root;" if os.geteuid() == 0 else "", block=_block(ports, folder, port, patience)
    )
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port, process, folder / "error.log")
            yield Proxy(port, folder)
        finally:
            process.terminate()


def _block(ports: Sequence[int], folder: Path, port: int, patience: str) -> str:
    """The README's words, with what is ours alone in the place of what is only an example there."""
    certificate, key = folder / "dashboard.pem", folder / "dashboard.key"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={deployed.HOST}", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    text = deployed.proxied(ports)
    for there, ours in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "/etc/ssl/certs/dashboard.pem": str(certificate),
        "/etc/ssl/private/dashboard.key": str(key),
        f"proxy_read_timeout {PATIENCE};": f"proxy_read_timeout {patience};",
    }.items():
        assert text.count(there) == 1, there
        text = text.replace(there, ours)
    return text


def _wait_for(port: int, process: subprocess.Popen[bytes], printed: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nginx did not start: {printed.read_text(encoding='utf-8')}")


@contextmanager
def by_name() -> Iterator[Browser]:
    """A browser that finds the name of the dashboard at this machine, and nothing else anywhere."""
    path = browser()
    if path is None:
        raise LookupError(MESSAGE)
    rules = f"--host-resolver-rules=MAP {deployed.HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    flags = [rules if each.startswith("--host-resolver-rules") else each for each in FLAGS]
    with sync_playwright() as playwright:
        # Nobody vouches for the certificate. Let pass by the context alone, each line that is opened would fail once
        # and what waits for it be asked for again: some fifty times in a visit, and one file again and again.
        yield playwright.chromium.launch(executable_path=path, args=[*flags, "--ignore-certificate-errors"])
