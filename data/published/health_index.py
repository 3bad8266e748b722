"""The borough's indicators in the Health Index for England, 2015 to 2021."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.published.publication import Confidence, Publication, PublishedRow, read

FILE = "facts/health_index_2015_2021.csv"
SOURCE = Publication(
    "Health Index for England, 2015 to 2021, indicator values",
    "https://www.gov.uk/government/statistics/announcements/health-index-for-england-2015-to-2021",
    "Office for National Statistics",
)
DATA_TO = date(2021, 12, 31)
# Units and definitions that were checked; the file itself gives none.
UNITS = {
    "percent": (
        "Early years development",
        "Healthy eating",
        "Overweight and obesity in adults",
        "Overweight and obesity in children",
        "Pupil absences",
        "Pupil attainment",
        "Unemployment",
        "Young people in education, employment and apprenticeships",
    ),
    "score_0_to_10": ("Activities in life are worthwhile", "Feelings of anxiety", "Happiness", "Life satisfaction"),
    "micrograms_per_cubic_metre": ("Air pollution",),
}
SURE = ("Activities in life are worthwhile", "Air pollution", "Feelings of anxiety", "Happiness")

CAVEAT = "The index ended with 2021. Where same_as_year_before is true, the value was most likely carried over."
NO_UNIT = "The unit is not said in the source and was not checked: compare years only."
OWN_CAVEATS = {
    "Child poverty": "Another measure than child poverty after housing costs, and far below it.",
    "Internet access": "Premises without decent internet access; it leaps up in 2019 and back in 2021.",
    "Pupil absences": "Persistent absence; the exact definition was not checked.",
    "Pupil attainment": "A measure of English and maths at GCSE; the exact definition was not checked.",
}


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each measure and year, the value as published."""
    units = {title: unit for unit, titles in UNITS.items() for title in titles}
    for measure in read(folder / FILE):
        title, before = measure.pop("indicator"), None
        confidence: Confidence = "high" if title in SURE else "medium"
        unit = units.get(title, "not_stated")
        caveat = [OWN_CAVEATS.get(title, ""), CAVEAT, NO_UNIT if unit == "not_stated" else ""]
        for year, text in measure.items():
            period, value = date(int(float(year)), 1, 1), Decimal(text)
            yield {
                "measure": _slug(title),
                "period": period,
                "title": title,
                "value": value,
                "unit": unit,
                "same_as_year_before": value == before,
                **SOURCE.columns(data_to=DATA_TO, confidence=confidence, caveat=" ".join(filter(None, caveat))),
            }
            before = value


def _slug(title: str) -> str:
    return re.sub(r"[^a-z]+", "_", title.lower().replace("'", "")).strip("_")
