"""What every declaration has in common: a frozen model that refuses keys it does not know."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from data.refusal import RefusalError

Place = tuple[str | int, ...]

NAME = "^[a-z][a-z0-9_]*$"
Name = Annotated[str, StringConstraints(pattern=NAME)]


class DeclarationError(RefusalError):
    """Declarations that cannot be used; `faults` are all that is wrong with them, each a sentence with its place."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class Declared(BaseModel):
    """One mapping of a declaration. A misspelt key is refused, so that it cannot pass as one left out."""

    # Built when first used: a reader of snapshots imports every model and uses one.
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, validate_default=True, allow_inf_nan=False, defer_build=True
    )


def refuse(faults: Mapping[Place, str]) -> None:
    """For a validator that looks at several keys: raise each fault at its own place below, if there is any."""
    if faults:
        raise ValidationError.from_exception_data(
            "declaration",
            [
                InitErrorDetails(
                    type=PydanticCustomError("at_odds", "{words}", {"words": words}), loc=place, input=None
                )
                for place, words in faults.items()
            ],
        )
