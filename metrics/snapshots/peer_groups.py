"""Whom Camden stands beside: London's boroughs, and the three groups of them, each chosen and printed by others."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.vocabulary import PeerGroup

CAMDEN, LONDON, ENGLAND = "E09000007", "E12000007", "E92000001"

BOROUGHS: Mapping[str, str] = {
    "E09000001": "City of London",
    "E09000002": "Barking and Dagenham",
    "E09000003": "Barnet",
    "E09000004": "Bexley",
    "E09000005": "Brent",
    "E09000006": "Bromley",
    "E09000007": "Camden",
    "E09000008": "Croydon",
    "E09000009": "Ealing",
    "E09000010": "Enfield",
    "E09000011": "Greenwich",
    "E09000012": "Hackney",
    "E09000013": "Hammersmith and Fulham",
    "E09000014": "Haringey",
    "E09000015": "Harrow",
    "E09000016": "Havering",
    "E09000017": "Hillingdon",
    "E09000018": "Hounslow",
    "E09000019": "Islington",
    "E09000020": "Kensington and Chelsea",
    "E09000021": "Kingston upon Thames",
    "E09000022": "Lambeth",
    "E09000023": "Lewisham",
    "E09000024": "Merton",
    "E09000025": "Newham",
    "E09000026": "Redbridge",
    "E09000027": "Richmond upon Thames",
    "E09000028": "Southwark",
    "E09000029": "Sutton",
    "E09000030": "Tower Hamlets",
    "E09000031": "Waltham Forest",
    "E09000032": "Wandsworth",
    "E09000033": "Westminster",
}
NAMES: Mapping[str, str] = {**BOROUGHS, LONDON: "London", ENGLAND: "England"}


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
