"""What a server does before it answers: import whatever pages import, so that no reader is the one who waits for it."""

from importlib import import_module
from pathlib import Path

# What Streamlit and Plotly themselves import only when a figure is drawn.
_LATE = ("plotly.tools", "plotly.io._json", "plotly.graph_objs._figure")
_COMPONENTS = Path(__file__).parents[1]
_PROJECT = _COMPONENTS.parents[1]


def imported() -> list[str]:
    """The names of all modules that pages are put together from, each imported, and what draws with them."""
    files = sorted(_COMPONENTS.rglob("*.py"))
    names = [".".join(each.relative_to(_PROJECT).with_suffix("").parts) for each in files]
    for name in (*names, *_LATE):
        import_module(name)
    return names
