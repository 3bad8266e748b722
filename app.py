"""The server. Start it with: python -m streamlit run app.py"""

import streamlit as st

app = st.App("pages/frame.py")
