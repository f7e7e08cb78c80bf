"""Commands that change words over a selection: replace, template, codes. A difference first, one undo."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption, pairs
from photodesk.cli.fixing import change_document, change_line
from photodesk.cli.library import Output, opened
from photodesk.cli.main import Options, command
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk
    from photodesk.desk.changing import Proposal
    from photodesk.desk.codes import Codes
    from photodesk.desk.templates import Template

Query = Annotated[str, typer.Argument(metavar="QUERY", help="Which photos: a query, as find takes it.")]
Apply = Annotated[bool, typer.Option("--apply", help="Apply what is shown, as one batch.")]


@command("replace", example='photodesk replace "date:2026-11" --find Kiev --with Kyiv')
def replace(
    query: Query,
    find: Annotated[str, typer.Option(help="The words to find, or a pattern with --regex.")],
    put: Annotated[str, typer.Option("--with", help=r"What takes their place; \1 with --regex.")] = "",
    fields: Annotated[list[str] | None, typer.Option("--field", help="Look here (default: caption).")] = None,
    pattern: Annotated[bool, typer.Option("--regex", help="--find is a pattern.")] = False,
    ignore_case: Annotated[bool, typer.Option("--ignore-case", help="Find ap where AP is sought.")] = False,
    whole_words: Annotated[bool, typer.Option("--whole-words", help="Not inside longer words.")] = False,
    apply: Apply = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Find and replace in the desk's words; shows the difference until --apply."""
    from photodesk.desk.replacing import Search, find_and_replace

    search = Search(find, put, tuple(fields or ("caption",)), pattern, not ignore_case, whole_words)
    with opened(options) as desk:
        _propose(desk, find_and_replace(desk, search, desk.ids(query)), form, to, apply=apply)
    return 0


class TemplateAction(StrEnum):
    """What to do with templates."""

    list = "list"
    show = "show"
    save = "save"
    remove = "remove"
    put = "put"


@command("template", example='photodesk template put Briefing "is:tonight" --apply')
def template(
    action: Annotated[TemplateAction, typer.Argument(help="list, show, save, remove or put.")],
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="The template.")] = "",
    query: Annotated[
        str, typer.Argument(metavar="[QUERY]", help="put: which photos, as find takes it.")
    ] = "",
    sets: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=TEXT", help="save: a field with variables: {date}, {city}."),
    ] = None,
    modes: Annotated[
        list[str] | None,
        typer.Option("--mode", metavar="FIELD=MODE", help="save: replace, fill (default), append, prepend."),
    ] = None,
    apply: Apply = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Words for several fields at once: keep them, show them, put them on photos."""
    from photodesk.desk import templates

    with opened(options) as desk:
        if action is TemplateAction.list:
            kept = templates.every(desk)
            _emit([template_document(one) for one in kept], _list_lines(kept), form, to)
            return 0
        if not name:
            raise UsageError(f"template {action}: name the template; photodesk template list shows them")
        if action is TemplateAction.put:
            if not query:
                raise UsageError('template put: which photos? give a query, for example "is:tonight"')
            _propose(
                desk,
                templates.propose(desk, templates.get(desk, name), desk.ids(query)),
                form,
                to,
                apply=apply,
            )
        elif action is TemplateAction.remove:
            templates.remove(desk, name)
            _emit({"removed": name}, [f"Template {name} is deleted."], form, to)
        else:
            if action is TemplateAction.save:
                lines = templates.lines_from(
                    dict(pairs(sets or [], "--set")), dict(pairs(modes or [], "--mode"))
                )
                shown = templates.save(desk, templates.Template(name, lines))
            else:
                shown = templates.get(desk, name)
            _emit(template_document(shown), _template_lines(shown), form, to)
    return 0


def template_document(one: Template) -> dict[str, Any]:
    """Return a template as JSON: its name and its fields in order."""
    return {
        "name": one.name,
        "fields": [{"field": line.field, "mode": line.mode, "text": line.text} for line in one.lines],
    }


def _list_lines(kept: tuple[Template, ...]) -> list[str]:
    if not kept:
        return ['No templates yet: photodesk template save NAME --set caption="… ({date})"']
    return [f"{one.name}: {', '.join(line.field for line in one.lines)}" for one in kept]


def _template_lines(one: Template) -> list[str]:
    return [f"Template {one.name}:", *(f"  {line.field} ({line.mode}): {line.text}" for line in one.lines)]


class CodesAction(StrEnum):
    """What to do with code replacements."""

    list = "list"
    add = "add"
    remove = "remove"
    expand = "expand"


@command("codes", example="photodesk codes add seoul-derby.txt")
def codes(
    action: Annotated[CodesAction, typer.Argument(help="list, add, remove or expand.")],
    what: Annotated[
        str, typer.Argument(metavar="[FILE|QUERY]", help="add, remove: the file; expand: which photos.")
    ] = "",
    fields: Annotated[
        list[str] | None, typer.Option("--field", help="expand: in this field (default: caption).")
    ] = None,
    apply: Apply = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    r"""Code replacements: =gs8= or \gs8\ in a text is what a tab-separated file says it stands for."""
    from photodesk.desk import codes as kept
    from photodesk.desk.replacing import expand_codes

    with opened(options) as desk:
        if action is CodesAction.list:
            found = kept.of_desk(desk)
            _emit(_codes_document(found), _codes_lines(found), form, to)
            return 0
        if not what:
            asked = "which photos? give a query" if action is CodesAction.expand else "name the file"
            raise UsageError(f"codes {action}: {asked}")
        if action is CodesAction.expand:
            _propose(
                desk,
                expand_codes(desk, desk.ids(what), fields=fields or ("caption",)),
                form,
                to,
                apply=apply,
            )
        elif action is CodesAction.remove:
            kept.remove(desk, what)
            _emit({"removed": what}, [f"{what} is taken off the desk."], form, to)
        else:
            path = Path(what)
            try:
                added = kept.add(desk, path.name, path.read_bytes())
            except OSError as error:
                raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
            said = f"{len(added.wordings)} code{'' if len(added.wordings) == 1 else 's'} from {path.name}."
            _emit(_codes_document(added), [said, *(f"  {one}" for one in added.problems)], form, to)
    return 0


def _codes_document(found: Codes) -> dict[str, Any]:
    return {
        "files": list(found.files),
        "codes": {code: list(said) for code, said in found.wordings.items()},
        "problems": list(found.problems),
    }


def _codes_lines(found: Codes) -> list[str]:
    if not found.wordings:
        return ["No code replacements yet: photodesk codes add FILE takes Photo Mechanic's files."]
    lines = [f"={code}=  {'  |  '.join(said)}" for code, said in found.wordings.items()]
    return [*lines, *(f"Passed over: {one}" for one in found.problems)]


def _propose(desk: Desk, proposal: Proposal, form: Form, to: Path | None, *, apply: bool) -> None:
    """Show a difference, or apply it and say how to take it back."""
    batch_id = desk.apply(proposal) if apply else None
    items = [item for item in proposal.items if item.changes or item.asks]
    document = {
        "photos": [
            {
                "id": item.photo_id,
                "changes": [change_document(change) for change in item.changes],
                "asks": list(item.asks),
            }
            for item in items
        ],
        "batch": f"b{batch_id}" if batch_id else None,
    }
    lines = []
    for item in items:
        lines += [f"  photo {item.photo_id}  {change_line(change)}" for change in item.changes]
        lines += [f"  photo {item.photo_id}  {ask}" for ask in item.asks]
    photos = f"{proposal.count} photo{'' if proposal.count == 1 else 's'}"
    if not proposal.count:
        lines.append("Nothing to change.")
    elif batch_id:
        lines.append(f"Changed {photos} in the desk, not yet in the files. Undo: photodesk undo b{batch_id}")
    else:
        lines.append(f"Would change {photos}. Nothing changed yet; --apply changes them.")
    _emit(document, lines, form, to)


def _emit(document: Any, lines: list[str], form: Form, to: Path | None) -> None:
    output.emit(output.as_json(document) if form is Form.json else output.folded(lines), to)
