"""The command for files that say something else than the desk: list what waits, and decide it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption, shown
from photodesk.cli.library import Output, opened
from photodesk.cli.main import FOUND, Options, command
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk.outside import Differing


class Side(StrEnum):
    """Whose words stand after a decision."""

    theirs = "theirs"
    ours = "ours"


@command("differences", example="photodesk differences 12 --take theirs --field caption")
def differences(
    photo_id: Annotated[
        int | None, typer.Argument(metavar="ID", help="Only this photo; without it all that wait.")
    ] = None,
    take: Annotated[
        Side | None, typer.Option(help="Decide: take what the file says, or keep what the desk says.")
    ] = None,
    field: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="Decide this field only; may be repeated.")
    ] = None,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Show what files say otherwise than the desk: changed outside, or corrected by their sender.

    Exit code 1 means that something waits for a decision.
    """
    if take is not None and photo_id is None:
        raise UsageError("--take decides for one photo: photodesk differences ID --take theirs")
    if field and take is None:
        raise UsageError("--field goes with --take theirs or --take ours")
    batches = []
    with opened(options) as desk:
        if photo_id is not None:
            desk.store.get(photo_id)
        ids = None if photo_id is None else [photo_id]
        found = desk.differences(ids=ids)
        if take is not None:
            if not found:
                raise UsageError(f"photo {photo_id}: nothing waits there")
            known = {one.field for differing in found for one in differing.fields}
            if unknown := set(field or ()) - known:
                raise UsageError(f"photo {photo_id}: {', '.join(sorted(unknown))} does not wait there")
            for differing in found:
                own = [one.field for one in differing.fields if not field or one.field in field]
                if own:
                    batches.append(desk.settle(differing.id, take.value, fields=own).batch_id)
            found = desk.differences(ids=ids)
    taken = [f"b{batch}" for batch in batches if batch]
    if form is Form.json:
        document = {"differences": [_document(one) for one in found], "batches": taken}
        output.emit(output.as_json(document), to)
    else:
        output.emit(output.folded(_lines(found, decided=take is not None, taken=taken)), to)
    return FOUND if found else 0


def _document(differing: Differing) -> dict[str, Any]:
    from photodesk.desk.receipts import plain

    return {
        "id": differing.record.id,
        "path": str(differing.record.path),
        "kind": differing.kind,
        "file": str(differing.path),
        "at": differing.at,
        "fields": [
            {
                "field": one.field,
                "base": plain(one.base),
                "theirs": plain(one.theirs),
                "ours": plain(one.ours),
                "both": one.both,
            }
            for one in differing.fields
        ],
    }


def _lines(found: tuple[Differing, ...], *, decided: bool, taken: list[str]) -> list[str]:
    lines = []
    if decided:
        undo = f" Undo: photodesk undo {taken[0]}" if taken else ""
        lines.append(f"{'Taken into the desk.' if taken else 'Kept as the desk has it.'}{undo}")
    elif not found:
        lines.append("No file says something else than the desk.")
    for one in found:
        what = {"outside": "changed outside", "correction": "correction from its sender"}[one.kind]
        other = "" if Path(one.path) == one.record.path else f" ({one.path.name})"
        lines.append(
            f"photo {one.record.id}  {one.record.name}  {what}{other}, {one.at[:16].replace('T', ' ')} UTC"
        )
        for field in one.fields:
            lines.append(f"  {field.field}")
            if field.both:
                lines.append(f"    was     {shown(field.base) or '(empty)'}")
            lines.append(f"    theirs  {shown(field.theirs) or '(empty)'}")
            lines.append(f"    ours    {shown(field.ours) or '(empty)'}")
    if found:
        first = found[0].record.id
        lines.append(f"Decide with: photodesk differences {first} --take theirs, or --take ours")
    return lines
