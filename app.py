"""The server. Start it with: python -m streamlit run app.py"""

import logging

import streamlit as st
from starlette.middleware import Middleware

from data import log
from pages.components.screen import unshown
from pages.components.screen.browser import WithFiles
from pages.components.server import compressed, files, guard, nowhere, ready, sessions, watched

log.configure()
ready.imported()


def page_failed(error: Exception) -> bool:
    """Note what went wrong, and say on the page that something did: no reader is shown a traceback."""
    logging.getLogger("app").error("a page failed: %s", st.context.url, exc_info=error)
    unshown.failed()
    return True


BASE = str(st.get_option("server.baseUrlPath"))
counted = sessions.Sessions()

app = st.App(
    "pages/frame.py",
    routes=[*watched.routes(counted, BASE), *files.routes(BASE)],
    lifespan=ready.before_it_answers,
    on_script_error=page_failed,
    middleware=[
        Middleware(guard.Guard),
        Middleware(sessions.Counting, sessions=counted),
        Middleware(compressed.Compressed),
        Middleware(nowhere.Nowhere, base=BASE),
        Middleware(WithFiles),
    ],
    exception_handlers={Exception: guard.failed},
)
