"""Commands on texts: credit, same-caption, article, and the rules' own pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption
from photodesk.cli.main import FAILED, FOUND, Options, command, now
from photodesk.errors import UsageError

Output = Annotated[Path | None, typer.Option("--output", help="Write the report to this file.")]

CREDIT_COLUMNS = (
    "caption", "credit", "kind", "agency", "distributor", "distributors", "photographer", "organization",
    "origin", "house_form", "why", "markers", "restrictions",
)  # fmt: skip


@command("credit", example='photodesk credit "Commuters cross the Han River in Seoul, Monday. AP-Yonhap"')
def credit(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help="A printed caption or a bare credit.")
    ] = None,
    table: Annotated[Path | None, typer.Option(help="Parse every row of this sheet; writes CSV.")] = None,
    column: Annotated[str, typer.Option(help="The sheet's column with the texts.")] = "raw",
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Split a printed caption from its credit, and parse it.

    Says who made, who relayed and who supplied the picture, and how the house prints it.
    """
    if table is not None:
        if text is not None:
            raise UsageError("give a text or --table, not both")
        rows = _column(table, (column,))
        settings = options.settings
        cells: Iterable[dict[str, Any]] = (_credit(row[0], settings) for row in rows)
        output.emit(_csv(CREDIT_COLUMNS, ([_cell(c[name]) for name in CREDIT_COLUMNS] for c in cells)), to)
        return 0
    if text is None:
        raise UsageError('give a text to parse: photodesk credit "… AP-Yonhap", or --table FILE')
    document = _credit(text, options.settings)
    if form is Form.json:
        output.emit(output.as_json(document), to)
        return 0
    shown = [(name.replace("_", " "), _cell(value)) for name, value in document.items()]
    output.emit(output.folded(f"{name:<13}{value}" for name, value in shown if value), to)
    return 0


def _credit(text: str, settings: Any) -> dict[str, Any]:
    from photodesk.desk.captions import parse_printed

    parsed = parse_printed(text, settings)
    return {
        "caption": parsed.caption,
        "credit": parsed.credit.text,
        "kind": parsed.credit.kind,
        "agency": parsed.credit.agency,
        "distributor": parsed.credit.distributor,
        "distributors": list(parsed.credit.distributors),
        "photographer": parsed.credit.photographer,
        "organization": parsed.credit.organization,
        "origin": parsed.origin,
        "house_form": parsed.house_form,
        "why": parsed.why,
        "markers": list(parsed.credit.markers),
        "restrictions": list(parsed.credit.restrictions),
    }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else "; ".join(value)


def _csv(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


def _column(table: Path, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    from photodesk.desk.sheets import read_columns

    return read_columns(table, columns)


@command("same-caption", example='photodesk same-caption "Kim, left, bows." "Kim, right, bows."')
def same_caption(
    a: Annotated[str | None, typer.Argument(help="One caption.")] = None,
    b: Annotated[str | None, typer.Argument(help="The other.")] = None,
    table: Annotated[
        Path | None, typer.Option(help="Judge columns a and b of every row; writes CSV.")
    ] = None,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Tell whether two captions are the same, and why."""
    from photodesk.duplicates.captions import same_caption as judge

    threshold = options.settings.duplicates.threshold
    if table is not None:
        if a is not None:
            raise UsageError("give two captions or --table, not both")
        verdicts = (judge(one, other, threshold=threshold) for one, other in _column(table, ("a", "b")))
        rows = ([v.label, f"{v.score:.4f}", v.why] for v in verdicts)
        output.emit(_csv(("label", "score", "why"), rows), to)
        return 0
    if a is None or b is None:
        raise UsageError('give two captions: photodesk same-caption "…" "…", or --table FILE')
    verdict = judge(a, b, threshold=threshold)
    if form is Form.json:
        document = {"label": verdict.label, "score": round(verdict.score, 4), "why": verdict.why}
        output.emit(output.as_json(document), to)
    else:
        output.emit(f"{verdict.label}  ({verdict.score:.2f})  {verdict.why}", to)
    return 0


@command("article", example="photodesk article article.txt --photos page-A7/")
def article(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The article as pasted text or HTML.")],
    photos: Annotated[list[Path] | None, typer.Option(help="Match the captions to these files.")] = None,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Find the captions and credits of an article."""
    from photodesk.desk import auditing
    from photodesk.model import Severity

    result = auditing.read_article(
        file, photos=photos or (), settings=options.settings, use=auditing.use_of("", "print,web", now()),
        now=now(),
    )  # fmt: skip
    if form is Form.json:
        output.emit(output.as_json(result.document()), to)
    else:
        output.emit(output.folded([*result.lines(), *output.failure_lines(result.failed)]), to)
    if result.failed:
        return FAILED
    return FOUND if any(finding.severity >= Severity.error for finding in result.findings) else 0


@command("rules", example="photodesk rules RGT-004")
def rules(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="Show this rule.")] = None,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Show the rules, or one with its examples."""
    from photodesk.audit import RULES, report

    wanted = [RULES[own] for own in sorted(RULES) if code is None or own == code.upper()]
    if not wanted:
        raise UsageError(f"{code}: no such rule; photodesk rules lists them")
    if form is Form.json:
        output.emit(output.as_json([report.rule_document(rule) for rule in wanted]), to)
    elif code is None:
        rows = [(rule.code, rule.level_name, rule.when, rule.title) for rule in wanted]
        output.emit(output.table(("Rule", "Severity", "From", "What is found"), rows), to)
    else:
        output.emit(report.rule_text(wanted[0]), to)
    return 0
