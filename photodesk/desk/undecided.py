"""What waits for a decision stops a page: files changed outside, and corrections of their senders.

A photo whose file somebody else wrote, or whose agency has sent other words, must not go out before
somebody has looked. An open change of the file cannot be waived: the file is not written before it
is decided, and to keep our own words is one key. A correction can, with a reason, until the next.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from photodesk.desk.outside import Differing, waiting_on
from photodesk.library.pages import Waiver
from photodesk.model import Finding, Severity, Value
from photodesk.tables.fields import field_named

if TYPE_CHECKING:
    from photodesk.desk import Desk

OUTSIDE, CORRECTION = "CHG-001", "CHG-002"
"""Codes of what is found here: no rules of the audit, which knows photos and no desk."""

CODES: Mapping[str, str] = {
    OUTSIDE: "Changed outside, not decided",
    CORRECTION: "Correction from its sender, not decided",
}
"""Title of each code."""

WHY_NOT_WAIVED = "its file is not written before somebody decides; T takes its words, K keeps ours"

_SHOWN_CHARS = 70


def undecided(desk: Desk, ids: Collection[int]) -> tuple[tuple[Finding, str], ...]:
    """Return what waits for a decision on these photos, as what stops a page, and since when.

    Returns:
        (finding, ISO moment), at most one of each kind a photo; empty when nothing waits.
    """
    return tuple((_finding(one), one.at) for one in waiting_on(desk, ids))


def holds(waiver: Waiver, since: str) -> bool:
    """Tell whether a waiver was given for this and not for what a sender said before.

    Example:
        >>> given = Waiver(1, CORRECTION, "A7", "late", "Kim", False, "2026-11-24T21:00:00+00:00", "")
        >>> holds(given, "2026-11-24T20:00:00+00:00"), holds(given, "2026-11-24T22:00:00+00:00")
        (True, False)
    """
    return waiver.code == CORRECTION and waiver.at >= since


def labels(fields: Collection[str]) -> str:
    """Return what fields are called in a sentence.

    Example:
        >>> labels(["caption", "credit_line", "caption@ko"])
        'caption, credit line, Korean caption'
    """
    named = (field_named(name) for name in fields)
    return ", ".join(one.label if "@" in one.id else one.label.lower() for one in named)


def _finding(one: Differing) -> Finding:
    code = OUTSIDE if one.kind == "outside" else CORRECTION
    what = "Changed outside" if code == OUTSIDE else "Corrected by its sender"
    first = one.fields[0]
    says = _shown(first.theirs)
    there = f"It now says “{says}”" if says else "It is empty there"
    message = f"{what}: {labels([f.field for f in one.fields])}. {there}: take it (T) or keep ours (K)."
    return Finding(str(one.record.id), code, Severity.error, first.field, CODES[code], message)


def _shown(value: Value) -> str:
    text = value if isinstance(value, str) else "; ".join(item for item in value if isinstance(item, str))
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1].rstrip() + "…"
