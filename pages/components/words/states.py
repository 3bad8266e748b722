"""What a figure says: its number, why there is none, and what it was before."""

from collections.abc import Iterable, Sequence

from metrics import Bound, Indicator, Observation, Reason, Series, Status
from pages.components.words import precision
from pages.components.words.numbers import number, one_of_several, upper_first
from pages.components.words.periods import before, dated, when

# What a table's cell holds in the place of a number, as official statistics have it.
CODES = {Status.WITHHELD: "[w]", Status.NONE: "[z]", Status.MISSING: "\N{EN DASH}", Status.PENDING: ".."}


def observed(indicator: Indicator, observation: Observation, places: int | None = None) -> str:
    """What a cell or a label says: the number with the places of its exhibit ('over 3,000', 'about 37%' where it is
    printed so), or why there is none."""
    if observation.value is None:
        return state_text(observation, indicator.cases)
    own = precision.places(indicator, [observation]) if places is None else places
    return bounded(observation, number(indicator, observation.value, own))


def bounded(observation: Observation, figure: str) -> str:
    """A figure with the word that its publisher printed beside it: '618', 'over 618'."""
    return Bound(observation.bound).word.format(figure) if observation.bound else figure


def state_text(observation: Observation, cases: str = "cases") -> str:
    """Why there is no figure, in a few words, with what its `cases` are called; '' where there is one."""
    status = observation.status
    if status is Status.SHOWN:
        return ""
    if status is not Status.WITHHELD:
        return upper_first(status.word)
    return upper_first(Reason(observation.reason).word) + _how_few(observation, cases)


def state_word(observation: Observation) -> str:
    """The same where there is room for two or three words: 'withheld', 'too few to say'."""
    few = observation.reason == Reason.TOO_FEW
    return Reason.TOO_FEW.word if few else observation.status.word


def state_sentence(observation: Observation, cases: str = "cases") -> str:
    """Why there is no figure, and for when; '' where there is one."""
    period = when(observation)
    match observation.status:
        case Status.SHOWN:
            return ""
        case Status.WITHHELD:
            told = state_text(observation, cases)
            return f"{told} in {period}." if observation.reason == Reason.TOO_FEW else f"{told} ({period})."
        case Status.NONE:
            return f"No cases in {period}."
        case Status.MISSING:
            return f"No return for {period}."
        case Status.PENDING:
            return f"{period} is not yet published."


def table_code(observation: Observation) -> str:
    """What a table's cell holds instead of a number; '' where there is one, or words that say more."""
    return "" if observation.reason == Reason.TOO_FEW else CODES.get(observation.status, "")


def table_note(observations: Iterable[Observation]) -> str:
    """What the codes that a table holds mean; '' where it holds none."""
    found = {each.status for each in observations if table_code(each)}
    return ", ".join(f"{code} {status.word}" for status, code in CODES.items() if status in found)


def change_text(series: Series, places: int | None = None) -> str:
    """'was 1.32 in November 2025 and 1.41 in December 2024': what it was before."""
    own = precision.of_series(series) if places is None else places
    facts = [f"{observed(series.indicator, each, own)} {dated(series.indicator, each)}" for each in before(series)]
    return f"was {' and '.join(facts)}" if facts else ""


def why_none(series: Series, lacking: Sequence[str] = ()) -> str:
    """Why a series has no complete figure; for an indicator that waits for extracts, which."""
    if not series.observations:
        names, have = " and ".join(lacking), "have" if len(lacking) > 1 else "has"
        return f"No data yet. {names} {have} not been brought in." if lacking else "No data yet."
    shown = [each for each in series.observations if each.value is not None]
    if not shown:
        return f"No figure can be shown. {state_sentence(series.observations[-1], series.indicator.cases)}"
    figure = observed(series.indicator, shown[-1], precision.of_series(series))
    so_far = f"{figure} so far {dated(series.indicator, shown[-1])}"
    return f"No complete period yet; {so_far}, provisional."


def _how_few(observation: Observation, cases: str) -> str:
    """' (2 people)', of those that were counted and are too few; '' where their number is not told."""
    many = observation.denominator if observation.reason == Reason.TOO_FEW else None
    if many is None:
        return ""
    return f" ({many:,.10g} {one_of_several(cases) if many == 1 else cases})"
