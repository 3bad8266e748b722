"""Files of a public repository on GitHub, found in its list of files: what is renamed there is told, not guessed."""

import json
from collections.abc import Sequence

from data.fetching.download import Service
from data.fetching.patience import FetchError

API = "https://api.github.com/repos"
RAW = "https://raw.githubusercontent.com"
LIST = "catalogue.json"


def fetch_files(service: Service, repository: str, branch: str, paths: Sequence[str]) -> None:
    """Saves the files at these paths of a branch, each under its own name. Raises FetchError, which names them, where
    some are no longer there."""
    saved = service.save(
        LIST, f"{API}/{repository}/git/trees/{branch}", {"recursive": 1}, use="keep", check=_refuse_no_list
    )
    there = {entry.get("path") for entry in json.loads(saved.read_bytes())["tree"]}
    if gone := [path for path in paths if path not in there]:
        raise FetchError(
            f"{repository}: there is no file {', '.join(gone)} any more. Look there by hand, and import what is there."
        )
    for path in paths:
        service.save(path.rsplit("/", 1)[-1], f"{RAW}/{repository}/{branch}/{path}")


def _refuse_no_list(content: bytes) -> None:
    try:
        found = json.loads(content)["tree"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FetchError("the answer is not a list of files. Look there by hand.") from error
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise FetchError("the answer is not a list of files. Look there by hand.")
