"""Commands on a desk: ingest, find, edit, history, undo, desk-import, embed, remove, backup."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.exchange import ForgetOption, OnConflict, RememberOption, import_report
from photodesk.cli.files import Form, FormOption, Paths, pairs, report_written, shown
from photodesk.cli.main import FAILED, FOUND, Options, command, now, user_name
from photodesk.errors import UsageError
from photodesk.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from photodesk.desk import Desk
    from photodesk.library.store import Record

Output = Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")]
Id = Annotated[int, typer.Argument(metavar="ID", help="The photo's id; photodesk find lists them.")]


@contextmanager
def opened(options: Options) -> Iterator[Desk]:
    """Open the desk that the options name."""
    from photodesk.desk import Desk

    with Desk.open(options.desk, settings=options.settings, user=user_name(), clock=now) as desk:
        yield desk


@command("ingest", example="photodesk ingest wire/ --source wire")
def ingest(
    paths: Paths,
    source: Annotated[str, typer.Option(help="How they arrive: wire, handout, staff, or an agency.")] = "",
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Take photos into the desk, where they stand."""
    with opened(options) as desk:
        with output.progress("Reading", quiet=options.quiet) as progress:
            result = desk.ingest(paths, source_label=source, draw=False, on_progress=progress)
        with output.progress("Thumbnails", quiet=options.quiet) as progress:
            desk.draw(on_progress=progress)
    if form is Form.json:
        document = {
            "added": list(result.added),
            "known": [str(path) for path in result.known],
            "linked": list(result.linked),
            "changed_outside": [str(path) for path in result.changed_outside],
            "merged": list(result.merged),
            "corrected": list(result.corrected),
            "suggested": [
                {
                    "id": photo_id,
                    "supplier": name.supplier,
                    "maker": name.maker,
                    "supplier_image_id": name.image_id,
                }
                for photo_id, name in result.suggested
            ],
            "refused": output.failed(result.refused),
        }
        output.emit(output.as_json(document), to)
    else:
        parts = [f"{len(result.added)} added"]
        parts += [f"{len(result.known)} known already"] if result.known else []
        parts += [f"{len(result.linked)} linked to the same picture"] if result.linked else []
        lines = [" · ".join(parts) + "."]
        if result.changed_outside:
            waiting = len(result.changed_outside) - len(result.merged)
            taken = f"{len(result.merged)} taken over" if result.merged else ""
            waits = f"{waiting} to decide with photodesk differences" if waiting else ""
            how = ", ".join(part for part in (taken, waits) if part)
            lines.append(f"{len(result.changed_outside)} changed outside ({how}):")
            lines += [f"  {path}" for path in result.changed_outside]
        if result.corrected:
            ids = ", ".join(map(str, result.corrected))
            lines.append(f"Corrected by their sender, to take with photodesk differences: {ids}")
        output.emit(output.folded([*lines, *output.failure_lines(result.refused)]), to)
    return FAILED if result.refused else 0


@command("find", example='photodesk find "credit:AP missing:caption"')
def find(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, or credit:AP missing:caption …")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 1000,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Find photos on the desk, newest first."""
    with opened(options) as desk:
        found = desk.find(query, limit=limit)
    if form is Form.json:
        output.emit(output.as_json([record_document(record) for record in found.photos]), to)
    else:
        rows = [
            (str(r.id), r.name, r.state, " ".join(r.badges), collapse(r.metadata.caption)[:60])
            for r in found.photos
        ]
        table = output.table(("Id", "File", "State", "Badges", "Caption"), rows) + "\n" if rows else ""
        output.emit(f"{table}{found.total} {'photo' if found.total == 1 else 'photos'}.", to)
    return 0


def record_document(record: Record) -> dict[str, Any]:
    """Return a desk photo as JSON: id, path, fields, badges, state."""
    from photodesk.desk.receipts import plain

    return {
        "id": record.id,
        "path": str(record.path),
        "fields": {name: plain(value) for name, value in record.metadata.items()},
        "badges": list(record.badges),
        "state": record.state,
        "status": record.status,
        "revision": record.revision,
        "source": record.source_label,
        "flag": record.flag,
        "rating": record.rating,
    }


@command("edit", example='photodesk edit 12 --set caption="Commuters cross the Han." --revision 3')
def edit(
    photo_id: Id,
    sets: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="Give a field this value.")
    ] = None,
    clears: Annotated[
        list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty a field.")
    ] = None,
    revision: Annotated[int | None, typer.Option(help="Refuse when the photo has moved on.")] = None,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Change a photo's values in the desk, not yet in the file."""
    from photodesk.desk.editing import edits_from, values_after
    from photodesk.library.store import StaleRevision

    edits = edits_from(pairs(sets or [], "--set"), (), clears or [])
    if not edits:
        raise UsageError("nothing to change: give --set or --clear")
    with opened(options) as desk:
        values = values_after(edits, desk.store.get(photo_id).metadata)
        try:
            edited = desk.edit(photo_id, values, revision=revision)
        except StaleRevision as stale:
            lines = [
                f"  {name}: {shown(stale.record.metadata.get(name)) or '(empty)'} (there) · "
                f"{shown(value) or '(empty)'} (yours)"
                for name, value in values.items()
            ]
            raise UsageError("\n".join([str(stale), *lines])) from None
    if form is Form.json:
        output.emit(
            output.as_json(
                {
                    **record_document(edited.record),
                    "batch": f"b{edited.batch_id}" if edited.batch_id else None,
                }
            ),
            to,
        )
    else:
        done = f"Saved in the desk, not yet in the file. Undo: photodesk undo b{edited.batch_id}"
        output.emit(done if edited.batch_id else "Nothing changed.", to)
    return 0


@command("history", example="photodesk history 12")
def history(photo_id: Id, form: FormOption = Form.text, to: Output = None, *, options: Options) -> int:
    """Show who changed what on a photo, when and why."""
    from photodesk.desk.receipts import plain

    with opened(options) as desk:
        desk.store.get(photo_id)
        past = desk.history(photo_id)
    if form is Form.json:
        document = [
            {
                "change": f"c{p.id}",
                "batch": f"b{p.batch_id}",
                "kind": p.kind,
                "field": p.field,
                "from": plain(p.before),
                "to": plain(p.after),
                "user": p.user,
                "at": p.at,
                "why": p.why,
                "revision": p.revision,
                "undone": p.undone,
            }
            for p in past
        ]
        output.emit(output.as_json(document), to)
    else:
        lines = [
            f"{p.at[:16].replace('T', ' ')} UTC  {p.user}  {p.kind} b{p.batch_id} c{p.id}"
            f"{' (undone)' if p.undone else ''}\n  {p.field}: {shown(p.before) or '(empty)'} → "
            f"{shown(p.after) or '(empty)'}{f'  ({p.why})' if p.why else ''}"
            for p in past
        ]
        output.emit(output.folded(lines) or "Nothing was changed yet.", to)
    return 0


@command("undo", example="photodesk undo 7")
def undo(
    what: Annotated[
        str, typer.Argument(metavar="CHANGE_OR_BATCH", help="b7 or 7: a batch; c31: one change.")
    ],
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Take back one edit or a whole batch."""
    number = what[1:] if what[:1] in ("b", "c") else what
    if not number.isascii() or not number.isdigit():
        raise UsageError(f"{what}: write b7 or 7 for a batch, c31 for one change")
    with opened(options) as desk:
        result = desk.undo_change(int(number)) if what[0] == "c" else desk.undo(int(number))
    if form is Form.json:
        document = {"batch": f"b{result.batch_id}", "photos": list(result.photos), "kept": list(result.kept)}
        output.emit(output.as_json(document), to)
    else:
        kept = f" {len(result.kept)} changed again since, left as they are." if result.kept else ""
        output.emit(f"Undone on {len(result.photos)} photos, as batch b{result.batch_id}.{kept}", to)
    return FOUND if result.kept else 0


@command("desk-import", example="photodesk desk-import captions.csv --dry-run")
def desk_import(
    sheet: Annotated[Path, typer.Argument(metavar="TABLE", help="CSV, TSV or XLSX with a file column.")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="HEADING=FIELD", help="What a heading means.")
    ] = None,
    encoding: Annotated[str, typer.Option(help="The sheet's encoding.")] = "auto",
    on_conflict: Annotated[
        OnConflict, typer.Option("--on-conflict", help="keep: the desk wins; replace: the sheet wins.")
    ] = OnConflict.file_wins,
    replace: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="The sheet wins for this field.")
    ] = None,
    match: Annotated[
        list[str] | None, typer.Option(metavar="ROW=PATH", help="Pair this row with this photo.")
    ] = None,
    leftover: Annotated[Path | None, typer.Option(help="Write the open rows to this sheet.")] = None,
    query: Annotated[
        str, typer.Option(help='The photos that the sheet is about; "" is all of the desk.')
    ] = "is:tonight",
    remember: RememberOption = False,
    forget: ForgetOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference only.")] = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Put a sheet's values into the desk, as one batch."""
    from photodesk.desk import sheets
    from photodesk.exchange.headings import parse_mapping
    from photodesk.exchange.matching import parse_matches

    with opened(options) as desk:
        result = sheets.import_into_desk(
            desk, sheet, mapping=parse_mapping(mapping or []), encoding=encoding,
            on_conflict=on_conflict.value, replace_fields=replace or (),
            matches=parse_matches(match or []), leftover=leftover, dry_run=dry_run, query=query,
            remember=remember, forget=forget,
        )  # fmt: skip
    output.emit(import_report(result, form), to)
    return FOUND if result.open_rows else 0


@command("embed", example='photodesk embed "page:A7"')
def embed(
    query: Annotated[str, typer.Argument(metavar="[QUERY]", help="Which photos (default: all).")] = "",
    into: Annotated[Path | None, typer.Option(help="Write copies into this folder.")] = None,
    name: Annotated[str, typer.Option(help="Names of copies, as {name} or {id}_{slug}.")] = "{name}",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes, write nothing.")] = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Write the desk's values into the files: the save."""
    from photodesk.desk.embedding import Embedding

    with opened(options) as desk, output.progress("Writing", quiet=options.quiet) as progress:
        ids = [record.id for record in desk.find(query, limit=10_000).photos]
        result = desk.embed(ids, into=into, name=name, how=Embedding(dry_run=dry_run), on_progress=progress)
    return report_written(result, form, to, dry_run=dry_run)


@command("remove", example="photodesk remove 12")
def remove(photo_id: Id, *, options: Options) -> int:
    """Take a photo off the desk; its file stays."""
    with opened(options) as desk:
        record = desk.store.get(photo_id)
        desk.remove([photo_id])
    output.emit(f"{record.name} is off the desk; its file stays at {record.path}.")
    return 0


@command("backup", example="photodesk backup desk-20261124.db")
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")], *, options: Options
) -> int:
    """Copy the desk's database while others work."""
    with opened(options) as desk:
        desk.backup(file)
    output.emit(f"Backed up to {file}.")
    return 0


@command("restore", example="photodesk restore desk-20261124.db")
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy that backup made.")],
    *,
    options: Options,
) -> int:
    """Put a backup in the place of the desk's database."""
    from photodesk.desk import keeping

    kept = keeping.restore(options.desk, file)
    output.emit(f"Restored.{f' The database before it is kept as {kept}.' if kept else ''}")
    return 0
