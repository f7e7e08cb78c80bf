"""Components that the browser runs: one folder each with html, css and js, and one Python wrapper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


def load(package_file: str, *, before: str | tuple[str, ...] = ()) -> ComponentRenderer:
    """Register the component whose files stand beside a wrapper, under the folder's name.

    Args:
        package_file: `__file__` of the wrapper.
        before: JavaScript file, or files in this order, that go before the component's own: of its
            own folder, or of this one.

    Returns:
        Streamlit's mounting function.
    """
    folder = Path(package_file).parent
    name = folder.name
    shared = Path(__file__).parent
    html, css, js = (
        (folder / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    files = (before,) if isinstance(before, str) else before
    first = [folder / file if (folder / file).is_file() else shared / file for file in files]
    css = (shared / "shared.css").read_text(encoding="utf-8") + css
    js = "".join(path.read_text(encoding="utf-8") for path in first) + js
    return st.components.v2.component(f"photodesk_{name}", html=html, css=css, js=js)
