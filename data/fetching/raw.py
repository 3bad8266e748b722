"""Files kept as they were served: each with its address, its time and its SHA-256 beside it."""

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from data.fetching.patience import FetchError
from data.holding.files import replacing

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
    """The folder that a source's files are fetched into, to which no one else fetches meanwhile.

    What an earlier fetch left unfinished is there to be resumed. Raises FetchError where another one is under way.
    """
    folder = home(extracts, source)
    work = folder / ".fetching"
    work.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise FetchError(f"{folder}: another fetch of {source} is under way. Wait until it is done.") from error
        for path in work.iterdir():
            if not path.name.startswith("."):
                path.unlink()
        yield work


def keep(work: Path, at: datetime) -> Path:
    """Makes the files of a fetch that is done one kept folder, named by its time; the oldest ones go."""
    kept = work.with_name(at.astimezone(UTC).strftime(STAMP))
    for path in work.glob(".*"):
        path.unlink()
    if kept.exists():
        shutil.rmtree(kept)
    work.rename(kept)
    for old in _fetches(kept.parent)[:-KEPT]:
        shutil.rmtree(old)
    return kept


def newest(extracts: Path, source: str) -> Path:
    """The folder of the last fetch of a source; raises FetchError where there was none."""
    fetches = _fetches(home(extracts, source))
    if not fetches:
        raise FetchError(f"{home(extracts, source)}: nothing was fetched yet. Run 'python -m data fetch {source}'.")
    return fetches[-1]


def files(folder: Path) -> list[tuple[Path, Use]]:
    """The files of a fetch that an importer is given; raises FetchError where one is not as it was served."""
    found: list[tuple[Path, Use]] = []
    for beside in sorted(folder.glob(f"*{BESIDE}")):
        path = beside.with_name(beside.name.removesuffix(BESIDE))
        note = _note(path)
        if not path.exists() or _sha256(path) != note.sha256:
            raise FetchError(f"{path}: is not as it was served on {note.fetched_at}. Fetch it again.")
        if note.use != "keep":
            found.append((path, note.use))
    return found


def safe_name(text: str) -> str:
    """A name a service gave, as the name of a file: no folders, nothing hidden, not too long."""
    plain = re.sub(r"[^A-Za-z0-9 ()._-]+", "_", text).strip(" .")
    return plain[-100:] or "file"


def combine(pages: Sequence[Path], name: str, content: bytes) -> Path:
    """The pages of one answer as one file, which is imported in their place; they are kept."""
    notes = [_note(page) for page in pages]
    for page, note in zip(pages, notes, strict=True):
        _save_note(page, replace(note, use="keep"))
    whole = pages[0].with_name(name)
    with replacing(whole) as temporary:
        temporary.write_bytes(content)
    _save_note(whole, replace(notes[0], bytes=len(content), sha256=_sha256(whole)))
    return whole


def _note(path: Path) -> Note:
    beside = path.with_name(f"{path.name}{BESIDE}")
    return Note(**json.loads(beside.read_text(encoding="utf-8")))


def _save_note(path: Path, note: Note) -> None:
    with replacing(path.with_name(f"{path.name}{BESIDE}")) as temporary:
        temporary.write_text(json.dumps(asdict(note), indent=1) + "\n", encoding="utf-8")


def _fetches(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("????-??-??T*Z") if path.is_dir())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Part:
    """A file that is being fetched: what came of it so far, and by what to know that the rest is of the same file."""

    target: Path
    address: str

    @property
    def path(self) -> Path:
        """What came so far."""
        return self.target.with_name(f".{self.target.name}.part")

    @property
    def _version(self) -> Path:
        return self.target.with_name(f".{self.target.name}.version.json")

    def resume_headers(self) -> dict[str, str]:
        """Asks for the rest, on condition that the file is still the same; for the whole where that cannot be told."""
        try:
            version = json.loads(self._version.read_text(encoding="utf-8"))
            size = self.path.stat().st_size
        except (FileNotFoundError, ValueError):
            return {}
        if not size or version.get("address") != self.address or not version.get("version"):
            return {}
        return {"Range": f"bytes={size}-", "If-Range": version["version"]}

    def start(self, status: int, headers: Mapping[str, str]) -> int:
        """From which byte on an answer is to be written; notes the version that it is of."""
        size = self.path.stat().st_size if self.path.exists() else 0
        given = re.match(r"bytes (\d+)-", headers.get("Content-Range", "")) if status == 206 else None
        if given and int(given[1]) == size:
            return size
        if status == 206:
            self.drop()
            raise ValueError(f"gave bytes from {given[1] if given else 'nowhere'} on, where {size} was asked for")
        etag = headers.get("ETag", "")
        # A weak tag says that two files are alike, not that their bytes are the same.
        version = headers.get("Last-Modified") if not etag or etag.startswith("W/") else etag
        if "Content-Encoding" in headers:
            version = None
        self._version.write_text(json.dumps({"address": self.address, "version": version}), encoding="utf-8")
        return 0

    def drop(self) -> None:
        """Forgets what came."""
        self.path.unlink(missing_ok=True)
        self._version.unlink(missing_ok=True)

    def finish(self, *, served_from: str, last_modified: str | None, use: Use) -> Path:
        """Gives the file its own name, with a note beside it."""
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
        self.path.replace(self.target)
        self._version.unlink(missing_ok=True)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        size = self.target.stat().st_size
        sha256 = _sha256(self.target)
        _save_note(self.target, Note(self.address, served_from, now, last_modified, size, sha256, use))
        return self.target
