"""Commands that take words in and hand them out: import, export-table, rendition, check-rendition, figure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption, Paths, Sidecar, shown
from photodesk.cli.main import FAILED, FOUND, Options, command, now, user_name

if TYPE_CHECKING:
    from photodesk.desk.sheet_report import ImportResult

Output = Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")]


class OnConflict(StrEnum):
    """Who wins where file and sheet both have a value."""

    file_wins = "keep"
    sheet_wins = "replace"


RememberOption = Annotated[
    bool, typer.Option("--remember", help="Keep --map for sheets with the same headings.")
]
ForgetOption = Annotated[bool, typer.Option("--forget", help="Drop what was kept for these headings.")]


def import_report(result: ImportResult, form: Form) -> str:
    """Return the report of an import.

    Its first line is never folded, so that scripts find it, nor is a command, so that it can be copied.
    """
    if form is Form.json:
        return output.as_json(result.document())
    first, *others = result.lines()
    return "\n".join((first, *(line if "photodesk " in line else output.folded([line]) for line in others)))


@command("import", example="photodesk import captions.csv photos/ --dry-run")
def import_captions(
    sheet: Annotated[Path, typer.Argument(metavar="TABLE", help="CSV, TSV or XLSX with a file column.")],
    photos: Annotated[
        list[Path], typer.Argument(metavar="PHOTOS", help="Files or folders.", show_default=False)
    ],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="HEADING=FIELD", help="Which field a heading means.")
    ] = None,
    encoding: Annotated[str, typer.Option(help="The sheet's encoding.")] = "auto",
    on_conflict: Annotated[
        OnConflict, typer.Option("--on-conflict", help="keep: the file wins; replace: the sheet wins.")
    ] = OnConflict.file_wins,
    replace: Annotated[
        list[str] | None, typer.Option(metavar="FIELD", help="The sheet wins for this field.")
    ] = None,
    match: Annotated[
        list[str] | None, typer.Option(metavar="ROW=PATH", help="Pair this row with this file.")
    ] = None,
    leftover: Annotated[
        Path | None, typer.Option(help="Write the rows that stayed open to this sheet.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the difference, write nothing.")] = False,
    sidecar: Annotated[
        Sidecar, typer.Option(help="auto: beside files that take no metadata.")
    ] = Sidecar.auto,
    remember: RememberOption = False,
    forget: ForgetOption = False,
    form: FormOption = Form.text,
    report: Output = None,
    *,
    options: Options,
) -> int:
    """Put a sheet's captions and credits into its files.

    What is clear is written, what is not stays for --leftover. Blanks are always filled.
    """
    from photodesk.desk import embedding, sheets
    from photodesk.exchange.headings import parse_mapping
    from photodesk.exchange.matching import parse_matches

    with output.progress("Importing", quiet=options.quiet) as progress:
        result = sheets.import_captions(
            sheet, photos, mapping=parse_mapping(mapping or []), encoding=encoding,
            on_conflict=on_conflict.value, replace_fields=replace or (),
            matches=parse_matches(match or []), leftover=leftover, remember=remember, forget=forget,
            folder=options.folder, settings=options.settings, at=now(), user=user_name(),
            how=embedding.Embedding(sidecar=sidecar.value, dry_run=dry_run),
            workers=options.workers, on_progress=progress,
        )  # fmt: skip
    output.emit(import_report(result, form), report)
    if result.failed:
        return FAILED
    return FOUND if result.open_rows else 0


class CopyFormat(StrEnum):
    """Format of a web copy."""

    jpeg = "jpeg"
    webp = "webp"
    avif = "avif"


@command("export-table", example="photodesk export-table photos/ --to captions.csv")
def export_table(
    paths: Paths,
    to: Annotated[Path, typer.Option(help="The sheet: a name that ends in .csv or .xlsx.")],
    encoding: Annotated[str, typer.Option(help="Of a .csv: utf-8-sig, cp949, …")] = "utf-8-sig",
    korean: Annotated[bool, typer.Option("--korean", help="Headings in Korean.")] = False,
    form: FormOption = Form.text,
    report: Output = None,
    *,
    options: Options,
) -> int:
    """Write what files say as a sheet that import reads back."""
    from photodesk.desk import exporting

    with output.progress("Reading", quiet=options.quiet) as progress:
        result = exporting.export_table(
            paths, to, settings=options.settings, encoding=encoding, korean=korean,
            workers=options.workers, on_progress=progress,
        )  # fmt: skip
    if form is Form.json:
        document = {
            "path": str(result.path),
            "rows": result.rows,
            "kept": str(result.kept) if result.kept else None,
            "losses": [
                {"row": loss.row, "column": loss.column, "characters": loss.characters}
                for loss in result.losses
            ],
            "failed": output.failed(result.failed),
        }
        output.emit(output.as_json(document), report)
    else:
        lines = [f"{result.path}: {result.rows} {'row' if result.rows == 1 else 'rows'}."]
        if result.kept is not None:
            lines.append(f"The sheet that stood there is kept as {result.kept}.")
        lines += [
            f"  row {loss.row}, {loss.column}: {encoding} has no {loss.characters}" for loss in result.losses
        ]
        output.emit(output.folded([*lines, *output.failure_lines(result.failed)]), report)
    return FAILED if result.failed else FOUND if result.losses else 0


@command("rendition", example='photodesk rendition page-A7/ --to web/ --name "A7_{slot:02}_{slug}"')
def rendition(
    paths: Paths,
    to: Annotated[Path, typer.Option(help="Folder for the copies.")],
    long_edge: Annotated[int, typer.Option("--long-edge", help="Pixels of the longer edge.")] = 2048,
    quality: Annotated[int, typer.Option(help="1 to 100.")] = 88,
    as_format: Annotated[CopyFormat, typer.Option("--as", help="Format of the copies.")] = CopyFormat.jpeg,
    name: Annotated[str, typer.Option(help="{name} {slug} {slot:02} {number} {date} {page}")] = "{name}",
    page: Annotated[str, typer.Option(help="What {page} stands for.")] = "",
    form: FormOption = Form.text,
    report: Output = None,
    *,
    options: Options,
) -> int:
    """Make web copies that carry caption, credit and rights.

    sRGB, upright, slightly sharpened; no GPS, no serial numbers, no instructions.
    """
    from photodesk.desk import exporting

    copy_form = exporting.CopyForm(
        long_edge_px=long_edge, quality=quality, to=as_format.value, name=name, page=page
    )
    with output.progress("Copying", quiet=options.quiet) as progress:
        made, failed = exporting.renditions(
            paths, to, form=copy_form, settings=options.settings, at=now(), workers=options.workers,
            on_progress=progress, folder=options.folder, user=user_name(),
        )  # fmt: skip
    if form is Form.json:
        document = {
            "renditions": [
                {
                    "path": str(copy.path),
                    "rendition": str(copy.copy),
                    "width": copy.width,
                    "height": copy.height,
                    "notes": [note.message for note in copy.notes],
                }
                for copy in made
            ],
            "failed": output.failed(failed),
        }
        output.emit(output.as_json(document), report)
    else:
        lines = [f"{copy.copy}  {copy.width} x {copy.height}" for copy in made]
        lines += [f"  · {copy.copy.name}: {note.message}" for copy in made for note in copy.notes]
        lines.append(f"{len(made)} copies made.")
        output.emit(output.folded([*lines, *output.failure_lines(failed, "not copied")]), report)
    return FAILED if failed else 0


@command("check-rendition", example="photodesk check-rendition original.jpg from-the-cms.jpg")
def check_rendition(
    original: Annotated[Path, typer.Argument(help="The original.")],
    delivered: Annotated[Path, typer.Argument(help="The copy that a CMS or a site delivers.")],
    form: FormOption = Form.text,
    report: Output = None,
    *,
    options: Options,
) -> int:
    """Tell what a delivered copy lost of the original's words."""
    from photodesk.desk import exporting
    from photodesk.desk.receipts import plain
    from photodesk.tables.fields import BY_ID

    losses = exporting.compare_copy(original, delivered, settings=options.settings)
    if form is Form.json:
        document = {
            "lost": [
                {
                    "field": loss.field,
                    "how": loss.how,
                    "right": loss.is_right,
                    "original": plain(loss.original),
                    "delivered": plain(loss.delivered),
                }
                for loss in losses
            ]
        }
        output.emit(output.as_json(document), report)
    else:
        lines = [
            f"{'!' if loss.is_right else '·'} {BY_ID[loss.field].label} {loss.how}: {shown(loss.original)}"
            + (f" → {shown(loss.delivered)}" if loss.delivered else "")
            for loss in losses
        ]
        output.emit(output.folded(lines) or "Nothing is lost.", report)
    return FOUND if any(loss.is_right for loss in losses) else 0


@command("figure", example="photodesk figure web/A7_01.jpg --schema-org")
def figure(
    paths: Paths,
    schema_org: Annotated[bool, typer.Option("--schema-org", help="Add a schema.org ImageObject.")] = False,
    form: FormOption = Form.text,
    report: Output = None,
    *,
    options: Options,
) -> int:
    """Write the figure element: alt, caption, credit."""
    from photodesk.desk import exporting

    made, failed = exporting.figures(paths, settings=options.settings, schema_org=schema_org)
    if form is Form.json:
        output.emit(output.as_json({"figures": list(made), "failed": output.failed(failed)}), report)
    else:
        output.emit("\n".join([*made, *output.failure_lines(failed)]), report)  # HTML is never folded
    return FAILED if failed else 0
