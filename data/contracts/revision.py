"""A day on which an extract's past was put right in one go, as a contract declares it."""

from datetime import date

from pydantic import Field as Key

from data.contracts.field import Text
from data.declarations.model import Declared


class Revision(Declared):
    """Why figures of closed periods may change before their year is over, and who said so."""

    on: date = Key(description="the day from which refreshes revise what they had shown before it")
    reason: Text = Key(description="what was put right, such as 'the backlog of 2024 was entered'")
    by: Text = Key(description="who decided it")
