"""The theme: enough contrast of each colour on its grounds, the right places, one file with colours."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit.elements.lib import streamlit_plotly_theme

from pages.components.theme import colours, style

ROOT = Path(__file__).parents[3]
LISTS = {
    "chartCategoricalColors": "CATEGORY",
    "chartSequentialColors": "SEQUENTIAL",
    "chartDivergingColors": "DIVERGING",
}
MODES = ("light", "dark")
TEXT, MARK = 4.5, 3.0

# Foreground, ground, least contrast.
PAIRS = [
    *((key, "backgroundColor", TEXT) for key in ("textColor", "grayTextColor", "primaryColor", "linkColor")),
    *((key, "secondaryBackgroundColor", TEXT) for key in ("textColor", "grayTextColor", "primaryColor", "linkColor")),
    *((f"{name}TextColor", "backgroundColor", TEXT) for name in ("blue", "orange", "violet", "red", "green", "yellow")),
    *((f"{name}TextColor", f"{name}BackgroundColor", TEXT) for name in ("blue", "orange", "violet", "red", "yellow")),
    *((f"{name}Color", "backgroundColor", MARK) for name in ("blue", "orange", "violet", "red", "gray", "green")),
    *((f"{name}Color", "secondaryBackgroundColor", MARK) for name in ("blue", "orange", "violet", "red", "gray")),
    *((f"{name}Color", "grayBackgroundColor", MARK) for name in ("blue", "orange", "violet", "gray")),
    *((f"{name}TextColor", "secondaryBackgroundColor", TEXT) for name in ("blue", "orange", "violet", "red", "green")),
    *((key, "grayBackgroundColor", TEXT) for key in ("textColor", "grayTextColor", "linkColor")),
    *((f"{name}Color", f"{name}BackgroundColor", MARK) for name in ("blue", "orange", "violet", "red", "green")),
    *((key, "yellowBackgroundColor", TEXT) for key in ("textColor", "linkColor")),
    ("redColor", "grayBackgroundColor", MARK),
    ("redColor", "backgroundColor", TEXT),
    ("backgroundColor", "primaryColor", TEXT),
    ("backgroundColor", "textColor", TEXT),  # the number in a flag
]
# The same for the places that figures name.
PLACES = [
    *(
        (name, "page", TEXT)
        for name in ("area", "text", "quiet", "improvement_text", "concern_text", "target", "neutral")
    ),
    *((name, "page", MARK) for name in ("improvement", "concern", "common", "neutral", "target", "action")),
    ("area", "band", TEXT),
    ("improvement", "band", MARK),
    ("concern", "band", MARK),
    ("chip_text", "chip", TEXT),
    ("text", "page", TEXT),
    # Words and lines that cross the expected range, and those that cross the fan of what lies ahead.
    *((name, "band", TEXT) for name in ("text", "quiet", "improvement_text", "concern_text")),
    *((name, "band", MARK) for name in ("common", "neutral", "target", "action")),
    *((name, "improvement_tint", MARK) for name in ("area", "improvement", "target", "common")),
    *((name, "concern_tint", MARK) for name in ("area", "concern", "target", "common")),
]


def config() -> dict[str, Any]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_words_and_marks_stand_out_from_their_ground(mode: str, front: str, ground: str, least: float) -> None:
    colours = config()["theme"][mode]
    assert contrast(colours[front], colours[ground]) >= least


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("front", "ground", "least"), PLACES)
def test_words_and_marks_of_figures_stand_out(mode: str, front: str, ground: str, least: float) -> None:
    first, second = (colours.chart_colour(colours.COLOUR[name], mode) for name in (front, ground))
    assert contrast(first, second) >= least


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("place", range(5))
def test_names_can_be_read_on_every_class_of_the_map(mode: str, place: int) -> None:
    ink = "page" if place == 4 else "text"
    ground = colours.chart_colour(colours.RAMP[place], mode)
    assert contrast(colours.chart_colour(colours.COLOUR[ink], mode), ground) >= TEXT


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(
    ("name", "least"), [("textColor", TEXT), ("grayTextColor", TEXT), ("linkColor", TEXT), ("grayColor", MARK)]
)
def test_words_and_edges_of_fields_stand_out_in_the_sidebar(mode: str, name: str, least: float, ground: str) -> None:
    colours = config()["theme"][mode]
    assert contrast(colours[name], colours["sidebar"][ground]) >= least


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", LISTS)
def test_each_chart_list_has_ten_colours(mode: str, name: str) -> None:
    assert len(config()["theme"][mode][name]) == 10


def test_both_modes_give_every_meaning_a_colour() -> None:
    light, dark = (config()["theme"][mode] for mode in MODES)
    assert light.keys() == dark.keys()
    assert set(colours.TOKENS.values()) <= light.keys()


def test_the_names_of_places_are_streamlits_own_strings() -> None:
    places = [getattr(streamlit_plotly_theme, f"{word}_{place}") for word in LISTS.values() for place in range(10)]
    assert places == [f"#0000{place:02}" for place in range(1, 31)]
    assert {*colours.COLOUR.values(), *colours.RAMP} <= set(places)
    lists = [colour for name in LISTS for colour in config()["theme"]["light"][name]]
    assert [colours.chart_colour(place, "light") for place in places] == lists


def test_no_colour_is_written_outside_the_theme() -> None:
    allowed = {*colours.COLOUR.values(), *colours.RAMP}
    for path in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "pages").rglob("*.css"), ROOT / "app.py"]:
        text = path.read_text(encoding="utf-8")
        found = set(re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\b(?:rgb|hsl|oklch)a?\([^)]*\)", text))
        assert found <= (allowed | {colours.CLEAR} if path.name == "colours.py" else set()), path


def test_the_server_stays_on_this_machine_and_asks_nobody() -> None:
    settings = config()
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["headless"] is True
    assert settings["server"]["showEmailPrompt"] is False
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"] == {"toolbarMode": "viewer", "showErrorDetails": "none", "showErrorLinks": False}


def test_the_style_uses_only_variables_that_the_theme_gives() -> None:
    rules = style.written()
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", rules)) - {"i"}
    its_own = set(re.findall(r"[{;]--([a-z0-9-]+):", rules))
    assert used - its_own <= set(re.findall(r"--([a-z0-9-]+):light-dark", colours.tokens()))


def test_figures_are_turned_light_on_paper_only_in_the_dark() -> None:
    assert "invert(1)" in style.in_mode("dark")
    assert "invert(1)" not in style.stylesheet() + style.in_mode("light") + style.in_mode(None)


def test_a_figure_that_was_drawn_in_the_dark_can_be_copied_in_the_colours_of_the_light() -> None:
    turned = colours.in_light()
    drawn = [*colours.COLOUR.values(), *colours.RAMP]
    for place in drawn:
        dark, light = (colours.chart_colour(place, mode) for mode in ("dark", "light"))
        assert turned[dark] == light or colours.COLOUR["text"] == place, place
    # Text and the area's own line are one colour in the dark: either is to be read on the page by day.
    page = colours.chart_colour(colours.COLOUR["page"], "light")
    assert contrast(turned[colours.chart_colour(colours.COLOUR["text"], "dark")], page) >= TEXT
    assert f"--figures:{next(iter(turned))} " in colours.tokens()
