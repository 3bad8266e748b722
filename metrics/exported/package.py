"""Every published table as one Frictionless Data Package: a zip of CSV and Parquet, with a descriptor and a README."""

import io
import json
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from data.store.voice import Reviewed
from data.vocabulary import Origin
from metrics.exported import voices as heard
from metrics.exported import words
from metrics.exported.files import Sink, write_csv, write_parquet
from metrics.exported.tables import OPEN, Published, published
from metrics.snapshots.snapshot import Snapshot

DESCRIPTOR, README, LICENCE = "datapackage.json", "README.md", "LICENCE.txt"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_READABLE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_CSV = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
# With a capital it is a file to frictionless-py, which holds it to its bytes and hash. In small letters it is a table
# that pandas reads, in which an absent number is none, and of which neither is known.
_PARQUET = {"format": "Parquet", "mediatype": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class _Zip:
    """An archive whose every file is of one day, so that the same snapshot gives the same bytes."""

    archive: ZipFile
    day: date

    def put(self, path: str, write: Callable[[Sink], None], kind: int = ZIP_DEFLATED) -> Sink:
        """A file; returns what was written."""
        entry = ZipInfo(path, (self.day.year, self.day.month, self.day.day, 0, 0, 0))
        entry.compress_type, entry.external_attr, entry.create_system = kind, _READABLE, _UNIX
        with self.archive.open(entry, "w") as file:
            sink = Sink(file)
            write(sink)
        return sink

    def text(self, path: str, text: str) -> None:
        """A file of text."""
        self.put(path, lambda sink: _write(sink, text.encode()))


def name(snapshot: Snapshot, voices: Sequence[Reviewed] = ()) -> str:
    """What the package of a snapshot is called: what holds made-up figures is called a sample, and what holds voices
    is called otherwise once there are others."""
    of = heard.digest(voices)
    sample = "sample-" if Origin.SAMPLE in snapshot.origins else ""
    return f"{sample}we-make-camden-{snapshot.name}{f'-voices-{of}' if of else ''}"


def write(snapshot: Snapshot, to: IO[bytes], voices: Sequence[Reviewed] = ()) -> None:
    """Write the package of a snapshot with what was heard beside its figures, the same bytes each time; raises
    PackageError or UnreadableSnapshotError where it cannot be made."""
    called = name(snapshot, voices)
    told: list[Published] = []
    resources: list[Mapping[str, Any]] = []
    with ZipFile(to, "w") as archive:
        into = _Zip(archive, snapshot.as_of)
        for table in (*published(snapshot), *([heard.published(voices)] if voices else [])):
            resources += _resources(snapshot, called, table, into)
            told.append(table)
        into.text(DESCRIPTOR, json.dumps(_descriptor(snapshot, called, told, resources), indent=1, ensure_ascii=False))
        into.text(README, words.readme(snapshot, told))
        into.text(LICENCE, words.licence(told))


def package(snapshot: Snapshot, voices: Sequence[Reviewed] = ()) -> bytes:
    """The bytes of that package."""
    made = io.BytesIO()
    write(snapshot, made, voices)
    return made.getvalue()


def _descriptor(
    snapshot: Snapshot, called: str, told: list[Published], resources: list[Mapping[str, Any]]
) -> Mapping[str, Any]:
    sources = {json.dumps(each): each for table in told for each in table.sources}
    return {
        "$schema": _PROFILE,
        "name": called,
        "title": words.title(snapshot),
        "description": words.description(snapshot, told),
        "version": snapshot.name,
        "licenses": [OPEN],
        "sources": [sources[each] for each in sorted(sources)],
        "camden:snapshot": snapshot.name,
        "camden:as_at": snapshot.as_of.isoformat(),
        "camden:origins": [str(each) for each in Origin if each in snapshot.origins],
        "resources": resources,
    }


def _resources(snapshot: Snapshot, called: str, table: Published, into: _Zip) -> Iterator[Mapping[str, Any]]:
    """A table as CSV and as Parquet, each put into the archive and described as a Data Resource."""
    path = f"csv/{table.name}.csv"
    sink = into.put(path, partial(write_csv, table.rows))
    yield {
        "name": table.name,
        "path": path,
        "type": "table",
        **_described(table),
        **_CSV,
        "bytes": sink.bytes,
        "hash": f"sha256:{sink.sha256}",
        "schema": table.schema | {"missingValues": [""]},
    }
    path = f"parquet/{table.name}.parquet"
    # What is packed already grows no smaller.
    sink = into.put(path, partial(write_parquet, table.rows, says=_inside(snapshot, called, table)), ZIP_STORED)
    said = _described(table)
    yield {
        "name": f"{table.name}-parquet",
        "path": path,
        **said,
        "description": f"The rows and columns of {table.name} as Parquet, which says their types and meanings itself. "
        f"{said['description']}",
        **_PARQUET,
        "bytes": sink.bytes,
        "hash": f"sha256:{sink.sha256}",
    }


def _described(table: Published) -> Mapping[str, Any]:
    """What holds for a table in either form."""
    return {
        "title": words.title_of(table),
        "description": words.description_of(table),
        "sources": list(table.sources),
        "licenses": list(table.licences),
        **({"camden:attribution": " ".join(table.credits)} if table.credits else {}),
        "camden:origins": [str(each) for each in table.origins],
        "camden:rows": table.rows.num_rows,
    }


def _inside(snapshot: Snapshot, called: str, table: Published) -> Mapping[str, Mapping[str, str]]:
    """What a Parquet file says of itself, under '', and of its columns: it may be read without the rest."""
    own = {
        "title": words.title_of(table),
        "description": words.description_of(table),
        "licence": "; ".join(each["title"] for each in table.licences),
        **({"attribution": " ".join(table.credits)} if table.credits else {}),
        "camden:package": called,
        "camden:snapshot": snapshot.name,
        "camden:as_at": snapshot.as_of.isoformat(),
        "camden:origins": ", ".join(table.origins),
    }
    return {"": own} | {column: {"description": meaning} for column, meaning in table.meanings.items()}


def _write(sink: Sink, content: bytes) -> None:
    sink.write(content)
