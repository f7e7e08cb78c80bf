"""The rail: filters with counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__)


def rail(
    groups: Sequence[Mapping[str, Any]],
    *,
    key: str,
    filter: str,  # noqa: A002 - the word on screen and in the URL
    user: Mapping[str, Any] | None = None,
    on_filter: Callable[[], None],
    on_name: Callable[[], None] = lambda: None,
) -> None:
    """Draw the rail.

    Args:
        groups: {"title", "rows": [{"filter", "label", "count", "color"}]}; color is a token's name or "".
        filter: the one that is on.
        user: {"name", "kept"}: whose name edits carry, whether somebody said it; None where people sign in.
        on_name: called when the state `name` changed: {"name", "at"}.
        on_filter: called when the state `filter` changed: {"query", "at"}.
    """
    data = {"groups": list(groups), "filter": filter, "user": dict(user) if user else None}
    _mount(key=key, data=data, height="content", on_filter_change=on_filter, on_name_change=on_name)
