"""The keys of the head of an indicator's file: what each says, and which go together."""

from typing import Annotated, Literal

from pydantic import Field, Strict, ValidationInfo, field_validator

from data.contracts.contract import Cadence
from data.declarations.model import Declared, Name, refuse
from data.vocabulary import Frequency, Kind, Level, Polarity
from metrics.declared import also_known
from metrics.declared import publish as publishing
from metrics.declared.also_known import AlsoKnown
from metrics.declared.checked import Checks
from metrics.declared.fitting import JUDGED, SHARE, misfit
from metrics.declared.occasion import Occasions
from metrics.declared.publish import Publish
from metrics.declared.target import Target, off_units
from metrics.declared.worked import Example

Words = Annotated[str, Field(min_length=3)]
Sought = Annotated[str, Field(min_length=2)]
SHORT_NAME = 24  # characters of a name in a row that is to stay one line, ': down' behind it
Short = Annotated[str, Field(min_length=3, max_length=SHORT_NAME)]


class Head(Declared):
    """The YAML between `/*---` and `---*/`; raises for keys that do not go together, each at its own place."""

    title: Words = Field(description="what people call it")
    short: Short | None = Field(
        None,
        description=f"the same in at most {SHORT_NAME} characters, for small places, where ': down' may follow it; not "
        "needed where the title is no longer",
    )
    question: Words = Field(description="what it answers, as a reader would ask it")
    also_called: list[Sought] = Field(
        [], description="other words that people look for it by: initials, everyday names, what it is the reverse of"
    )
    kind: Annotated[Kind, Strict(False)] = Field(
        description="what the SQL returns: count (numerator), proportion (numerator, denominator), rate (numerator; "
        "the engine divides by residents or households), mean (numerator, denominator, sum_of_squares) or published "
        "(value)"
    )
    polarity: Annotated[Polarity, Strict(False)] = Field(description="which way is better")
    polarity_because: Words | None = Field(
        None,
        description="why that way is better for people, or why neither is: a sentence without a full stop, which every "
        "check asks for",
    )
    level: Literal[Level.WARD, Level.BOROUGH] = Field(
        description="the smallest area that the SQL tells apart; at borough it returns no `area`"
    )
    frequency: Annotated[Frequency, Strict(False)] = Field(
        description="how long a period is; `period` is its first day"
    )
    denominator_is: Literal["stock"] | None = Field(
        None, description="stock for a rate whose denominator the SQL returns, as its publisher has it"
    )
    numerator: Words = Field(description="what is counted, in words")
    denominator: Words | None = Field(
        None, description="what it is out of, in words; a rate says residents or households, taken from `areas`"
    )
    cases: Words = Field(
        "cases", description="what those behind a proportion are called where they are too few: people, repairs"
    )
    per: Annotated[int, Field(gt=0)] | None = Field(None, description="how many of them a rate is per, such as 1000")
    unit: Words | None = Field(
        None,
        description="what a published figure or a mean is measured in, `share` for one of 0 to 1; what a rate "
        "counts where it is no number of things: tonnes, hours",
    )
    stock: bool = Field(
        False,
        description="a position at the period's end: summed over areas, and of a longer period that at its own end",
    )
    of_a_day: bool = Field(
        False,
        description="a stock of one day within the period, which is not its last: said of the period, not its end",
    )
    weighted: bool = Field(
        False, description="a survey: the SQL returns weighted sums, and weight_squares, yes and answers beside them"
    )
    sampled: bool = Field(
        False,
        description="a published figure of a survey: some were asked, so that a change without the publisher's range "
        "may be chance and is called neither a rise nor a fall",
    )
    closes_after_months: Annotated[int, Field(gt=0, le=120)] | None = Field(
        None, description="months after a period's end until what happened to its cases is known"
    )
    held_back: Words | None = Field(
        None, description="why the publisher gives no count of some areas: the SQL returns an empty numerator for them"
    )
    may_be_none: Words | None = Field(
        None,
        description="why all Camden may have none in a period; without it a period of none is missing",
    )
    cadence: Cadence | None = Field(
        None,
        description="how often its figures come, where not as its extracts say; irregular and once owe none",
    )
    due_after_days: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        None, description="days after a period's end by which its figure is due, where not as its extracts say"
    )
    ended: Words | None = Field(
        None, description="why no later figure will come, where the publisher has given up this series alone"
    )
    no_interval: Words | None = Field(None, description="why it has no interval: it is no count that chance could move")
    extracts: list[Name] = Field(min_length=1, description="every extract that the SQL reads, and no other")
    may_be_absent: list[Name] = Field(
        [],
        description="those of the extracts that it does without: until one is brought in, the SQL finds no row there",
    )
    breakdowns: list[Name] = Field([], description="columns of categories; the SQL returns their cross")
    breakdowns_of: Words | None = Field(
        None, description="what the categories are groups of, as a plural: residents, staff, repairs"
    )
    publish: Publish = Field(
        Publish.model_construct(), description="the period over which each level is published where people are counted"
    )
    also_known: list[AlsoKnown] = Field(
        [], description="exact totals of the same people that are in print: whoever subtracts tables has them too"
    )
    peers: Name | None = Field(
        None,
        description="the series of all London boroughs that its figure of Camden is one of, as `peer_series` calls it",
    )
    peers_differ: Words | None = Field(
        None, description="why Camden's own figures here are not those of that series, where they are not"
    )
    target: Target | None = Field(None, description="what is aimed at")
    overlapping: Words | None = Field(
        None,
        description="why a period shares figures with the next, as a rolling year does: no chart, no trend",
    )
    rebases: Occasions = Field([], description="from when its chart's limits are drawn anew; nothing rebases by itself")
    causes: Occasions = Field([], description="what is known to have moved its figures: the cause of a signal since")
    owner: Words = Field(description="the team that answers for the figure")
    caveats: list[Words] = Field([], description="what to know before using it, a sentence each")
    when_compared: Words | None = Field(None, description="said with every change over time: that its base is another")
    checked: Checks = Field([], description="who has checked this definition, and when; empty where nobody has yet")
    example: Example = Field(description="a worked example, run by every check")

    @field_validator(*JUDGED)
    @classmethod
    def _fits_what_was_said_before(cls, value: object, info: ValidationInfo) -> object:
        fault = misfit(str(info.field_name), value, info.data)
        if fault:
            raise ValueError(fault)
        return value

    @field_validator("may_be_absent")
    @classmethod
    def _rests_on_something(cls, absent: list[str], info: ValidationInfo) -> list[str]:
        listed = info.data.get("extracts", absent)
        if strange := [name for name in absent if name not in listed]:
            raise ValueError(f"{strange[0]} is none of its extracts; list it there too")
        if absent and not set(listed) - set(absent) and "extracts" in info.data:
            raise ValueError("some extract must always be there; name fewer of them")
        return absent

    @field_validator("peers_differ")
    @classmethod
    def _differs_from_something(cls, reason: str | None, info: ValidationInfo) -> str | None:
        if reason is not None and info.data.get("peers", reason) is None:
            raise ValueError("needs 'peers', the series that its figures are not those of")
        return reason

    @field_validator("publish")
    @classmethod
    def _publishes_what_there_is(cls, publish: Publish, info: ValidationInfo) -> Publish:
        said = info.data
        if said.keys() >= {"level", "frequency", "stock", "breakdowns"}:
            flags = {"stock": said["stock"], "breakdowns": bool(said["breakdowns"])}
            refuse(publishing.misfits(publish, said["level"], said["frequency"], **flags))
            if said.get("of_a_day") and publish.longer - {said["frequency"]}:
                raise ValueError("one day stands for no longer period; say its own frequency throughout, or never")
        return publish

    @field_validator("also_known")
    @classmethod
    def _could_give_something_away(cls, known: list[AlsoKnown], info: ValidationInfo) -> list[AlsoKnown]:
        faults = [also_known.misfits(each, info.data) for each in known]
        refuse({(number, *place): words for number, each in enumerate(faults) for place, words in each.items()})
        return known

    @field_validator("target")
    @classmethod
    def _target_is_in_its_units(cls, target: Target | None, info: ValidationInfo) -> Target | None:
        kind, share = info.data.get("kind"), info.data.get("unit") == SHARE
        refuse(off_units(target, share=share or kind is Kind.PROPORTION, count=kind in (Kind.COUNT, Kind.RATE)))
        return target
