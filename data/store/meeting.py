"""Entries of meetings, and of the actions that were agreed at them."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from data.store.form import Code, Day, Entry, Line, Role, Text, Titled
from data.vocabulary import ActionState


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
