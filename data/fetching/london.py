"""Files of a dataset of the London Datastore, found by their titles: their addresses change with each release."""

import json
from collections.abc import Sequence
from typing import Any

from data.fetching.download import Service
from data.fetching.patience import FetchError
from data.fetching.raw import safe_name

CATALOGUE = "https://data.london.gov.uk/api/dataset"


def fetch_resources(service: Service, datasets: Sequence[str], title: str) -> None:
    """Saves the newest CSV file whose title begins so, and the newest of them that is called historical.

    `datasets` are names of the same dataset, tried in turn. The historical file is imported where it is sound.
    Raises FetchError where there is no such dataset, or no file of the title in it.
    """
    resources = _resources(service, datasets)
    ours = [one for one in resources if _title(one).startswith(title) and _is_csv(one)]
    recent = _newest([one for one in ours if "historical" not in _title(one).lower()])
    if recent is None:
        titles = ", ".join(sorted(_title(one) for one in resources)) or "none"
        raise FetchError(f"{CATALOGUE}/{datasets[0]}: no CSV file is called {title}. The files there are: {titles}.")
    service.save(_file_name(recent), str(recent.get("url", "")))
    historical = _newest([one for one in ours if "historical" in _title(one).lower()])
    if historical:
        service.save(_file_name(historical), str(historical.get("url", "")), use="import if sound")


def _resources(service: Service, datasets: Sequence[str]) -> list[dict[str, Any]]:
    refused = []
    for dataset in datasets:
        address = f"{CATALOGUE}/{dataset}"
        try:
            saved = service.save("catalogue.json", address, use="keep", check=_check)
        except FetchError as error:
            refused.append(str(error))
            continue
        found = json.loads(saved.read_bytes())["resources"]
        return [one for one in (found.values() if isinstance(found, dict) else found) if isinstance(one, dict)]
    raise FetchError("\n".join(refused))


def _check(content: bytes) -> None:
    try:
        found = json.loads(content)["resources"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FetchError("the answer is not a list of files. Look there by hand.") from error
    if not isinstance(found, dict | list) or not found:
        raise FetchError("there is no file in the dataset. Look there by hand.")


def _title(resource: dict[str, Any]) -> str:
    return str(resource.get("title", ""))


def _is_csv(resource: dict[str, Any]) -> bool:
    kind = resource.get("format")
    return kind.lower() == "csv" if isinstance(kind, str) and kind else str(resource.get("url", "")).endswith(".csv")


def _newest(resources: list[dict[str, Any]]) -> dict[str, Any] | None:
    return max(resources, key=lambda one: str(one.get("check_timestamp", "")), default=None)


def _file_name(resource: dict[str, Any]) -> str:
    name = safe_name(_title(resource))
    return name if name.endswith(".csv") else f"{name}.csv"
