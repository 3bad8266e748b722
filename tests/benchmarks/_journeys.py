"""What the three kinds of readers ask for, one thing after the other, each of a place and an indicator of its own."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl

from tests.benchmarks._session import Session

_WARD, _PERIOD, _BREAKDOWN = "filter_ward", "filter_period", "filter_breakdown"
_INDICATOR, _PRIORITY = "filter_indicator", "filter_priority"
_FIGURES = "filter_figures"
_EVERYWHERE, _NOT_OF_WARDS = "All wards", "(all Camden only)"
TIMES = 6
_STRIDE = 7  # so that who follows another in the list has other choices than it had
# As anybody would write it: sixty months of the figure that is chosen, drawn and listed.
FLOOR = """
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

which = st.selectbox("Figures", [f"Figure {number}" for number in range(1, 21)], key="filter_figures")
number = int(which.removeprefix("Figure "))
months = pd.date_range("2021-01-01", periods=60, freq="MS")
table = pd.DataFrame({"month": months, "figure": range(number, 60 + number)})
st.title(f"{which} over time")
st.plotly_chart(go.Figure([go.Scatter(x=table["month"], y=table["figure"])]).update_layout(height=376))
st.dataframe(table)
"""
# `streamlit hello`, under our settings. Its other pages fetch from elsewhere, or are slow on purpose.
HELLO = """
from streamlit.hello.streamlit_app import run

run()
"""


@dataclass(frozen=True)
class Step:
    """A question, the page that answers it, whether it changes a choice there, and what then has to stand in its
    heading and in its boxes."""

    page: str
    question: bytes
    changes: bool = False
    headed: tuple[str, ...] = ()
    holds: tuple[tuple[str, str], ...] = ()

    def missed(self, session: Session) -> str:
        """What was asked for and did not come back, as where it is another's, with what came; '' where all did."""
        head = heading(session)
        boxes = {box: session.value(box) if session.options(box) else [] for box, _ in self.holds}
        lacking = [each for each in self.headed if each not in head]
        lacking += [chosen for box, chosen in self.holds if boxes[box] != [chosen]]
        return f"{self.page}: {lacking} asked for, and there are {head!r} and {boxes}" if lacking else ""


@dataclass
class Own:
    """What a session chooses: it begins at a place of its own in every list, and goes on from there."""

    session: Session
    number: int
    _turns: int = 0

    def choice(self, box: str, of: Callable[[str], bool] = lambda _: True) -> str:
        """An option that is not chosen yet; '' where there is none."""
        now = self.session.value(box) if self.session.options(box) else []
        return self.one([each for each in self.session.options(box) if of(each) and each not in now])

    def one(self, of: Sequence[str]) -> str:
        self._turns += 1
        return of[(self.number + _STRIDE * self._turns) % len(of)] if of else ""

    def address(self, *names: str) -> dict[str, str]:
        """What a link takes along of the address."""
        return {name: code for name, code in parse_qsl(self.session.query) if name in names}


Journey = Callable[[Own], Iterator[Step]]


def leadership(own: Own) -> Iterator[Step]:
    """The overview of a ward, a priority there, and back."""
    session = own.session
    yield Step("overview", session.opening(""))
    ward = own.choice(_WARD, _is_ward)
    yield _change(own, "overview", _WARD, ward, ward)
    yield Step("priority", session.opening("priority", own.address("ward")), headed=(ward,))
    priority = own.choice(_PRIORITY)
    yield _change(own, "priority", _PRIORITY, priority, priority, ward)
    ward = own.choice(_WARD, _is_ward)
    yield _change(own, "priority", _WARD, ward, priority, ward)
    yield Step("overview", session.opening("", own.address("ward")), headed=(ward,))
    for _ in range(2):
        ward = own.choice(_WARD, _is_ward)
        yield _change(own, "overview", _WARD, ward, ward)


def analyst(own: Own) -> Iterator[Step]:
    """An indicator's wards, in another period; then the indicator in a ward and in another, in another period, and by
    another breakdown where it has one."""
    session = own.session
    yield Step("wards", session.opening("wards"))
    indicator = own.choice(_INDICATOR, lambda each: not each.endswith(_NOT_OF_WARDS))
    title = indicator.partition(": ")[2]
    yield _change(own, "wards", _INDICATOR, indicator, title)
    for box in (_WARD, _PERIOD):
        if chosen := own.choice(box, _is_ward):
            yield _change(own, "wards", box, chosen, title)
    ward = session.value(_WARD)[0]
    yield Step("indicator", session.opening("indicator", own.address("indicator", "ward")), headed=(title, ward))
    ward = own.choice(_WARD, _is_ward)
    yield _change(own, "indicator", _WARD, ward, title, ward)
    for box in (_PERIOD, _BREAKDOWN):
        if chosen := own.choice(box):
            yield _change(own, "indicator", box, chosen, title, ward)
    indicator = own.choice(_INDICATOR)
    yield _change(own, "indicator", _INDICATOR, indicator, indicator.partition(": ")[2])


def delivery(own: Own) -> Iterator[Step]:
    """The pieces of work, one of them and an indicator that it should move, and what was decided."""
    session = own.session
    yield Step("initiatives", session.opening("initiatives"))
    there = re.findall(r'href="[^"]*\binitiative=(?!new")(\w+)"[^>]*>([^<]+)<', "".join(session.said))
    name = own.one(sorted({f"{slug} {unescape(title)}" for slug, title in there}))
    slug, _, title = name.partition(" ")
    yield Step("initiatives", session.opening("initiatives", {"initiative": slug}), headed=(title,))
    if indicator := own.choice(_INDICATOR):
        yield _change(own, "initiatives", _INDICATOR, indicator, title)
    ward = own.choice(_WARD, _is_ward)
    yield _change(own, "initiatives", _WARD, ward, title)
    yield Step("decisions", session.opening("decisions", own.address("ward")), holds=((_WARD, ward),))
    ward = own.choice(_WARD, _is_ward)
    yield _change(own, "decisions", _WARD, ward)


def floor(own: Own) -> Iterator[Step]:
    """One chart and one table, and one choice that decides on both."""
    yield Step("floor", own.session.opening(""))
    for _ in range(TIMES):
        figures = own.choice(_FIGURES)
        yield _change(own, "floor", _FIGURES, figures, figures)


def hello(own: Own) -> Iterator[Step]:
    """A page without a choice, asked for again."""
    yield Step("hello", own.session.opening(""))
    for _ in range(TIMES):
        yield Step("hello", own.session.asking(), changes=True, headed=("Welcome to Streamlit!",))


READERS: tuple[Journey, ...] = (leadership, analyst, delivery)


def heading(session: Session) -> str:
    """What stands at the head of a page: its title, and what it is of."""
    headed = next((each for each in session.said if "<h1" in each), "")
    return unescape(re.sub(r"<[^>]*>", " ", headed))


def _change(own: Own, page: str, box: str, chosen: str, *headed: str) -> Step:
    return Step(page, own.session.choosing(box, chosen), True, headed, ((box, chosen),))


def _is_ward(option: str) -> bool:
    return option != _EVERYWHERE
