"""What the commands and the app note for whoever looks after them: one line an event.

CAMDEN_LOG_FILE says to which file; unless said, lines go to the standard error. CAMDEN_LOG_LEVEL says from which level
on (DEBUG, INFO, WARNING, ERROR or CRITICAL); unless said, INFO in a file and WARNING on the standard error. Modules
write to `logging.getLogger(__name__)`; commands to one named after the work, such as `camden.fetch`."""

import logging
import os
import sys
import traceback
from contextlib import suppress
from copy import copy
from pathlib import Path
from types import TracebackType

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
# Of the libraries only warnings are noted, whatever the level: theirs are not the project's events.
OURS = ("app", "camden", "data", "metrics", "pages")
ROOT = Path(__file__).parents[1]

_NAME = "camden"
_noted = logging.getLogger(__name__)

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """When, how grave, from where and what, in one line; of an exception its type, its words and its place in our
    own code."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """The record without line breaks."""
        record = copy(record)
        record.exc_text = None  # where another handler has left its own, of many lines
        return " ".join(super().format(record).split())

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - logging's own name
        """'ValueError: no such mark (pages/components/theme/marks.py:72)'."""
        kind, error, trace = ei
        name = kind.__name__ if kind else "no exception"
        frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(trace)]
        ours = [f"{path.relative_to(ROOT)}:{line}" for path, line in frames if path.is_relative_to(ROOT)]
        return f"{name}: {error}" + (f" ({ours[-1]})" if ours else "")


class _StandardError(logging.Handler):
    """Writes to what is the standard error at the time, which a server or a test may have changed since."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{self.format(record)}\n")


class _File(logging.FileHandler):
    """Says once on the standard error that it cannot be written, as on a full disk: a log stops no work."""

    told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802 - logging's own name
        """In the place of logging's traceback."""
        if not self.told:
            self.told = True
            sys.stderr.write(f"CAMDEN_LOG_FILE: cannot write to '{self.baseFilename}' ({sys.exc_info()[1]})\n")

    def close(self) -> None:
        """What could not be written is not written at the end either."""
        with suppress(OSError):
            super().close()


def configure() -> None:
    """Set logging up as the environment says; what it says wrongly is noted. A second call starts afresh."""
    root = logging.getLogger()
    for old in [each for each in root.handlers if each.get_name() == _NAME]:
        root.removeHandler(old)
        old.close()
    file = os.environ.get("CAMDEN_LOG_FILE", "")
    usual = "INFO" if file else "WARNING"
    handler, faults = _handler(file)
    handler.set_name(_NAME)
    handler.setFormatter(OneLine())
    root.addHandler(handler)
    level = os.environ.get("CAMDEN_LOG_LEVEL", "").strip().upper() or usual
    if level not in LEVELS:
        faults.append(f"CAMDEN_LOG_LEVEL: there is no level '{level}'; use one of {', '.join(LEVELS)}")
        level = usual
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    for fault in faults:
        _noted.warning(fault)


def failed(work: str, said: str) -> None:
    """Note in the log's file that a command ended in a refusal; on the standard error the command says it itself."""
    if os.environ.get("CAMDEN_LOG_FILE"):
        logging.getLogger(f"camden.{work}").error("failed: %s", said)


def _handler(path: str) -> tuple[logging.Handler, list[str]]:
    """What writes to the file that is asked for, or to the standard error, with why it does not write to the file."""
    if not path:
        return _StandardError(), []
    try:
        return _File(path, encoding="utf-8"), []
    except OSError as error:
        reason = f"CAMDEN_LOG_FILE: cannot write to '{path}' ({error.strerror}); lines go to the standard error"
        return _StandardError(), [reason]
