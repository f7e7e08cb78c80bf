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
    on_filter: Callable[[], None],
) -> None:
    """Draw the rail.

    Args:
        groups: {"title", "rows": [{"filter", "label", "count", "color"}]}; color is a token's name or "".
        filter: the one that is on.
        on_filter: called when the state `filter` changed: {"query", "at"}.
    """
    data = {"groups": list(groups), "filter": filter}
    _mount(key=key, data=data, height="content", on_filter_change=on_filter)
