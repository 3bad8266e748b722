"""Put first on a server's PYTHONPATH: refuses every address but this machine's, and notes who was asked for.

Covers what Python itself opens; compiled libraries that open sockets of their own are not seen.
"""

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

NOTES = "CAMDEN_TEST_REFUSED"
# Set where a command of a container is tried without one: it listens at every address that it has.
CONTAINER = "CAMDEN_TEST_CONTAINER"


def is_here(address: object) -> bool:
    """Whether an address, as sockets take it, is this machine's own: a path, or loopback by number or name."""
    if not isinstance(address, tuple):
        return True
    host = address[0]
    if host == "localhost":
        return True
    try:
        return bool(ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False


def refuse(what: str, asked: Any) -> None:
    with Path(os.environ[NOTES]).open("a", encoding="utf-8") as notes:
        notes.write(f"{what} {asked!r}\n")
    raise PermissionError(f"{what} {asked!r}: this test allows no address but 127.0.0.1")


def of_a_socket(name: str, place: int) -> None:
    """Guard a method of sockets whose argument at `place` is an address (-1: the last)."""
    real: Callable[..., Any] = getattr(socket.socket, name)

    def guarded(self: socket.socket, *arguments: Any) -> Any:
        if not is_here(arguments[place]):
            refuse(name, arguments[place])
        return real(self, *arguments)

    setattr(socket.socket, name, guarded)


def of_names(name: str) -> None:
    """Guard a function that looks a name up, which asks a name server."""
    real: Callable[..., Any] = getattr(socket, name)

    def guarded(host: Any, *arguments: Any, **options: Any) -> Any:
        named = host.decode() if isinstance(host, bytes) else host
        if named is not None and not is_here((named,)):
            refuse(name, named)
        return real(host, *arguments, **options)

    setattr(socket, name, guarded)


def listening_here() -> None:
    """Let what would listen at every address do so at loopback alone, so that nothing else reaches this machine."""
    real = socket.socket.bind

    def bind(self: socket.socket, address: Any) -> None:
        real(self, ("127.0.0.1", *address[1:]) if address[:1] == ("0.0.0.0",) else address)

    socket.socket.bind = bind  # type: ignore[assignment, method-assign]


if NOTES in os.environ:
    for method, position in {"connect": 0, "connect_ex": 0, "bind": 0, "sendto": -1}.items():
        of_a_socket(method, position)
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        of_names(function)
    if CONTAINER in os.environ:
        listening_here()
