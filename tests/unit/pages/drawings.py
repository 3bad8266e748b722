"""What tests ask of a drawing: Plotly's own check of it, its words, and every value in it."""

import json
from typing import Any

import plotly.graph_objects as go

from pages.components.exhibits.exhibit import Drawing


def checked(drawing: Drawing) -> go.Figure:
    """The drawing as Plotly's figure, which refuses whatever it does not know, and takes this one as it is."""
    figure = go.Figure(drawing)
    assert json.loads(figure.to_json()) == json.loads(json.dumps(drawing, allow_nan=False))
    return figure


def words(figure: go.Figure) -> list[str]:
    """The texts of its annotations."""
    return [each.text for each in figure.layout.annotations]


def leaves(part: Any) -> list[Any]:
    """Every value in it that holds no other."""
    if isinstance(part, dict):
        return [leaf for each in part.values() for leaf in leaves(each)]
    if isinstance(part, list | tuple):
        return [leaf for each in part for leaf in leaves(each)]
    return [part]
