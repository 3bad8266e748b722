"""The files that a page offers: at addresses that are the session's own, the same until the page shows something else,
and gone with the session."""

import asyncio
import gc

import httpx
from starlette.applications import Starlette

from pages.components.screen import shelf
from pages.components.server import files as served
from tests.app.reading import INDICATOR, files, markup
from tests.worlds import BELSIZE, CAMDEN_TOWN, WARDS


def ways(at):
    """The addresses of all files of a page, as they are to be asked for."""
    return [each for element in at.get("html") for each in element.proto.body.split('"') if each.startswith("files/")]


def asked(address, **headers):
    async def answer():
        served_by = httpx.ASGITransport(Starlette(routes=served.routes("/below")))
        async with httpx.AsyncClient(transport=served_by, base_url="http://here") as client:
            return await client.get(f"/below/{address}", headers=headers)

    return asyncio.run(answer())


def test_a_file_is_what_its_page_offers_under_its_own_name_and_kind(visit):
    at = visit("sample", INDICATOR, indicator="robbery")
    offered = files(at)
    assert {each.label for each in offered} >= {"Download CSV", "Download Excel", "Download Parquet"}
    assert len(ways(at)) == len(offered) > 9
    for address, each in zip(ways(at), offered, strict=True):
        answer = asked(address)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{each.name}"'
        assert answer.headers["cache-control"] == "no-store"
    csv = next(each for each in ways(at) if each.endswith(".csv"))
    assert asked(csv).headers["content-type"] == "text/csv; charset=utf-8"
    short, whole = asked(csv), asked(csv, **{"accept-encoding": "identity"})
    assert (short.headers["content-encoding"], "content-encoding" in whole.headers) == ("gzip", False)
    assert short.content == whole.content  # as a browser reads it
    assert int(short.headers["content-length"]) < len(whole.content) / 5
    assert asked(csv).content.decode("utf-8-sig").startswith('"indicator",')


def test_what_no_page_offers_is_not_found(visit):
    at = visit("sample", INDICATOR, indicator="robbery")
    folder, token, view, name = ways(at)[0].split("/")
    for wrong in (
        (folder, "nobody", view, name),
        (folder, token, "elsewhere", name),
        (folder, token, view, f"x{name}"),
        (folder, token, view, "..%2F..%2Fapp.py"),
        (folder, token, view),
        (folder, token, view, name, name),
        (folder, "", "", ""),
    ):
        assert asked("/".join(wrong)).status_code == 404
    assert "Load its page again" in asked(f"{folder}/{token}/{view}/gone.csv").text


def test_addresses_are_the_same_until_the_page_shows_something_else(visit):
    at = visit("sample", INDICATOR, indicator="robbery", ward=BELSIZE)
    before, html = ways(at), markup(at)
    at.run()
    assert (ways(at), markup(at)) == (before, html)
    at.query_params["ward"] = CAMDEN_TOWN
    at.run()
    assert not set(before) & set(ways(at))
    # A reader may press what is still shown while the next view is drawn, and no longer.
    assert {asked(each).status_code for each in (*before, *ways(at))} == {200}
    assert (BELSIZE in asked(before[0]).text, CAMDEN_TOWN in asked(before[0]).text) == (True, False)
    for name, value in (("ward", WARDS[-1]), ("indicator", "burglary")):
        at.query_params[name] = value
        at.run()
    assert {asked(each).status_code for each in before} == {404}
    now = ways(at)
    for _ in range(4):
        at.run()
    assert {asked(each).status_code for each in now} == {200}


def test_what_a_view_offers_no_more_is_let_go():
    own = shelf.Shelf()

    def run(view, *names):
        own.begin(view)
        return [own.offer(name, name.encode) for name in names]

    run("wards", "one.csv", "two.csv")
    assert run("wards", "one.csv") == [f"files/{own.token}/wards/one.csv"]
    assert own.find("wards", "two.csv")  # which may be on the screen still
    run("sources")  # offers none, and takes nothing away
    run("wards", "one.csv")
    run("wards", "one.csv")
    assert own.find("wards", "one.csv")() == b"one.csv"
    assert own.find("wards", "two.csv") is own.find("sources", "one.csv") is None


def test_a_session_that_ends_takes_its_files_with_it(visit):
    at = visit("sample", INDICATOR, indicator="robbery")
    one, other = ways(at)[0], ways(visit("sample", INDICATOR, indicator="robbery"))[0]
    assert one.split("/")[1] != other.split("/")[1]
    assert asked(one).status_code == 200
    del at
    gc.collect()
    assert shelf.find(one.removeprefix("files/")) is None
