"""The regulator's measures, and the columns of the two sheets in which both years' workbooks have them."""

import re
from dataclasses import dataclass

PERCENT, PER_HOMES, TENANTS, ANSWERS = "share", "per 1,000 homes", "tenants", "answers"
SATISFIED = "Proportion of respondents who report that they are satisfied"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its unit, and how its column's header begins and ends, without the number of a footnote.

    `parts` are the ends of the headers of its numerator and its denominator, where the workbook has them.
    """

    code: str
    unit: str
    begins: str
    ends: str
    parts: tuple[str, ...] = ()

    def column(self, header: list[str]) -> list[int]:
        """Where its column stands: one place in a sound sheet."""
        return _found(header, self.begins, self.ends)

    def part_columns(self, header: list[str]) -> list[list[int]]:
        """Where its numerator and its denominator stand, where it has them."""
        # Complaints stand three times: of tenants, of shared owners, and of both where a landlord may combine them.
        begins = "LCRA - Number" if self.begins.startswith("LCRA") else ""
        return [_found(header, begins, part) for part in self.parts]


def _found(header: list[str], begins: str, ends: str) -> list[int]:
    return [place for place, text in enumerate(header) if text.startswith(begins) and text.endswith(ends)]


def plain(header: object) -> str:
    """A header without line breaks, invisible characters, and the number of a footnote at its end."""
    text = " ".join(str(header or "").replace("\N{ZERO WIDTH SPACE}", "").split())
    return re.sub(r"(?<=[)a-zA-Z]) ?\d(,\d)*$", "", text)


def _with_parts(code: str, unit: str, begins: str) -> Measure:
    stands = code.replace("_", " ")
    parts = (f"({stands} Numerator)", f"({stands} Denominator)")
    return Measure(code, unit, begins, f"({stands})", parts)


PERCEPTION = (
    Measure("tenants", TENANTS, "Relevant tenant population size", "(LCRA)"),
    Measure("answers", ANSWERS, "Total sample size achieved", "achieved"),
    Measure("margin_of_error", PERCENT, "Estimated margin of error", "%"),
    *(Measure(f"TP{number:02}", PERCENT, SATISFIED, f"(TP{number:02})") for number in range(1, 13)),
)
MANAGEMENT = (
    *(_with_parts(f"BS{number:02}", PERCENT, "Proportion of homes for which") for number in range(1, 6)),
    *(_with_parts(f"NM01_{part}", PER_HOMES, "Number of anti-social behaviour cases") for part in (1, 2)),
    _with_parts("RP01", PERCENT, "Proportion of homes that do not meet"),
    _with_parts("RP02_1", PERCENT, "Proportion of non-emergency responsive repairs"),
    _with_parts("RP02_2", PERCENT, "Proportion of emergency responsive repairs"),
    _with_parts("CH01_1", PER_HOMES, "LCRA - Number of stage one complaints"),
    _with_parts("CH01_2", PER_HOMES, "LCRA - Number of stage two complaints"),
    _with_parts("CH02_1", PERCENT, "LCRA - Proportion of stage one complaints"),
    _with_parts("CH02_2", PERCENT, "LCRA - Proportion of stage two complaints"),
)
UNITS = {measure.code: measure.unit for measure in (*PERCEPTION, *MANAGEMENT)}
