"""What the browser is told of photos: the sheet's cells, the inspector's records, the rail's counts.

Plain JSON values only, made from the model; no Streamlit, no database.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from photodesk.desk.gating import counts_of, standing
from photodesk.desk.templates import Template
from photodesk.language.credit import short_form
from photodesk.library.twins import MOST
from photodesk.model import Finding, Metadata, Photo, Severity, Value
from photodesk.settings import Settings
from photodesk.tables.fields import field_named
from photodesk.ui.strings import rule_name, t
from photodesk.ui.wording import label_of, stands

FORM: tuple[str, ...] = ("headline", "caption", "credit_line", "creator", "alt_text", "caption@ko")
"""Fields of the inspector, in order; one in another language is shown where there is room, or a text."""

_ROWS = {"caption": 4, "caption@ko": 3, "alt_text": 2}
_WIDE = ("headline", "caption", "caption@ko", "alt_text")

BLOCKING = ("RGT-002", "RGT-004", "RGT-005", "RGT-007")
"""Rules whose stop means: this picture is not ours to print. Its badge is BLK."""

_DARK_FILL = {
    "focus": "#35628c",
    "credit": "#9b413c",
    "caption": "#8a5a20",
    "duplicate": "#665298",
    "muted": "#5c5c62",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One photo as the desk shows it.

    Attributes:
        photo: what it says now. `revision`: counts its edits.
        in_file: what stands in the file. `version`: changes when the picture itself does.
        flag, rating: pick, reject or "", 0 to 5. `twins`: how many others carry its caption.
        sent: True when it went out. `original`: what it said when it came in; None for `in_file`.
        changed: what its file ("outside") or its sender ("correction") says otherwise: field ids.
    """

    photo: Photo
    revision: int
    in_file: Metadata
    version: str
    flag: str = ""
    rating: int = 0
    twins: int = 0
    sent: bool = False
    original: Metadata | None = None
    changed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def key(self) -> str:
        """The photo's key."""
        return self.photo.key


def text_of(value: Value) -> str:
    """Return a field's value as one line to type: lists joined by "; ".

    Example:
        >>> text_of(("Kim Min-su", "Lee Ji-eun"))
        'Kim Min-su; Lee Ji-eun'
    """
    if isinstance(value, str):
        return value
    return "; ".join(item for item in value if isinstance(item, str))


def value_of(field_id: str, text: str) -> Value:
    """Return a typed text as the field's value; the inverse of `text_of`.

    Example:
        >>> value_of("creator", "Kim Min-su; Lee Ji-eun;")
        ('Kim Min-su', 'Lee Ji-eun')
    """
    if field_named(field_id).is_list:
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return text.strip()


def form_texts(metadata: Metadata) -> dict[str, str]:
    """Return what a photo says in the fields of the inspector, as it is typed there.

    Example:
        >>> form_texts(Metadata(caption="Rain").replace(**{"caption@ko-KR": "비"}))["caption@ko"]
        '비'
    """
    return {name: text_of(metadata.get(metadata.named(name))) for name in FORM}


def form(settings: Settings) -> list[dict[str, Any]]:
    """Return the inspector's fields: labels, limits and what the IIM copy of a long credit says."""
    staff = f"{settings.house.name} photo by "
    fields: list[dict[str, Any]] = []
    for field_id in FORM:
        field = field_named(field_id)
        limit, unit = (field.iim_max_bytes, "bytes")
        if field_id == "alt_text":
            limit, unit = settings.audit.alt_text_max_chars, "characters"
        fields.append(
            {
                "id": field_id,
                "label": label_of(field_id),
                "help": field.help,
                "rows": _ROWS.get(field_id, 1),
                "wide": field_id in _WIDE,
                "list": field.is_list,
                "language": field_id.partition("@")[2],
                "limit": limit or 0,
                "unit": unit,
                "short": {"before": staff, "text": short_form(staff + "Name", settings.house)}
                if field_id == "credit_line"
                else None,
            }
        )
    return fields


WORDS: tuple[str, ...] = (
    "caption", "headline", "credit_line", "creator", "source", "alt_text", "keywords", "person_shown",
    "city", "country", "event_name", "instructions", "date_created", "copyright_notice",
)  # fmt: skip
"""Fields that templates fill and a search looks through, in order."""


def words() -> list[dict[str, str]]:
    """Return the fields that acts over a selection may change, with their labels."""
    return [{"id": name, "label": label_of(name)} for name in WORDS]


def templates(kept: Sequence[Template]) -> list[dict[str, Any]]:
    """Return templates as the browser holds them."""
    return [
        {
            "name": one.name,
            "lines": [{"field": line.field, "mode": line.mode, "text": line.text} for line in one.lines],
        }
        for one in kept
    ]


def _badge(code: str) -> tuple[str, str, str]:
    """Return what stands for a rule: its letters, their colour token, the word for the tooltip."""
    return {
        "CAP": ("CAP", "caption", t("badges.caption")),
        "CRD": ("CRD", "credit", t("badges.credit")),
        "DUP": ("DUP", "duplicate", t("badges.duplicate")),
        "RGT": ("RGT", "credit", t("badges.rights")),
        "AI": ("AI", "focus", t("badges.ai")),
        "ACC": ("ALT", "caption", t("badges.alt")),
        "IMG": ("IMG", "caption", t("badges.picture")),
        "MET": ("MET", "muted", t("badges.metadata")),
        "PAG": ("PAG", "caption", t("badges.page")),
        "CHG": ("CHG", "focus", t("badges.changed")),
    }.get(code.partition("-")[0], ("!", "caption", t("badges.finding")))


def badges(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return the letters that a cell shows: one of each kind, stops filled, notes not at all."""
    shown: dict[str, dict[str, Any]] = {}
    for finding in sorted(findings, key=lambda f: -f.severity):
        if finding.severity < Severity.warning:
            continue
        stop = finding.severity is Severity.error
        text, color, word = _badge(finding.code)
        fill = _DARK_FILL[color]
        if stop and finding.code in BLOCKING:
            text, color, fill = "BLK", "blocked", "var(--pd-blocked)"
            word = t("badges.not_for_us")
        if text not in shown:
            rule = rule_name(finding.code, finding.title)
            shown[text] = {
                "text": text,
                "color": color,
                "fill": fill if stop else "",
                "stop": stop,
                "title": t("badges.stop", word=word, rule=rule)
                if stop
                else t("badges.warning", word=word, rule=rule),
            }
    return list(shown.values())


def state_words(seen: Seen) -> str:
    """Return the photo's state in the words of the screen (EDITOR.md §4)."""
    words = t("inspector.state_file") if seen.photo.embedded else t("inspector.state_desk")
    return t("badges.sent", state=words) if seen.sent else words


def thumb_url(seen: Seen) -> str:
    """Return the address of a photo's thumbnail; it may be cached for ever."""
    return f"/api/thumb/{seen.key}?v={seen.version}"


def preview_url(seen: Seen) -> str:
    """Return the address of a photo's large preview; it may be cached for ever."""
    return f"/api/preview/{seen.key}?v={seen.version}"


def loupe_url(seen: Seen) -> str:
    """Return the address of a photo at its full size; it may be cached for ever."""
    return f"/api/loupe/{seen.key}?v={seen.version}"


def cell(seen: Seen, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return what the contact sheet shows of a photo."""
    says = seen.photo.metadata
    marks = badges(findings)
    if seen.twins and all(mark["text"] != "DUP" for mark in marks):
        many = seen.twins >= MOST
        words = t("badges.twins_or_more", n=MOST) if many else t("badges.twins", n=seen.twins)
        marks.append({"text": "DUP", "color": "duplicate", "fill": "", "stop": False, "title": words})
    dot, state = "", state_words(seen)
    if not seen.photo.embedded:
        dot = "desk"
    elif not (says.caption and says.credit_line):
        words = t("common.credit") if says.caption else t("common.caption")
        if not says.caption and not says.credit_line:
            words = t("common.and", one=t("common.caption"), other=t("common.credit"))
        dot, state = "work", t("badges.to_do", state=state, words=words)
    elif standing(findings) == "ready":
        dot = "ready"
    return {
        "key": seen.key,
        "name": seen.photo.name,
        "thumb": thumb_url(seen),
        "alt": says.alt_text or says.caption or seen.photo.name,
        "caption": says.caption,
        "credit": says.credit_line,
        "badges": marks,
        "dot": dot,
        "state": state,
        "flag": seen.flag,
        "rating": seen.rating,
        "sent": seen.sent,
    }


def record(seen: Seen, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return what the inspector needs to show and edit a photo."""
    photo = seen.photo
    values, in_file, original = (
        form_texts(said) for said in (photo.metadata, seen.in_file, seen.original or seen.in_file)
    )
    return {
        "name": photo.name,
        "thumb": thumb_url(seen),
        "preview": preview_url(seen),
        "loupe": loupe_url(seen),
        "revision": seen.revision,
        "embedded": photo.embedded,
        "facts": facts(photo),
        "strip": strip(photo.metadata, findings),
        "changed": changed_words(seen),
        "values": values,
        "in_file": {name: text for name, text in in_file.items() if text != values[name]},
        "original": {name: text for name, text in original.items() if text and text != values[name]},
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.name,
                "message": finding.message,
                "offers": [one for one in offers(finding) if one["do"] not in SIDES],
                "others": list(finding.others),
            }
            for finding in sorted(findings, key=lambda f: -f.severity)
        ],
    }


def facts(photo: Photo) -> list[str]:
    """Return the short line under the file name: when taken, how large, how it came."""
    taken = photo.metadata.date_created
    with contextlib.suppress(ValueError):  # a partial date is shown as it is
        taken = f"{datetime.fromisoformat(taken):%Y-%m-%d %H:%M}" if "T" in taken else taken
    size = f"{photo.width}×{photo.height}" if photo.width and photo.height else ""
    return [fact for fact in (taken, size, photo.source_label) if fact]


_COPY = re.compile(r"(?:[Uu]se |[Tt]ake )?(?P<owner>\w+(?: [A-Z]\w*)*)'s copy\b")


def strip(metadata: Metadata, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the restriction strip above the caption: the sender's instructions, red if they hit us.

    "copy" names whose copy of the frame is on the desk, to be used with U; "" when there is none.
    """
    text = metadata.instructions
    stop = any(f.severity is Severity.error and f.code in BLOCKING for f in findings)
    return {
        "text": t("inspector.not_for_us", text=text) if text and stop else text,
        "stop": stop,
        "copy": copy_of(findings),
    }


def copy_of(findings: Sequence[Finding]) -> str:
    """Return what the other copy of a frame is called that a finding offers with (U); "" for none."""
    for finding in findings:
        if "(U)" in finding.message and finding.others:
            found = _COPY.search(finding.suggestion) or _COPY.search(finding.message)
            return t("inspector.owners_copy", owner=found["owner"]) if found else t("inspector.other_copy")
    return ""


def taken(finding: Finding) -> dict[str, Value]:
    """Return what F does: the certain fix, or the value that the message proposes with "? (F)".

    Pressing F is a person's yes to a value they read. A caption is never replaced by a proposal.

    Returns:
        New values by field id; empty when the finding offers nothing to take.
    """
    if finding.fix:
        return {change.field: change.after for change in finding.fix}
    if "(F)" in finding.message and finding.suggestion and finding.field not in ("", "caption"):
        return {finding.field: value_of(finding.field, finding.suggestion)}
    return {}


SIDES = ("theirs", "ours")
"""Offers that decide what waits; the inspector shows the way to where both sides stand instead."""


def changed_words(seen: Seen) -> str:
    """Return what waits for a decision on a photo, in words; "" when nothing does."""
    words = []
    for kind, fields in seen.changed:
        said = ", ".join(label_of(name) for name in fields)
        words.append(
            t("inspector.changed_outside", fields=said)
            if kind == "outside"
            else t("inspector.corrected", fields=said)
        )
    return " · ".join(words)


def offers(finding: Finding) -> list[dict[str, Any]]:
    """Return a finding's buttons: Fix a certain cure, Use a proposal, take a side, use the copy, Drop.

    Each is {"do", "label", "key", "does"}: the operation, the words on it, its key, its tooltip.
    """
    buttons = []
    if values := taken(finding):
        before = {change.field: text_of(change.before) for change in finding.fix}
        words = []
        for name, value in values.items():
            said = {"field": label_of(name), "after": text_of(value) or t("common.nothing")}
            was = before.get(name)
            words.append(
                t("inspector.offer_from", before=was, **said) if was else t("inspector.offer", **said)
            )
        label = t("inspector.fix") if finding.fix else t("inspector.use")
        buttons.append({"do": "fix", "label": label, "key": "F", "does": "; ".join(words)})
    if "(T)" in finding.message:
        side = {"do": "theirs", "label": t("inspector.take_theirs"), "key": "T"}
        buttons.append({**side, "does": t("inspector.theirs_does")})
        side = {"do": "ours", "label": t("inspector.keep_ours"), "key": "K"}
        buttons.append({**side, "does": t("inspector.ours_does")})
    if copy := copy_of((finding,)):
        does = t("inspector.use_does", copy=copy)
        buttons.append({"do": "use", "label": t("inspector.use_it"), "key": "U", "does": does})
    if "(X)" in finding.message:
        does = t("inspector.drop_does")
        buttons.append({"do": "drop", "label": t("inspector.drop"), "key": "X", "does": does})
    return buttons


def rail(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the rail's groups from `Desk.counts`: a row is a query, its label, its count, its colour."""
    # A file that somebody changed outside is rare: its line comes with it.
    status = [line for line in status_lines() if line[0] != "is:changed" or counts.get("is:changed")]
    groups = [
        (t("rail.photos"), photo_lines()),
        (t("rail.status"), status),
        (
            t("rail.source"),
            [(line, _value(line).capitalize(), "") for line in counts if line.startswith("source:")],
        ),
        (
            t("rail.pages"),
            [(line, _value(line), "") for line in counts if line.startswith("page:")][:SHOWN_PAGES],
        ),
    ]
    return [
        {
            "title": title,
            "rows": [
                {"filter": line, "label": label, "color": color, "count": counts.get(line, 0)}
                for line, label, color in lines
            ],
        }
        for title, lines in groups
        if lines
    ]


def _value(line: str) -> str:
    return line.partition(":")[2].strip('"')


def photo_lines() -> tuple[tuple[str, str, str], ...]:
    """Return the first lines of the rail: query, label, colour token."""
    return (
        ("is:tonight", t("rail.tonight"), ""),
        ("is:picked", t("rail.picked"), ""),
        ("is:page", t("rail.on_a_page"), ""),
        ("is:sent", t("rail.sent"), ""),
        ("", t("rail.all_photos"), ""),
    )


def status_lines() -> tuple[tuple[str, str, str], ...]:
    """Return the lines of the rail about what is to be done: query, label, colour token."""
    return (
        ("missing:caption", t("rail.caption_missing"), "caption"),
        ("missing:credit", t("rail.credit_missing"), "credit"),
        ("is:duplicate", t("rail.duplicate_caption"), "duplicate"),
        ("is:blocked", t("rail.blocked"), "blocked"),
        ("is:ready", t("rail.ready"), "ready"),
        ("is:desk", t("rail.not_yet_in_the_file"), "primary"),
        ("is:changed", t("rail.changed_outside"), "focus"),
    )


SHOWN_PAGES = 12
"""Pages on the rail, the newest; the search finds the others."""


def headline(photos: Sequence[Seen], findings: Mapping[str, Sequence[Finding]]) -> str:
    """Return how a page stands, counted as the gate, the command and the receipt count.

    Example:
        >>> headline((), {})
        'no pictures'
    """
    stand = [finding for found in findings.values() for finding in found]
    return stands(counts_of([one.key for one in photos], stand, sent=[one.key for one in photos if one.sent]))
