"""The app's own process, while it shows the council's figures of people: it has no file of theirs open or mapped, and
nothing that is true of them in its memory."""

import random
import re
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import data
from data.holding.write import write
from metrics.declared import catalogue
from metrics.refreshing.refresh import refresh
from tests.app.test_server import open_socket
from tests.browser.server import serve
from tests.worlds import TODAY, WARDS, World

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
_RUN = rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
MONTHS = [date(2024 + (month + 3) // 12, (month + 3) % 12 + 1, 1) for month in range(21)]  # to December 2025


@pytest.fixture(scope="module")
def accounts():
    """By ward and month: accounts and those with support, none a multiple of five, so that none is shown as it is."""
    draw = random.Random(11)

    def strange(low, high):
        return draw.randrange(low, high) * 5 + draw.choice((1, 2, 3, 4))

    return {(ward, month): (strange(60_000, 90_000), strange(20_000, 40_000)) for ward in WARDS for month in MONTHS}


@pytest.fixture(scope="module")
def world(accounts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("council")
    made, contract = World(folder / "extracts", folder / "snapshots"), data.all_contracts()["council_tax_accounts"]
    rows = [
        {
            "ward_code": ward,
            "month": month,
            "accounts": every,
            "supported": some,
            "in_arrears": 3,
            "arrears_pounds": 9.0,
        }
        for (ward, month), (every, some) in accounts.items()
    ]
    write(
        pa.Table.from_pylist(rows, schema=contract.arrow_schema), contract, made.extracts, origin="council",
        covers_from=MONTHS[0], covers_to=date(2025, 12, 31), extracted_on=TODAY, source="by hand",
    )  # fmt: skip
    (folder / "declared" / "debt").mkdir(parents=True)
    text = (catalogue.FOLDER / "debt" / "council_tax_supported.sql").read_text(encoding="utf-8")
    (folder / "declared" / "debt" / "council_tax_supported.sql").write_text(text, encoding="utf-8")
    refresh(made.extracts, made.snapshots, TODAY, indicators=folder / "declared")
    return made


def read(server, page, query):
    """Ask for a page as a browser does, and wait until it is there."""
    address = server.address.removeprefix("http://")
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    said = b""
    with open_socket(server, address, server.address) as socket:
        socket.send(asked.SerializeToString())
        while True:
            told = socket.recv(timeout=60)
            said += told
            if ForwardMsg.FromString(told).WhichOneof("type") == "script_finished":
                return said


def process_of(server):
    """The process that listens there, among those that this one has started."""
    port = server.address.rpartition(":")[2].encode()
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text().split():
            if port in Path(f"/proc/{child}/cmdline").read_bytes():
                return Path(f"/proc/{child}")
    raise LookupError(f"no process of ours listens at {server.address}")


def numbers(process):
    """Whatever whole numbers of the size in question its memory holds, as figures are held there."""
    found = set()
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in (process / "maps").read_text().splitlines():
            place, permitted, *_ = line.split()
            first, end = (int(each, 16) for each in place.split("-"))
            if not permitted.startswith("rw") or end - first > 2**31:
                continue
            try:
                memory.seek(first)
                held = np.frombuffer(memory.read((end - first) // 8 * 8), "<f8")
            except OSError:  # the system's own
                continue
            with np.errstate(invalid="ignore"):
                held = held[(held >= 100_000) & (held < 10_000_000)]
            found |= {float(each) for each in np.unique(held) if each.is_integer()}
    return found


def test_the_app_holds_what_is_shown_and_nothing_that_is_true(world, accounts, tmp_path):
    true = {float(each) for counts in accounts.values() for each in counts}
    for month in MONTHS:
        true |= {float(sum(accounts[ward, month][place] for ward in WARDS)) for place in (0, 1)}
    table = world.snapshot.table("council_tax_supported")
    shown = {each for part in ("numerator", "denominator") for each in table[part].to_pylist() if each}
    true -= shown
    assert len(true) > 700
    with serve(world, tmp_path) as server:
        said = b"".join(read(server, *page) for page in (("", ""), ("indicator", "indicator=council_tax_supported")))
        process = process_of(server)
        mapped = {line.split(maxsplit=5)[5] for line in (process / "maps").read_text().splitlines() if "/" in line}
        opened = {str(each.readlink()) for each in (process / "fd").iterdir()}
        held = numbers(process)
        told = b"".join((said, server.printed.read_bytes()))
    # The name of a snapshot, of a session, of a run and of a message may hold the figures of a count.
    name, token = world.snapshot.name.encode(), rb"files/[\w-]{16}/[0-9a-f]{12}/"
    told = re.sub(b"|".join((name, name[-12:], token, _RUN, rb"[0-9a-f]{32}")), b" ", told)
    assert not [each for each in mapped | opened if str(world.extracts.parent) in each]
    assert len(held & shown) > 0.9 * len(shown)  # so it would have been found
    assert not held & true
    for each in true:
        assert str(int(each)).encode() not in told
        assert f"{int(each):,}".encode() not in told
