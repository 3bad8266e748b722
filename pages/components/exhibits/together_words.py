"""Whether two things go together, in words: how strongly, by how much chance, and how to read it."""

from markupsafe import Markup

from metrics import Comparison, Origin, Together
from pages.components.words.lists import listed
from pages.components.words.numbers import unit
from pages.components.words.periods import in_period, period_text
from pages.components.words.places import BOROUGH_NAME
from pages.components.words.precision import of_comparison
from pages.components.words.sentences import in_turn
from pages.components.words.states import observed

_CAUTION = (
    "Wards are not people: what goes together between wards need not go together between people, and this does not say "
    "why."
)
_BY_CHANCE = (
    "The link is by ranks, with its likely range (95%): of 20 pairs of things that have nothing to do with each other, "
    "chance alone links about one."
)
_LINK = "(link between {} and {}; 0 is none)"
_TENDS = Markup("Wards that are higher on <b>{}</b> tend to be <b>{}</b> on <b>{}</b> {}.")
_UNCLEAR = Markup("Between <b>{}</b> and <b>{}</b> no link over {} wards is clear {}.")
TOO_FEW = "Too few wards have both figures to say whether they go together."
_MINUS = "\N{MINUS SIGN}"


def weakness(comparison: Comparison) -> int:
    """The place of the weakest origin of its figures among all, the weakest first."""
    return min(([*Origin].index(each.origin) for each in comparison.told), default=0)


def finding(across: Comparison, up: Comparison, found: Together) -> Markup:
    """Whether those that are higher on one tend to be higher or lower on the other, and how close that is."""
    names = (across.indicator.title, up.indicator.title)
    if found.lower is None or found.upper is None:
        told: Markup | str = TOO_FEW
    else:
        link = _LINK.format(*limits(found.lower, found.upper))
        told = (
            _TENDS.format(names[0], "higher" if found.way > 0 else "lower", names[1], link)
            if found.way
            else _UNCLEAR.format(*names, len(found.areas), link)
        )
    return Markup(" ").join([told, _CAUTION])


def limits(lower: float, upper: float) -> tuple[str, str]:
    """Both with one place, or two where one of them would be written as none or as complete."""
    ends = [(f"{abs(each):.1f}", each) for each in (lower, upper)]
    if any(written in ("0.0", "1.0") for written, _ in ends):
        ends = [(f"{abs(each):.2f}", each) for each in (lower, upper)]
    first, last = (f"{_MINUS if each < 0 and float(written) else ''}{written}" for written, each in ends)
    return first, last


def alt_of(across: Comparison, up: Comparison, found: Together) -> str:
    """What is drawn, and Camden's two figures, or those of the wards that are furthest from the pattern."""
    what = f"Dots for {len(found.areas)} wards: {named_with_unit(across)} across, {named_with_unit(up)} up."
    wholes = [
        f"{each.indicator.title} {observed(each.indicator, each.benchmark, of_comparison(each))}"
        for each in (across, up)
        if each.benchmark is not None and each.benchmark.value is not None
    ]
    figures = {item.code: item for item in across.items}
    others = {item.code: item.observation for item in up.items}
    far = figures[found.areas[0]]
    pair = " and ".join(
        observed(each.indicator, own, of_comparison(each))
        for each, own in ((across, far.observation), (up, others[far.code]))
    )
    camden = f" {BOROUGH_NAME}: {', '.join(wholes)}." if wholes else ""
    return f"{what}{camden} Furthest from the pattern of all: {far.name}, {pair}."


def named_with_unit(comparison: Comparison) -> str:
    """An indicator by its title, what its figures are in, and their period."""
    per = unit(comparison.indicator, comparison.frequency)
    return f"{comparison.indicator.title}{f', {per}' if per else ''}{in_period(comparison)}"


def read_so(across: Comparison, up: Comparison, found: Together) -> str:
    """Who is named, who is not drawn, of which periods the two are, and what chance alone does."""
    codes = {item.code: item.name for each in (across, up) for item in each.items}
    without = sorted(name for code, name in codes.items() if code not in found.areas)
    periods = [
        f"{each.indicator.title}: {period_text(each.frequency, each.period)}" for each in (across, up) if each.period
    ]
    lines = any(each.benchmark and each.benchmark.value is not None and not each.beyond for each in (across, up))
    return in_turn(
        (
            "Each dot is a ward; named are the chosen one and those furthest from the pattern, where there is room.",
            f"Dashed: {BOROUGH_NAME}'s figures." if lines else "",
            _BY_CHANCE,
            f"{listed(without)} {'has' if len(without) == 1 else 'have'} not both figures." if without else "",
            f"{'; '.join(periods)}." if len(periods) > 1 and across.period != up.period else "",
        )
    )
