"""The form of both command lines: whatever a command is given, it ends in sentences."""

import io
import os
import sys
import traceback
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO, cast

import typer
from typer.core import TyperGroup

from data import log
from data.declarations.spelling import meant
from data.holding import leftovers
from data.holding.files import extracts_folder, in_words
from data.refusal import RefusalError


class _Printed(io.TextIOBase):
    """Where a command prints. What cannot be printed is not, as on a full disk, or where whoever was reading has gone:
    the work goes on, and how it ends says how it went."""

    def __init__(self, stream: TextIO) -> None:
        self._stream: TextIO | None = stream

    @classmethod
    def of(cls, stream: TextIO | None) -> TextIO:
        """A stream, or none where it was closed, as one that loses what it cannot print."""
        if isinstance(stream, cls):
            return cast(TextIO, stream)
        # A file's name may hold bytes that are no text, and is printed all the same.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
        return cast(TextIO, cls(stream or io.StringIO()))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Of the stream."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def writable(self) -> bool:
        """Always."""
        return True

    def isatty(self) -> bool:
        """Whether someone reads it as it comes."""
        return self._stream is not None and self._stream.isatty()

    def write(self, text: str) -> int:
        """Print it, if that can be."""
        self._do(lambda stream: stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Print what waits, if that can be."""
        self._do(lambda stream: stream.flush())

    def _do(self, action: Callable[[TextIO], object]) -> None:
        if self._stream is None:
            return
        try:
            action(self._stream)
        except (OSError, ValueError):  # ValueError: it is closed, or takes no such text
            lost, self._stream = self._stream, None
            with suppress(OSError, ValueError):
                # What still waits in it would fail once more when the process ends.
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, lost.fileno())
                os.close(nowhere)


# Of both command lines. In Markdown the lines of a docstring are joined, however wide a terminal is.
FORM: dict[str, Any] = {
    "no_args_is_help": True,
    "add_completion": False,
    "pretty_exceptions_enable": False,
    "rich_markup_mode": "markdown",
}
DAY = "YYYY-MM-DD"


class Commands(TyperGroup):
    """Commands that end in a sentence and with 1, whatever they are given to read or to write."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        sys.stdout, sys.stderr = _Printed.of(sys.stdout), _Printed.of(sys.stderr)
        try:
            folder = extracts_folder()
        except RefusalError as error:
            log.configure()
            log.failed("command", str(error))
            raise refused(str(error)) from error
        try:
            with suppress(OSError):  # what cannot be cleared away is no obstacle to what is to be done
                leftovers.clear(folder)
            return super().invoke(ctx)
        except RefusalError as error:
            said = str(error)
            _let_go(error)
        except OSError as error:
            # Of a disk that fails while a file is read, the system does not say which file it was.
            said = f"{in_words(error, Path(f'{folder}, or a file that was given'))}; put it right, and run this again."
            _let_go(error)
        except UnicodeEncodeError as error:
            said = f"{error.object!a}: is not a name in UTF-8; rename it."
            _let_go(error)
        raise refused(said)


def _let_go(error: BaseException | None) -> None:
    """Drop what the frames of an error hold: a database that is still there when Python ends says so in many lines."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def refused(message: str, code: int = 1) -> typer.Exit:
    """Says in plain lines on stderr what is wrong, and ends with `code`."""
    typer.echo(message, err=True)
    return typer.Exit(code)


def all_known(names: list[str], known: Collection[str], what: str, *, code: int = 1) -> list[str]:
    """The names, each once; ends with `code` where one of them is not known."""
    for name in names:
        if name not in known:
            close = meant(name.casefold(), known)
            fix = f" Did you mean '{close}'?" if close else ""
            raise refused(f"'{name}' is not {what}.{fix} There are: {', '.join(known)}.", code)
    return list(dict.fromkeys(names))
