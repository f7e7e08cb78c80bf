"""Commands on a page: page new, add, drop, use, arrange, show, audit, fix, send; and waive."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption, parse_date
from photodesk.cli.fixing import change_document, change_line, fix_page
from photodesk.cli.library import Id, Output, opened, record_document
from photodesk.cli.main import FAILED, FOUND, Options, command, now
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk
    from photodesk.desk.gating import Gate
    from photodesk.desk.publishing import Sent
    from photodesk.library.pages import Page


class PageAction(StrEnum):
    """What to do with a page."""

    new = "new"
    add = "add"
    drop = "drop"
    use = "use"
    arrange = "arrange"
    show = "show"
    audit = "audit"
    fix = "fix"
    send = "send"


@command("page", example="photodesk page new A7 --date 2026-11-24")
def page(
    action: Annotated[
        PageAction, typer.Argument(help="new, add, drop, use, arrange, show, audit, fix or send.")
    ],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The page, for example A7.")],
    ids: Annotated[
        list[int] | None,
        typer.Argument(
            metavar="[ID]", help="add, drop: photos; arrange: all of them in order; use: one by its copy."
        ),
    ] = None,
    on: Annotated[str, typer.Option("--date", help="new: date of use (default: today).")] = "",
    use: Annotated[str, typer.Option(help="new: targets.")] = "print,web",
    into: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="send: folder for the web copies.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="send: also what went out before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="fix: show the difference only.")] = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Make a page, put photos on it, judge it, send it.

    Send = audit, embed, web copies, receipt in one step; what is stopped stays.
    """
    from photodesk.desk.auditing import targets_of

    with opened(options) as desk:
        if action is PageAction.new:
            made = desk.new_page(name, on=parse_date(on) if on else now().date(), targets=targets_of(use))
            return _show(
                {"page": made.name, "date": made.on.isoformat(), "photos": []}, _says(made), form, to
            )
        if action is PageAction.fix:
            return fix_page(desk, name, form, to, dry_run=dry_run)
        if action is PageAction.send:
            with output.progress("Sending", quiet=options.quiet) as progress:
                sent = desk.send(name, to=into, again=again, on_progress=progress)
            return _show_sent(sent, name, form, to)
        if action in (PageAction.show, PageAction.audit):
            gate = desk.gate(name)
            _show_gate(gate, form, to)
            return FOUND if action is PageAction.audit and gate.stopped else 0
        changed = _changed(desk, action, name, ids or [])
        return _show({"page": changed.name, "photos": list(changed.photo_ids)}, _says(changed), form, to)


def _changed(desk: Desk, action: PageAction, name: str, ids: list[int]) -> Page:
    if not ids:
        raise UsageError(f"page {action}: give the ids of photos; photodesk find lists them")
    if action is PageAction.arrange:
        return desk.arrange_page(name, ids)
    for photo_id in ids:
        desk.store.get(photo_id)
    if action is PageAction.add:
        return desk.put_on_page(name, ids)
    if action is PageAction.drop:
        return desk.take_off_page(name, ids)
    changed = desk.page(name)
    for photo_id in ids:
        changed = desk.use_copy(name, photo_id)
    return changed


def _says(page: Page) -> list[str]:
    count = len(page.photo_ids)
    slots = ", ".join(f"{slot}: photo {i}" for slot, i in enumerate(page.photo_ids, start=1))
    where = f"Page {page.name}, {page.on.isoformat()}, {', '.join(page.targets)}"
    return [f"{where}: {count} picture{'' if count == 1 else 's'}{f' ({slots})' if slots else ''}."]


def _show_sent(sent: Sent, name: str, form: Form, to: Path | None) -> int:
    document = {
        "page": name,
        "sent": list(sent.sent),
        "stopped": list(sent.stopped),
        "refused": output.failed(sent.refused),
        "folder": str(sent.folder) if sent.receipt else None,
        "renditions": [str(copy.copy) for copy in sent.copies],
        "receipt": str(sent.receipt) if sent.receipt else None,
    }
    lines = [f"Page {name}: {len(sent.sent)} sent, {len(sent.stopped)} stopped."]
    if sent.receipt:
        lines.append(f"In {sent.folder}:")
        lines += [f"  {copy.copy.name}  {copy.width} × {copy.height}" for copy in sent.copies]
        lines.append(f"Receipt: {sent.receipt}")
    if sent.stopped:
        lines.append(f"What stops them: photodesk page show {name}")
    _show(document, [*lines, *output.failure_lines(sent.refused)], form, to)
    return FAILED if sent.refused else FOUND if sent.stopped else 0


def _show_gate(gate: Gate, form: Form, to: Path | None) -> None:
    name = gate.page.name
    document = {
        "page": name,
        "date": gate.page.on.isoformat(),
        "targets": list(gate.page.targets),
        "photos": [record_document(record) for record in gate.records],
        "ready": list(gate.ready),
        "stopped": list(gate.stopped),
        "sent": list(gate.page.sent),
        "findings": [
            {
                "id": int(f.key),
                "code": f.code,
                "severity": f.severity.name,
                "message": f.message,
                "fix": [change_document(change) for change in f.fix],
            }
            for f in gate.findings
        ],
        "waived": [
            {
                "id": int(f.key),
                "code": f.code,
                "reason": w.reason,
                "user": w.user,
                "at": w.at,
                "on_my_responsibility": w.responsibility,
            }
            for f, w in gate.waived
        ],
    }
    names = {str(record.id): record.name for record in gate.records}
    lines = [f"Page {name}: {gate.counts.words}."]
    for f in gate.findings:
        lines.append(f"  {f.severity.name:<8}{f.code}  {names[f.key]}: {f.message}")
        lines += [f"    fix   {change_line(change)}" for change in f.fix]
    for f, w in gate.waived:
        own = ", ON OWN RESPONSIBILITY" if w.responsibility else ""
        lines.append(f"  waived  {f.code}  {names[f.key]}: {w.reason} ({w.user}{own})")
    if fixable := len({f.key for f in gate.findings if f.fix}):
        pictures = "1 picture" if fixable == 1 else f"{fixable} pictures"
        lines.append(f"Certain fixes for {pictures}: photodesk page fix {name}")
    _show(document, lines, form, to)


def _show(document: dict[str, Any], lines: list[str], form: Form, to: Path | None) -> int:
    output.emit(output.as_json(document) if form is Form.json else output.folded(lines), to)
    return 0


@command("waive", example='photodesk waive 12 DUP-003 --reason "two frames, one moment" --page A7')
def waive(
    photo_id: Id,
    code: Annotated[str, typer.Argument(metavar="CODE", help="The rule, for example DUP-003.")],
    reason: Annotated[str, typer.Option(help="Why; it stands on every report.")] = "",
    page_name: Annotated[str, typer.Option("--page", help="Only for this page.")] = "",
    responsibility: Annotated[
        bool, typer.Option("--on-my-responsibility", help="For what needs the chief.")
    ] = False,
    end: Annotated[bool, typer.Option("--end", help="Take the waiver back.")] = False,
    *,
    options: Options,
) -> int:
    """Let an error pass, with your name and a reason."""
    with opened(options) as desk:
        if end:
            desk.end_waiver(photo_id, code.upper(), page=page_name)
            output.emit(f"{code.upper()} stands again on photo {photo_id}.")
            return 0
        desk.waive(photo_id, code.upper(), reason=reason, page=page_name, responsibility=responsibility)
    output.emit(f"{code.upper()} waived on photo {photo_id}: {reason}")
    return 0
