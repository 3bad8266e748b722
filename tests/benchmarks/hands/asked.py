"""What is counted by hand, beside the SQL of the same indicators; for programs that have nothing else of ours."""

from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
AREAS = ROOT / "data" / "geography" / "areas.csv"
BANK_HOLIDAYS = ROOT / "data" / "calendar" / "bank_holidays.csv"
BOROUGH = "E09000007"
WORKING_DAYS = 10  # within which damp is to be inspected
KEY = ("indicator", "area", "frequency", "period", "breakdown", "category")
NUMBERS = ("numerator", "denominator")
EXTRACTS = ("recorded_crime", "repairs", "damp_cases")
QUARTERLY = ("damp_inspected_in_time",)  # by quarter too


class Crime(NamedTuple):
    """Which offences an indicator counts (all where neither is named), and what it calls them; no breakdown without."""

    major: str | None = None
    minor: str | None = None
    names: dict[str, str] | None = None


_HOMES = (
    "BURGLARY - RESIDENTIAL",
    "BURGLARY IN A DWELLING",
    "RES BURGLARY OF A HOME",
    "RES BURGLARY OF UNCONNECTED BUILDING",
)
_BUSINESSES = ("BURGLARY BUSINESS AND COMMUNITY", "BURGLARY NON-DWELLING")
_OTHERWISE = {
    "MISC CRIMES AGAINST SOCIETY": "Other crimes against society",
    "RACE OR RELIGIOUS AGG PUBLIC FEAR": "Causing fear in public, aggravated by race or religion",
    "ROBBERY OF BUSINESS PROPERTY": "Robbery of businesses",
    "ROBBERY OF PERSONAL PROPERTY": "Robbery of people",
    "INTERFERING WITH A MOTOR VEHICLE": "Interfering with a motor vehicle",
    "DEATH SERIOUS INJURY ILLEGAL DRIVING": "Death or serious injury by unlawful driving",
}
_AS_THEY_ARE = (
    "ARSON",
    "CRIMINAL DAMAGE",
    "POSSESSION OF DRUGS",
    "TRAFFICKING OF DRUGS",
    "POSSESSION OF WEAPONS",
    "RAPE",
    "OTHER SEXUAL OFFENCES",
    "BICYCLE THEFT",
    "SHOPLIFTING",
    "THEFT FROM THE PERSON",
    "OTHER THEFT",
    "THEFT FROM A VEHICLE",
    "VIOLENCE WITH INJURY",
    "HOMICIDE",
)
_TOGETHER = {
    "Burglary of homes, sheds and garages": _HOMES,
    "Burglary of businesses and community buildings": _BUSINESSES,
    "Fraud and forgery": ("FRAUD AND FORGERY", "NFIB"),
    "Causing fear, alarm or distress in public": ("PUBLIC FEAR ALARM OR DISTRESS", "PUBLIC FEAR, ALARM OR DISTRESS"),
    "Other public order offences": ("OTHER OFFENCES PUBLIC ORDER", "VIOLENT DISORDER"),
    "Theft or taking of a motor vehicle": ("THEFT OR UNAUTH TAKING OF A MOTOR VEH", "AGGRAVATED VEHICLE TAKING"),
    "Violence without injury, stalking and harassment": ("VIOLENCE WITHOUT INJURY", "STALKING AND HARASSMENT"),
}

CRIMES = {
    "recorded_crime": Crime(
        names=_OTHERWISE
        | {word: word.capitalize() for word in _AS_THEY_ARE}
        | {word: name for name, words in _TOGETHER.items() for word in words}
    ),
    "burglary": Crime(
        major="BURGLARY",
        names=dict.fromkeys(_HOMES, "Homes, sheds and garages")
        | dict.fromkeys(_BUSINESSES, "Businesses and community buildings"),
    ),
    "robbery": Crime(
        major="ROBBERY",
        names={"ROBBERY OF PERSONAL PROPERTY": "People", "ROBBERY OF BUSINESS PROPERTY": "Businesses"},
    ),
    "theft_from_person": Crime(minor="THEFT FROM THE PERSON"),
    "violence_with_injury": Crime(minor="VIOLENCE WITH INJURY"),
}
CASES = ("repairs_on_time", "damp_inspected_in_time")
SLUGS = (*CRIMES, *CASES)
