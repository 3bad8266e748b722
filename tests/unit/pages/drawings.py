"""What tests ask of a drawing: Plotly's own check of it, its words, its points, and every value in it."""

import html
import json
import re
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


def points(drawing: Drawing) -> list[tuple[str, str]]:
    """Each point with a figure, and that: ('Camden, May 2025', '87%'). A row for the others of a long ranking is left
    out: the table has each of them."""
    told = [each for trace in drawing["data"] for each in trace.get("hovertext") or []]
    parts = [re.match(r"(.+?)(?:<br>|: )([−£]?\d(?:[^,]|,(?=\d))*)", html.unescape(each)) for each in told]
    return [(each[1], each[2].strip()) for each in parts if each and not each[1].endswith(" others")]


def leaves(part: Any) -> list[Any]:
    """Every value in it that holds no other."""
    if isinstance(part, dict):
        return [leaf for each in part.values() for leaf in leaves(each)]
    if isinstance(part, list | tuple):
        return [leaf for each in part for leaf in leaves(each)]
    return [part]
