"""Small series of London's boroughs by hand, for tests of words and figures."""

from collections.abc import Mapping
from datetime import date

from data.vocabulary.boroughs import BOROUGHS, CAMDEN, ENGLAND, LONDON, NAMES
from metrics import NotPrinted, PeerAbout, PeerDay, PeerFigure, PeerPeriod, PeerSeries, Polarity

Figure = float | tuple[float, float, float] | str | None

CODES = {name: code for code, name in NAMES.items()}
# Camden is 3rd highest of 9 of those that are similar; City of London has none.
SHARES: dict[str, Figure] = {
    "Camden": (0.27, 0.24, 0.30),
    "Kensington and Chelsea": (0.19, 0.16, 0.22),
    "Westminster": (0.21, 0.18, 0.24),
    "Islington": (0.29, 0.26, 0.32),
    "Hackney": (0.31, 0.28, 0.34),
    "Hammersmith and Fulham": (0.24, 0.21, 0.27),
    "Southwark": (0.28, 0.25, 0.31),
    "Lambeth": (0.26, 0.23, 0.29),
    "Tower Hamlets": (0.36, 0.33, 0.39),
    "London": (0.25, 0.24, 0.26),
    "England": (0.22, 0.21, 0.23),
}


def about(unit: str = "share", polarity: str = "low_is_good", indicators: tuple[str, ...] = ()) -> PeerAbout:
    return PeerAbout(
        series="poor_children",
        title="Children in poverty",
        unit=unit,
        polarity=Polarity(polarity),
        polarity_because="",
        priority="young_people",
        indicators=indicators,
        source_title="Children in low income families",
        source_address="https://example.org/children",
        publisher="Department for Work and Pensions",
        licence="Open Government Licence v3.0",
        day=date(2026, 3, 26),
        day_is=PeerDay.PUBLISHED,
        caveat="Provisional.",
        refused="",
    )


def figure(name: str, value: Figure) -> PeerFigure:
    """One area's figure, with its limits, or the letter that says why there is none; None where there is no row."""
    if isinstance(value, tuple):
        return PeerFigure(CODES[name], name, *value, "")
    if isinstance(value, float | int):
        return PeerFigure(CODES[name], name, float(value), None, None, "")
    return PeerFigure(CODES[name], name, None, None, None, NotPrinted(value or "none"))


def period(figures: Mapping[str, Figure], first: date = date(2023, 4, 1), months: int = 12) -> PeerPeriod:
    """Boroughs by name; those that are not named have no row."""
    every = {code: figure(name, figures.get(name)) for code, name in NAMES.items()}
    others = sorted((every[code] for code in BOROUGHS if code != CAMDEN), key=lambda each: each.name)
    return PeerPeriod(first, months, every[CAMDEN], tuple(others), every[LONDON], every[ENGLAND])


def series(*periods: PeerPeriod, of: PeerAbout | None = None) -> PeerSeries:
    return PeerSeries(of or about(), periods)


def plain(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """The same without ranges."""
    return {name: each[0] if isinstance(each, tuple) else each for name, each in figures.items()}


def moved(figures: Mapping[str, Figure], by: Mapping[str, float], rest: float = 0.0) -> dict[str, Figure]:
    """The same, each moved by so much."""
    told: dict[str, Figure] = {}
    for name, each in figures.items():
        step = by.get(name, rest)
        told[name] = (each[0] + step, each[1] + step, each[2] + step) if isinstance(each, tuple) else each
    return told
