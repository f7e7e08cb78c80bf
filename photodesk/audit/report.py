"""The result of an audit for people and machines: text, JSON, CSV, JUnit XML (HTML: `report_page`).

Captions, credits and file names come from strangers: they are data here and never markup, formula
or terminal code.

Source: CLI contract of the project; JUnit XML as CI servers read it.
"""

from __future__ import annotations

import csv as csv_format
import io
import re
import textwrap
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Protocol
from xml.etree import ElementTree

from photodesk.audit.rule import Rule, check_example
from photodesk.model import Finding, Severity

COLUMNS = ("path", "code", "severity", "field", "title", "message", "suggestion")
"""What JSON and CSV say of a finding, in order."""

_WORDS = {Severity.error: "STOP", Severity.warning: "WARN", Severity.info: "NOTE"}
_NAMES = {
    Severity.error: ("error", "errors"),
    Severity.warning: ("warning", "warnings"),
    Severity.info: ("note", "notes"),
}


class Failed(Protocol):
    """A file that could not be read, and why."""

    @property
    def path(self) -> PurePath:
        """The file."""

    @property
    def error(self) -> str:
        """The reason, one line."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that somebody let pass: it stands on every report, with who and why.

    Attributes:
        finding: what was found. `who`: the user's name. `reason`: the reason as typed.
        responsible: True for "on my responsibility"; marked red.
    """

    finding: Finding
    who: str
    reason: str
    responsible: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found.

    Attributes:
        photos: keys of the photos that were judged, in order.
        findings: those that stand, as `check` sorts them.
        not_checked: codes that could not be wholly judged.
        failed: files that could not be read.
        waived: findings that were let pass.
        title: of the page or the job, for people.
    """

    photos: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    waived: tuple[Waived, ...] = ()
    title: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, the heaviest first."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity.name: counted[severity] for severity in sorted(Severity, reverse=True)}


def _row(finding: Finding) -> dict[str, str]:
    said = (
        finding.key, finding.code, finding.severity.name, finding.field, finding.title, finding.message,
        finding.suggestion,
    )  # fmt: skip
    return dict(zip(COLUMNS, said, strict=True))


def summary(report: Report) -> str:
    """Return the one line that says how it stands.

    Example:
        >>> summary(Report(("a.jpg", "b.jpg")))
        '2 photos: nothing to say'
    """
    photos = f"{len(report.photos)} photo{'' if len(report.photos) == 1 else 's'}"
    counted = [
        f"{count} {_NAMES[Severity[name]][count != 1]}" for name, count in report.counts.items() if count
    ]
    return f"{photos}: {', '.join(counted) or 'nothing to say'}"


def document(report: Report) -> dict[str, Any]:
    """Return the report as the JSON document of `photodesk audit --format json`.

    Example:
        >>> document(Report(("a.jpg",)))["counts"]
        {'error': 0, 'warning': 0, 'info': 0}
    """
    said: dict[str, Any] = {
        "photos": len(report.photos),
        "counts": report.counts,
        "findings": [_row(finding) for finding in report.findings],
        "not_checked": list(report.not_checked),
        "failed": [{"path": str(failed.path), "error": failed.error} for failed in report.failed],
    }
    if report.waived:
        said["waived"] = [
            {**_row(w.finding), "who": w.who, "reason": w.reason, "on_my_responsibility": w.responsible}
            for w in report.waived
        ]
    return said


# --- text -----------------------------------------------------------------------------------

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return a text on one line, without what would steer a terminal or turn the direction of reading.

    Example:
        >>> plain("a\\x1b[31m\\nb")
        'a?[31m b'
    """
    return _CONTROLS.sub("?", text.replace("\n", " ").replace("\t", " "))


def text(report: Report, *, width: int = 80) -> str:
    """Return the report for people: one paragraph a finding, the heaviest first; equal notes folded.

    Args:
        report: what was found.
        width: columns to wrap at.

    Example:
        >>> print(text(Report(("a.jpg",), not_checked=("DUP-002",))))
        1 photo: nothing to say
        Not checked without looking at the pictures (--pictures): DUP-002
    """
    lines = [plain(f"{report.title}: {summary(report)}" if report.title else summary(report))]
    notes: dict[tuple[str, str], list[str]] = {}
    for finding in report.findings:
        if finding.severity is Severity.info:
            notes.setdefault((finding.code, finding.message), []).append(finding.key)
            continue
        lines += _paragraph(
            f"{_WORDS[finding.severity]}  {finding.code}  {finding.key}", finding.message, width
        )
    for (code, message), keys in notes.items():
        # Archive hygiene is folded: one note for all photos that it is about.
        about = keys[0] if len(keys) == 1 else f"{len(keys)} photos"
        lines += _paragraph(f"{_WORDS[Severity.info]}  {code}  {about}", message, width)
    for waived in report.waived:
        finding = waived.finding
        who = f"{waived.who}, on own responsibility" if waived.responsible else waived.who
        head = f"WAIVED  {finding.code}  {finding.key}  ({who}: {waived.reason})"
        lines += _paragraph(head, finding.message, width)
    for failed in report.failed:
        lines.append(plain(f"FAILED  {failed.path}: {failed.error}"))
    if report.not_checked:
        codes = ", ".join(report.not_checked)
        said = f"Not checked without looking at the pictures (--pictures): {codes}"
        lines += textwrap.wrap(said, width, subsequent_indent="      ", break_on_hyphens=False)
    return "\n".join(lines)


def _paragraph(head: str, message: str, width: int) -> list[str]:
    body = textwrap.wrap(plain(message), width - 6, break_long_words=False, break_on_hyphens=False)
    return [plain(head), *(f"      {line}" for line in body)]


# --- CSV ------------------------------------------------------------------------------------

_FORMULA = re.compile(r"\s*[=+\-@\t\r|%]")


def cell(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    Source: OWASP, CSV injection.

    Example:
        >>> cell("=HYPERLINK(1)"), cell("AP-Yonhap")
        ("'=HYPERLINK(1)", 'AP-Yonhap')
    """
    return f"'{value}" if _FORMULA.match(value) else value


def csv(report: Report) -> str:
    """Return the findings as CSV, one row each, `COLUMNS` as headings.

    Example:
        >>> csv(Report(("a.jpg",))).strip()
        'path,code,severity,field,title,message,suggestion'
    """
    written = io.StringIO()
    writer = csv_format.writer(written, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerow([cell(plain(value)) for value in _row(finding).values()])
    return written.getvalue()


# --- JUnit ----------------------------------------------------------------------------------


def junit(report: Report, *, fail_on: Severity = Severity.error) -> str:
    """Return the report as JUnit XML: a photo is a test case, what stops it a failure.

    Args:
        report: what was found.
        fail_on: severity from which a finding is a failure; lighter ones stand in system-out.

    Example:
        >>> 'tests="1" failures="0"' in junit(Report(("a.jpg",)))
        True
    """
    said: dict[str, list[Finding]] = {key: [] for key in report.photos}
    for finding in report.findings:
        said.setdefault(finding.key, []).append(finding)
    suite = ElementTree.Element("testsuite", name="photodesk audit")
    failures = 0
    for key, findings in said.items():
        case = ElementTree.SubElement(suite, "testcase", classname="photodesk.audit", name=_xml(key))
        heavy = [f for f in findings if f.severity >= fail_on]
        failures += bool(heavy)
        if heavy:
            failure = ElementTree.SubElement(
                case, "failure", type=heavy[0].code, message=_xml(f"{heavy[0].code}: {heavy[0].message}")
            )
            failure.text = _xml("\n".join(f"{f.code} {f.title}: {f.message}" for f in heavy))
        if light := [f for f in findings if f.severity < fail_on]:
            out = ElementTree.SubElement(case, "system-out")
            out.text = _xml("\n".join(f"{f.severity.name} {f.code}: {f.message}" for f in light))
    for failed in report.failed:
        case = ElementTree.SubElement(
            suite, "testcase", classname="photodesk.audit", name=_xml(str(failed.path))
        )
        ElementTree.SubElement(case, "error", message=_xml(failed.error))
    suite.attrib.update(
        tests=str(len(said) + len(report.failed)), failures=str(failures), errors=str(len(report.failed))
    )
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml(text: str) -> str:
    """Return a text that XML 1.0 can hold."""
    return _NOT_XML.sub("?", text)


# --- the rules' own pages -------------------------------------------------------------------


def rule_document(rule: Rule) -> dict[str, Any]:
    """Return a rule as the JSON document of `photodesk rules`.

    Example:
        >>> from photodesk.audit.rule import RULES
        >>> rule_document(RULES["CAP-001"])["bad"]
        {'caption': '(empty)'}
    """
    says = check_example(rule.bad, only=rule.code)
    return {
        "code": rule.code,
        "title": rule.title,
        "severity": rule.level_name,
        "when": rule.when,
        "hides": list(rule.hides),
        "reason": rule.reason,
        "source": rule.source,
        "bad": dict(rule.bad.describe()),
        "says": says[0].message if says else "",
        "fixable": bool(says and says[0].fix),
        "good": dict(rule.good.describe()),
    }


def rule_text(rule: Rule, *, width: int = 80) -> str:
    """Return a rule's page for people: why it is there, where it comes from, an example each way.

    Example:
        >>> from photodesk.audit.rule import RULES
        >>> rule_text(RULES["CAP-001"]).splitlines()[0]
        'CAP-001  Caption missing  (error, from page on)'
    """
    said = rule_document(rule)
    lines = [f"{rule.code}  {rule.title}  ({rule.level_name}, from {rule.when} on)", ""]
    lines += textwrap.wrap(rule.reason, width)
    lines += ["", *textwrap.wrap(f"Source: {rule.source}", width), "", "Bad"]
    lines += _values(said["bad"], width)
    lines += textwrap.wrap(f"→ {said['says']}", width, initial_indent="  ", subsequent_indent="    ")
    lines += ["", "Good", *_values(said["good"], width)]
    if rule.hides:
        hidden = "every other finding of the photo" if "*" in rule.hides else ", ".join(rule.hides)
        lines += ["", *textwrap.wrap(f"One cause, one finding: replaces {hidden}.", width)]
    return "\n".join(lines)


def _values(values: Mapping[str, str], width: int) -> list[str]:
    if not values:
        return ["  the example photo as it is"]
    return [
        line
        for name, value in values.items()
        for line in textwrap.wrap(
            f"{name}: {plain(value)}", width, initial_indent="  ", subsequent_indent="    "
        )
    ]
