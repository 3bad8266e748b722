"""The project's log: one line an event, to stderr or to a file; `camden` and the loggers below it."""

import logging
import os
from datetime import UTC, datetime

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class OneLine(logging.Formatter):
    """Time in UTC, level, logger and message, whatever line breaks the message or a traceback has."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802  # its name there
        """Such as 2026-11-21T09:30:00Z."""
        return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def format(self, record: logging.LogRecord) -> str:
        """The event in one line."""
        return " | ".join(super().format(record).splitlines())


def configure() -> None:
    """Send events of CAMDEN_LOG_LEVEL and above to the file CAMDEN_LOG_FILE, or to stderr where none is named.

    The level is INFO if not said where there is a file, and WARNING where there is none. What cannot be used of the
    two is said in the log itself, for a log must not stop what it tells of. May be called again.
    """
    logger = logging.getLogger("camden")
    # A server's own root logger would say everything a second time.
    logger.propagate = False
    file, level = os.environ.get("CAMDEN_LOG_FILE"), os.environ.get("CAMDEN_LOG_LEVEL", "").upper()
    handler, trouble = _handler(file)
    handler.setFormatter(OneLine())
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    logger.addHandler(handler)
    logger.setLevel(level if level in LEVELS else "INFO" if file else "WARNING")
    if trouble:
        logger.warning(trouble)
    if level and level not in LEVELS:
        logger.warning("CAMDEN_LOG_LEVEL: '%s' is not a level; it is one of %s", level, ", ".join(LEVELS))


def _handler(file: str | None) -> tuple[logging.Handler, str]:
    """What writes the lines, and in words why it is not the file that was named."""
    if file:
        try:
            return logging.FileHandler(file, encoding="utf-8", errors="backslashreplace"), ""
        except OSError as error:
            return logging.StreamHandler(), f"CAMDEN_LOG_FILE: {file}: {error.strerror}; the log is here instead"
    return logging.StreamHandler(), ""
