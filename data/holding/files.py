"""Where extracts and reference tables lie on disk."""

import os
from pathlib import Path

from data.contracts.contract import Contract
from data.refusal import RefusalError

DATA = Path(__file__).parents[1]


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


def reference_path(contract: Contract) -> Path:
    """The CSV file below data/ that the contract of a reference table, or of a kept one, names."""
    return DATA / contract.path


def in_words(error: OSError, place: Path) -> str:
    """What the system says of a file; `place` is where it happened if the error does not know."""
    said = error.strerror or " ".join(str(error).split()) or type(error).__name__
    return f"{error.filename or place}: {said.rstrip('.')}"
