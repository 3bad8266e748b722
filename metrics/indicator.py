"""What an indicator declares: the head of its file, checked, beside its SQL."""

import difflib
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator


class DeclarationError(ValueError):
    """Every fault of one declaration file, named by the file."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__("\n".join(f"{path.name}: {fault}" for fault in faults))


class Kind(StrEnum):
    COUNT = "count"
    PROPORTION = "proportion"
    RATE = "rate"
    MEAN = "mean"


class Polarity(StrEnum):
    HIGH_IS_GOOD = "high_is_good"
    LOW_IS_GOOD = "low_is_good"
    NEUTRAL = "neutral"


Frequency = Literal["month", "term", "quarter", "year", "financial_year", "academic_year", "once"]
Words = Annotated[str, Field(min_length=3)]
Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Declared(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Example(_Declared):
    """A worked example: small extracts, and every row the SQL returns for them."""

    given: dict[Slug, str] = Field(min_length=1)
    expect: str


class Head(_Declared):
    title: Words
    question: Words
    kind: Annotated[Kind, Field(strict=False)]
    polarity: Annotated[Polarity, Field(strict=False)]
    level: Literal["ward", "borough"]
    frequency: Frequency
    numerator: Words
    denominator: Words | None = None
    per: Annotated[int, Field(gt=0)] | None = None
    stock: bool = False
    extracts: Annotated[list[Slug], Field(min_length=1)]
    breakdowns: list[Slug] = []
    owner: Words
    caveats: list[Words] = []
    example: Example

    @model_validator(mode="after")
    def _parts_fit_the_kind(self) -> Self:
        if self.kind is Kind.RATE:
            if self.denominator not in ("residents", "households"):
                raise ValueError(
                    "denominator: a rate is over 'residents' or 'households'; the engine takes them from areas"
                )
            if self.per is None:
                raise ValueError("per: a rate says how many residents or households it is per, for example 1000")
        elif self.per is not None:
            raise ValueError(f"per: only a rate has it; leave it out of a {self.kind.value}")
        if self.kind in (Kind.PROPORTION, Kind.MEAN) and self.denominator is None:
            raise ValueError(f"denominator: a {self.kind.value} says in words what it is out of")
        if self.kind is Kind.COUNT and self.denominator is not None:
            raise ValueError("denominator: a count has none; leave it out, or make it a proportion")
        return self


class Indicator(Head):
    """One indicator: its place (priority, slug), its words and its SQL. Values are in the units of `kind`:
    a proportion is 0 to 1, a rate is already times `per`."""

    slug: str
    priority: str
    sql: str

    @property
    def counts(self) -> tuple[str, ...]:
        """The count columns its SQL returns."""
        return {
            Kind.COUNT: ("numerator",),
            Kind.RATE: ("numerator",),
            Kind.PROPORTION: ("numerator", "denominator"),
            Kind.MEAN: ("numerator", "denominator", "sum_of_squares"),
        }[self.kind]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column its SQL returns."""
        area = ("area",) if self.level == "ward" else ()
        return (*area, "period", *self.breakdowns, *self.counts)

    @property
    def frequencies(self) -> tuple[Frequency, ...]:
        """What is stored: its own frequency, and financial years of a monthly or quarterly flow."""
        rolls_up = self.frequency in ("month", "quarter") and not self.stock
        return (self.frequency, "financial_year") if rolls_up else (self.frequency,)


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
        known = list(Example.model_fields if place.startswith("example.") else model.model_fields)
        close = difflib.get_close_matches(str(error["loc"][-1]), known, n=1)
        return f"{place}: no such key" + (f"; did you mean '{close[0]}'?" if close else "")
    if error["type"] == "missing":
        return f"{place}: missing; every indicator says it"
    message = error["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
