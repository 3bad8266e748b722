"""What a refresh is given, and how it stops."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.refusal import RefusalError
from metrics.refreshing.observing import Step

log = logging.getLogger("camden.refresh")


class RefreshError(RefusalError):
    """The refresh stopped; the last snapshot is still the current one."""


class BrokenExtractsError(RefreshError):
    """Extracts break their contracts: these, by name."""

    def __init__(self, message: str, extracts: Collection[str]) -> None:
        super().__init__(message)
        self.extracts = extracts


@dataclass(frozen=True, slots=True)
class Task:
    """What a refresh is given: two folders, a day, whether it was named, declarations, extracts that may be lost,
    whether a sample is audited, and who is told."""

    extracts: Path
    folder: Path
    indicators: Path
    as_of: date
    day_named: bool
    without: Collection[str]
    audit_sample: bool
    on_step: Callable[[Step], None]
    on_notice: Callable[[str], None]

    def tell(self, notice: str) -> None:
        """Say and note what was damaged and is made anew, or was found where it does not belong."""
        log.info("%s", notice)
        self.on_notice(notice)
