"""Files kept as they were served: each with its address, its time and its SHA-256 beside it."""

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from data import regular
from data.fetching.patience import FetchError
from data.holding.clearing import clear_away
from data.holding.lock import held
from data.holding.saving import replacing, sync
from data.shortly import some

FETCHES = logging.getLogger("camden.fetch")

# How many fetches of a source are kept: a year of monthly ones.
KEPT = 12
BESIDE = ".fetched.json"
STAMP = "%Y-%m-%dT%H%M%SZ"

# Whether an importer is given the file: always, unless it refuses it, or never.
Use = Literal["import", "import if sound", "keep"]


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a file that was fetched, as it stands beside it; `served_from` is after any redirects."""

    address: str
    served_from: str
    fetched_at: str
    last_modified: str | None
    bytes: int
    sha256: str
    use: Use


def home(extracts: Path, source: str) -> Path:
    """Where the files of a source are kept, a folder for each fetch."""
    return extracts / "raw" / source


@contextmanager
def fetching(extracts: Path, source: str) -> Iterator[Path]:
    """An empty folder to fetch a source's files into, to which no one else fetches meanwhile.

    What is still in it in the end is thrown away. Raises LockedError where another fetch is under way.
    """
    work = home(extracts, source) / ".fetching"
    with held(work.with_name(".lock"), f"a fetch of {source} into {work.parent}"):
        # A fetch that was killed could not clear up.
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def keep(work: Path, at: datetime) -> Path:
    """Makes the files of a fetch that is done one kept folder, named by its time; the oldest ones go."""
    kept = work.with_name(at.astimezone(UTC).strftime(STAMP))
    if kept.exists():
        _clear_away(kept)
    work.rename(kept)
    sync(kept.parent)
    for old in _fetches(kept.parent)[:-KEPT]:
        _clear_away(old)
    return kept


def newest(extracts: Path, source: str) -> Path:
    """The folder of the last fetch of a source; raises FetchError where there was none."""
    fetches = _fetches(home(extracts, source))
    if not fetches:
        raise FetchError(f"{home(extracts, source)}: nothing was fetched yet. Run 'python -m data fetch {source}'.")
    return fetches[-1]


def files(folder: Path) -> list[tuple[Path, Use]]:
    """The files of a fetch that an importer is given; raises FetchError where there is none, or one was changed."""
    found: list[tuple[Path, Use]] = []
    for beside in sorted(folder.glob(f"*{BESIDE}")):
        path = beside.with_name(beside.name.removesuffix(BESIDE))
        served = _note(path)
        if not path.exists() or _sha256(path) != served.sha256:
            raise FetchError(f"{path}: is not as it was served on {served.fetched_at}. Fetch it again.")
        if served.use != "keep":
            found.append((path, served.use))
    if not found:
        raise FetchError(f"{folder}: has no file to import. Fetch it again.")
    return found


def safe_name(text: str) -> str:
    """A name a service gave, as the name of a file: no folders, nothing hidden, not too long."""
    plain = re.sub(r"[^A-Za-z0-9 ()._-]+", "_", text).strip(" .")
    return plain[-100:] or "file"


def note(path: Path, *, address: str, served_from: str, last_modified: str | None, use: Use) -> Note:
    """Notes beside a file that was fetched just now what it is."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = Note(address, served_from, now, last_modified, path.stat().st_size, _sha256(path), use)
    _save_note(path, made)
    return made


def combine(pages: Sequence[Path], name: str, content: bytes) -> Path:
    """The pages of one answer as one file, which is imported in their place; they are kept."""
    notes = [_note(page) for page in pages]
    for page, each in zip(pages, notes, strict=True):
        _save_note(page, replace(each, use="keep"))
    whole = pages[0].with_name(name)
    with replacing(whole) as temporary:
        temporary.write_bytes(content)
    _save_note(whole, replace(notes[0], bytes=len(content), sha256=_sha256(whole)))
    return whole


def _note(path: Path) -> Note:
    beside = path.with_name(f"{path.name}{BESIDE}")
    try:
        regular.refuse(beside)
        return Note(**json.loads(beside.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise FetchError(f"{beside}: does not say what the file beside it is. Fetch it again.") from error


def _save_note(path: Path, note: Note) -> None:
    with replacing(path.with_name(f"{path.name}{BESIDE}")) as temporary:
        temporary.write_text(json.dumps(asdict(note), indent=1) + "\n", encoding="utf-8")


def _fetches(folder: Path) -> list[Path]:
    """The fetches that are kept, oldest first: what has such a name and holds a note, as no link to somewhere does."""
    return sorted(
        each for each in folder.glob("????-??-??T*Z") if not each.is_symlink() and any(each.glob(f"*{BESIDE}"))
    )


def _clear_away(fetch: Path) -> None:
    """Remove the files of a fetch and their notes; what else somebody has put among them stays, and is noted."""
    notes = {beside.name for beside in fetch.glob(f"*{BESIDE}")}
    ours = notes | {name.removesuffix(BESIDE) for name in notes}
    if left := clear_away(fetch, ours.__contains__):
        FETCHES.warning("%s was cleared away, but for what no fetch put there: %s", fetch, some([p.name for p in left]))


def _sha256(path: Path) -> str:
    regular.refuse(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
