"""The command for a picture that its agency withdrew: kill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption
from photodesk.cli.library import opened
from photodesk.cli.main import FOUND, Options, command
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.library.kills import Kill

Output = Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")]


@command("kill", example='photodesk kill --ref PYH2026112400010 --notice "AFP withdraws this handout"')
def kill(
    ref: Annotated[str, typer.Option(help="The agency's number of the picture, or a photo's id.")] = "",
    notice: Annotated[str, typer.Option(help="What the agency says; it stands in every finding.")] = "",
    lift: Annotated[bool, typer.Option("--lift", help="Take the kill of this number back.")] = False,
    show: Annotated[bool, typer.Option("--list", help="List every kill.")] = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Find and mark everything made from a withdrawn picture.

    Photos, pages, embedded copies and renditions; from now on rule RGT-007 stops it everywhere.
    """
    if not show and not ref.strip():
        raise UsageError("kill: name the picture with --ref, or list the kills with --list")
    with opened(options) as desk:
        if show:
            every = desk.kills()
            lines = [_line(one) for one in every] or ["No picture was killed here."]
            _emit([_document(one) for one in every], lines, form, to)
            return 0
        if lift:
            lifted = desk.lift_kill(ref)
            _emit(_document(lifted), [f"{lifted.ref}: no longer killed."], form, to)
            return 0
        killed = desk.kill(ref, notice=notice)
    _emit(killed.document(), killed.lines(), form, to)
    return FOUND if any(place.sent_at for place in killed.places) else 0


def _emit(document: Any, lines: list[str], form: Form, to: Path | None) -> None:
    output.emit(output.as_json(document) if form is Form.json else "\n".join(lines), to)


def _document(one: Kill) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "notice": one.notice,
        "user": one.user,
        "at": one.at,
        "lifted_by": one.lifted_by or None,
        "lifted_at": one.lifted_at or None,
    }


def _line(one: Kill) -> str:
    lifted = f"  (lifted by {one.lifted_by}, {one.lifted_at[:16]})" if one.lifted_at else ""
    return f"{one.ref}  {one.at[:16].replace('T', ' ')} UTC  {one.user}  {one.notice}{lifted}"
