"""The inspector: one photo, its fields, its findings with their fixes; wide, it is the caption desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from photodesk.ui.components import load
from photodesk.ui.strings import t

_PARTS = ("typing.js", "loupe.js", "findings.js", "inspector_keys.js")
_mount = load(__file__, before=("outbox.js", "keys.js", "element.js", "picker.js", *_PARTS))


def inspector(
    records: Mapping[str, Mapping[str, Any]],
    *,
    key: str,
    desk: str,
    focus: str,
    fields: Sequence[Mapping[str, Any]],
    answers: Sequence[Mapping[str, Any]],
    wide: bool = False,
    list_name: str = "",
    first: int = 1,
    total: int = 0,
    codes: str = "",
    empty: str = "",
    on_outbox: Callable[[], None],
    on_focus: Callable[[], None] = lambda: None,
    on_look: Callable[[], None] = lambda: None,
) -> None:
    """Draw the inspector.

    Args:
        records: photo key -> what the browser is told of it (`records.record`), in the
            order of the list.
        desk: names the desk; drafts of another desk are left alone.
        focus: key of the photo to show first.
        fields: the fields to edit, as `records.form` gives them.
        answers: what became of the operations received: {"id", "key", "ok", "message"}.
        wide: the picture large with a filmstrip below, the words on the right.
        list_name: what the list is called. first: place of the first record in it; total: its length.
        codes: version of the desk's code replacements, "" when it has none.
        empty: what to say when there is no photo; "" says to choose one.
        on_focus: called when the state `focus` changed: the key of the photo in hand (wide only).
        on_look: called when the state `look` changed: {"key", "at"}, a photo whose changes outside
            somebody wants to see.
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
        "wide": wide,
        "list_name": list_name,
        "first": first,
        "total": total or len(records),
        "codes": codes,
        "empty": empty or t("inspector.choose"),
    }
    _mount(
        key=key,
        data=data,
        height="content",
        on_outbox_change=on_outbox,
        on_focus_change=on_focus,
        on_look_change=on_look,
    )
