"""What the browser desk looks like and what Streamlit may do: assets/theme.toml, read in one place.

`python -m photodesk.ui.theme` writes .streamlit/config.toml in a checkout from it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from photodesk.bundled import bundled


@cache
def _theme() -> dict[str, Any]:
    return tomllib.loads(bundled("assets/theme.toml").read_text(encoding="utf-8"))


def options() -> dict[str, Any]:
    """Return Streamlit's options by dotted name, in the file's order.

    Example:
        >>> options()["browser.gatherUsageStats"], options()["theme.dark.backgroundColor"]
        (False, '#1c1c1d')
    """
    found: dict[str, Any] = {}

    def walk(table: Mapping[str, Any], prefix: str) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                walk(value, f"{prefix}{key}.")
            else:
                found[prefix + key] = value

    walk(_theme()["streamlit"], "")
    return found


LOOKS = ("dark", "light", "system")
"""What Settings may choose; dark is what a desk has around its photos, so it comes first."""
COOKIE = "photodesk_look"
"""Cookie in which a browser keeps its look."""

# Before Streamlit starts: its own theme and our tokens follow the same choice.
LOOK_SCRIPT = (
    f"(()=>{{const look=(document.cookie.match(/(?:^|; ){COOKIE}=(\\w+)/)||[])[1];"
    'const light=look==="light"||look==="system"&&matchMedia("(prefers-color-scheme: light)").matches;'
    'try{localStorage.setItem("stActiveTheme-"+location.pathname+"-v2",JSON.stringify(light?"Light":"Dark"))}'
    'catch{}document.documentElement.dataset.look=light?"light":"dark"})()'
)


def tokens_css() -> str:
    """Return the design tokens as CSS custom properties; shadow roots inherit them.

    Example:
        >>> "--pd-canvas: #1c1c1d;" in tokens_css(), "--pd-canvas: #f3f3f4;" in tokens_css()
        (True, True)
    """

    def lines(name: str) -> str:
        return " ".join(f"--pd-{token}: {value};" for token, value in _theme()[name].items())

    return (
        f":root {{ color-scheme: dark; {lines('tokens')} }}\n"
        f':root[data-look="light"] {{ color-scheme: light; {lines("light")} }}'
    )


def config_toml() -> str:
    """Return .streamlit/config.toml as it must stand beside app.py."""
    lines = ["# Generated from assets/theme.toml: python -m photodesk.ui.theme"]
    section = ""
    for name, value in options().items():
        table, _, key = name.rpartition(".")
        if table != section:
            lines += ["", f"[{table}]"]
            section = table
        lines.append(f"{key} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Write .streamlit/config.toml beside app.py."""
    target = bundled("app.py").parent / ".streamlit" / "config.toml"
    target.parent.mkdir(exist_ok=True)
    Path(target).write_text(config_toml(), encoding="utf-8")


if __name__ == "__main__":
    main()
