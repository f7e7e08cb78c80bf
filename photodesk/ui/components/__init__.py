"""Components that the browser runs: one folder each with html, css and js, and one Python wrapper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


def load(package_file: str, *, before: str = "") -> ComponentRenderer:
    """Register the component whose files stand beside a wrapper, under the folder's name.

    Args:
        package_file: `__file__` of the wrapper.
        before: file of this folder whose JavaScript goes before the component's own.

    Returns:
        Streamlit's mounting function.
    """
    folder = Path(package_file).parent
    name = folder.name
    html, css, js = (
        (folder / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    shared = Path(__file__).parent
    css = (shared / "shared.css").read_text(encoding="utf-8") + css
    if before:
        js = (shared / before).read_text(encoding="utf-8") + js
    return st.components.v2.component(f"photodesk_{name}", html=html, css=css, js=js)
