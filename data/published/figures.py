"""Single figures about the borough, carried over from the list of facts as `figures.yaml` reads it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from data.periods import year_end
from data.published.publication import QUOTED, Publication, PublishedRow, Wording, read, wording
from data.vocabulary.licences import OPEN_GOVERNMENT

READING = Path(__file__).parent / "figures.yaml"
INDICATORS = "facts/camden_indicators.csv"
NOTES = "camden_facts.md"
# The month in which a period of each frequency begins; a single occasion is dated by its calendar year.
FIRST_MONTHS = {"year": 1, "financial_year": 4, "academic_year": 9, "once": 1}
IN_PERCENT = ("share", "change")
# The words that a number in print carries just before it, and an estimate after it; exactly as printed without any.
BOUNDS = {
    "about": r"\babout {}|{}[^,;|]*\best\.",
    "more_than": r"\b(?:over|more than) {}",
    "less_than": r"\b(?:under|less than) {}",
    "at_least": r"\bat least {}|{} or more\b",
    "at_most": r"\b(?:at most|up to) {}|{} or less\b",
}
# Of a fall that is printed without its minus, more is less.
TURNED = {"more_than": "less_than", "less_than": "more_than", "at_least": "at_most", "at_most": "at_least"}


def reading() -> Wording:
    """What `figures.yaml` says: its `sources`, its `series`, and what is `elsewhere` or `left_out`."""
    return wording(READING)


def rows(folder: Path) -> Iterator[PublishedRow]:
    """Each series and period; raises ValueError for a figure that is not in the facts as quoted."""
    facts = _facts(folder)
    for series, said in reading()["series"].items():
        for point in said["points"]:
            # A point's own word comes before its series'.
            yield _row(series, {**said, **point, "caveats": (said["caveat"], point.get("caveat"))}, facts)


def _facts(folder: Path) -> dict[str, str]:
    """The words of each fact, by its id."""
    words = {row["id"]: " | ".join(row.values()) for row in read(folder / INDICATORS)}
    return {**words, NOTES: (folder / "facts" / NOTES).read_text(encoding="utf-8")}


def _row(series: str, said: Wording, facts: Mapping[str, str]) -> PublishedRow:
    quote, printed = said["in"], (said["printed"], said.get("out_of"))
    if quote not in facts[said["fact"]] or not all(number in quote for number in printed if number):
        raise ValueError(f"{READING.name}: {series}: {said['fact']} does not say '{quote}' with {printed}; correct it")
    qualifier, bound = said.get("qualifier", "exactly"), _bound(said)
    if qualifier != bound:
        raise ValueError(f"{READING.name}: {series}: '{quote}' says {bound}, not {qualifier}; correct its qualifier")
    period = date(said["year"], FIRST_MONTHS[said["frequency"]], 1)
    source, own = _source(said["source"])
    return {
        "series": series,
        "title": said["title"],
        "period": period,
        "frequency": said["frequency"],
        "value": _value(said),
        "unit": said["unit"],
        "qualifier": qualifier,
        # No publisher gives limits with any of these.
        "lower": None,
        "upper": None,
        **source.columns(
            data_to=own.get("data_to", year_end(period)),
            confidence=said["confidence"],
            caveat=" ".join(filter(None, (*said["caveats"], own.get("caveat")))),
        ),
    }


def _source(name: str) -> tuple[Publication, Wording]:
    said: Wording = reading()["sources"][name]
    licence = OPEN_GOVERNMENT if said.get("licence") == "ogl" else QUOTED
    source = Publication(said["title"], said["address"], said["publisher"], said.get("published"), licence)
    return source, said


def _bound(said: Wording) -> str:
    """What the quoted words say the printed number is: `over 3,000` is more_than, `3,000` exactly."""
    number = re.escape(said["printed"])
    found = (bound for bound, form in BOUNDS.items() if re.search(form.replace("{}", number), said["in"]))
    bound = next(found, "exactly")
    return TURNED.get(bound, bound) if said.get("sign") == -1 else bound


def _value(said: Wording) -> Decimal:
    """The number printed, in the unit: a percentage as a share of 1, millions written out."""
    if "out_of" in said:
        return (_number(said["printed"]) / _number(said["out_of"])).quantize(Decimal("0.0001"))
    value = _number(said["printed"]) * int(said.get("sign", 1))
    return value / 100 if said["unit"] in IN_PERCENT else value


def _number(printed: str) -> Decimal:
    found = re.fullmatch(r"(-?[\d,]+(?:\.\d+)?)([%m]?)", printed)
    if not found:
        raise ValueError(f"{READING.name}: '{printed}' is not a number such as 1,221 or 40.5% or 28m; write it so")
    return Decimal(found[1].replace(",", "")) * (1_000_000 if found[2] == "m" else 1)
