"""The article: paste it, see its captions in the text, each beside what its file says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__)


def article(
    view: Mapping[str, Any],
    *,
    key: str,
    desk: str,
    on_text: Callable[[], None],
    on_page: Callable[[], None],
    on_open: Callable[[], None],
) -> None:
    """Draw the article.

    Args:
        view: what `ui.article.view` returns. desk: names the desk.
        on_text: called when the state `text` changed: the pasted article.
        on_page: when `page`, a page's name or "", did. on_open: when `open`, a photo's key, did.
    """
    _mount(
        key=key,
        data={**view, "desk": desk},
        height="content",
        on_text_change=on_text,
        on_page_change=on_page,
        on_open_change=on_open,
    )
