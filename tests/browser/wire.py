"""A line between a browser and a server, which weighs what goes over it: whole, as it is sent, whoever sends it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread

_PIECE = 65_536


@dataclass
class Wire:
    """Where it is to be asked, and how many bytes the server has sent over it so far."""

    address: str
    _sent: int = 0
    _lock: Lock = field(default_factory=Lock)

    def weight(self) -> int:
        with self._lock:
            return self._sent

    def add(self, size: int) -> None:
        with self._lock:
            self._sent += size


@contextmanager
def weighed(address: str) -> Iterator[Wire]:
    """A line to a server at an address, at a port of its own, until the end of the block."""
    name, _, port = address.removeprefix("http://").partition(":")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire = Wire(f"http://127.0.0.1:{listener.getsockname()[1]}")
        Thread(target=_accept, args=(listener, (name, int(port)), wire), daemon=True).start()
        yield wire
        listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, server: tuple[str, int], wire: Wire) -> None:
    while True:
        try:
            asking, _ = listener.accept()
        except OSError:
            return  # the block has ended
        Thread(target=_carry, args=(asking, server, wire), daemon=True).start()


def _carry(asking: socket.socket, server: tuple[str, int], wire: Wire) -> None:
    with asking, socket.create_connection(server) as answering:
        back = Thread(target=_pass_on, args=(answering, asking, wire.add), daemon=True)
        back.start()
        _pass_on(asking, answering, lambda _: None)
        back.join()


def _pass_on(source: socket.socket, target: socket.socket, weigh: Callable[[int], None]) -> None:
    with suppress(OSError):  # one of the two is gone
        while piece := source.recv(_PIECE):
            weigh(len(piece))
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
