"""What the browser is told of a sheet on its way in.

Plain JSON values only; no Streamlit. The sheet itself and its draft are `desk.importing`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from photodesk.desk import Desk, importing, working
from photodesk.desk.importing import Draft
from photodesk.desk.sheets import TONIGHT, SheetPlan
from photodesk.errors import PhotoDeskError
from photodesk.exchange.captions_table import Glance, Sheet
from photodesk.exchange.encoding import encoding_label
from photodesk.exchange.headings import ColumnMissing
from photodesk.exchange.plan import PlannedChange, fare
from photodesk.library.store import Record
from photodesk.tables.fields import BY_ID, EDITABLE
from photodesk.ui.records import text_of
from photodesk.ui.sheet_decisions import planned, title_of
from photodesk.ui.strings import t
from photodesk.ui.wording import label_of

ENCODINGS = ("utf-8", "utf-16", "cp949", "cp1252")
"""What a person may say instead of the encoding that was found."""
FIRST_ROWS = 8
ROWS_AT_ONCE = 200
SHOWN_UNCLAIMED = 240
SHOWN_NOTES = 200

_COMMON = ("caption", "credit_line", "creator", "headline", "title", "alt_text", "source", "instructions",
           "date_created", "city", "country", "keywords")  # fmt: skip


def view(desk: Desk, drop: str, *, offset: int = 0) -> dict[str, Any]:
    """Return everything that the Import page shows of a dropped sheet.

    Args:
        drop: id of the sheet's drop. offset: first matched row of the difference to show.

    Returns:
        With "error" when the sheet cannot be read as it is; the encoding can still be overruled then.

    Raises:
        UsageError: no such sheet (any more).
    """
    draft = importing.open_draft(desk, drop)
    shown: dict[str, Any] = {
        "drop": drop,
        "name": draft.name,
        "error": "",
        "encoding": {"chosen": draft.encoding, "found": "", "options": _encodings()},
    }
    try:
        plan = planned(desk, draft)
    except ColumnMissing as error:
        seen = importing.glance_at(desk, draft)
        return {
            **shown, "error": _on_screen(str(error)), "can_reset": bool(draft.mapping), "notes": [],
            "splits": [], **_columns(desk, seen), "row_count": seen.row_count,
            "first": [{"row": row, "cells": list(cells[: len(seen.headings)])} for row, cells in seen.rows],
        }  # fmt: skip
    except PhotoDeskError as error:
        asked = draft.mapping or draft.encoding != "auto" or draft.query != TONIGHT
        return {**shown, "error": str(error), "can_reset": bool(asked)}
    shown["encoding"]["found"] = _found_label(plan)
    records = {str(r.id): r for r in desk.store.many(_wanted(plan, draft, offset))}
    return {
        **shown,
        **_state(desk, draft, plan),
        **_sheet(desk, plan),
        **_among(desk, plan),
        **_difference(plan, draft, records, offset),
        **_wrong_names(plan, draft, records),
        "open_rows": [
            {"row": number, "file": _row_file(plan, number), "why": why}
            for number, why in list(plan.why.items())[:SHOWN_NOTES]
        ],
        "open_count": len(plan.why),
        "leftover": f"/api/leftover/{drop}",
    }


def _encodings() -> list[dict[str, str]]:
    return [
        {"value": "auto", "label": t("import.by_itself")},
        *({"value": name, "label": encoding_label(name)} for name in ENCODINGS),
    ]


def _found_label(plan: SheetPlan) -> str:
    sheet = plan.sheet
    return encoding_label(sheet.encoding) if sheet.kind == "csv" else sheet.kind.upper()


def _wanted(plan: SheetPlan, draft: Draft, offset: int) -> list[int]:
    keys = [match.key for match in plan.matching.matched[offset : offset + ROWS_AT_ONCE]]
    keys += [key for item in plan.matching.unmatched for key in item.suggestions]
    keys += [key for item in plan.matching.ambiguous for key in item.candidates]
    keys += list(plan.matching.unclaimed[:SHOWN_UNCLAIMED])
    keys += [str(photo_id) for photo_id in draft.matches.values()]
    return [int(key) for key in dict.fromkeys(keys)]


# --- how it stands ------------------------------------------------------------------------


def _state(desk: Desk, draft: Draft, plan: SheetPlan) -> dict[str, Any]:
    clear = importing.clear_photos(plan, draft)
    done: dict[str, Any] = {"batch": draft.batch_id, "written": 0, "unembedded": 0}
    report = t("import.report", sheet=summary(plan), nothing_yet=t("import.nothing_yet"))
    if draft.batch_id:
        ids = tuple(dict.fromkeys(past.photo_id for past in desk.changes_of(draft.batch_id)))
        records = desk.store.many(ids)
        done["written"] = len(ids)
        done["unembedded"] = sum(record.revision != record.embedded_revision for record in records)
        photos = t("common.photos", n=len(ids))
        report = t("import.report_done", sheet=_read(plan.sheet), photos=photos, batch=str(draft.batch_id))
        if plan.why:
            report += f" {t('import.rows_open', n=len(plan.why))}"
    job = next(
        (
            job
            for job in working.shown(desk, limit=8)
            if job.state == "running" and job.title == title_of(draft)
        ),
        None,
    )
    return {"report": report, "clear": len(clear), "busy": job is not None, **done}


def summary(plan: SheetPlan) -> str:
    """Return the sheet and how its rows fare, as `SheetPlan.summary` says it in English."""
    counts = fare(plan.sheet, plan.matching, plan.plan)
    words = {
        "ready": t("import.is_ready", n=counts["ready"]),
        "differing": t("import.is_differing", n=counts["differing"]),
        "disagreeing": t("import.is_two_credits", n=counts["disagreeing"]),
        "unread": t("import.is_unread", n=counts["unread"]),
        "nameless": t("import.is_nameless", n=counts["nameless"]),
        "ambiguous": t("import.is_ambiguous", n=counts["ambiguous"]),
        "shifted": t("import.is_shifted", n=counts["shifted"]),
    }
    said = " · ".join(words[what] for what, count in counts.items() if count or what == "ready")
    return t("import.summary", sheet=_read(plan.sheet), fare=said)


def _read(sheet: Sheet) -> str:
    """Return what was read, as `Sheet.describe` says it in English."""
    said = {
        "name": sheet.name,
        "form": encoding_label(sheet.encoding) if sheet.kind == "csv" else sheet.kind.upper(),
        "rows": t("import.rows", n=len(sheet.rows)),
    }
    if not sheet.delimiter:
        return t("import.sheet_read", **said)
    named = {
        ",": t("import.comma"),
        ";": t("import.semicolon"),
        "\t": t("import.tab"),
        "|": t("import.pipe"),
    }
    return t("import.sheet_read_by", delimiter=named.get(sheet.delimiter, sheet.delimiter), **said)


# --- the sheet ----------------------------------------------------------------------------


def _sheet(desk: Desk, plan: SheetPlan) -> dict[str, Any]:
    sheet = plan.sheet
    return {
        **_columns(desk, sheet),
        "first": [
            {"row": row.number, "cells": list(row.cells[: len(sheet.headings)])}
            for row in sheet.rows[:FIRST_ROWS]
        ],
        "row_count": len(sheet.rows),
        "notes": notes(plan),
        "splits": [
            {"row": split.row, "caption": split.caption, "credit": split.credit_line}
            for split in plan.plan.splits[:SHOWN_NOTES]
        ],
    }


def _columns(desk: Desk, sheet: Sheet | Glance) -> dict[str, Any]:
    """Return the headings with what they are taken for, and what is remembered of them."""
    found = importing.remembered(desk, sheet)
    return {
        "headings": [
            {"heading": heading, "field": column or "-"}
            for heading, column in zip(sheet.headings, sheet.columns, strict=False)
        ],
        "fields": field_choices(),
        "remembered": t("import.remembered", origin=found.origin) if found and found.mapping else "",
    }


def field_choices() -> list[dict[str, str]]:
    """Return what a column may be: the file's name, nothing, then the fields, the usual ones first."""
    usual = [BY_ID[name] for name in _COMMON]
    rest = sorted((f for f in EDITABLE if f not in usual and not f.is_structure), key=lambda f: f.label)
    return [
        {"id": "file", "label": t("import.file_name")},
        {"id": "-", "label": t("import.not_taken")},
        *(
            {"id": field.id, "label": t("import.field", label=label_of(field.id), other=field.label_ko)}
            for field in (*usual, *rest)
        ),
    ]


def notes(plan: SheetPlan) -> list[str]:
    """Return what a person should look at in the sheet, one line each: equal captions, odd cells."""
    lines = [
        t("import.equal", rows=", ".join(map(str, rows[:-1])), last=rows[-1])
        for rows in plan.plan.equal_captions
    ]
    for problem in plan.sheet.problems:
        where = t("import.at_row", row=problem.row) if problem.row else t("import.at_sheet")
        why = _on_screen(problem.message)
        if problem.column:
            lines.append(t("import.note_in", where=where, column=problem.column, why=why))
        else:
            lines.append(t("import.note", where=where, why=why))
    lines += [
        t("import.note_in", where=t("import.at_row", row=odd.row), column=label_of(odd.field), why=odd.why)
        for odd in plan.plan.doubts
    ]
    lines += [
        t("import.disagree", row=odd.row, in_caption=odd.in_caption, in_column=odd.in_column)
        for odd in plan.plan.disagreements
    ]
    return lines[:SHOWN_NOTES]


def _on_screen(message: str) -> str:
    """Return a message of the command line in the words of the screen."""
    for way in (", or", ","):
        head, found, _ = message.partition(f"{way} say --map")
        if found:
            return f"{head}{way} {t('import.say_at_column')}"
    return message


# --- which photos -------------------------------------------------------------------------


def _among(desk: Desk, plan: SheetPlan) -> dict[str, Any]:
    """Return which photos the sheet is compared with, and which others it may be."""
    counts = desk.counts()
    named = {TONIGHT: t("import.tonight"), "": t("import.all_of_desk"), "is:picked": t("import.picked")}
    pages = [query for query in counts if query.startswith("page:")][:_PAGES_OFFERED]
    choices = {
        query: t("import.among", name=named.get(query) or query, n=counts[query])
        for query in (TONIGHT, "", "is:picked", *pages)
        if query in counts
    }
    choices.setdefault(plan.query, plan.query)
    return {
        "query": plan.query,
        "queries": [{"query": query, "label": label} for query, label in choices.items()],
        "photo_count": len(plan.names),
        "elsewhere": len(plan.elsewhere),
    }


_PAGES_OFFERED = 12


# --- the difference -----------------------------------------------------------------------


def _difference(plan: SheetPlan, draft: Draft, records: Mapping[str, Record], offset: int) -> dict[str, Any]:
    by_row: dict[int, list[PlannedChange]] = {}
    for change in plan.plan.changes:
        by_row.setdefault(change.row, []).append(change)
    split_rows = {split.row for split in plan.plan.splits}
    replaced = set(importing.replaced(draft))
    conflicts: Counter[str] = Counter()
    for change in plan.plan.changes:
        if change.action in ("keep", "replace"):
            conflicts[change.field] += 1
    matched = [match for match in plan.matching.matched if match.row.number in by_row]
    left = set(draft.left_out)
    rows = []
    for match in matched[offset : offset + ROWS_AT_ONCE]:
        record = records.get(match.key)
        rows.append(
            {
                "row": match.row.number,
                "key": match.key,
                "name": plan.names[match.key],
                "thumb": thumb_url(record) if record else "",
                "taken": match.row.number not in left,
                "by_hand": match.row.number in draft.matches,
                "changes": [
                    {
                        "field": change.field,
                        "label": label_of(change.field),
                        "before": text_of(change.before),
                        "after": text_of(change.after),
                        "action": change.action,
                        "split": change.row in split_rows and change.field in ("caption", "credit_line"),
                    }
                    for change in by_row[match.row.number]
                ],
            }
        )
    return {
        "rows": rows,
        "matched_count": len(matched),
        "offset": offset,
        "at_once": ROWS_AT_ONCE,
        "on_conflict": draft.on_conflict,
        "conflicts": [
            {
                "field": field,
                "label": label_of(field),
                "count": count,
                "wins": "sheet" if field in replaced else "photo",
            }
            for field, count in conflicts.items()
        ],
    }


def thumb_url(record: Record) -> str:
    """Return the address of a photo's thumbnail; it may be cached for ever."""
    return f"/api/thumb/{record.id}?v={record.picture_hash[:16] or record.thumb_version}"


# --- wrong names --------------------------------------------------------------------------


def _wrong_names(plan: SheetPlan, draft: Draft, records: Mapping[str, Record]) -> dict[str, Any]:
    by_number = {row.number: row for row in plan.sheet.rows}
    open_rows: list[dict[str, Any]] = []

    def add(number: int, guesses: Sequence[str], why: str) -> None:
        row = by_number[number]
        photo_id = draft.matches.get(number)
        open_rows.append(
            {
                "row": number,
                "file": row.file,
                "caption": text_of(row.values.get("caption", "")),
                "credit": text_of(row.values.get("credit_line", "")),
                "guesses": [key for key in guesses if key in records],
                "key": str(photo_id) if photo_id else "",
                "why": why,
            }
        )

    for item in plan.matching.unmatched:
        add(item.row, item.suggestions, t("import.names_no_file") if item.file else t("import.has_no_name"))
    for unclear in plan.matching.ambiguous:
        add(unclear.row, unclear.candidates, unclear.why)
    shown = {row["row"] for row in open_rows}
    for number in draft.matches:
        if number in by_number and number not in shown:
            add(number, (), t("import.by_hand"))
    open_rows.sort(key=lambda row: int(row["row"]))
    guessed = dict.fromkeys(key for row in open_rows for key in row["guesses"])
    paired = dict.fromkeys(row["key"] for row in open_rows if row["key"])
    keys = dict.fromkeys((*guessed, *paired, *plan.matching.unclaimed[:SHOWN_UNCLAIMED]))
    return {
        "wrong": open_rows[:SHOWN_NOTES],
        "wrong_open": sum(not row["key"] for row in open_rows),
        "photos": [
            {
                "key": key,
                "name": plan.names.get(key, records[key].name),
                "thumb": thumb_url(records[key]),
                "alt": records[key].metadata.caption or records[key].name,
            }
            for key in keys
            if key in records
        ],
        "unclaimed_count": len(plan.matching.unclaimed),
    }


def _row_file(plan: SheetPlan, number: int) -> str:
    return next((row.file for row in plan.sheet.rows if row.number == number), "")
