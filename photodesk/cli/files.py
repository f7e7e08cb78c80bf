"""Commands on files, without a desk: read, write, restore-file, audit, dupes, tidy."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.main import FAILED, FOUND, Options, command, now, user_name
from photodesk.errors import UsageError
from photodesk.text import collapse

if TYPE_CHECKING:
    from photodesk.desk.embedding import WriteResult
    from photodesk.model import Change, PhotoFile, Value

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders.", show_default=False)]
Output = Annotated[Path | None, typer.Option(help="Write the report to this file.")]


class Form(StrEnum):
    """How a report is written."""

    text = "text"
    json = "json"


class AuditForm(StrEnum):
    """How an audit is written."""

    text = "text"
    json = "json"
    csv = "csv"
    html = "html"
    junit = "junit"


class Policy(StrEnum):
    """Who wins when containers disagree."""

    newsroom = "newsroom"
    mwg = "mwg"


class Sidecar(StrEnum):
    """Where metadata go."""

    auto = "auto"
    always = "always"
    never = "never"


class Moment(StrEnum):
    """From which moment on rules speak."""

    intake = "intake"
    edit = "edit"
    page = "page"
    file = "file"


class FailOn(StrEnum):
    """The severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


FormOption = Annotated[Form, typer.Option("--format", help="For people or for programs.")]


@command("read", example="photodesk read photos/ --format json")
def read(
    paths: Paths,
    explain: Annotated[bool, typer.Option("--explain", help="Show every container's value.")] = False,
    policy: Annotated[Policy | None, typer.Option(help="Who wins when containers disagree.")] = None,
    form: FormOption = Form.text,
    to: Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")] = None,
    *,
    options: Options,
) -> int:
    """Show what the files say: EXIF, IIM and XMP, reconciled."""
    import msgspec

    from photodesk.desk import intake

    settings = options.settings
    if policy is not None:
        settings = msgspec.structs.replace(
            settings, metadata=msgspec.structs.replace(settings.metadata, policy=policy.value)
        )
    with output.progress("Reading", quiet=options.quiet) as progress:
        result = intake.read(paths, settings=settings, workers=options.workers, on_progress=progress)
    if form is Form.json:
        document = {
            "photos": [_photo_document(photo, explain) for photo in result.photos],
            "failed": output.failed(result.failed),
        }
        output.emit(output.as_json(document), to)
    else:
        lines: list[str] = []
        for photo in result.photos:
            lines += [*_photo_lines(photo, explain), ""]
        output.emit(output.folded([*lines, *output.failure_lines(result.failed)]).strip("\n"), to)
    return FAILED if result.failed else 0


def _photo_document(photo: PhotoFile, explaining: bool) -> dict[str, Any]:
    from photodesk.desk.receipts import plain

    document: dict[str, Any] = {
        "path": str(photo.path),
        "format": photo.format,
        "width": photo.width,
        "height": photo.height,
        "fields": {
            **{name: plain(value) for name, value in photo.metadata.items()},
            **{f"{name}@{language}": text for name, language, text in photo.metadata.alternatives},
        },
        "conflicts": [
            {
                "field": c.field,
                "chosen_from": c.chosen_from,
                "exif": c.exif,
                "iptc": c.iim,
                "xmp": c.xmp,
                "chosen": c.chosen,
            }
            for c in photo.conflicts
        ],
        "notes": [note.message for note in photo.notes],
    }
    if explaining:
        from photodesk.metadata.explain import explain

        document["explain"] = [
            {
                "field": row.field,
                "chosen_from": row.chosen_from,
                "exif": row.exif,
                "iptc": row.iim,
                "xmp": row.xmp,
                "why": row.why,
            }
            for row in explain(photo.tags, photo.conflicts)
        ]
    return document


def _photo_lines(photo: PhotoFile, explaining: bool) -> list[str]:
    from photodesk.tables.fields import BY_ID

    size = f", {photo.width} x {photo.height}" if photo.width else ""
    lines = [f"{photo.path}  ({photo.format}{size})"]
    if explaining:
        from photodesk.metadata.explain import explain

        for row in explain(photo.tags, photo.conflicts):
            lines.append(f"  {BY_ID[row.field].label}: {row.why}")
            for place, value in (("EXIF", row.exif), ("IIM", row.iim), ("XMP", row.xmp)):
                if value:
                    lines.append(f"    {place:<5}{collapse(value)}")
    else:
        for name, told in photo.metadata.items():
            lines.append(f"  {BY_ID[name].label}: {shown(told)}")
            others = (one for one in photo.metadata.alternatives if one[0] == name)
            lines += [f"  {_label(f'{name}@{language}')}: {shown(text)}" for _, language, text in others]
    if not any(True for _ in photo.metadata.items()):
        lines.append("  says nothing: no caption, no credit")
    for conflict in photo.conflicts:
        said = [
            f"{place} “{collapse(value)}”"
            for place, value in (("EXIF", conflict.exif), ("IIM", conflict.iim), ("XMP", conflict.xmp))
            if value
        ]
        label = BY_ID[conflict.field].label
        lines.append(f"  ! {label} differs, {conflict.chosen_from.upper()} taken: {'; '.join(said)}")
    lines += [f"  · {note.message}" for note in photo.notes]
    return lines


def shown(value: Value) -> str:
    """Return a field value on one line for people."""
    if isinstance(value, str):
        return collapse(value)
    texts = []
    for item in value:
        if isinstance(item, str):
            texts.append(item)
        else:
            texts.append(", ".join(f"{name} {_member_text(member)}" for name, member in item))
    return "; ".join(texts)


def _member_text(member: Any) -> str:
    if isinstance(member, str):
        return member
    return " / ".join(part if isinstance(part, str) else part[1] for part in member)


def pairs(assignments: list[str], option: str) -> list[tuple[str, str]]:
    """Return NAME=VALUE arguments as pairs; UsageError where there is no "="."""
    pairs = []
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise UsageError(f"{option} {assignment}: write FIELD=VALUE")
        pairs.append((name.strip(), value))
    return pairs


@command(
    "write",
    example='photodesk write 1.jpg --set caption="Commuters cross the Han." --set credit_line=Yonhap',
)
def write(
    paths: Paths,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="Give a field this value; repeat for a list; caption@ko for Korean.",
        ),
    ] = None,
    appends: Annotated[
        list[str] | None, typer.Option("--append", metavar="FIELD=VALUE", help="Add to a list field.")
    ] = None,
    clears: Annotated[
        list[str] | None, typer.Option("--clear", metavar="FIELD", help="Empty a field.")
    ] = None,
    sidecar: Annotated[
        Sidecar, typer.Option(help="auto: beside files that take no metadata.")
    ] = Sidecar.auto,
    keep_mtime: Annotated[bool, typer.Option("--keep-mtime", help="Keep the modification time.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes, write nothing.")] = False,
    allow_broken_credentials: Annotated[
        bool, typer.Option("--allow-broken-credentials", help="Write although Content Credentials break.")
    ] = False,
    break_hard_links: Annotated[
        bool, typer.Option("--break-hard-links", help="Write although the file has several names.")
    ] = False,
    journal: Annotated[
        Path | None, typer.Option(help="Keep receipt and journal here, not in the desk.")
    ] = None,
    form: FormOption = Form.text,
    to: Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")] = None,
    *,
    options: Options,
) -> int:
    """Write fields into the files: atomic, proven, revertible.

    They go into EXIF, IPTC-IIM and XMP, or into a sidecar beside a file that takes none.
    """
    from photodesk.desk import editing, embedding

    edits = editing.edits_from(pairs(sets or [], "--set"), pairs(appends or [], "--append"), clears or [])
    if not edits:
        raise UsageError("nothing to write: give --set, --append or --clear")
    how = embedding.Embedding(
        sidecar=sidecar.value,
        keep_mtime=keep_mtime,
        allow_broken_credentials=allow_broken_credentials,
        break_hard_links=break_hard_links,
        dry_run=dry_run,
    )
    with output.progress("Writing", quiet=options.quiet) as progress:
        result = embedding.write(
            paths, edits, folder=journal or options.folder, settings=options.settings, at=now(),
            user=user_name(), how=how, workers=options.workers, on_progress=progress,
        )  # fmt: skip
    return report_written(result, form, to, dry_run=dry_run)


def report_written(result: WriteResult, form: Form, to: Path | None, *, dry_run: bool) -> int:
    """Show what was written, or would be, and return the exit code."""
    if form is Form.json:
        document = {
            "written": [
                {
                    "path": str(item.path),
                    "target": item.target,
                    "changes": change_documents(item.changes),
                    "notes": [note.message for note in item.notes],
                }
                for item in result.written
            ],
            "unchanged": [str(path) for path in result.unchanged],
            "refused": output.failed(result.refused),
            "receipt": str(result.receipt) if result.receipt else None,
        }
        output.emit(output.as_json(document), to)
    else:
        lines: list[str] = []
        for item in result.written:
            where = " (sidecar)" if item.target == "sidecar" else ""
            lines.append(f"{item.path}{where}")
            lines += change_lines(item.changes)
            lines += [f"  · {note.message}" for note in item.notes]
        done = "would be written" if dry_run else "written"
        summary = [f"{len(result.written)} {done}"]
        if result.unchanged:
            summary.append(f"{len(result.unchanged)} already so")
        if result.refused:
            summary.append(f"{len(result.refused)} refused")
        lines.append(" · ".join(summary) + (". Nothing written yet." if dry_run else "."))
        lines += output.failure_lines(result.refused, "refused, original untouched")
        if result.receipt:
            lines.append(f"Take it back: photodesk restore-file {result.receipt}")
        output.emit(output.folded(lines), to)
    return FAILED if result.refused else 0


def change_documents(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """Return changes as the contract's list of {field, from, to}."""
    from photodesk.desk.receipts import plain

    return [{"field": c.field, "from": plain(c.before), "to": plain(c.after)} for c in changes]


def change_lines(changes: tuple[Change, ...]) -> list[str]:
    """Return changes for people: label, old, new, why."""
    lines = []
    for change in changes:
        why = f"  ({change.why})" if change.why else ""
        old = f"{shown(change.before)} → " if change.before else ""
        lines.append(f"  {_label(change.field)}: {old}{shown(change.after) or '(empty)'}{why}")
    return lines


def _label(name: str) -> str:
    """The label of "caption", or of "caption@ko" with its language."""
    from photodesk.tables.fields import BY_ID

    field_id, at, language = name.partition("@")
    return f"{BY_ID[field_id].label} ({language})" if at else BY_ID[field_id].label


@command("restore-file", example="photodesk restore-file RECEIPT.json")
def restore_file(
    receipt: Annotated[
        Path,
        typer.Argument(
            metavar="RECEIPT",
            help="The receipt that write or import printed; the desk's folder, when a killed run left none.",
        ),
    ],
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]", help="Only these files.")] = None,
    form: FormOption = Form.text,
    to: Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")] = None,
    *,
    options: Options,
) -> int:
    """Give back the byte-identical originals of a write or import."""
    from photodesk.desk import restoring

    result = restoring.restore(receipt, paths or ())
    if form is Form.json:
        document = {
            "restored": [str(path) for path in result.restored],
            "refused": output.failed(result.refused),
        }
        output.emit(output.as_json(document), to)
    else:
        count = len(result.restored)
        lines = [f"{count} {'file' if count == 1 else 'files'} given back as before."]
        lines += output.failure_lines(result.refused, "not given back")
        output.emit(output.folded(lines), to)
    return FAILED if result.refused else 0


@command("audit", example="photodesk audit page-A7/ --date 2026-11-24 --fail-on warning")
def audit(
    paths: Paths,
    moment: Annotated[
        Moment, typer.Option("--for", help="Rules of this moment and those before it.")
    ] = Moment.page,
    use: Annotated[
        str, typer.Option(help="Where the pictures go: print, web, syndication, video, magazine.")
    ] = "print,web",
    on: Annotated[str, typer.Option("--date", help="Date of use, as 2026-11-24 (default: today).")] = "",
    article: Annotated[Path | None, typer.Option(help="Compare with this article.")] = None,
    pictures: Annotated[
        bool, typer.Option("--pictures", help="Also judge what needs the picture data.")
    ] = False,
    rule: Annotated[list[str] | None, typer.Option(help="Only this rule; may be repeated.")] = None,
    skip: Annotated[list[str] | None, typer.Option(help="Not this rule; may be repeated.")] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 from this severity on.")
    ] = FailOn.error,
    form: Annotated[AuditForm, typer.Option("--format", help="How the report is written.")] = AuditForm.text,
    to: Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")] = None,
    *,
    options: Options,
) -> int:
    """Say what must not be printed, and why.

    The photos count as one page, with its date and targets.
    """
    from photodesk.audit import report
    from photodesk.desk import auditing
    from photodesk.model import Severity

    with output.progress("Reading", quiet=options.quiet) as progress:
        result = auditing.audit_files(
            paths, settings=options.settings, moment=moment.value, use=auditing.use_of(on, use, now()),
            now=now(),
            article=article, pictures=pictures, only=rule or (), skip=skip or (),
            workers=options.workers, on_progress=progress,
        )  # fmt: skip
    written = {
        AuditForm.json: lambda: output.as_json(report.document(result.report)),
        AuditForm.csv: lambda: report.csv(result.report),
        AuditForm.html: lambda: auditing.page_of(result),
        AuditForm.junit: lambda: report.junit(
            result.report, fail_on=Severity.error if fail_on is FailOn.never else Severity[fail_on.value]
        ),
        AuditForm.text: lambda: report.text(result.report),
    }[form]()
    output.emit(written, to)
    if result.report.failed:
        return FAILED
    found = max((finding.severity for finding in result.report.findings), default=0)
    return FOUND if fail_on is not FailOn.never and found >= Severity[fail_on.value] else 0


@command("dupes", example="photodesk dupes photos/ --format json")
def dupes(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH|TABLE",
            help="Files or folders, or one CSV/XLSX with a caption column.",
            show_default=False,
        ),
    ],
    threshold: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Similarity from which texts may be near.")
    ] = None,
    pictures: Annotated[bool, typer.Option("--pictures", help="Also find equal pictures.")] = False,
    form: FormOption = Form.text,
    to: Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")] = None,
    *,
    options: Options,
) -> int:
    """Find duplicate captions among files or rows of a sheet."""
    from photodesk.desk import twins

    with output.progress("Reading", quiet=options.quiet) as progress:
        result = twins.find_duplicates(
            paths, settings=options.settings, threshold=threshold, pictures=pictures,
            workers=options.workers, on_progress=progress,
        )  # fmt: skip
    if form is Form.json:
        document = {
            "items": result.items,
            "groups": [
                {
                    "kind": group.kind,
                    "score": round(group.score, 4),
                    "members": [
                        {
                            **result.place(member.key),
                            "caption": result.texts[member.key].caption,
                            "credit_line": result.texts[member.key].credit_line,
                            "link": member.link,
                        }
                        for member in group.members
                    ],
                }
                for group in result.groups
            ],
        }
        if result.failed:
            document["failed"] = output.failed(result.failed)
        output.emit(output.as_json(document), to)
    else:
        lines = []
        for group in result.groups:
            names = {"exact": "Same caption", "near": "Nearly the same caption", "picture": "Same picture"}
            lines.append(f"{names[group.kind]}, {len(group.members)} times:")
            for member in group.members:
                place = "".join(
                    f"{k} {v}" if k == "row" else str(v) for k, v in result.place(member.key).items()
                )
                lines.append(f"  {place}  {collapse(result.texts[member.key].caption)}")
        count = len(result.groups)
        lines.append(f"{result.items} items, {count} {'group' if count == 1 else 'groups'}.")
        output.emit(output.folded([*lines, *output.failure_lines(result.failed)]), to)
    if result.failed:
        return FAILED
    return FOUND if result.groups else 0


@command("tidy", example="photodesk tidy wire/ --dry-run")
def tidy(
    paths: Paths,
    credit: Annotated[bool, typer.Option("--credit", help="Only the credit.")] = False,
    caption: Annotated[bool, typer.Option("--caption", help="Only the caption.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the changes, write nothing.")] = False,
    form: FormOption = Form.text,
    to: Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")] = None,
    *,
    options: Options,
) -> int:
    """Bring wire captions and credits to house form.

    The sign-off moves to the credit, datelines and editor's notes are cut: certain edits only.
    """
    from photodesk.desk import embedding

    both = credit == caption
    with output.progress("Writing", quiet=options.quiet) as progress:
        result = embedding.tidy(
            paths, caption=caption or both, credit=credit or both, folder=options.folder,
            settings=options.settings, at=now(), user=user_name(), how=embedding.Embedding(dry_run=dry_run),
            workers=options.workers, on_progress=progress,
        )  # fmt: skip
    return report_written(result, form, to, dry_run=dry_run)


def parse_date(text: str) -> date:
    """Return a --date value; UsageError when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--date {text}: write it as 2026-11-24") from None
