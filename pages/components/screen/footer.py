"""The foot of every page: who answers for the dashboard, and how far it can be used by everyone."""

import os

import streamlit as st

from metrics import Snapshot
from pages.components.html import footer as words
from pages.components.screen import guide

CONTACT = "CAMDEN_CONTACT"


def footer(snapshot: Snapshot) -> None:
    """Below everything; the contact is whatever the server was started with."""
    st.html(words.footer(os.environ.get(CONTACT, "").strip(), guide.steps(snapshot)))
