"""Who may ask: names as they are written, and nothing that only looks like one of them."""

import ipaddress
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.components.server import hosts
from pages.components.server.hosts import Host

PORTS = st.integers(1, 65535)
NAMES = st.from_regex(r"[a-z0-9_-]{1,12}(\.[a-z0-9_-]{1,12}){0,3}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "name", "port"),
    [
        ("localhost", "localhost", None),
        ("LOCALHOST:8501", "localhost", 8501),
        ("localhost.", "localhost", None),
        ("127.0.0.1:1", "127.0.0.1", 1),
        ("[::1]:65535", "[::1]", 65535),
        ("dashboard.example.org", "dashboard.example.org", None),
    ],
)
def test_a_host_is_a_name_or_a_number_and_perhaps_a_port(text, name, port):
    assert hosts.host(text) == Host(name, port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":80",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:80:80",
        "a b",
        "user@localhost",
        "::1",
        "[::1",
        "localhost/x",
        "localhost?x",
        "localhost#x",
        "local\nhost",
        "localhost\n",
        "*",
        "a..b",
        ".a",
        "löcal",
        "localhost:１",
    ],
)
def test_anything_else_is_none(text):
    assert hosts.host(text) is None


@pytest.mark.parametrize(
    "name", ["localhost", "127.0.0.1", "127.8.9.10", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_known_at_every_port(name):
    known = hosts.named("")
    for port in (None, 1, 8501, 65535):
        assert known.know(Host(name, port))


@pytest.mark.parametrize(
    "name",
    [
        "0.0.0.0",
        "[::]",
        "10.0.0.1",
        "192.168.0.1",
        "[fe80::1]",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "localhost.evil.example",
        "evil-localhost",
        "127.0.0.1.nip.io",
        "[::ffff:10.0.0.1]",
    ],
)
def test_another_machine_is_not_known_however_near_its_name_is(name):
    assert not hosts.named("").know(Host(name, None))


@given(address=st.ip_addresses(), port=PORTS)
def test_of_all_addresses_only_those_of_this_machine_are_local(address, port):
    text = f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"
    found = hosts.host(text)
    mapped = getattr(address, "ipv4_mapped", None)
    assert found.is_local == (mapped or address).is_loopback
    assert ipaddress.ip_address(found.name.strip("[]")) == address


def test_what_is_named_is_known_and_with_a_port_at_that_port_alone():
    known = hosts.named("dashboard.example.org, https://other.example.org:8443 THIRD.example.org")
    assert known.know(Host("dashboard.example.org", None))
    assert known.know(Host("dashboard.example.org", 8501))
    assert known.know(Host("third.example.org", 1))
    assert known.know(Host("other.example.org", 8443))
    assert not known.know(Host("other.example.org", None))
    assert not known.know(Host("sub.dashboard.example.org", None))
    assert not known.know(Host("example.org", None))


def test_only_what_is_named_with_https_is_said_to_be_behind_tls():
    known = hosts.named("a.example.org https://b.example.org http://c.example.org")
    assert [known.said_behind_tls(Host(f"{each}.example.org", None)) for each in "abc"] == [False, True, False]
    assert known.know(Host("c.example.org", 80))
    assert not known.said_behind_tls(Host("localhost", None))


@pytest.mark.parametrize("entry", ["*", "*.example.org", "https://example.org/dashboard", "example.org:http", "::1"])
def test_what_is_no_host_lets_nobody_in_and_is_noted(entry, caplog):
    with caplog.at_level(logging.ERROR, logger="camden.server"):
        known = hosts.named(f"good.example.org {entry}")
    assert known == hosts.named("good.example.org")
    assert f"CAMDEN_HOSTS holds {entry!r}, which is no host" in caplog.text


@given(name=NAMES, other=NAMES, port=PORTS)
def test_a_name_lets_in_no_other(name, other, port):
    known = hosts.named(name)
    assert known.know(hosts.host(f"{name}:{port}"))
    found = hosts.host(other)
    assert known.know(found) == (other == name or found.is_local)


@given(asked=NAMES, port=PORTS, other=NAMES, another=PORTS, scheme=st.sampled_from(["http", "https", "ws", "file"]))
def test_a_page_is_the_hosts_own_at_the_same_name_and_port_alone(asked, port, other, another, scheme):
    same = (other, another) == (asked, port) and scheme in ("http", "https")
    assert hosts.is_own(f"{scheme}://{other}:{another}", f"{asked}:{port}") == same
    assert hosts.is_own(f"https://{asked}", asked)


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "localhost:8501",
        "http://localhost",
        "http://localhost:8502",
        "http://localhost:8501/",
        "http://localhost:8501.evil.example",
        "http://evil.example#http://localhost:8501",
        "http://user@localhost:8501",
    ],
)
def test_an_origin_that_only_looks_like_it_is_foreign(origin):
    assert not hosts.is_own(origin, "localhost:8501")
