"""Ten views of the priority with the most indicators, beside ten of a page with one chart and one table."""

from pathlib import Path

from tests.benchmarks import _visits

# A page reads what a refresh has made: its time does not depend on how many records that was made from.
SIZES = (1,)


def prepare(folder: Path, size: int) -> None:
    _visits.prepare(folder)


def floor(folder: Path) -> None:
    _visits.plain(folder)


def work(folder: Path) -> None:
    _visits.visit("leadership/priority.py", priority="housing", ward=_visits.WARD)
