"""How certain fixes are shown and applied on the command line: `page fix`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from photodesk.cli import output
from photodesk.cli.files import Form, shown

if TYPE_CHECKING:
    from photodesk.desk import Desk
    from photodesk.model import Change


def fix_page(desk: Desk, name: str, form: Form, to: Path | None, *, dry_run: bool) -> int:
    """Apply the certain fixes of a page as one batch, or show them; return the exit code."""
    proposal = desk.fix(name)
    batch_id = None if dry_run else desk.apply(proposal)
    if form is Form.json:
        document = {
            "page": name,
            "changes": [
                {"id": item.photo_id, **change_document(change)}
                for item in proposal.items
                for change in item.changes
            ],
            "batch": f"b{batch_id}" if batch_id else None,
        }
        output.emit(output.as_json(document), to)
        return 0
    lines = [
        f"  photo {item.photo_id}  {change_line(change)}"
        for item in proposal.items
        for change in item.changes
    ]
    pictures = f"{proposal.count} {'picture' if proposal.count == 1 else 'pictures'}"
    if not proposal.items:
        lines.append(f"Page {name}: nothing that a rule is certain of.")
    elif batch_id:
        lines.append(f"Fixed {pictures} in the desk, not yet in the files. Undo: photodesk undo b{batch_id}")
    else:
        lines.append(f"Would fix {pictures}. Nothing changed yet.")
    output.emit(output.folded(lines), to)
    return 0


def change_document(change: Change) -> dict[str, Any]:
    """Return a change as JSON: field, from, to, why."""
    from photodesk.desk.receipts import plain

    before, after = plain(change.before), plain(change.after)
    return {"field": change.field, "from": before, "to": after, "why": change.why}


def change_line(change: Change) -> str:
    """Return a change for people, in one line."""
    why = f"  ({change.why})" if change.why else ""
    return f"{change.field}: {shown(change.before) or '(empty)'} → {shown(change.after) or '(empty)'}{why}"
