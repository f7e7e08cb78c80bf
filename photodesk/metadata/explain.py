"""Why a field says what it says: the three containers side by side, who won and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from photodesk.metadata.agreement import Policy, ShortForm, agree
from photodesk.metadata.reconcile import believe, choose
from photodesk.metadata.said import EXIF_DATES, Said, said
from photodesk.model import Conflict, Tags, Value
from photodesk.tables.fields import EDITABLE, Field

_NAMES = {"xmp": "XMP", "iim": "IIM", "exif": "EXIF"}


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what each container says ("" when nothing), whose value is believed, and why."""

    field: str
    chosen_from: Literal["exif", "iim", "xmp"]
    exif: str
    iim: str
    xmp: str
    why: str


def explain(
    tags: Tags,
    conflicts: Sequence[Conflict] | None = None,
    *,
    policy: Policy = "newsroom",
    short_form: ShortForm | None = None,
) -> tuple[Row, ...]:
    """Return a row for every field that any container speaks of, in table order.

    Args:
        tags: what the containers say. `conflicts` as `believe` found them; None finds them.

    Example:
        >>> tags = Tags(iim={"2:120": ("New.",)}, xmp={"dc:description": (("x-default", "Old."),)},
        ...             digest="mismatch")
        >>> explain(tags)[0].why
        'IIM taken: it was edited after XMP (the digest is stale)'
    """
    if conflicts is None:
        conflicts = believe(tags, policy=policy, short_form=short_form).conflicts
    odd = {conflict.field for conflict in conflicts}
    rows = []
    for field in EDITABLE:
        heard = said(field, tags)
        value, source = choose(field, heard, tags, policy, short_form)
        if value:
            exif = heard.exif or heard.twin
            rows.append(
                Row(
                    field.id,
                    source,
                    _text(exif),
                    _text(heard.iim),
                    _text(heard.xmp),
                    _why(field, heard, value, source, tags, policy, field.id in odd, short_form),
                )
            )
    return tuple(rows)


def _why(
    field: Field,
    heard: Said,
    value: Value,
    source: Literal["exif", "iim", "xmp"],
    tags: Tags,
    policy: Policy,
    differs: bool,
    short_form: ShortForm | None,
) -> str:
    speaking = [name for name in ("xmp", "iim", "exif") if getattr(heard, name)]
    name = _NAMES[source]
    if len(speaking) <= 1:
        return f"only {name} says it" if speaking else "only the Windows tag says it"
    cut = heard.iim and heard.iim != value and agree(field, value, heard.iim, field.iim_max_bytes, short_form)
    if not differs:
        return f"{name} taken: " + ("IIM holds its cut or short form" if cut else "all agree")
    if source == "iim" and tags.digest == "mismatch":
        return "IIM taken: it was edited after XMP (the digest is stale)"
    if source == "exif" and field.id in EXIF_DATES:
        return "EXIF taken: the camera knows when"
    order = "EXIF, XMP, IIM" if policy == "mwg" else "XMP, IIM, EXIF"
    return f"{name} taken: order {order}"


def _text(value: Value) -> str:
    return value if isinstance(value, str) else "; ".join(str(item) for item in value)
