"""Which figures of a page are made up, said above it while any in the dashboard are."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from data.store import Reviewed
from metrics import BOROUGH, Origin, Snapshot
from pages.components.exhibits import lookup
from pages.components.words.origins import made_up

_BANNER = Markup('<div class="banner" role="note"><b>{}</b><span>{}</span></div>')
_BANNER_SHOWN = "banner_shown"


def banner(snapshot: Snapshot, here: Mapping[Origin, int] | None = None, *, marks: bool = False) -> None:
    """Which figures of this page are made up, while any in the dashboard are; `here` counts those that are shown by
    their origin, and is left out where a page shows none; a page of `marks` shows only what they say."""
    st.session_state[_BANNER_SHOWN] = True
    title, words = made_up(snapshot.origins, here, marks=marks)
    if words:
        st.html(_BANNER.format(title, words))


def banner_where_none(snapshot: Snapshot) -> None:
    """The banner of a page that has not said which of its figures are made up."""
    if not st.session_state.pop(_BANNER_SHOWN, False):
        banner(snapshot)
        del st.session_state[_BANNER_SHOWN]


def indicator_banner(snapshot: Snapshot, indicator: str) -> None:
    """Whether the figures of an indicator are made up."""
    shown = (each for each in lookup.here(snapshot, indicator, BOROUGH).observations if each.value is not None)
    banner(snapshot, Counter(each.origin for each in shown if each.origin))


def voices_banner(snapshot: Snapshot, voices: Sequence[Reviewed]) -> None:
    """Whether what was heard, or a figure beside it, is made up."""
    beside = Counter(
        series.latest.origin
        for slug in {each.voice.indicator for each in voices} & {*snapshot.indicators}
        if (series := lookup.here(snapshot, slug, BOROUGH)).latest and series.latest.origin
    )
    heard = Counter(Origin.SAMPLE if each.made_up else Origin.COUNCIL for each in voices)
    banner(snapshot, beside + heard)
