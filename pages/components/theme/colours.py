"""The theme's colours, by the names that charts, marks and styles use."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"

# Streamlit puts the active theme's chart lists in place of these strings: figures hold no colour and no mode.
COLOUR = {
    "area": "#000001",
    "improvement": "#000002",
    "concern": "#000003",
    "common": "#000004",
    "neutral": "#000005",
    "target": "#000006",
    "action": "#000007",
    "quiet": "#000008",
    "text": "#000009",
    "page": "#000010",
    "concern_text": "#000022",
    "chip": "#000023",
    "concern_tint": "#000024",
    "band": "#000025",
    "hairline": "#000026",
    "improvement_tint": "#000027",
    "chip_text": "#000028",
    "improvement_text": "#000029",
}
RAMP = ("#000011", "#000013", "#000015", "#000017", "#000020")
CLEAR = "rgba(0,0,0,0)"
LIGHT, DARK = "light", "dark"

# Style variable -> the theme's key.
TOKENS = {
    "page": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "text": "textColor",
    "quiet": "grayTextColor",
    "hairline": "borderColor",
    "action": "primaryColor",
    "link": "linkColor",
    "better": "blueColor",
    "better-text": "blueTextColor",
    "better-tint": "blueBackgroundColor",
    "worse": "orangeColor",
    "worse-text": "orangeTextColor",
    "worse-tint": "orangeBackgroundColor",
    "common": "grayColor",
    "band": "grayBackgroundColor",
    "neutral": "violetColor",
    "neutral-text": "violetTextColor",
    "neutral-tint": "violetBackgroundColor",
    "target": "redColor",
    "sample-edge": "yellowColor",
    "sample-text": "yellowTextColor",
    "sample-ground": "yellowBackgroundColor",
}


def tokens() -> str:
    """A `:root` rule with each colour as a variable that follows the mode."""
    light, dark = (_config()["theme"][mode] for mode in (LIGHT, DARK))
    names = {name: (light[key], dark[key]) for name, key in TOKENS.items()}
    places = {"area": COLOUR["area"], "chip": COLOUR["chip"], "chip-text": COLOUR["chip_text"]}
    places |= {f"ramp-{index}": placeholder for index, placeholder in enumerate(RAMP)}
    names |= {name: (chart_colour(place, LIGHT), chart_colour(place, DARK)) for name, place in places.items()}
    written = "".join(f"--{name}:light-dark({a},{b});" for name, (a, b) in names.items())
    return f":root{{{written}--figures:{','.join(map(' '.join, in_light().items()))};}}"


def in_light() -> dict[str, str]:
    """The colours of a figure that is drawn in the dark, and what they are in the light; of one that has two meanings
    in the dark the first."""
    dark, light = ([chart_colour(f"#{place:06}", mode) for place in range(1, 31)] for mode in (DARK, LIGHT))
    pairs: dict[str, str] = {}
    for colour, instead in zip(dark, light, strict=True):
        pairs.setdefault(colour, instead)
    return pairs


def chart_colour(placeholder: str, mode: str) -> str:
    """The colour that Streamlit puts in a placeholder's place in the mode 'light' or 'dark'."""
    theme = _config()["theme"][mode]
    lists = (theme["chartCategoricalColors"], theme["chartSequentialColors"], theme["chartDivergingColors"])
    colour: str = [colour for each in lists for colour in each][int(placeholder[1:]) - 1]
    return colour


@cache
def _config() -> dict[str, Any]:
    with CONFIG.open("rb") as file:
        return tomllib.load(file)
