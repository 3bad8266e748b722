"""Outlines from the ONS Open Geography Portal, whose layers have a new name for every vintage."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data.fetching.download import PASSING, Service
from data.fetching.patience import FetchError, PassingError
from data.fetching.raw import combine

BASE = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"
# The service gives at most 2,000 at a time.
PAGE = 1000
MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer by its name, the condition that its outlines meet, and the fields to have; the first one orders them."""

    name: str
    where: str
    fields: tuple[str, ...]


def fetch_newest(service: Service, layers: Sequence[Layer]) -> None:
    """Saves the outlines of the first layer that is served; raises FetchError with what each of them answered."""
    refused = []
    for layer in layers:
        try:
            _fetch(service, layer)
        except FetchError as error:
            refused.append(str(error))
        else:
            return
    raise FetchError("\n".join(refused))


def _fetch(service: Service, layer: Layer) -> None:
    pages = []
    collections: list[dict[str, Any]] = []
    offset = 0
    for number in range(1, MOST_PAGES + 1):
        query: dict[str, str | int] = {
            "where": layer.where,
            "outFields": ",".join(layer.fields),
            "outSR": 4326,
            "f": "geojson",
            "resultOffset": offset,
            "resultRecordCount": PAGE,
            "orderByFields": layer.fields[0],
        }
        name = f"{layer.name}.geojson" if number == 1 else f"{layer.name}.page{number}.geojson"
        pages.append(service.save(name, f"{BASE}/{layer.name}/FeatureServer/0/query", query, check=_check))
        collections.append(json.loads(pages[-1].read_bytes()))
        offset += len(collections[-1]["features"])
        if not _more(collections[-1]):
            break
    else:
        raise FetchError(f"{layer.name}: more than {MOST_PAGES} pages, which are not the wards of a borough.")
    if len(pages) > 1:
        features = [feature for collection in collections for feature in collection["features"]]
        whole = json.dumps(collections[0] | {"features": features}).encode()
        combine(pages, f"{layer.name}.all.geojson", whole)


def _check(content: bytes) -> None:
    """Errors come with the status of success."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise PassingError("the answer is not JSON, or cut short") from error
    failure = answer.get("error") if isinstance(answer, dict) else None
    if isinstance(failure, dict):
        said = f"the service answered with the error {failure.get('code')}, {failure.get('message')}"
        if failure.get("code") in PASSING:
            raise PassingError(said)
        raise FetchError(f"{said}. The layer may have another name now.")
    if not isinstance(answer, dict) or not isinstance(answer.get("features"), list):
        raise FetchError("the service answered with something else than outlines.")


def _more(collection: dict[str, Any]) -> bool:
    """Whether the service says that there are more; how many came does not tell, for it may give fewer than asked."""
    properties = collection.get("properties")
    inside = properties.get("exceededTransferLimit") if isinstance(properties, dict) else None
    return bool(collection.get("exceededTransferLimit") or inside)
