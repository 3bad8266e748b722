"""Whether everything on a page can still be read when its text is larger, further apart, or the page narrower."""

from tests.browser.tab import Tab

# Containers that cut off or scroll what is too wide; those that are meant to scroll by themselves are not asked.
CONTAINERS = "html, body, [data-testid=stAppViewContainer], [data-testid=stMain], [data-testid=stMainBlockContainer]"
TOO_WIDE = """(containers) => [...document.querySelectorAll(containers)]
    .filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => `${each.dataset.testid || each.tagName}: ${each.scrollWidth} in ${each.clientWidth}`)"""

# The lines of text of the page's own part: each with its box, made less high, since a line's box has room for accents.
_LINES = """(lines) => {
    const walk = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest("svg, style, .hidden, [aria-hidden=true]")) continue;
        if (!parent.checkVisibility({visibilityProperty: true}) || parent.closest("thead")?.clientWidth < 2) continue;
        if (getComputedStyle(parent.closest("thead") ?? parent).clipPath !== "none") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects())
            if (box.width > 1) lines.push({node, left: box.left, right: box.right,
                top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3});
    }
    return lines;
}"""
_OVER = f"""() => {{
    const lines = ({_LINES})([]).sort((a, b) => a.top - b.top), found = [];
    lines.forEach((a, at) => {{
        for (let next = at + 1; next < lines.length && lines[next].top < a.bottom; next++) {{
            const b = lines[next];
            if (a.node !== b.node && a.left < b.right - 1 && b.left < a.right - 1)
                found.push(`${{a.node.data.slice(0, 40)}} / ${{b.node.data.slice(0, 40)}}`);
        }}
    }});
    return found;
}}"""
# What hides what does not fit: the text in it is cut where it is larger than its box. Fields scroll by themselves.
_CUT = """() => [...document.querySelectorAll("[data-testid=stMain] *")].filter((each) => {
    const style = getComputedStyle(each);
    const hides = (way) => style[way] === "hidden" || style[way] === "clip";
    return !each.matches(".hidden, input, svg, svg *") && !each.closest(".hidden, .js-plotly-plot, .plot-container")
        && each.innerText?.trim() && each.clientWidth > 1 && style.clipPath === "none"
        && ((hides("overflowX") && each.scrollWidth > each.clientWidth + 1)
            || (hides("overflowY") && each.scrollHeight > each.clientHeight + 1));
}).map((each) => `${each.tagName} ${each.className}: ${each.innerText.slice(0, 60)}`)"""
_WORDS = "() => document.querySelector('[data-testid=stMain]').innerText"
# The words of a figure may stand beside it, where the page has room for them, but not beyond the page.
_BEYOND = """() => {
    const page = document.querySelector("[data-testid=stMain]").getBoundingClientRect();
    return [...document.querySelectorAll("[data-testid=stPlotlyChart] text")].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width && (box.left < page.left || box.right > page.right);
    }).map((each) => each.textContent);
}"""


def too_wide(tab: Tab) -> list[str]:
    """The parts of the frame that would have to be scrolled sideways."""
    found: list[str] = tab.page.evaluate(TOO_WIDE, CONTAINERS)
    return found


def at_width(tab: Tab, width: int) -> Tab:
    """The page so wide, once its figures have been drawn again."""
    tab.page.set_viewport_size({"width": width, "height": 900})
    tab.page.wait_for_function("width => innerWidth === width", arg=width)
    return tab.drawn()


def words(tab: Tab) -> set[str]:
    """Every word that is on the page."""
    return set(str(tab.page.evaluate(_WORDS)).split())


def unreadable(tab: Tab) -> dict[str, list[str]]:
    """What is cut off, lies over other words, or beyond the page; nothing where all can be read."""
    ways = {"too wide": too_wide(tab)}
    ways |= {way: tab.page.evaluate(code) for way, code in (("over", _OVER), ("cut", _CUT), ("beyond", _BEYOND))}
    return {way: found for way, found in ways.items() if found}
