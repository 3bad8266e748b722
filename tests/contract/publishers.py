"""Every public service that is fetched from, on this machine, as it answers when all is well."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from data.fetching import arcgis, github, london, nomis, patience
from data.holding.warehouse import camden_wards
from data.sources import local_statistics as local
from tests.contract import crime_csv, nomis_csv
from tests.contract.local_server import Answer, Server
from tests.contract.slabs import slab

CRIME, OLD_CRIME = "/download/a1b2/crime.csv", "/download/c3d4/historical.csv"
CATALOGUE = "/catalogue/recorded_crime_summary"
WARDS = "/layers/WD_MAY_2025_UK_BGC_V2/FeatureServer/0/query"
OLDER_WARDS = "/layers/Wards_December_2022_Boundaries_UK_BGC/FeatureServer/0/query"
REPOSITORY = f"/repos/{local.REPOSITORY}/git/trees/{local.BRANCH}"
STATISTICS_AT = f"/raw/{local.REPOSITORY}/{local.BRANCH}"
STATISTICS = [f"{subject}/{subject}{kind}" for subject in local.SUBJECTS for kind in (".csv", ".json")]
RESIDENTS, HOUSEHOLDS, CLAIMANTS = (f"/nomis/{number}.data.csv" for number in ("NM_2021_1", "NM_2059_1", "NM_162_1"))


@contextmanager
def publishers(patch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Every service as it is when all is well."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        patch.delenv(name, raising=False)
    patch.setattr(patience, "FIRST_PAUSE", 0.0)
    with Server().running() as running:
        patch.setattr(london, "CATALOGUE", f"{running.address}/catalogue")
        patch.setattr(arcgis, "BASE", f"{running.address}/layers")
        patch.setattr(nomis, "API", f"{running.address}/nomis")
        patch.setattr(github, "API", f"{running.address}/repos")
        patch.setattr(github, "RAW", f"{running.address}/raw")
        running.say(CATALOGUE, catalogue(running))
        running.say(CRIME, csv(crime_csv.served(crime_csv.rows(["202605", "202606"], 20))))
        running.say(OLD_CRIME, csv(crime_csv.served(crime_csv.rows(["202603", "202604"], 20))))
        running.say(WARDS, wards)
        running.say(RESIDENTS, table(nomis_csv.census(100)))
        running.say(HOUSEHOLDS, table(nomis_csv.census(50)))
        running.say(CLAIMANTS, table(nomis_csv.rows()))
        running.say(REPOSITORY, Answer(json.dumps({"tree": [{"path": path} for path in STATISTICS]}).encode()))
        for path in STATISTICS:
            running.say(f"{STATISTICS_AT}/{path}", csv(local_statistics(path)))
        yield running


def csv(text: str) -> Answer:
    return Answer(text.encode(), headers={"Content-Type": "text/csv"})


def local_statistics(path: str, value: str = "7.28") -> str:
    """One figure of Camden in the file of a subject, and who made it and when in its description."""
    subject = path.split("/", maxsplit=1)[0]
    if path.endswith(".json"):
        return json.dumps({"sourceOrg": "An office", "sourceDate": "26/03/2026"})
    return (
        "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes\n"
        f"E09000007,Camden,District,Of {subject},2024-04-01/P1Y,{value},Mean,Score,,,,\n"
    )


def resource(server: Server, title: str, path: str, checked: str = "2026-11-01", **more: str) -> dict[str, str]:
    return {"title": title, "url": server.address + path, "check_timestamp": checked} | more


def catalogue(server: Server, *more: dict[str, str]) -> Answer:
    every = [
        resource(server, "MPS Ward Level Crime (most recent 24 months).csv", CRIME),
        resource(server, "MPS Ward Level Crime (Historical).csv", OLD_CRIME),
        resource(server, "MPS Borough Level Crime.csv", "/wrong", "2026-12-01"),
        *more,
    ]
    return Answer(json.dumps({"resources": {str(number): each for number, each in enumerate(every)}}).encode())


def table(rows: nomis_csv.Rows, most: int = 25_000) -> Callable[[dict[str, str]], Answer]:
    """Nomis: no more than so many rows at a time, from an offset on."""

    def reply(query: dict[str, str]) -> Answer:
        start = int(query.get("recordoffset", "0"))
        numbered = nomis_csv.numbered([*rows], total=len(rows))
        return csv(nomis_csv.served(numbered[start : start + most]))

    return reply


def wards(query: dict[str, str], most: int = 2000, field: str = "WD25CD") -> Answer:
    """ArcGIS: no more than so many outlines at a time, from an offset on, and a word where there are more."""
    start, number = int(query["resultOffset"]), min(int(query["resultRecordCount"]), most)
    codes = sorted(camden_wards())
    features = [
        {"type": "Feature", "properties": {field: code}, "geometry": {"type": "Polygon", "coordinates": [slab(code)]}}
        for code in codes[start : start + number]
    ]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    if start + number < len(codes):
        collection["properties"] = {"exceededTransferLimit": True}
    return Answer(json.dumps(collection).encode(), headers={"Content-Type": "application/geo+json"})
