"""Whose picture it is and whether the credit says so: rules CRD-001 to CRD-013."""

from __future__ import annotations

import re
from typing import Any

from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.needs import has
from photodesk.audit.reading import Reading, parse_credit
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.caption import is_file_caption
from photodesk.language.credit import format_credit, same_parties
from photodesk.model import Change, Credit, Severity
from photodesk.tables import agencies

KOREAN_WIRES = frozenset({"Yonhap", "Newsis", "News1"})
SUPPLIED_KINDS = frozenset({"courtesy", "handout", "screenshot"})
"""Kinds of a printed credit that name who supplied the picture."""
STATE_MEDIA = frozenset({"KCNA", "Rodong Sinmun", "KCTV"})
_STAFF: dict[str, Any] = {"source_label": "staff", "source": "", "copyright_notice": ""}
_WIRE: dict[str, Any] = {"source_label": "wire", "source": "Yonhap", "creator": (), "copyright_notice": ""}
_HANDOUT: dict[str, Any] = {
    "source_label": "handout",
    "source": "Yonhap",
    "creator": (),
    "copyright_notice": "",
}


def parties(credit: Credit) -> frozenset[str]:
    """Return who made, relayed and supplied, by the names of the registry where it has them.

    Example:
        >>> sorted(parties(parse_credit("AP=연합뉴스")))
        ['AP', 'Yonhap']
    """
    names = (credit.agency, *credit.distributors, credit.organization)
    found = (agencies.find(name) for name in names if name)
    known = (agency.short if agency else "" for agency in found)
    return frozenset(short or name for short, name in zip(known, filter(None, names), strict=True))


# --- missing ------------------------------------------------------------------------------


@rule(
    "CRD-001",
    "Credit line missing",
    severity=Severity.error,
    when="page",
    hides=("CRD-002",),
    bad=example(credit_line="", **_STAFF),
    good=example(**_STAFF),
)
def credit_missing(photo: Reading, context: Context) -> Found:
    """Law and contract ask for a credit; without one nobody can pay, ask or correct.

    A credit that stands in the caption is another matter (CRD-003).

    Source: IPTC Photo Metadata User Guide; required fields of the Guardian's Grid.
    """
    metadata = photo.metadata
    if metadata.credit_line.strip() or metadata.source.strip() or photo.printed.credit.text:
        return None
    if any(parse_credit(name).agency or agencies.find(name) for name in metadata.creator):
        return None
    if photo.origin == "ai":
        system = metadata.ai_system_used
        label = f"AI-generated image by {system}" if system else "AI-generated image"
        return Hit(f"No credit. Credit it as {label} (F).", "credit_line", suggestion=label)
    if not metadata.creator:
        arrived = agencies.find(photo.photo.source_label)
        if arrived is not None:
            return Hit(
                f"No credit. It arrived from {arrived.short}: credit {arrived.printed}? (F)",
                "credit_line",
                suggestion=arrived.printed,
            )
        return Hit("No credit. Name who made or supplied the picture (Enter).", "credit_line")
    name = metadata.creator[0]
    staff = context.settings.house.staff
    if photo.origin == "staff" or name in staff or name in staff.values():
        form = format_credit(
            Credit(text=name, kind="staff", photographer=name, parties=(name,)),
            context.settings.house,
            origin="staff",
            source_label=photo.photo.source_label,
        )
        if form.text is not None:
            fix = (Change("credit_line", metadata.credit_line, form.text, f"by-line says {name}"),)
            return Hit(
                f"No credit. By-line says {name} → {form.text} (F).",
                "credit_line",
                suggestion=form.text,
                fix=fix if form.certain else (),
            )
    return Hit(
        f"No credit. By-line says {name}: whose picture is it? Name agency or supplier (Enter).",
        "credit_line",
    )


@rule(
    "CRD-002",
    "Creator missing",
    severity=Severity.error,
    when="page",
    bad=example(creator=(), credit_line="Korea Times photo"),
    good=example(creator=("Shim Hyun-chul",)),
)
def creator_missing(photo: Reading, context: Context) -> Found:
    """A staff picture carries its photographer's name; the right to be named is the author's by law.

    Relayed, pool and screen pictures name only the agency; for supplied and stock pictures a name
    would be good to have.

    Source: IPTC Photo Metadata User Guide; Korean Copyright Act, article 12.
    """
    if any(photo.metadata.creator):
        return None
    kind = photo.credit.kind
    if kind == "staff":
        name = photo.credit.photographer
        if not name:
            return Hit("A staff picture without by-line. Who took it (Enter)?", "creator")
        printed = context.settings.house.staff.get(name, name)
        return Hit(
            f"The by-line is empty, the credit names {name}. Take it over (F).",
            "creator",
            Severity.info,
            suggestion=printed,
            fix=(Change("creator", photo.metadata.creator, (printed,), "named in the credit"),),
        )
    if kind in ("handout", "courtesy", "stock"):
        return Hit("No photographer named. Ask the supplier if the name is known.", "creator", Severity.info)
    return None


@rule(
    "CRD-003",
    "Credit inside the caption field",
    severity=Severity.warning,
    when="edit",
    hides=("CRD-001",),
    bad=example(
        caption="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026. AP-Yonhap",
        credit_line="",
        **_WIRE,
    ),
    good=example(credit_line="AP-Yonhap", **_WIRE),
)
def credit_in_caption(photo: Reading, context: Context) -> Found:
    """A sign-off left in the caption is printed twice and read aloud to the blind.

    While the picture is only being edited this is a note: wires send it that way.

    Source: AP, Yonhap and Korea Times captions; the house record keeps the credit apart.
    """
    tail = photo.printed.credit
    if not tail.text or photo.doubled is not None:  # DUP-004 cuts the copy and its credit
        return None
    metadata = photo.metadata
    if metadata.credit_line and not compatible(tail, photo.field_credit):
        return None  # CRD-011 says more
    severity = Severity.info if context.moment in ("intake", "edit") else None
    changes = [Change("caption", metadata.caption, photo.caption, "credit cut from the caption")]
    moved = tail.text
    if "file" in tail.markers and not is_file_caption(photo.caption):
        return Hit(  # cutting it would make an old picture today's
            f'The caption ends in the credit "{tail.text}", its only mark as a file photo. Say so in the '
            "caption and move the credit (Enter).",
            "caption",
            severity,
        )
    if not metadata.credit_line:
        form = photo.house_form
        moved = form.text if form.text is not None and form.certain else tail.text
        changes.append(Change("credit_line", "", moved, f'"{tail.text}" moved from the caption'))
    if tail.photographer and not metadata.creator:
        changes.append(Change("creator", (), (tail.photographer,), "named in the caption's credit"))
    return Hit(
        f'The caption ends in the credit "{tail.text}". Move it to the credit line (F).',
        "caption",
        severity,
        suggestion=moved,
        fix=tuple(changes),
    )


def compatible(a: Credit, b: Credit) -> bool:
    """Tell whether two credits can be of one picture.

    They can when they name the same parties, or one names more of them, or both the same maker
    ("NASA via AP" is printed as AP-Yonhap); never when two rival Korean wires brought it.

    Example:
        >>> compatible(parse_credit("AP Photo/Lee Jin-man"), parse_credit("AP-Yonhap"))
        True
        >>> compatible(parse_credit("AP-Newsis"), parse_credit("AP-Yonhap"))
        False
    """
    if same_parties(a, b):
        return True
    mine, theirs = parties(a), parties(b)
    if not mine or not theirs:
        return not (a.photographer and b.photographer and a.photographer != b.photographer)
    if mine <= theirs or theirs <= mine:
        return True
    rivals = (mine & KOREAN_WIRES, theirs & KOREAN_WIRES)
    if all(rivals) and rivals[0].isdisjoint(rivals[1]):
        return False
    if a.agency and b.agency:
        return a.agency == b.agency
    return not mine.isdisjoint(theirs)


# --- something else -----------------------------------------------------------------------

_NO_NAME = re.compile(
    r"\(c\)|©|ⓒ|copyright|photo(?:graph)? by|\bfor the\b|\svia\s|/|@|https?:|www\.|사진\s*=|제공",
    re.IGNORECASE,
)
PLACEHOLDERS = frozenset(
    {
        "handout", "ho", "str", "stringer", "staff", "staff photographer", "pool", "uncredited", "supplied",
        "contributor", "unknown", "admin", "administrator", "owner", "user", "default", "camera owner",
        "photographer", "picasa", "none", "n/a", "na", "-", "--", "x", "xxx", "anonymous", "미상", "작자미상",
        "관리자", "사용자", "제공", "독자", "없음",
    }
)  # fmt: skip
"""Words that stand where a name belongs, case folded."""

_NOBODY = PLACEHOLDERS | {""}
"""What names nobody in a credit: a placeholder, or brackets round nothing."""


@rule(
    "CRD-004",
    "Creator holds something other than a name",
    severity=Severity.warning,
    when="edit",
    needs=has("creator"),
    bad=example(creator=("© Shim Hyun-chul / Korea Times",)),
    good=example(creator=("Shim Hyun-chul",)),
)
def creator_is_no_name(photo: Reading, context: Context) -> Found:
    """The by-line is for the photographer's name: what else stands in it is lost for search and pay.

    An agency in the by-line is a note: it belongs in the credit.

    Source: IPTC Photo Metadata User Guide; clean-up rules of the Guardian's Grid.
    """
    creator = photo.metadata.creator
    for position, entry in enumerate(creator):
        agency = agencies.find(entry)
        if agency is not None and agency.kind != "government":
            rest = (*creator[:position], *creator[position + 1 :])
            fix = [Change("creator", creator, rest, f"{agency.short} is no photographer")]
            if not photo.metadata.credit_line:
                fix.append(Change("credit_line", "", agency.printed, "moved from the by-line"))
            return Hit(
                f'By-line "{entry}" is an agency. Move it to the credit (F).',
                "creator",
                Severity.info,
                suggestion=agency.printed,
                fix=tuple(fix),
            )
        if _NO_NAME.search(entry):
            name = _bare_name(entry)
            clean = (*creator[:position], name, *creator[position + 1 :])
            if not name:
                return Hit(f'By-line "{entry}" is no name. Write the name only (Enter).', "creator")
            return Hit(
                f'By-line "{entry}" → {name} (F).',
                "creator",
                suggestion=name,
                fix=(Change("creator", creator, clean, "only the name belongs in the by-line"),),
            )
    return None


def _bare_name(entry: str) -> str:
    """Return the photographer's name in a by-line, or "" when it is not certain."""
    name = parse_credit(entry).photographer
    return name if name and name in entry and not _NO_NAME.search(name) else ""


@rule(
    "CRD-005",
    "Placeholder as creator or credit",
    severity=Severity.warning,
    when="edit",
    bad=example(credit_line="Stringer", creator=("Kim Min-su",), source="", source_label=""),
    good=example(credit_line="Yonhap", creator=("Kim Min-su",), source="", source_label=""),
)
def placeholder(photo: Reading, context: Context) -> Found:
    """Handout, STR, Pool name nobody: a reader learns nothing and nobody can be paid.

    In the by-line it is a note: agencies send such words on purpose.

    Source: by-line and credit clean-up of the Guardian's Grid.
    """
    credit_line = photo.metadata.credit_line.strip(" .()[]/")
    if photo.metadata.credit_line and credit_line.casefold() in _NOBODY:
        return Hit(f'Credit "{photo.metadata.credit_line}" names nobody. Who made it (Enter)?', "credit_line")
    for entry in photo.metadata.creator:
        if entry.strip(" .()[]/").casefold() in PLACEHOLDERS:
            return Hit(f'By-line "{entry}" names nobody.', "creator", Severity.info)
    return None


def agencies_of(credit: Credit) -> tuple[str, ...]:
    """Return the agencies of a credit, who made the picture first."""
    return tuple(name for name in (credit.agency, *credit.distributors) if name)
