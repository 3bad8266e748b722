"""The areas of the borough, as the snapshot and the pages know them."""

from dataclasses import dataclass

BOROUGH = "E09000007"
NO_WARD = "none"


@dataclass(frozen=True, slots=True)
class Area:
    """A ward, a neighbourhood or the borough; residents and households are those of Census 2021."""

    code: str
    name: str
    level: str
    parent: str | None
    residents: int
    households: int
    longitude: float | None
    latitude: float | None
    tile_column: int | None
    tile_row: int | None
    confirmed: bool
