"""Entries of work: what an initiative is, and what is expected of it."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from data.declarations.model import refuse
from data.store.form import Address, Code, Day, Entry, Line, Said, Titled
from data.vocabulary import Precision, Stage, Way

Codes = Annotated[tuple[Code, ...], Field(max_length=40)]
# Nothing in Camden costs a thousand million pounds.
MOST = 1_000_000_000


class Fact(Entry):
    """What a published paper says of a piece of work: in our words, where it is printed, at which address, and when."""

    says: Said
    source: Titled
    address: Address = ""
    day: Day | None = None


class Move(Entry):
    """An indicator that work is to move: which way, and after how many months it should show."""

    indicator: Code
    way: Way
    lag_months: Annotated[int, Field(ge=0, le=120)] = 12


class Initiative(Entry):
    """A piece of work. `started` is the first day of what is known of its start, as exact as `started_to` says.
    `facts` are published; the fields named in `illustrative` are ours, made up to show how the page works."""

    title: Titled
    purpose: Said
    priority: Annotated[Code, Field(min_length=1)]
    stage: Stage | None = None
    started: Day | None = None
    started_to: Precision = Precision.DAY
    moves: Annotated[tuple[Move, ...], Field(max_length=12)] = ()
    place: Line = ""  # where, in words
    sites: Codes = ()  # wards
    comparison: Codes = ()  # wards; empty: all others
    scale_of: Line = ""  # what its scale is counted in, such as "neighbourhoods"
    scale_planned: Annotated[int, Field(ge=0, le=MOST)] | None = None
    scale_reached: Annotated[int, Field(ge=0, le=MOST)] | None = None
    budget: Annotated[int, Field(ge=0, le=MOST)] | None = None  # pounds
    owner: Line = ""  # a role
    next_review: Day | None = None
    facts: tuple[Fact, ...] = ()
    illustrative: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        faults: dict[tuple[str | int, ...], str] = {}
        if both := set(self.sites) & set(self.comparison):
            faults["comparison",] = f"wards that it works in cannot be compared with: {', '.join(sorted(both))}"
        if self.scale_reached is not None and self.scale_planned is not None and not self.scale_of:
            faults["scale_of",] = "say what is counted, such as neighbourhoods"
        moved = [each.indicator for each in self.moves]
        if len(set(moved)) < len(moved):
            faults["moves",] = "names an indicator twice"
        refuse(faults)
        return self


class Expectation(Entry):
    """What is expected of a piece of work, written down before it starts: which indicator, which way and by how much
    (in the indicator's own units, beside its comparison wards), by when, where, and what would make us stop."""

    initiative: Annotated[Code, Field(min_length=1)]
    indicator: Annotated[Code, Field(min_length=1)]
    way: Way
    by_how_much: Annotated[float, Field(gt=0)]
    by: Day
    sites: Annotated[Codes, Field(min_length=1)]
    comparison: Codes = ()
    stop_if: Said
