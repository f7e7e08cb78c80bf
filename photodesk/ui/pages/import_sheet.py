"""The Import page: a sheet of captions into the desk, the difference first; the address names the sheet."""

from __future__ import annotations

from typing import Any

import streamlit as st

from photodesk.desk import importing
from photodesk.errors import UsageError
from photodesk.ui import outbox, sheet_decisions, sheet_import, state
from photodesk.ui.components.import_sheet import import_sheet

KEY = "import"


def draw() -> None:
    """Draw the page."""
    drop = st.query_params.get("sheet", "")
    outbox.take(KEY, _apply)
    desk = state.desk()
    offset = int(st.session_state.get("import_offset", {}).get(drop, 0))
    view: dict[str, Any] = {}
    try:
        view = sheet_import.view(desk, drop, offset=offset) if drop else {}
    except UsageError:
        st.query_params.pop("sheet", None)
    import_sheet(
        view,
        key=KEY,
        desk=str(desk.folder),
        answers=outbox.answers(KEY),
        previous=[]
        if view
        else [{"drop": d.drop, "name": d.name, "batch": d.batch_id} for d in importing.drafts(desk)],
        on_outbox=_outbox,
        on_offset=_offset,
        on_open=_open,
    )


def _apply(operation: outbox.Operation) -> str:
    return sheet_decisions.apply(state.desk(), str(operation["drop"]), operation)


def _outbox() -> None:
    outbox.take(KEY, _apply)


def _offset() -> None:
    drop = st.query_params.get("sheet", "")
    st.session_state.setdefault("import_offset", {})[drop] = int(st.session_state[KEY]["offset"])


def _open() -> None:
    if drop := st.session_state[KEY]["open"]["drop"]:
        st.query_params["sheet"] = str(drop)
    else:
        st.query_params.pop("sheet", None)
