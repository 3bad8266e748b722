"""The kinds of entries: work and what was expected of it, decisions and what they stood on, meetings and actions."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from data.declarations.model import refuse
from data.store.form import Code, Day, Entry, Line, Role, Said, Snapshot, Text, Titled
from data.vocabulary import ActionState, Advice, Decided, Found, Precision, Stage, Way

Codes = Annotated[tuple[Code, ...], Field(max_length=40)]
# Nothing in Camden costs a thousand million pounds.
MOST = 1_000_000_000


class Fact(Entry):
    """What a published paper says of a piece of work: in our words, where it is printed, and when."""

    says: Said
    source: Titled
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


class Read(Entry):
    """What one indicator said when something was decided, in words and numbers that need nothing else to be read."""

    indicator: Code
    title: Line
    area: Code
    area_name: Line
    period: Line = ""  # in words
    value: Line = ""  # in words, with its unit
    number: float | None = None  # in the indicator's own units, as are its limits
    lower: float | None = None
    upper: float | None = None
    variation: Line = ""
    assurance: Line = ""
    course: Line = ""
    origin: Line = ""


class Difference(Entry):
    """What sites did beside their comparison wards, as it was worked out when something was decided."""

    indicator: Code
    title: Line
    finding: Text
    estimate: float | None = None
    lower: float | None = None
    upper: float | None = None
    others: int = 0  # how many other choices of wards it was set beside
    as_large: int = 0  # how many of them moved as much


class Evidence(Entry):
    """What was known when something was decided, frozen with it: it is read without the snapshot that it names."""

    snapshot: Snapshot
    as_of: Day
    sample: bool  # whether any of it was made up
    advice: Advice
    because: Text = ""
    strength: Line = ""
    readings: tuple[Read, ...] = ()
    differences: tuple[Difference, ...] = ()
    form: int = 1  # of this model; a later one reads earlier ones


class Decision(Entry):
    """What was decided of a piece of work or of an indicator in an area, and why; `differs` says why where that is
    not what the evidence suggests. `expects` says what it is to bring."""

    initiative: Code = ""
    indicator: Code = ""
    area: Code = ""
    decided: Decided
    why: Said
    differs: Text = ""
    expects: Text = ""
    conditions: Text = ""
    on: Day
    review_on: Day | None = None
    meeting: Code = ""
    evidence: Evidence

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        faults: dict[tuple[str | int, ...], str] = {}
        if not (self.initiative or self.indicator):
            faults["initiative",] = "say of which piece of work or indicator this is decided"
        if self.review_on is not None and self.review_on <= self.on:
            faults["review_on",] = "must be after the day of the decision"
        if self.is_other_than_advised and len(self.differs) < 3:
            advised = self.evidence.advice.word.lower()
            faults["differs",] = f"the evidence suggests “{advised}”: say in a sentence why you decide otherwise"
        refuse(faults)
        return self

    @property
    def is_other_than_advised(self) -> bool:
        """Whether the evidence suggested one of the four, and another was decided."""
        advised = self.evidence.advice.value
        return advised in {each.value for each in Decided} and advised != self.decided.value


class Review(Entry):
    """What a look back found: `of` is the id of the decision or expectation that it looks at."""

    of: Annotated[Code, Field(min_length=1)]
    found: Found
    words: Said
    on: Day
    meeting: Code = ""


class Meeting(Entry):
    """A review meeting: its day, which board it is of, and who leads it, as a role."""

    day: Day
    board: Titled
    chair: Line = ""


class Action(Entry):
    """What somebody is to do by a day; `about` is the id of a decision, or the slug of a piece of work or an indicator.
    It is open until it is done, or withdrawn with a reason."""

    what: Titled
    owner: Role
    by: Day
    state: ActionState = ActionState.OPEN
    outcome: Text = ""  # what came of it, or why it was withdrawn
    about: Code = ""
    meeting: Annotated[Code, Field(min_length=1)]  # where it was agreed

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.state is ActionState.WITHDRAWN and len(self.outcome) < 3:
            raise PydanticCustomError("at_odds", "say why it is withdrawn")
        return self


KINDS = (Initiative, Expectation, Decision, Review, Meeting, Action)
