"""Whom Camden stands beside: three groups of London's boroughs, each chosen and printed by others."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.vocabulary import PeerGroup
from data.vocabulary.boroughs import BOROUGHS, CAMDEN


@dataclass(frozen=True, slots=True)
class ChosenPeers:
    """The boroughs of a group, Camden not among them; in words who chose them and by what, and where that is
    printed."""

    boroughs: tuple[str, ...]
    because: str
    source: str
    address: str

    def __len__(self) -> int:
        return len(self.boroughs)


def _codes(*names: str) -> tuple[str, ...]:
    return tuple(code for code, name in BOROUGHS.items() if name in names)


_OFFICE = "Office for National Statistics"
_SIMILAR = _codes(
    "Kensington and Chelsea", "Westminster", "Islington", "Hackney", "Hammersmith and Fulham", "Southwark", "Lambeth",
    "Tower Hamlets",
)  # fmt: skip
_INNER = _codes(
    "City of London", "Hackney", "Hammersmith and Fulham", "Haringey", "Islington", "Kensington and Chelsea", "Lambeth",
    "Lewisham", "Newham", "Southwark", "Tower Hamlets", "Wandsworth", "Westminster",
)  # fmt: skip
CHOSEN: Mapping[PeerGroup, ChosenPeers] = {
    PeerGroup.SIMILAR: ChosenPeers(
        _SIMILAR,
        "The eight that the statistics office finds most like Camden, by how their people and places are",
        f"{_OFFICE}, Explore Local Statistics, areas similar to Camden",
        "https://www.ons.gov.uk/explore-local-statistics/areas/E09000007-camden",
    ),
    PeerGroup.INNER_LONDON: ChosenPeers(
        _INNER,
        "Inner London as the statistics office draws it, West and East together",
        f"{_OFFICE}, International Territorial Levels, Inner London - West and Inner London - East",
        "https://www.ons.gov.uk/methodology/geography/ukgeographies/eurostat",
    ),
    PeerGroup.ALL_LONDON: ChosenPeers(
        tuple(code for code in BOROUGHS if code != CAMDEN),
        "All others of London's 33 local authorities: 32 boroughs and the City of London",
        f"{_OFFICE}, Local Authority Districts",
        "https://www.ons.gov.uk/methodology/geography/ukgeographies/administrativegeography/england",
    ),
}
