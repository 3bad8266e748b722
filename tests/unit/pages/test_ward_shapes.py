"""Names that fit a tile."""

import csv
from pathlib import Path

import pytest

from pages.components.exhibits import ward_shapes


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Holborn & Covent Garden", "Holborn &<br>Covent<br>Garden"),
        ("St Pancras & Somers Town", "St Pancras<br>& Somers<br>Town"),
        ("Kentish Town South", "Kentish<br>Town<br>South"),
        ("West Hampstead", "West<br>Hampstead"),
        ("Gospel Oak", "Gospel<br>Oak"),
        ("King's Cross", "King's<br>Cross"),
        ("Bloomsbury", "Bloomsbury"),
    ],
)
def test_a_name_breaks_so_that_it_fits_a_tile(name: str, label: str) -> None:
    assert ward_shapes.lines(name) == label.split("<br>")


def test_every_name_in_camden_fits_a_tile(shared: Path) -> None:
    with (shared / "facts" / "ward_tiles.csv").open(encoding="utf-8") as file:
        labels = [ward_shapes.lines(row["ward"]) for row in csv.DictReader(file)]
    assert max(map(len, labels)) <= 3
    assert max(len(line) for lines in labels for line in lines) <= 10
