"""Who may ask: the names that the dashboard answers to, and which pages may ask it from within a browser."""

import ipaddress
import logging
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass

HOSTS = "CAMDEN_HOSTS"

# A name or a number, IPv6 in brackets; then, or not, a port.
_NAME = r"\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*"
_HOST = re.compile(rf"(?P<name>{_NAME})\.?(?::(?P<port>[0-9]{{1,5}}))?", re.IGNORECASE)
_TLS, _PLAIN = "https://", "http://"
_PORTS = range(1, 65536)

log = logging.getLogger("camden.server")


@dataclass(frozen=True, slots=True)
class Host:
    """A name, and the port beside it; None where it names none."""

    name: str
    port: int | None

    @property
    def is_local(self) -> bool:
        """Whether it is this machine's own name or address: no name server can turn it to another's page."""
        if self.name == "localhost":
            return True
        try:
            address = ipaddress.ip_address(self.name.strip("[]"))
        except ValueError:
            return False
        mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        return (mapped or address).is_loopback


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that are named, beside the local ones; and those of them that were named with https://. One without a
    port is known at any."""

    named: frozenset[Host] = frozenset()
    behind_tls: frozenset[Host] = frozenset()

    def know(self, host: Host) -> bool:
        """Whether the dashboard answers to it."""
        return host.is_local or _among(host, self.named)

    def said_behind_tls(self, host: Host) -> bool:
        """Whether whoever named it said that it is reached through TLS alone."""
        return _among(host, self.behind_tls)


def host(text: str) -> Host | None:
    """A host as a browser names it, 'localhost:8501'; None where it is none."""
    found = _HOST.fullmatch(text)
    if found is None:
        return None
    port = int(found["port"]) if found["port"] else None
    if port is not None and port not in _PORTS:
        return None
    return Host(found["name"].lower(), port)


def is_own(origin: str, asked: str) -> bool:
    """Whether a page of this origin is one of the host's that it asks: the same name at the same port, to the letter,
    as browsers write both."""
    return origin in (_PLAIN + asked, _TLS + asked)


def named(text: str) -> Hosts:
    """The hosts of a setting, parted by commas or spaces. What is no host is noted in the log, and lets nobody in."""
    entries = [each for each in re.split(r"[,\s]+", text) if each]
    return Hosts(frozenset(_read(entries)), frozenset(_read(each for each in entries if each.lower().startswith(_TLS))))


def from_environment() -> Hosts:
    """What CAMDEN_HOSTS names; without it, this machine alone."""
    return named(os.environ.get(HOSTS, ""))


def _read(entries: Iterable[str]) -> Iterable[Host]:
    for entry in entries:
        found = host(re.sub(f"^{_TLS}|^{_PLAIN}", "", entry, flags=re.IGNORECASE).removesuffix("/"))
        if found is None:
            log.error("%s holds %r, which is no host; write a name such as dashboard.example.org", HOSTS, entry)
        else:
            yield found


def _among(asked: Host, those: frozenset[Host]) -> bool:
    return asked in those or Host(asked.name, None) in those
