"""The Table page: captions as a sheet, for pasting; the difference is seen before anything is saved.

The table shows photos as they were when it was drawn and keeps showing them so until it is saved
or read anew: nobody's typing is drawn away under their hands.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pandas as pd
import streamlit as st

from photodesk.desk import Desk, table_edits
from photodesk.desk.table_edits import Cell
from photodesk.errors import PhotoDeskError, UsageError
from photodesk.library.store import Record
from photodesk.model import Value
from photodesk.tables.fields import BY_ID
from photodesk.ui import state
from photodesk.ui.records import text_of, value_of
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t
from photodesk.ui.wording import label_of

COLUMNS = ("caption", "credit_line", "creator", "headline", "alt_text")
"""Fields that the table edits, in order."""
MOST = 500
"""Photos that one table shows: more is a sheet's work."""

_TABLE = "table_shown"
_SAID = "table_said"
_SEARCH = "table_search"
_BATCH = "table_batch"


def draw() -> None:
    """Draw the page; the address says which photos: q, a search, or ids."""
    desk = state.desk()
    query = st.query_params.get("q") or _usual(desk)
    with st.container(key="page_heading", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{t('table.title')}**", width="content")
        st.caption(t("table.says"))
    st.session_state.setdefault(_SEARCH, query)
    tools = st.container(horizontal=True, vertical_alignment="center", key="table_tools")
    tools.text_input(
        t("table.which"), key=_SEARCH, on_change=_search, label_visibility="collapsed", width=420,
        placeholder='page:A7   is:tonight   missing:caption   source:wire   "Han River"',
    )  # fmt: skip
    try:
        shown = _shown(desk, query, st.query_params.get("ids", ""))
    except UsageError as error:
        tools.caption(str(error).replace("`", "'"))
        return
    tools.caption(t("table.of", n=len(shown["records"]), of=int(shown["total"])))
    if not shown["records"]:
        st.caption(t("table.none"))
        return
    edits = _edits(shown)
    cells = table_edits.changed_cells(desk, shown["records"], edits)
    _said()
    if cells:
        _difference(cells)


def _usual(desk: Desk) -> str:
    pages = desk.pages()
    return f"page:{pages[0].name}" if pages else "is:tonight"


def _search() -> None:
    st.query_params["q"] = st.session_state[_SEARCH]
    st.query_params.pop("ids", None)
    _read_anew()


def _shown(desk: Desk, query: str, ids: str) -> dict[str, Any]:
    """Return the table as it was drawn first, for these photos."""
    kept: dict[str, Any] | None = st.session_state.get(_TABLE)
    which = (str(desk.folder), ids or query)
    if kept is not None and kept["which"] == which:
        return kept
    if ids:
        wanted = [int(one) for one in ids.split(",") if one.isascii() and one.isdigit()]
        records, total = desk.store.many(wanted[:MOST]), len(wanted)
    else:
        found = desk.find(query, limit=MOST)
        records, total = tuple(sorted(found.photos, key=lambda r: r.id)), found.total
    kept = {"which": which, "records": records, "total": total, "key": f"table_{uuid4().hex}"}
    st.session_state[_TABLE] = kept
    return kept


def frame(records: tuple[Record, ...]) -> pd.DataFrame:
    """Return the table: one row a photo, its index the photo's id."""
    columns: dict[str, list[str]] = {
        "picture": [thumb_url(record) for record in records],
        "file": [record.name for record in records],
    }
    for field in COLUMNS:
        columns[field] = [text_of(record.metadata.get(field)) for record in records]
    return pd.DataFrame(columns, index=[record.id for record in records], dtype=object)


def _edits(shown: dict[str, Any]) -> dict[int, dict[str, Value]]:
    records: tuple[Record, ...] = shown["records"]
    config: dict[str, Any] = {
        "picture": st.column_config.ImageColumn(t("table.photo"), width=72),
        "file": st.column_config.TextColumn(t("table.file"), width=170),
    }
    widths = {"caption": 470, "credit_line": 210, "creator": 150, "headline": 170, "alt_text": 240}
    for field in COLUMNS:
        label = label_of(field)
        config[field] = st.column_config.TextColumn(label, help=BY_ID[field].help, width=widths[field])
    st.data_editor(
        frame(records), key=shown["key"], column_config=config, disabled=("picture", "file"),
        hide_index=True, width="stretch", height=min(600, 40 + 56 * len(records)), row_height=56,
        num_rows="fixed",
    )  # fmt: skip
    return edits_of(records, st.session_state.get(shown["key"]) or {})


def edits_of(records: tuple[Record, ...], widget: Any) -> dict[int, dict[str, Value]]:
    """Return what was typed, from the editor's own notes of it (row position -> column -> value)."""
    edits: dict[int, dict[str, Value]] = {}
    for row, columns in (widget.get("edited_rows") or {}).items():
        record = records[int(row)]
        for field, text in columns.items():
            if field in COLUMNS:
                edits.setdefault(record.id, {})[field] = value_of(field, text or "")
    return edits


def _said() -> None:
    said = st.session_state.get(_SAID)
    if not said:
        return
    line = st.container(horizontal=True, vertical_alignment="center", key="table_said_line")
    line.caption(said, width="content")
    if batch_id := st.session_state.get(_BATCH):
        line.button(t("table.undo_it"), on_click=_undo, args=(batch_id,), key="table_undo")


def _undo(batch_id: int) -> None:
    """Take what was saved back, as a batch of its own; what was changed again since stays."""
    try:
        undone = state.desk().undo(batch_id)
    except PhotoDeskError as error:
        st.session_state[_SAID] = str(error)
        return
    _read_anew()
    photos, kept = t("common.photos", n=len(undone.photos)), len(undone.kept)
    st.session_state[_SAID] = (
        t("table.undone_kept", photos=photos, n=kept) if kept else t("table.undone", photos=photos)
    )


def _difference(cells: tuple[Cell, ...]) -> None:
    """Draw what would be saved; what looks shifted has to be looked at."""
    doubtful = [cell for cell in cells if cell.doubt]
    wrong = any(cell.wrong for cell in cells)
    others = [cell for cell in cells if cell.now is not None]
    photos = len({cell.photo_id for cell in cells})
    bar = st.container(horizontal=True, vertical_alignment="center", key="table_bar")
    words = t("table.changes", n=len(cells), photos=t("common.photos", n=photos))
    bar.markdown(f"**{words}**", width="content")
    seen = not doubtful or bar.checkbox(
        t("table.looked", n=len(doubtful)), key="table_looked", disabled=wrong
    )
    over = bool(others) and bar.checkbox(t("table.over_others", n=len(others)), key="table_over")
    bar.button(
        t("table.save"), type="primary", disabled=wrong or not seen, key="table_save",
        on_click=_save, args=(over,),
    )  # fmt: skip
    bar.button(t("table.throw_away"), on_click=_read_anew, key="table_discard")
    rows = [
        {
            "file": cell.name,
            "field": label_of(cell.field),
            "before": text_of(cell.before),
            "after": text_of(cell.after),
            "look": _look(cell),
        }
        for cell in cells
    ]
    st.dataframe(
        pd.DataFrame(rows), key="table_difference", hide_index=True, width="stretch", row_height=44,
        height=min(320, 38 + 44 * len(rows)),
        column_config={
            "file": st.column_config.TextColumn(t("table.file"), width=170),
            "field": st.column_config.TextColumn(t("table.field"), width=90),
            "before": st.column_config.TextColumn(t("table.before"), width=400),
            "after": st.column_config.TextColumn(t("table.after"), width=400),
            "look": st.column_config.TextColumn(t("table.look"), width=300),
        },
    )  # fmt: skip


def _look(cell: Cell) -> str:
    if cell.now is not None:
        return t("table.meanwhile", text=text_of(cell.now) or t("table.emptied"))
    return cell.doubt


def _read_anew() -> None:
    st.session_state.pop(_TABLE, None)
    st.session_state.pop(_SAID, None)
    st.session_state.pop(_BATCH, None)
    st.session_state.pop("table_looked", None)


def _save(over_others: bool) -> None:
    """Apply the difference as one batch; where it cannot be, say why and keep what was typed."""
    desk = state.desk()
    kept: dict[str, Any] = st.session_state[_TABLE]
    edits = edits_of(kept["records"], st.session_state.get(kept["key"]) or {})
    cells = table_edits.changed_cells(desk, kept["records"], edits)
    try:
        batch_id = desk.apply(table_edits.proposal_of(desk, cells, over_others=over_others))
    except PhotoDeskError as error:
        st.session_state[_SAID] = str(error)
        return
    _read_anew()
    photos = len({past.photo_id for past in desk.changes_of(batch_id)}) if batch_id else 0
    st.session_state[_BATCH] = batch_id
    st.session_state[_SAID] = (
        t("table.saved", photos=t("common.photos", n=photos), batch=str(batch_id))
        if batch_id
        else t("table.nothing_to_save")
    )
