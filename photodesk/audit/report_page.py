"""The audit's report as one page for a browser: counts, filters, thumbnails, printable; it loads nothing.

Everything that photos say is escaped; the page runs no script. It filters by CSS alone, so that it can be
sent by mail and opened anywhere.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import jinja2

from photodesk.audit.report import Report, plain, summary
from photodesk.model import Finding, Photo, Severity

_MOST_CARDS = 4
"""Problems that get a card of their own above the table; the others are chosen by their mark."""


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    name: str
    image: str
    caption: str
    credit: str
    findings: Sequence[Finding]
    heaviest: str

    @property
    def heavy(self) -> list[Finding]:
        """What must be looked at; the notes are folded."""
        return [finding for finding in self.findings if finding.severity > Severity.info]

    @property
    def notes(self) -> list[Finding]:
        """What an archive would like to have."""
        return [finding for finding in self.findings if finding.severity <= Severity.info]

    @property
    def marks(self) -> str:
        """The classes by which the filters know it."""
        return " ".join(dict.fromkeys(f"has-{finding.code}" for finding in self.findings))


@dataclass(frozen=True, slots=True)
class _Problem:
    """A rule that fired: its worst severity, and on how many photos."""

    code: str
    title: str
    severity: str
    photos: int


def html(
    report: Report, *, thumbnails: Mapping[str, bytes] | None = None, photos: Iterable[Photo] = ()
) -> str:
    """Return one self-contained page: counts, filters by severity and rule, printable, light and dark.

    Args:
        report: what was found.
        thumbnails: photo key -> bytes of a small JPEG, PNG or WebP.
        photos: the photos that were judged, for their caption and credit beside what was found.

    Example:
        >>> from photodesk.audit.report import Report
        >>> "1 photo: nothing to say" in html(Report(("a.jpg",)))
        True
    """
    by_key: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_key.setdefault(finding.key, []).append(finding)
    said = {photo.key: photo.metadata for photo in photos}
    rows = []
    for key, found in by_key.items():
        words = said.get(key)
        heaviest = max(finding.severity for finding in found).name
        rows.append(
            _Row(
                key, PurePath(key).name or key, _data_url((thumbnails or {}).get(key, b"")),
                words.caption if words else "", words.credit_line if words else "", found, heaviest,
            )
        )  # fmt: skip
    rows.sort(key=lambda row: -Severity[row.heaviest])
    stopped = sum(row.heaviest == "error" for row in rows if row.key in set(report.photos))
    problems = _problems(report)
    return (
        _template()
        .render(
            title=plain(report.title) or "PhotoDesk audit",
            summary=summary(report),
            counts=report.counts,
            cleared=len(report.photos) - stopped,
            stopped=stopped,
            problems=problems,
            cards=[problem for problem in problems if problem.severity != "info"][:_MOST_CARDS],
            rows=rows,
            with_words=bool(said),
            clean=[key for key in report.photos if key not in by_key],
            waived=report.waived,
            failed=report.failed,
            not_checked=report.not_checked,
        )
        .rstrip()
        + "\n"
    )


def _problems(report: Report) -> list[_Problem]:
    """Return the rules that fired, the heaviest and commonest first."""
    counted = Counter(code for code, _ in {(finding.code, finding.key) for finding in report.findings})
    worst: dict[str, Finding] = {}
    for finding in report.findings:
        if finding.code not in worst or finding.severity > worst[finding.code].severity:
            worst[finding.code] = finding
    found = [_Problem(f.code, f.title, f.severity.name, counted[f.code]) for f in worst.values()]
    return sorted(found, key=lambda p: (-Severity[p.severity], -p.photos, p.code))


@cache
def _template() -> jinja2.Template:
    source = files("photodesk.audit").joinpath("report.html").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["plain"] = plain
    return environment.from_string(source)


_IMAGES = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"RIFF", "image/webp"))


def _data_url(data: bytes) -> str:
    for beginning, kind in _IMAGES:
        if data.startswith(beginning):
            return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
    return ""
