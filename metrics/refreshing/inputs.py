"""All that a snapshot is made from, beside the code."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

import data
from data.holding.files import parts
from data.holding.freshness import supply
from data.vocabulary import Counted, Origin
from metrics.counted import coverage
from metrics.counted.coverage import Coverage
from metrics.counted.outlook import Outlook
from metrics.declared.indicator import Indicator
from metrics.refreshing import fingerprint

Files = Mapping[str, tuple[Path, ...]]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The extracts of a folder as they were found, the declarations by slug, and the day the figures are as at.

    `files` are those that each extract had before any was read; `set_aside` is, by name, why an extract that is there
    is not used; `later` are those of them that were extracted after the day."""

    folder: Path
    files: Files
    held: Mapping[str, data.Extract]
    declared: Mapping[str, Indicator]
    as_of: date
    set_aside: Mapping[str, str] = field(default_factory=dict)
    later: frozenset[str] = frozenset()
    after: str = ""
    audit_sample: bool = False

    def name(self) -> str:
        """The snapshot's name: its day, and a fingerprint of everything that it is made from, the snapshot that it
        comes `after` among it, since what that showed of people stands in this one."""
        own = self.made_from()
        return f"{self.as_of.isoformat()}-{fingerprint.of(own, self.after) if self.after else own}"

    def made_from(self) -> str:
        """A fingerprint of the extracts, the declarations and the code."""
        declarations = fingerprint.of(*(each.model_dump_json() for each in self.declared.values()))
        contracts = fingerprint.of_contracts(self.held)
        aside = repr(sorted(self.set_aside.items()))
        told = (fingerprint.of_extracts(self.held), aside, contracts, declarations, fingerprint.of_code())
        return fingerprint.of(*told, *(["audited"] if self.audit_sample else []))

    def untouched(self) -> bool:
        """Whether every file is as it was, and no other has come."""
        return _files(self.folder) == self.files and data.untouched(self.held)

    def promise(self, name: str) -> str:
        """An extract's content, and the day and origin that its rows are held to, under its contract as it stands,
        beside the extracts that it refers to."""
        own = self.held[name]
        referred = {key.resource for key in data.all_contracts()[name].foreign_keys} & set(self.held)
        contents = (self.held[each].sha256 for each in sorted({name} | referred))
        told = f"{own.origin} {own.extracted_on}"
        return fingerprint.of(*contents, told, fingerprint.of_contracts([name]), fingerprint.of_code())

    def used(self, indicator: Indicator) -> tuple[str, ...]:
        """Those of an indicator's extracts that are there."""
        return tuple(name for name in indicator.extracts if name in self.held)

    def rows(self, indicator: Indicator) -> int:
        """How many rows its extracts have."""
        return sum(self.held[name].rows for name in self.used(indicator))

    def coverage(self, indicator: Indicator) -> Coverage:
        """What the extracts of an indicator cover together."""
        return coverage.together(indicator, self.held)

    def outlook(self, indicator: Indicator) -> Outlook:
        """How the figures of an indicator come: by its extracts, unless its own head says otherwise. What stands in
        for an extract that may be absent does not say when the next comes: that extract does, there or not."""
        contracts, reach = data.all_contracts(), self.coverage(indicator)
        supplies = [
            supply(contracts[name], self.held[name].covers_to if name in self.held else reach.last)
            for name in indicator.extracts
            if name in self.held or name in indicator.may_be_absent
        ]
        own = [
            replace(
                each,
                cadence=indicator.cadence or each.cadence,
                allowed=indicator.due_after_days or each.allowed,
                ended=each.ended or indicator.ended is not None,
            )
            for each in supplies
        ]
        if indicator.may_be_absent:
            own = [each for each in own if each.owes] or own
        return Outlook(indicator, reach, tuple(own), coverage.listed(indicator))

    def origin(self, indicator: Indicator) -> Origin:
        """The weakest of its extracts' origins."""
        origins = [Origin(self.held[name].origin) for name in self.used(indicator)]
        return min(origins, key=list(Origin).index)

    def whose(self, indicator: Indicator) -> Origin:
        """Where the people of an indicator are from: real ones stay real beside an extract that is made up."""
        contracts = data.all_contracts()
        people = [name for name in self.used(indicator) if Counted(contracts[name].counts) is Counted.PEOPLE]
        origins = [Origin(self.held[name].origin) for name in people]
        real = [each for each in origins if each is not Origin.SAMPLE]
        return min(real or origins or [self.origin(indicator)], key=list(Origin).index)

    def key(self, indicator: Indicator) -> str:
        """What the observations of an indicator depend on, but for the day."""
        return fingerprint.of(
            indicator.model_dump_json(),
            *(f"{name} {self.held[name].sha256}" for name in self.used(indicator)),
            fingerprint.of_contracts(indicator.extracts),
            _told(self.coverage(indicator)),
            self.origin(indicator),
            self.whose(indicator),
            fingerprint.of_code(),
            *(["audited"] if self.audit_sample and self.whose(indicator) is Origin.SAMPLE else []),
            *(self._also_known(each.indicator) for each in indicator.also_known if each.indicator),
        )

    def _also_known(self, slug: str) -> str:
        """What figures in print that an indicator names as known already are made from."""
        other = self.declared[slug]
        return " ".join([slug, other.sql, *(self.held[name].sha256 for name in self.used(other))])


def look(folder: Path, declared: Mapping[str, Indicator], as_of: date) -> Inputs:
    """What there is as at a day, each file read once; raises ExtractError with every extract that cannot be read.

    What was extracted after that day was not there then, and is set aside, as is a template that nobody has filled."""
    files = _files(folder)
    found = data.look(folder, as_of)
    supplied = {name for name in found.held if data.all_contracts()[name].origin is None}
    later = {
        name: f"{name} was extracted on {found.held[name].extracted_on}, after the day that the figures are as at"
        for name in supplied
        if found.held[name].extracted_on > as_of
    }
    if later and len(later) == len(supplied):
        first = min(found.held[name].extracted_on for name in later)
        raise data.ExtractError(
            f"{folder}: every extract there was extracted after {as_of}, the first on {first}, so that there are no "
            f"figures as at that day; name {first} or a later day"
        )
    held = {name: extract for name, extract in found.held.items() if name not in later}
    return Inputs(folder, files, held, declared, as_of, {**found.set_aside, **later}, frozenset(later))


def _files(folder: Path) -> Files:
    return {contract.name: parts(contract, folder) for contract in data.all_contracts().values() if contract.is_extract}


def _told(reach: Coverage) -> str:
    """All of a coverage, whatever it comes to have."""
    return repr([(each.name, _in_order(getattr(reach, each.name))) for each in fields(reach)])


def _in_order(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else value
