"""The pages that the frame lists, each at an address where it has something to show.

Tests of what holds for every page take them from here: a new page is covered by its line in `pages/frame.py` alone."""

import ast
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

FOLDER = Path(__file__).parents[1] / "pages"
FRAME = FOLDER / "frame.py"
PEERS = "adults_obese"  # an indicator that is held for other boroughs, with ranges and over the years
REFERENCE = "reference"  # the folder of the pages that are about the figures and show none
ENTERED = ("decisions", "meeting")  # pages of what people have entered, which no world has any of


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as the frame lists it: its file in `pages`, its name in the menu, whether it is the first, and whether it
    is in the menu at all."""

    file: str
    name: str
    is_first: bool = False
    in_menu: bool = True

    @property
    def stem(self) -> str:
        return Path(self.file).stem

    @property
    def path(self) -> str:
        """Its place in an address."""
        return "/" if self.is_first else f"/{self.stem}"

    @property
    def has_figures(self) -> bool:
        return Path(self.file).parent.name != REFERENCE and self.stem not in ENTERED

    def choices(self, priority: str = "housing", indicator: str = "repairs_on_time") -> dict[str, str]:
        """What its address has to choose: nothing, but for a page of one priority or of one indicator, and for a list
        too long to be looked at whole."""
        asked = {
            "priority": {"priority": priority},
            "indicator": {"indicator": indicator},
            "inequality": {"indicator": indicator},
            "wards": {"indicator": indicator},
            "peers": {"indicator": PEERS},
            "definitions": {"search": indicator.partition("_")[0]},
        }
        return asked.get(self.stem, {})

    def address(self, **more: str) -> str:
        """The path with its choices, in the whole sample, and `more`."""
        query = urlencode({**self.choices(), **more})
        return f"{self.path}?{query}" if query else self.path


def _listed() -> tuple[Listed, ...]:
    calls = [node for node in ast.walk(ast.parse(FRAME.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    pages = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "page"]
    pages.sort(key=lambda call: call.lineno)
    return tuple(_page(call) for call in pages)


def _page(call: ast.Call) -> Listed:
    file, name = (ast.literal_eval(each) for each in call.args)
    said = {each.arg: ast.literal_eval(each.value) for each in call.keywords}
    return Listed(file, name, is_first=said.get("default", False), in_menu=said.get("in_menu", True))


PAGES = _listed()
MENU = [each.name for each in PAGES if each.in_menu]
