"""What a figure says: its number, why there is none, and what it was before."""

from collections.abc import Iterable, Sequence

from metrics import Bound, Indicator, Observation, Reason, Series, Status
from pages.components.words.numbers import number, upper_first
from pages.components.words.periods import before, dated, when

# What a table's cell holds in the place of a number, as official statistics have it.
CODES = {Status.WITHHELD: "[w]", Status.NONE: "[z]", Status.MISSING: "\N{EN DASH}", Status.PENDING: ".."}


def observed(indicator: Indicator, observation: Observation) -> str:
    """What a cell or a label says: the number ('5% or less' where it is a bound), or why there is none."""
    if observation.value is None:
        return state_text(observation)
    bound = f" {Bound(observation.bound).word}" if observation.bound else ""
    return number(indicator, observation.value) + bound


def state_text(observation: Observation) -> str:
    """Why there is no figure, in a few words; '' where there is one."""
    status = observation.status
    if status is Status.SHOWN:
        return ""
    return upper_first(Reason(observation.reason).word if status is Status.WITHHELD else status.word)


def state_sentence(observation: Observation) -> str:
    """Why there is no figure, and for when; '' where there is one."""
    period = when(observation)
    match observation.status:
        case Status.SHOWN:
            return ""
        case Status.WITHHELD:
            return f"{state_text(observation)} ({period})."
        case Status.NONE:
            return f"No cases in {period}."
        case Status.MISSING:
            return f"No return for {period}."
        case Status.PENDING:
            return f"{period} is not yet published."


def table_code(observation: Observation) -> str:
    """What a table's cell holds instead of a number; '' where there is one."""
    return CODES.get(observation.status, "")


def table_note(observations: Iterable[Observation]) -> str:
    """What the codes that a table holds mean; '' where it holds none."""
    found = {each.status for each in observations}
    return ", ".join(f"{code} {status.word}" for status, code in CODES.items() if status in found)


def change_text(series: Series) -> str:
    """'was 1.32 in November 2025 and 1.41 in December 2024': what it was before."""
    facts = [f"{observed(series.indicator, each)} {dated(series.indicator, each)}" for each in before(series)]
    return f"was {' and '.join(facts)}" if facts else ""


def why_none(series: Series, lacking: Sequence[str] = ()) -> str:
    """Why a series has no complete figure; for an indicator that waits for extracts, which."""
    if not series.observations:
        names, have = " and ".join(lacking), "have" if len(lacking) > 1 else "has"
        return f"No data yet. {names} {have} not been brought in." if lacking else "No data yet."
    shown = [each for each in series.observations if each.value is not None]
    if not shown:
        return f"No figure can be shown. {state_sentence(series.observations[-1])}"
    so_far = f"{observed(series.indicator, shown[-1])} so far {dated(series.indicator, shown[-1])}"
    return f"No complete period yet; {so_far}, provisional."
