"""The categories every ward of Camden has had: one that the publisher renames must not be read as none."""

import difflib
from collections.abc import Collection

# Met Police, MPS Ward Level Crime, January 2024 to December 2025.
LASTING = {
    "ARSON AND CRIMINAL DAMAGE": ("ARSON", "CRIMINAL DAMAGE"),
    "BURGLARY": (
        "BURGLARY BUSINESS AND COMMUNITY",
        "RES BURGLARY OF A HOME",
        "RES BURGLARY OF UNCONNECTED BUILDING",
    ),
    "DRUG OFFENCES": ("POSSESSION OF DRUGS", "TRAFFICKING OF DRUGS"),
    "MISCELLANEOUS CRIMES AGAINST SOCIETY": ("MISC CRIMES AGAINST SOCIETY",),
    "POSSESSION OF WEAPONS": ("POSSESSION OF WEAPONS",),
    "PUBLIC ORDER OFFENCES": (
        "OTHER OFFENCES PUBLIC ORDER",
        "PUBLIC FEAR ALARM OR DISTRESS",
        "RACE OR RELIGIOUS AGG PUBLIC FEAR",
    ),
    "ROBBERY": ("ROBBERY OF BUSINESS PROPERTY", "ROBBERY OF PERSONAL PROPERTY"),
    "SEXUAL OFFENCES": ("OTHER SEXUAL OFFENCES", "RAPE"),
    "THEFT": ("BICYCLE THEFT", "OTHER THEFT", "SHOPLIFTING", "THEFT FROM THE PERSON"),
    "VEHICLE OFFENCES": (
        "INTERFERING WITH A MOTOR VEHICLE",
        "THEFT FROM A VEHICLE",
        "THEFT OR UNAUTH TAKING OF A MOTOR VEH",
    ),
    "VIOLENCE AGAINST THE PERSON": (
        "STALKING AND HARASSMENT",
        "VIOLENCE WITH INJURY",
        "VIOLENCE WITHOUT INJURY",
    ),
}


def absent(categories: Collection[tuple[str, str]]) -> list[str]:
    """Each lasting category that is in no row, with what the file may call it now."""
    lasting = {f"{major}, {minor}" for major, minors in LASTING.items() for minor in minors}
    present = {", ".join(category) for category in categories}
    found = []
    for category in sorted(lasting - present):
        similar = difflib.get_close_matches(category, present - lasting, n=1, cutoff=0.8)
        found.append(f"{category} (now {similar[0]}?)" if similar else category)
    return found
