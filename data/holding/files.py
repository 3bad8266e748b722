"""Where extracts and reference tables lie on disk, and how DuckDB reads them there."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from data import regular
from data.contracts.contract import Contract
from data.contracts.quoting import text
from data.holding import leftovers, own_digest
from data.holding.plain import plainly
from data.refusal import RefusalError

DATA = Path(__file__).parents[1]
# Where a row of several parts is found again.
PART, PART_ROW = "camden part", "file_row_number"
# As many rows as DuckDB reads at once: threads can share a file, and a filter passes over most of it.
ROWS_IN_A_GROUP = 122_880


class ExtractError(RefusalError):
    """An extract that cannot be read or written; the message names the file, every fault and the fix."""


class EmptyError(ExtractError):
    """A file that has no rows yet and says nothing of itself, such as a template that nobody has filled."""


def extracts_folder() -> Path:
    """The folder of extracts: CAMDEN_EXTRACTS, or data/extracts; raises ExtractError where no such name can be used."""
    folder = Path(os.environ.get("CAMDEN_EXTRACTS") or DATA / "extracts")
    try:
        str(folder).encode()
    except UnicodeEncodeError as error:
        raise ExtractError(f"CAMDEN_EXTRACTS: {str(folder)!a} is not a name in UTF-8; name another folder") from error
    if os.path.exists(folder) and not folder.is_dir():  # noqa: PTH110  # Path's own raises for a name too long
        raise ExtractError(f"{folder}: is not a folder; name one in CAMDEN_EXTRACTS")
    return folder


def folder_that_is_there() -> Path:
    """The same; raises ExtractError too where CAMDEN_EXTRACTS names a folder that is not there, as one that is not
    mounted: that is no folder without extracts."""
    folder = extracts_folder()
    if os.environ.get("CAMDEN_EXTRACTS"):
        require(folder)
    return folder


def require(folder: Path) -> None:
    """Raises ExtractError where a folder of extracts is not there."""
    if not folder.is_dir():
        raise ExtractError(
            f"{folder}: there is no such folder of extracts; see that it is mounted, make it, or name another in "
            "CAMDEN_EXTRACTS"
        )


def parts(contract: Contract, folder: Path) -> tuple[Path, ...]:
    """The Parquet file, or the files of the folder `<name>/`; none where the extract is absent.

    For a table that the project keeps, its own CSV file. Raises ExtractError where both are there, or where the
    folder holds no Parquet file, or one that would not be read, or the file is a folder itself.
    """
    if contract.origin:
        return (reference_path(contract),)
    whole, pieces = folder / contract.path, folder / contract.name
    if not pieces.is_dir():
        if whole.is_dir():
            raise ExtractError(
                f"{whole}: is a folder and not a file; if it holds the parts of the extract, name it {contract.name}"
            )
        return (whole,) if whole.exists() or whole.is_symlink() else ()
    if whole.exists():
        raise ExtractError(f"{whole}: there is also a folder {pieces}; remove one of the two")
    there = sorted(pieces.iterdir())
    unread = [f"{path}: {why}" for path in there if (why := _why_no_part(path))]
    if unread:
        raise ExtractError("\n".join(unread))
    found = [path for path in there if _is_part(path)]
    if not found:
        raise ExtractError(f"{pieces}: holds no .parquet file; put the parts there or remove the folder")
    return tuple(found)


def _is_part(path: Path) -> bool:
    return path.suffix == ".parquet" and path.name[0] not in "._"


def _why_no_part(path: Path) -> str:
    """Why something in a folder of parts is not read, with the fix; '' for a part, and for what is none."""
    name = path.name
    if path.is_dir():
        return "is a folder, and parts in it are not read; put the parts beside it, and remove it"
    # Spark and macOS leave files of their own beside the parts, whose names start so.
    notes = name.startswith("._") or name.endswith(".crc") or (name[0] in "._" and ".parquet" not in name.casefold())
    if _is_part(path) or notes:
        return ""
    if name[0] in "._":
        return f"is not read, as its name starts with '{name[0]}'; rename it if it is a part, or remove it"
    return "is not read, as its name does not end in .parquet; rename it if it is a part, or move it elsewhere"


def scan(contract: Contract, paths: Sequence[Path]) -> str:
    """SQL for a table function that reads the files as they are, with columns that no contract knows.

    Columns come from the files alone: `grade=A` in the name of a folder is none. Of several parts each row also has its
    part (PART) and its number there (PART_ROW, from 0)."""
    files = [text(str(plainly(path))) for path in paths]
    if contract.format == "parquet":
        places = f", filename = {text(PART)}, {PART_ROW} = true" if len(paths) > 1 else ""
        return f"read_parquet([{', '.join(files)}], hive_partitioning = false{places})"
    declared = {column.name: column.sql_type for column in contract.fields}
    # The real header with the declared types: the check can then name a column that is missing or misspelt.
    columns = ", ".join(f"{text(name)}: {text(declared.get(name, 'VARCHAR'))}" for name in header(paths[0]))
    options = "auto_detect = false, hive_partitioning = false, header = true, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv({files[0]}, {options}, columns = {{{columns}}})"


def header(path: Path) -> list[str]:
    """The names in the first line of a CSV file; none where it is empty."""
    regular.refuse(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def reference_path(contract: Contract) -> Path:
    """The CSV file below data/ that the contract of a reference table, or of a kept one, names."""
    return DATA / contract.path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside a file to write to; once written, it is put on the disk and takes the file's place in one step.

    Where the block raises, the file is as it was and nothing is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = leftovers.part(path)
    try:
        yield temporary
        sync(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk, not only on its way there; raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def in_words(error: OSError, place: Path) -> str:
    """What the system says of a file; `place` is where it happened if the error does not know."""
    said = error.strerror or " ".join(str(error).split()) or type(error).__name__
    return f"{error.filename or place}: {said.rstrip('.')}"


def save(
    tables: Iterable[pa.Table],
    path: Path,
    schema: pa.Schema,
    told_last: Callable[[str], Mapping[str, str]] = lambda _: {},
) -> None:
    """Write tables of one schema as Parquet, in row groups of one size however many rows each table has; the file is
    given its own digest.

    `told_last` is asked, once all rows are in the file, what more it is to say of itself; it is given the SHA-256 of
    what is in it then."""
    with (
        own_digest.written(path) as sink,
        pq.ParquetWriter(sink, schema, compression="zstd", write_page_checksum=True) as writer,
    ):
        for group in _groups(tables):
            writer.write_table(group, row_group_size=ROWS_IN_A_GROUP)
        writer.add_key_value_metadata({**told_last(sink.hashed.hexdigest()), **own_digest.BLANK})


def intact(paths: Sequence[Path]) -> pa.Table:
    """The rows of Parquet files whose pages have the checksums that they were saved with, if any.

    Raises OSError or pa.ArrowException where one is damaged."""
    return pa.concat_tables([pq.read_table(path, partitioning=None, page_checksum_verification=True) for path in paths])


def sound(path: Path) -> bool:
    """Whether the pages of a Parquet file have the checksums that they were written with, if any.

    One that has a digest of its own is not read again: that was seen to. Raises OSError where it cannot be read."""
    if own_digest.has_one(path):
        return True
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            for _ in file.iter_batches():
                pass
    except (pa.ArrowException, OSError) as error:
        return "checksum" not in str(error)  # of other faults the check of the rows has told
    return True


def _groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    waiting: list[pa.Table] = []
    for table in tables:
        waiting.append(table)
        if sum(each.num_rows for each in waiting) >= ROWS_IN_A_GROUP:
            joined = pa.concat_tables(waiting)
            whole = joined.num_rows - joined.num_rows % ROWS_IN_A_GROUP
            yield joined.slice(0, whole)
            waiting = [joined.slice(whole)]
    if any(each.num_rows for each in waiting):
        yield pa.concat_tables(waiting)


def reason(error: duckdb.Error | OSError, contract: Contract) -> str:
    """What DuckDB says of a file, without the options it offers; where people are counted, only the kind of error.

    Its sentences may show the value that it cannot read.
    """
    said = " ".join(str(error).split("\n\n")[0].split())
    return said if contract.counts == "things" else said.split(":")[0]
