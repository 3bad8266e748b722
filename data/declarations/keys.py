"""What a model's keys are, as a file has them, and which model is at a place."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, RootModel

from data.declarations.model import Place


def keys(model: type[BaseModel] | None) -> list[str]:
    """The keys of a mapping, in the model's order; none where there is no model for it."""
    if model is None or issubclass(model, RootModel):
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def model_at(model: type[BaseModel] | None, place: Place) -> type[BaseModel] | None:
    """The model of the mapping at a place below another, None where no model says what is there."""
    for step in place:
        if model is None:
            return None
        if issubclass(model, RootModel):
            model = next(models_in(model.model_fields["root"].annotation), None)
        elif isinstance(step, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = next(models_in(fields[step].annotation), None) if step in fields else None
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models in a type, whatever is around them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)
