"""What an indicator declares: the head of its file, checked, beside its SQL."""

import difflib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from data.vocabulary import Frequency, Kind, Level, Polarity


class DeclarationError(ValueError):
    """Every fault of one declaration file, named by the file."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__("\n".join(f"{path.name}: {fault}" for fault in faults))


Words = Annotated[str, Field(min_length=3)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Declared(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Example(_Declared):
    """A worked example: small extracts, and every row the SQL returns for them."""

    given: dict[Slug, str] = Field(min_length=1)
    expect: str


class Target(_Declared):
    """What is aimed at, in the indicator's own units, by a day where one is set; and whose aim it is: a number in
    print, our reading of a published promise (quoted in `basis`), or an illustration."""

    value: float
    by: date | None = None
    baseline: float | None = None
    baseline_on: date | None = None
    origin: Literal["published", "derived", "illustrative"]
    basis: Words | None = None
    levels: list[Literal["ward", "neighbourhood", "borough"]] = ["borough"]

    @field_validator("by", "baseline_on", mode="before")
    @classmethod
    def _last_day_of_a_year(cls, value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool):
            return date(value, 12, 31)
        return date.fromisoformat(value) if isinstance(value, str) else value  # a snapshot holds it as text

    @field_validator("value", "baseline", mode="before")
    @classmethod
    def _whole_numbers_too(cls, value: object) -> object:
        return float(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @model_validator(mode="after")
    def _says_on_what(self) -> Self:
        if (self.baseline is None) != (self.baseline_on is None):
            raise ValueError("baseline and baseline_on go together: a level, and the day it was measured")
        if self.origin != "illustrative" and self.basis is None:
            raise ValueError(f"basis: a {self.origin} target quotes what it rests on, with its source")
        return self


class Head(_Declared):
    title: Words
    question: Words
    kind: Annotated[Kind, Field(strict=False)]
    polarity: Annotated[Polarity, Field(strict=False)]
    level: Annotated[Level, Field(strict=False)]
    frequency: Annotated[Frequency, Field(strict=False)]
    numerator: Words
    denominator: Words | None = None
    per: Annotated[int, Field(gt=0)] | None = None
    unit: Words | None = None
    stock: bool = False
    weighted: bool = False
    denominator_is: Literal["stock"] | None = None
    closes_after_months: Annotated[int, Field(gt=0)] | None = None
    no_interval: Words | None = None
    extracts: Annotated[list[Slug], Field(min_length=1)]
    breakdowns: list[Slug] = []
    target: Target | None = None
    owner: Words
    caveats: list[Words] = []
    example: Example

    @model_validator(mode="after")
    def _parts_fit_the_kind(self) -> Self:
        faults = list(self._misfits())
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _misfits(self) -> Iterator[str]:
        if self.level not in (Level.WARD, Level.BOROUGH):
            yield "level: is 'ward' or 'borough': the smallest area that the SQL tells apart"
        rate, own = self.kind is Kind.RATE, self.denominator_is == "stock"
        if rate and not own and self.denominator not in ("residents", "households"):
            yield (
                "denominator: a rate is over 'residents' or 'households', which the engine takes from areas; one that "
                "the SQL returns is marked 'denominator_is: stock'"
            )
        if rate and self.per is None:
            yield "per: a rate says how many residents or households it is per, for example 1000"
        if not rate and self.per is not None:
            yield f"per: only a rate has it; leave it out of a {self.kind.value}"
        if self.kind in (Kind.RATE, Kind.PROPORTION, Kind.MEAN) and self.denominator is None:
            yield f"denominator: a {self.kind.value} says in words what it is out of"
        if self.kind in (Kind.COUNT, Kind.PUBLISHED) and self.denominator is not None:
            yield f"denominator: a {self.kind.value} has none; leave it out"
        if own and not rate:
            yield "denominator_is: only a rate has it"
        if (self.unit is None) == (self.kind in (Kind.PUBLISHED, Kind.MEAN)):
            yield "unit: a published figure or a mean says what it is measured in ('share' for 0 to 1); no other does"
        if self.weighted and self.kind is not Kind.PROPORTION:
            yield "weighted: only a proportion of survey answers has it"
        if self.kind is Kind.PUBLISHED and (self.level is not Level.BOROUGH or self.breakdowns):
            yield "kind: a published figure is quoted for the borough alone, without breakdowns"


class Indicator(Head):
    """One indicator: its place (priority, slug), its words and its SQL. Values are in the units of `kind`:
    a proportion is 0 to 1, a rate is already times `per`."""

    slug: str
    priority: str
    sql: str

    @property
    def counts(self) -> tuple[str, ...]:
        """The count columns its SQL returns."""
        if self.weighted:
            return ("numerator", "denominator", "weight_squares", "yes", "answers")
        if self.kind is Kind.MEAN and self.no_interval is None:
            return ("numerator", "denominator", "sum_of_squares")
        if self.kind in (Kind.PROPORTION, Kind.MEAN) or self.denominator_is == "stock":
            return ("numerator", "denominator")
        return ("value",) if self.kind is Kind.PUBLISHED else ("numerator",)

    @property
    def optional(self) -> tuple[str, ...]:
        """Columns that its SQL may return beside them: the publisher's own limits."""
        return ("lower", "upper") if self.kind is Kind.PUBLISHED else ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column its SQL returns."""
        area = ("area",) if self.level is Level.WARD else ()
        return (*area, "period", *self.breakdowns, *self.counts)

    @property
    def frequencies(self) -> tuple[Frequency, ...]:
        """What is stored: its own frequency, and financial years of a monthly or quarterly flow."""
        flow = not self.stock and self.denominator_is is None and self.kind is not Kind.PUBLISHED
        rolls_up = flow and self.frequency in (Frequency.MONTH, Frequency.QUARTER)
        return (self.frequency, Frequency.FINANCIAL_YEAR) if rolls_up else (self.frequency,)


_FILE = re.compile(r"\A/\*---\n(?P<head>.*?)\n---\*/\n(?P<sql>.+)\Z", re.DOTALL)


class _Loader(yaml.SafeLoader):
    """Safe YAML in which a key given twice is a fault, not the last one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key {key.value!r} is given twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read(path: Path) -> Indicator:
    """The indicator in a file `<priority>/<slug>.sql`; raises DeclarationError with every fault."""
    match = _FILE.match(path.read_text(encoding="utf-8"))
    if match is None:
        raise DeclarationError(path, ["the file starts with a head between '/*---' and '---*/', then its SQL"])
    try:
        head = yaml.load(match["head"], Loader=_Loader)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        raise DeclarationError(path, [f"the head is not YAML: {' '.join(str(error).split())}"]) from error
    if not isinstance(head, dict):
        raise DeclarationError(path, ["the head holds 'key: value' lines"])
    try:
        Head.model_validate(head)
        return Indicator.model_validate(
            {**head, "slug": path.stem, "priority": path.parent.name, "sql": match["sql"].strip()}
        )
    except ValidationError as error:
        raise DeclarationError(path, [_fault(each, Head) for each in error.errors()]) from error


def _fault(error: Any, model: type[BaseModel]) -> str:
    place = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        inner: dict[str, type[BaseModel]] = {"example": Example, "target": Target}
        known = list(inner.get(place.rpartition(".")[0], model).model_fields)
        close = difflib.get_close_matches(str(error["loc"][-1]), known, n=1)
        return f"{place}: no such key" + (f"; did you mean '{close[0]}'?" if close else "")
    if error["type"] == "missing":
        return f"{place}: missing; every indicator says it"
    message = error["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
