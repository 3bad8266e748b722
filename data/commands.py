"""The form of both command lines: whatever a command is given, it ends in sentences."""

import io
import sys
import traceback
from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperGroup

from data.holding import leftovers
from data.holding.files import extracts_folder, in_words
from data.refusal import RefusalError


class Commands(TyperGroup):
    """Commands that end in a sentence and with 1, whatever they are given to read or to write."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        for stream in (sys.stdout, sys.stderr):
            # A file's name may hold bytes that are no text, and is printed all the same.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            folder = extracts_folder()
            with suppress(OSError):  # what cannot be cleared away is no obstacle to what is to be done
                leftovers.clear(folder)
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # Whoever was reading has gone, and would not read a sentence either.
        except RefusalError as error:
            said = str(error)
            _let_go(error)
        except OSError as error:
            said = f"{in_words(error, folder)}."
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
