"""The inspector: one photo large, its fields to edit, its findings with their fixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load

_mount = load(__file__, before="outbox.js")


def inspector(
    records: Mapping[str, Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    focus: str,
    fields: Sequence[Mapping[str, Any]],
    answers: Sequence[Mapping[str, Any]],
    on_outbox: Callable[[], None],
) -> None:
    """Draw the inspector.

    Args:
        records: photo key -> what the browser is told of it (`records.record`), in the
            order of the list.
        desk: names the desk; drafts of another desk are left alone.
        focus: key of the photo to show first.
        fields: the fields to edit, as `records.form` gives them.
        answers: what became of the operations received: {"id", "key", "ok", "message"}.
        on_outbox: called when the state `outbox` changed: a list of operations, each
            {"id", "do": "save" | "fix" | "embed", "key", …}; every one must be answered.
    """
    data = {
        "records": dict(records),
        "order": list(records),
        "desk": desk,
        "focus": focus,
        "fields": list(fields),
        "answers": list(answers),
    }
    _mount(key=key, data=data, height="content", on_outbox_change=on_outbox)
