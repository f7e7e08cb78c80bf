"""Components that the browser runs: one folder each with html, css and js, and one Python wrapper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from photodesk.ui import strings

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


def load(package_file: str, *, before: str | tuple[str, ...] = ()) -> Callable[..., object]:
    """Register the component whose files stand beside a wrapper, under the folder's name, once a language.

    Args:
        package_file: `__file__` of the wrapper.
        before: JavaScript file, or files in this order, that go before the component's own: of its
            own folder, or of this one.

    Returns:
        Mounts it, as Streamlit does, in the language that is spoken.
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
    js = "".join(path.read_text(encoding="utf-8") for path in (shared / "strings.js", *first)) + js
    mounts: dict[str, ComponentRenderer] = {
        code: st.components.v2.component(
            f"photodesk_{name}_{code}",
            html=strings.filled(html, code),
            css=css,
            js=strings.for_script(js, code) + js,
        )
        for code in strings.LANGUAGES
    }

    def mount(**given: Any) -> object:
        return mounts[strings.language()](**given)

    return mount
