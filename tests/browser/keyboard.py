"""What Tab comes to, and whether a reader can tell."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.browser.tab import Tab

ARTEFACTS = Path(__file__).parents[2] / "artefacts"
HAS_FOCUS = "each => each === document.activeElement"
MOST, SOON = 400, 60_000  # presses; milliseconds

# Where the focus is: which of `window.stops`, where these are noted, its name, and whether it and its outline are seen.
FOCUSED = """() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const outlined = (each) => {
        const style = getComputedStyle(each);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3;
    };
    const box = focused.getBoundingClientRect();
    const field = "[data-testid=stTextInputRootElement], [data-testid=stTextAreaRootElement]";
    const group = focused.closest(`[role=group], ${field}, [role=radiogroup] label, label`);
    return {
        at: window.stops?.indexOf(focused),
        name: focused.ariaLabel || focused.innerText?.trim() || focused.outerHTML.slice(0, 120),
        outlined: outlined(focused) || (group !== null && outlined(group)),
        seen: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0
            && box.left < innerWidth && box.right > 0,
    };
}"""


def walk(tab: Tab, presses: int) -> list[dict[str, Any]]:
    """What Tab comes to from where the focus is, in order, each once."""
    stops: list[dict[str, Any]] = []
    for _ in range(presses):
        tab.page.keyboard.press("Tab")
        stop = tab.page.evaluate(FOCUSED)
        if stop is not None and stop not in stops:
            stops.append(stop)
    return stops


def reach(tab: Tab, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab, or its opposite, until the focus is on it."""
    wanted.wait_for(state="attached", timeout=SOON)
    for _ in range(MOST):
        if wanted.evaluate(HAS_FOCUS):
            return
        tab.page.keyboard.press(key)
    pytest.fail(f"Tab never came to {wanted}")


def picture(tab: Tab, name: str) -> None:
    """What is seen of it, kept for a person to look at."""
    ARTEFACTS.mkdir(exist_ok=True)
    tab.page.screenshot(path=ARTEFACTS / f"{name}.png")
