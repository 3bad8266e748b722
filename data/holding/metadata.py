"""What an extract's file says about itself, as Parquet key-value metadata under `camden:`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from data.contracts.contract import Contract
from data.declarations.spelling import suggestion
from data.holding import restatement
from data.holding.own_digest import KEY
from data.holding.restatement import Restatement
from data.vocabulary import Origin

ORIGINS = tuple(Origin)
PREFIX = "camden:"
_NAMES = ("origin", "covers_from", "covers_to", "extracted_on", "source", "gaps", "restated", "seal", "checked")
KEYS = (KEY, *(PREFIX + name for name in _NAMES))


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where an extract is from and the days it speaks of, both included; `gaps` are months missing inside.

    `restated` is the last time that an import changed figures which were there. `inferred` is whether the days are
    taken from the dates of a file that does not say them itself.
    """

    origin: str
    covers_from: date
    covers_to: date
    extracted_on: date
    source: str
    gaps: tuple[date, ...] = ()
    restated: Restatement | None = None
    inferred: bool = False

    def faults(self) -> Iterator[str]:
        """Every way in which this cannot be so, in words."""
        if self.origin not in ORIGINS:
            yield f"origin must be one of {', '.join(ORIGINS)}"
        if not self.source.strip():
            yield "source must say where the data is from"
        if self.covers_from > self.covers_to:
            yield f"covers_from {self.covers_from} is after covers_to {self.covers_to}"
        if self.covers_to > self.extracted_on:
            yield f"covers_to {self.covers_to} is after the day of extraction, {self.extracted_on}"
        for gap in self.gaps:
            if gap.day != 1:
                yield f"gap {gap} must be the first day of the missing month"
            elif not self.covers_from.replace(day=1) <= gap <= self.covers_to:
                yield f"gap {gap:%Y-%m} is outside the coverage, {self.covers_from} to {self.covers_to}"

    def encoded(self) -> dict[str, str]:
        """As key-value metadata: days in ISO form, gaps as months with commas between, a restatement as JSON."""
        restated = {"camden:restated": self.restated.encoded()} if self.restated else {}
        return restated | {
            "camden:origin": self.origin,
            "camden:covers_from": self.covers_from.isoformat(),
            "camden:covers_to": self.covers_to.isoformat(),
            "camden:extracted_on": self.extracted_on.isoformat(),
            "camden:source": self.source,
            "camden:gaps": ",".join(f"{gap:%Y-%m}" for gap in self.gaps),
        }


def origin_faults(contract: Contract, origin: str) -> Iterator[str]:
    """Why an extract that is supplied cannot be of an origin, in words."""
    if origin == Origin.PUBLISHED and not contract.imported:
        yield f"{contract.name} cannot be published, as no publisher's files are imported as it"
    if origin == Origin.QUOTED:
        yield f"{contract.name} cannot be quoted: only tables that the project keeps are"


def decode(raw: Mapping[bytes, bytes] | None) -> Metadata | None:
    """The metadata of a file, or None where it has none of ours; raises ValueError naming every bad key."""
    ours = {key.decode(): value.decode() for key, value in (raw or {}).items() if key.startswith(PREFIX.encode())}
    if not ours.keys() - {KEY}:
        return None
    faults = [f"{key} is not a key that is known{near}" for key in ours if (near := _slip(key))]

    def words(key: str) -> str:
        if not ours.get(PREFIX + key):
            faults.append(f"{PREFIX}{key} is missing")
        return ours.get(PREFIX + key, "")

    def day(key: str) -> date:
        try:
            return date.fromisoformat(words(key))
        except ValueError:
            faults.append(f"{PREFIX}{key} is not a day such as 2025-03-31")
            return date.min

    def months() -> tuple[date, ...]:
        try:
            listed = ours.get("camden:gaps", "")
            return tuple(date.fromisoformat(f"{month}-01") for month in listed.split(",") if month)
        except ValueError:
            faults.append("camden:gaps is not months such as 2025-03, with commas between")
            return ()

    days = day("covers_from"), day("covers_to"), day("extracted_on")
    read = Metadata(words("origin"), *days, words("source"), months(), _restated(ours.get(PREFIX + "restated"), faults))
    faults = faults or list(read.faults())
    if faults:
        raise ValueError("; ".join(faults))
    return read


def _slip(key: str) -> str:
    """The end of a sentence about a key that is all but one of ours; '' for one of ours, or of another's."""
    return "" if key in KEYS else suggestion(key, KEYS)


def _restated(text: str | None, faults: list[str]) -> Restatement | None:
    try:
        return restatement.decode(text) if text else None
    except ValueError as error:
        faults.append(f"{PREFIX}restated is {error}")
        return None
