"""Sample of recorded crime: the publisher's categories, Camden's levels, and one story to find.

The story: theft from the person falls by three tenths in April 2025, everywhere at once, and stays there.
It is the published one: 31.6% fewer from 1 April to 12 November 2025, after the police and the council joined
forces.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.sample import Months, Setting

Numbers = npt.NDArray[np.float64]

STORY_FROM = np.datetime64("2025-04", "M")
STORY = {"THEFT FROM THE PERSON": 0.7}
MIDDLE = np.datetime64("2025-01", "M")  # of the two years whose means the levels below are


class Offence(NamedTuple):
    """A category and how it behaves; `monthly` is the borough's mean over 2024 and 2025, before any story."""

    major: str
    minor: str
    monthly: float
    like: str  # which of the published differences between wards it follows
    yearly: float = 0.0  # change a year, as a logarithm
    season: float = 0.0  # height of the yearly wave over its mean
    peak: int = 7  # month of its top
    spread: float = 40.0  # size of the negative binomial: the smaller, the more a ward's months differ


VIOLENCE, BURGLARY, THEFT = "violence", "burglary", "theft"

# Levels: Met Police, MPS Ward Level Crime, means of January 2024 to December 2025 (theft from the person: of
# 2024, before the story). Changes a year: the direction between the two years, damped, since five years are
# drawn from it. Seasons: those of the two years that have a cause: light evenings out of doors, dark evenings
# for burglary. Spread: 40 is close to pure chance; crowded thefts and shoplifting vary as in the file.
OFFENCES = (
    Offence("ARSON AND CRIMINAL DAMAGE", "ARSON", 4.0, VIOLENCE),
    Offence("ARSON AND CRIMINAL DAMAGE", "CRIMINAL DAMAGE", 141.5, VIOLENCE, -0.02, 0.12, 7),
    Offence("BURGLARY", "BURGLARY BUSINESS AND COMMUNITY", 90.2, BURGLARY, 0.05, 0.05, 11),
    Offence("BURGLARY", "RES BURGLARY OF A HOME", 66.0, BURGLARY, -0.08, 0.20, 12),
    Offence("BURGLARY", "RES BURGLARY OF UNCONNECTED BUILDING", 35.2, BURGLARY, 0.0, 0.15, 12),
    Offence("DRUG OFFENCES", "POSSESSION OF DRUGS", 73.6, VIOLENCE, 0.04, 0.0, 7, 15),
    Offence("DRUG OFFENCES", "TRAFFICKING OF DRUGS", 51.5, VIOLENCE, 0.06, 0.0, 7, 10),
    Offence("MISCELLANEOUS CRIMES AGAINST SOCIETY", "MISC CRIMES AGAINST SOCIETY", 17.8, VIOLENCE),
    Offence("POSSESSION OF WEAPONS", "POSSESSION OF WEAPONS", 10.8, VIOLENCE),
    Offence("PUBLIC ORDER OFFENCES", "OTHER OFFENCES PUBLIC ORDER", 22.3, VIOLENCE),
    Offence("PUBLIC ORDER OFFENCES", "PUBLIC FEAR ALARM OR DISTRESS", 118.4, VIOLENCE, 0.04, 0.10, 7),
    Offence("PUBLIC ORDER OFFENCES", "RACE OR RELIGIOUS AGG PUBLIC FEAR", 49.6, VIOLENCE, 0.03, 0.15, 9),
    Offence("ROBBERY", "ROBBERY OF BUSINESS PROPERTY", 28.7, THEFT, 0.05, 0.0, 7, 15),
    Offence("ROBBERY", "ROBBERY OF PERSONAL PROPERTY", 105.7, THEFT, -0.12, 0.06, 12, 20),
    Offence("SEXUAL OFFENCES", "OTHER SEXUAL OFFENCES", 49.0, VIOLENCE, 0.02, 0.15, 7),
    Offence("SEXUAL OFFENCES", "RAPE", 25.4, VIOLENCE, 0.03),
    Offence("THEFT", "BICYCLE THEFT", 75.2, THEFT, 0.0, 0.25, 8, 15),
    Offence("THEFT", "OTHER THEFT", 606.9, THEFT, 0.01, 0.04, 12, 20),
    Offence("THEFT", "SHOPLIFTING", 326.8, THEFT, 0.06, 0.10, 8, 10),
    Offence("THEFT", "THEFT FROM THE PERSON", 802.8, THEFT, 0.0, 0.08, 12, 15),
    Offence("VEHICLE OFFENCES", "AGGRAVATED VEHICLE TAKING", 1.1, VIOLENCE),
    Offence("VEHICLE OFFENCES", "INTERFERING WITH A MOTOR VEHICLE", 20.4, BURGLARY, -0.06),
    Offence("VEHICLE OFFENCES", "THEFT FROM A VEHICLE", 158.0, BURGLARY, -0.06, 0.10, 9, 20),
    Offence("VEHICLE OFFENCES", "THEFT OR UNAUTH TAKING OF A MOTOR VEH", 51.6, BURGLARY, -0.06),
    Offence("VIOLENCE AGAINST THE PERSON", "STALKING AND HARASSMENT", 125.8, VIOLENCE, 0.04),
    Offence("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY", 160.8, VIOLENCE, -0.03, 0.08, 7, 100),
    Offence("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITHOUT INJURY", 304.6, VIOLENCE, 0.03, 0.06, 7),
)

# MHCLG, English Indices of Deprivation 2025, crime indicators: offences for each 1,000 people (of burglary:
# properties) at risk, from LSOAs to wards by area. Used for how wards differ, not for how many offences there
# are.
WARDS = {
    # ward:      violence with injury, burglary, theft
    "E05013652": (2.63, 16.25, 27.85),
    "E05013653": (3.97, 32.51, 71.94),
    "E05013654": (7.23, 15.38, 37.45),
    "E05013655": (17.51, 24.18, 86.77),
    "E05013656": (5.12, 16.48, 25.94),
    "E05013657": (2.12, 18.89, 21.75),
    "E05013658": (6.00, 17.64, 23.63),
    "E05013659": (3.02, 16.20, 35.57),
    "E05013660": (8.26, 16.74, 28.73),
    "E05013661": (7.78, 18.81, 28.20),
    "E05013662": (3.37, 22.27, 46.88),
    "E05013663": (5.71, 16.25, 27.49),
    "E05013664": (6.56, 17.35, 27.54),
    "E05013665": (8.74, 19.95, 41.92),
    "E05013666": (8.95, 20.01, 55.23),
    "E05013667": (5.09, 16.45, 37.26),
    "E05013668": (6.66, 19.11, 34.50),
    "E05013669": (8.01, 15.51, 33.13),
    "E05013670": (3.86, 17.13, 28.11),
    "E05013671": (5.68, 19.84, 32.78),
}


def recorded_crime(random: np.random.Generator, setting: Setting) -> Iterator[pa.Table]:
    """Offences of every ward, month and category, zeros too."""
    months, wards = setting.months, setting.wards
    expected = _levels(months)[:, None, :] * _shares(wards)[:, :, None]  # offence by ward by month
    spread = np.array([offence.spread for offence in OFFENCES])[:, None, None]
    offences = random.negative_binomial(spread, spread / (spread + expected)).transpose(1, 2, 0)
    ward, month, offence = np.indices(offences.shape).reshape(3, -1)
    yield pa.table(
        {
            "ward_code": wards["code"].take(pa.array(ward)),
            "month": pa.array(months[month].astype("datetime64[D]")),
            "major": pa.array([offence.major for offence in OFFENCES]).take(pa.array(offence)),
            "minor": pa.array([offence.minor for offence in OFFENCES]).take(pa.array(offence)),
            "offences": pa.array(offences.ravel()),
        }
    )


def _levels(months: Months) -> Numbers:
    """The borough's expected offences, by category and month."""
    years = (months - MIDDLE).astype(float) / 12
    return np.array([_level(offence, years) * _story(offence, months) for offence in OFFENCES])


def _level(offence: Offence, years: Numbers) -> Numbers:
    wave = 1 + offence.season * np.cos(2 * np.pi * (years - (offence.peak - 1) / 12))
    return offence.monthly * np.exp(offence.yearly * years) * wave


def _story(offence: Offence, months: Months) -> Numbers:
    return np.where(months < STORY_FROM, 1.0, STORY.get(offence.minor, 1.0))


def _shares(wards: pa.Table) -> Numbers:
    """Each ward's part of the borough's offences, by category: its residents by its published difference."""
    differences = np.array([WARDS[code] for code in wards["code"].to_pylist()]).T
    weights = differences * wards["residents"].to_numpy()
    shares = dict(zip((VIOLENCE, BURGLARY, THEFT), weights / weights.sum(axis=1, keepdims=True), strict=True))
    return np.array([shares[offence.like] for offence in OFFENCES])


GENERATORS = {"recorded_crime": recorded_crime}
