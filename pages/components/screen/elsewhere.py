"""What an address of the dashboard shows that is no page's: that there is none, and the way home."""

from collections.abc import Iterable
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.components.html.markup import link, paragraph
from pages.components.screen import address, parts
from pages.components.words.outside import cut

_TITLE = "There is no such page"
_ASKED = "asked_for_no_page"


def unlisted(pages: Iterable[StreamlitPage]) -> list[StreamlitPage]:
    """A page, in no menu, that says that there is none under the name that the address asks for; nothing where there is
    one. Without it Streamlit says so over the first page, in words for developers."""
    name = _name()
    if name:
        st.session_state[_ASKED] = "" if name in {each.url_path for each in pages} else name
    # At the next run of the page the client asks for it by another sign than its name.
    asked = st.session_state.get(_ASKED, "")
    return [st.Page(partial(_no_page, asked), title=_TITLE, url_path=asked, visibility="hidden")] if asked else []


def _name() -> str:
    """The name that the address has for a page; '' for none, and for what can be no page's."""
    context = get_script_run_ctx()
    name = (context.pages_manager.intended_page_name or "") if context else ""
    return name if name == name.strip() and "/" not in name else ""


def _no_page(name: str) -> None:
    parts.title(_TITLE, "")
    parts.said(f"Nothing of the dashboard has the address /{cut(name)}.")
    st.html(paragraph("ways", link(address.link("."), "How are we doing? The overview of the dashboard")))
