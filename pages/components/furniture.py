"""What stands around the exhibits of every page: style, brand, banner, headings, badges."""

from collections.abc import Callable
from functools import partial
from html import escape

import pyarrow as pa
import streamlit as st

from metrics import Snapshot
from pages.components import downloads as encoders
from pages.components import theme

Encode = Callable[[pa.Table], bytes]


def style() -> None:
    """The style sheet, once a run."""
    st.html(f"<style>{theme.stylesheet(st.context.theme.type)}</style>")


def brand() -> None:
    st.html('<div class="brand"><b>We Make Camden</b><span>How are we doing?</span></div>')


def snapshot_note(snapshot: Snapshot) -> None:
    """Which figures these are."""
    name = escape(snapshot.name.rpartition("-")[2])
    st.html(f'<div class="snapshot"><b>As at</b> {_day(snapshot)}<br>Snapshot {name}</div>')


def banner(snapshot: Snapshot) -> None:
    """A banner on every page while any figure shown is made up."""
    if "sample" not in snapshot.origins:
        return
    mixed = "Most figures here are" if snapshot.origins - {"sample"} else "All figures here are"
    marked = " Published figures are marked." if snapshot.origins - {"sample"} else ""
    st.html(
        '<div class="banner" role="note"><b>SAMPLE DATA</b>'
        f"<span>{mixed} made up to show how the dashboard works. Do not use them for decisions.{marked}</span></div>"
    )


def no_snapshot() -> None:
    """What a page says before the first refresh."""
    st.html(
        '<h1 class="hidden">No data yet</h1>'
        f'<div class="state panel">{theme.mark("unknown")}<div><b>No data has been loaded</b>'
        "<p>Make sample data and the first figures: <code>python -m data sample</code>, then "
        "<code>python -m metrics refresh</code>. This page shows them at its next view.</p></div></div>"
    )


def title(text: str, scope: str, *, crumb: str = "", question: str = "") -> None:
    """A page's heading with the area and period in words, since the filters may be out of sight."""
    above = f'<p class="crumb">{crumb}</p>' if crumb else ""
    below = f'<p class="question">{escape(question)}</p>' if question else ""
    st.html(f'{above}<div class="title"><h1>{escape(text)}</h1><p>{escape(scope)}</p></div>{below}')


def lead(sentence: str) -> None:
    st.html(f'<p class="lead">{escape(sentence)}</p>')


def section(question: str, sentence: str = "", *, origin: str = "") -> None:
    """A question, and the sentence that answers it. Sample figures carry their chip themselves, so that a copied
    picture has it; once an exhibit is enough."""
    badge = f" {origin_badge(origin)}" if origin not in ("", "sample") else ""
    finding = f'<p class="finding">{escape(sentence)}</p>' if sentence else ""
    st.html(f'<div class="section"><h2>{escape(question)}{badge}</h2>{finding}</div>')


def downloads(name: str, made: Callable[[Encode], bytes]) -> None:
    """Buttons for a table as CSV and as Parquet, made only when one is pressed."""
    with st.container(horizontal=True):
        for kind, mime, encode in (
            ("CSV", "text/csv", encoders.csv),
            ("Parquet", "application/vnd.apache.parquet", encoders.parquet),
        ):
            st.download_button(
                f"Download {kind}",
                data=partial(made, encode),
                file_name=f"{name}.{kind.lower()}",
                mime=mime,
                on_click="ignore",
            )


def origin_badge(origin: str) -> str:
    """Where a figure is from, as HTML: solid for sample, so that it cannot be overlooked."""
    return f'<span class="{"chip" if origin == "sample" else "badge"}">{escape(origin.capitalize())}</span>'


def note(title: str, words: str) -> None:
    """Words that are a click away: for a first visit."""
    st.html(f'<details class="more"><summary><span>{escape(title)}</span></summary><p>{escape(words)}</p></details>')


def said(sentence: str) -> None:
    """A sentence about what follows, set off by an edge: 'This indicator is not counted for wards ...'."""
    st.html(f'<p class="notice">{escape(sentence)}</p>')


def _day(snapshot: Snapshot) -> str:
    return f"{snapshot.as_of:%-d %B %Y}"
