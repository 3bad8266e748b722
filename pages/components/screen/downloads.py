"""What is taken away as a file: buttons, or links in a row, whose file is made only when one is pressed."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pyarrow as pa
import streamlit as st

from pages.components.exhibits import as_file

Make = Callable[[], bytes]
Flat = Callable[[pa.Table], pa.Table]

_MIMES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
}
# What a button's label would take for Markdown.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>:$&])")


def buttons(name: str, made: Callable[[], pa.Table], book: Make | None = None) -> None:
    """A table in each form, and as a workbook where there is one of it."""
    with st.container(horizontal=True):
        for form, extension, make in _forms(made, book):
            _button(f"Download {form}", f"{name}.{extension}", make)


def links(
    name: str, made: Callable[[], pa.Table], book: Make, *, of: str, which: str = "", flat: Flat = lambda table: table
) -> None:
    """The same of one of several exhibits: seen as the name of the form, and heard with the act and the exhibit. Of
    figures that stand beside others of the same exhibit it is seen too `which` they are, as 'of wards'. What CSV has no
    form for is made `flat` first."""
    told = _MARKDOWN.sub(r"\\\1", of)
    for place, (form, extension, make) in enumerate(_forms(made, book, flat)):
        act = "*Download*" if place or which else "Download"
        _button(f"{act} {' '.join(filter(None, (form, which)))} *of {told}*", f"{name}.{extension}", make, "tertiary")


def whole(label: str, name: str, made: Make) -> None:
    """A button for a zip of everything."""
    _button(label, f"{name}.zip", made, key="get_everything")


def _forms(
    made: Callable[[], pa.Table], book: Make | None, flat: Flat = lambda table: table
) -> Iterator[tuple[str, str, Make]]:
    yield "CSV", "csv", lambda: as_file.csv(flat(made()))
    if book:
        yield "Excel", "xlsx", book
    yield "Parquet", "parquet", lambda: as_file.parquet(made())


def _button(
    label: str, name: str, made: Make, kind: Literal["secondary", "tertiary"] = "secondary", key: str = ""
) -> None:
    mime = _MIMES[name.rpartition(".")[2]]
    st.download_button(
        label, data=made, file_name=name, mime=mime, on_click="ignore", type=kind, key=key or f"get_{name}"
    )
