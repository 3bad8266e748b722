"""What each extract promises: its columns, keys and constraints, who owns it and whom it counts."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import pyarrow as pa
from pydantic import Field as Key
from pydantic import Strict, ValidationInfo, field_validator

from data.contracts.condition import Condition, misfits
from data.contracts.credit import NOT_PUBLISHED, Citation, Licence
from data.contracts.field import Field, Text
from data.contracts.kept import coverage_fault, origin_fault
from data.contracts.people import unprotected
from data.contracts.revision import Revision
from data.contracts.schema import DAYS, NUMBERS, ForeignKey, Names, Schema, hold_to_kinds, ward_misfits
from data.declarations.model import Declared, Name, refuse
from data.vocabulary import Counted

Cadence = Literal["daily", "weekly", "monthly", "termly", "quarterly", "yearly", "irregular", "once"]


class Contract(Declared):
    """One file of `contracts/`: a Frictionless Data Resource, and our own keys, which start with `camden:`.

    Raises for keys that do not go together, each at its own place."""

    name: Name = Key(description="the extract's name in every query; the file is called so too")
    format: Literal["parquet", "csv"] = Key(
        description="parquet for an extract that is supplied; csv for a table that the project keeps"
    )
    path: Text = Key(description="`<name>.parquet`, or where below data/ the project keeps it")
    title: Text = Key(description="what people call it")
    description: Text = Key(description="what is in it, what is left out, and what to know before counting")
    sources: tuple[Citation, ...] = Key(strict=False, min_length=1, description="where the data is from")
    licenses: tuple[Licence, ...] = Key(strict=False, min_length=1, description="what may be done with it")
    owner: Text = Key(alias="camden:owner", description="the team that answers for it")
    cadence: Cadence = Key(
        alias="camden:cadence",
        description="how often it is supplied: it is late when the next is overdue; irregular and once owe no other",
    )
    due_after_days: int | None = Key(
        None,
        alias="camden:due_after_days",
        ge=1,
        le=1000,
        description="days after a period's end by which it is due, where its publisher takes longer than is usual for "
        "the cadence",
    )
    ended: Text | None = Key(
        None, alias="camden:ended", description="why no other will come, where its publisher has given it up"
    )
    grain: Text = Key(alias="camden:grain", description="what one row is, such as 'one row for each tree'")
    counts: Annotated[Counted, Strict(False)] = Key(
        alias="camden:counts",
        description="people where rows, or counts in them, are of people or households: protected; else things",
    )
    smallest_shown: int = Key(
        0,
        alias="camden:smallest_shown",
        description="the smallest count of people shown: 5, or 8 where it is sensitive",
    )
    protection: int = Key(
        0, alias="camden:protection", description="how many whole numbers stay possible for any smaller: 3, or of 8, 4"
    )
    revisions: Annotated[tuple[Revision, ...], Strict(False)] = Key(
        (),
        alias="camden:revisions",
        description="days from which closed figures of people are revised before their year is over: on, reason, by",
    )
    own_attribution: Text | None = Key(
        None,
        alias="camden:attribution",
        description="the sentence to show with the data; made of sources and licences where it is left out",
    )
    settles_after_months: int = Key(
        0, alias="camden:settles_after_months", ge=0, le=120, description="months until late returns are in"
    )
    ward: Literal["required", "optional"] = Key(
        "required", alias="camden:ward", description="optional where a row may have no ward: it counts for the borough"
    )
    table: Schema = Key(alias="schema", description="the columns, and the keys over them")
    date: Name | None = Key(None, alias="camden:date", description="the field that dates a row: a date or datetime")
    series: Name | None = Key(
        None,
        alias="camden:series",
        description="the field that tells its series apart, where each comes at its own time: how fresh the extract is "
        "follows the middle one of them, and not the newest row",
    )
    coverage: Literal["dates", "stated"] = Key(
        "dates",
        alias="camden:coverage",
        description="stated where rows are spells, whose dates cannot tell what a file covers: whoever brings it says "
        "so; with dates, a file that says nothing is taken to cover the whole months of its dates",
    )
    conditions: Annotated[tuple[Condition, ...], Strict(False)] = Key(
        (), alias="camden:rules", description="what holds over several columns of a row"
    )
    mark: Names = Key(
        (),
        alias="camden:mark",
        description="the numbers that mark a sample whose rows have no key: in every made-up row they add up to a "
        "multiple of 3, from 20 on",
    )
    imported: bool = Key(
        False,
        alias="camden:imported",
        description="whether its publisher's own files are imported: only such an extract may be published",
    )
    origin: Literal["published", "quoted"] | None = Key(
        None,
        alias="camden:origin",
        description="of a table of figures that the project keeps, whether their own publishers print them (published) "
        "or somebody else does (quoted); any other extract's file says its own",
    )

    @field_validator("path")
    @classmethod
    def _path_is_where_it_is_looked_for(cls, path: str, info: ValidationInfo) -> str:
        kept_as, name = info.data.get("format"), info.data.get("name", Path(path).stem)
        if kept_as == "parquet" and path != f"{name}.parquet":
            raise ValueError(f"must be '{name}.parquet', not '{path}'")
        if kept_as == "csv" and not re.fullmatch(r"(\w+/)+\w+\.csv", path):
            raise ValueError(f"must be a file below data/, such as 'geography/areas.csv', not '{path}'")
        return path

    @field_validator("table")
    @classmethod
    def _ward_is_one_of_ours(cls, table: Schema, info: ValidationInfo) -> Schema:
        refuse(ward_misfits(table, info.data.get("ward")))
        return table

    @field_validator("smallest_shown", "protection")
    @classmethod
    def _people_are_protected(cls, least: int, info: ValidationInfo) -> int:
        if fault := unprotected(str(info.field_name), least, info.data):
            raise ValueError(fault)
        return least

    @field_validator("series", "date")
    @classmethod
    def _is_a_field(cls, name: str | None, info: ValidationInfo) -> str | None:
        if name is not None and "table" in info.data:
            hold_to_kinds(name, info.data["table"], DAYS if info.field_name == "date" else {})
        return name

    @field_validator("mark")
    @classmethod
    def _mark_is_of_numbers(cls, mark: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        for name in mark if "table" in info.data else ():
            hold_to_kinds(name, info.data["table"], NUMBERS)
        return mark

    @field_validator("coverage")
    @classmethod
    def _coverage_is_of_an_extract(cls, coverage: str, info: ValidationInfo) -> str:
        if coverage == "stated" and (fault := coverage_fault(info.data)):
            raise ValueError(fault)
        return coverage

    @field_validator("conditions")
    @classmethod
    def _conditions_are_over_fields(
        cls, conditions: tuple[Condition, ...], info: ValidationInfo
    ) -> tuple[Condition, ...]:
        if "table" in info.data:
            refuse(misfits(conditions, info.data["table"].by_name))
        return conditions

    @field_validator("origin")
    @classmethod
    def _origin_is_of_a_kept_table(cls, origin: str | None, info: ValidationInfo) -> str | None:
        if origin is not None and (fault := origin_fault(info.data)):
            raise ValueError(fault)
        return origin

    @property
    def descriptor(self) -> dict[str, Any]:
        """The file as a plain Frictionless Data Resource."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns, in order."""
        return self.table.fields

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that never repeat together."""
        return self.table.primary_key

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """The columns whose values are found in another table."""
        return self.table.foreign_keys

    @property
    def attribution(self) -> str:
        """The sentence to show wherever the data is shown."""
        sources = "; ".join(source.title for source in self.sources)
        licences = ", ".join(licence.title for licence in self.licenses)
        return self.own_attribution or f"Source: {sources}. Licence: {licences}."

    @property
    def ward_optional(self) -> bool:
        """Whether a row may have no ward."""
        return self.ward == "optional"

    @property
    def is_extract(self) -> bool:
        """Whether the table is read as an extract; a reference table is not, and is in every database."""
        return self.format == "parquet" or self.origin is not None

    @property
    def is_public_source(self) -> bool:
        """Whether anyone may have its rows once in print: its publisher's own files are imported, or the project
        keeps its figures, and it counts none of the council's people. No extract of the council's own is one."""
        kept_back = any(licence.name == NOT_PUBLISHED for licence in self.licenses)
        return (self.imported or self.origin is not None) and self.counts is Counted.THINGS and not kept_back

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(column.name for column in self.fields)

    @property
    def rules(self) -> int:
        """How many rules its table is held to: columns and their types, constraints, keys, conditions of a row."""
        constraints = sum(len(column.constraints.said) for column in self.fields)
        keys = bool(self.primary_key) + len(self.table.unique_keys) + len(self.foreign_keys)
        return len(self.fields) + constraints + keys + len(self.conditions)

    @property
    def is_stated(self) -> bool:
        """Whether only whoever brings the file can say what it covers."""
        return self.coverage == "stated"

    @property
    def arrow_schema(self) -> pa.Schema:
        """The columns as a file we write has them."""
        return pa.schema([(column.name, column.arrow_type) for column in self.fields])
