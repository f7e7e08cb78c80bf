"""The browser app's router: page config and navigation; no behaviour.

`photodesk serve` and `photodesk demo` run it; so do `streamlit run app.py` and `uvicorn app:app`.
"""

from __future__ import annotations

import streamlit as st

from photodesk.bundled import bundled
from photodesk.ui import server

if __name__ == "__main__":
    from photodesk.ui import dock
    from photodesk.ui.pages import menu

    st.set_page_config(page_title="PhotoDesk", page_icon=server.icon(), layout="wide")
    st.logo(bundled("assets/logo.svg"), size="medium")
    server.style()
    page = st.navigation(menu(), position="top")
    dock.draw()
    page.run()
else:
    app = st.App(__file__, routes=server.routes(), middleware=server.middleware())
