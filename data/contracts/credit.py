"""Where the data of a contract is from, and what may be done with it."""

from pydantic import Field as Key

from data.contracts.field import Text
from data.declarations.model import Declared

NOT_PUBLISHED = "not-published"


class Citation(Declared):
    """Where the data is from."""

    title: Text = Key(description="the publisher or service, and what it calls the data")
    path: Text | None = Key(None, description="an address that a reader can open")


class Licence(Declared):
    """What may be done with the data."""

    name: Text = Key(
        description=f"the licence's short name, such as OGL-UK-3.0; {NOT_PUBLISHED} for what the council keeps"
    )
    title: Text = Key(description="its full name, or in words what may be done")
    path: Text | None = Key(None, description="an address that a reader can open")
