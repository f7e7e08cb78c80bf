"""Who is believed when EXIF, IIM and XMP disagree, and what each must say after a write.

Policy "newsroom": XMP, then IIM, then EXIF for texts, because cameras put junk into EXIF and press
tools write XMP and IIM; EXIF first for the capture time. Policy "mwg": the Metadata Working
Group's order as exiftool implements it. An outdated digest means that somebody edited IIM later
without knowing XMP: then IIM is newer. `spread` is the reverse; its plan stands in `spreading`.

Standards: MWG 2.0, IPTC Photo Metadata mapping guidelines; RECONCILE 2.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from photodesk.metadata.agreement import Policy, ShortForm, agree, is_contradiction, norm
from photodesk.metadata.said import EXIF_DATES, LOCATION_MEMBERS, Said, place_shown, said
from photodesk.metadata.spreading import plan, settled
from photodesk.metadata.written import Limits, checked
from photodesk.model import Conflict, Metadata, Note, Tags, Value
from photodesk.tables.fields import EDITABLE, Field

__all__ = ["Belief", "Policy", "believe", "checked", "settled", "spread"]

_Source = Literal["exif", "iim", "xmp"]

_EXIF_FIRST = frozenset(("caption", "creator", "copyright_notice"))
"""What MWG takes from EXIF before anything else."""


_PLACES = tuple(
    (field, field.xmp, field.iim[0] if field.iim else "", frozenset(field.exif)) for field in EDITABLE
)


@dataclass(frozen=True, slots=True)
class Belief:
    """What one photo says, once its containers are weighed.

    Attributes:
        metadata: the values believed. `conflicts`: fields of which containers differ.
        notes: what a person may want to know.
    """

    metadata: Metadata
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()


def believe(tags: Tags, *, policy: Policy = "newsroom", short_form: ShortForm | None = None) -> Belief:
    """Weigh what the containers say and return one value a field.

    Args:
        tags: as read. `policy`: who outranks whom.
        short_form: credit line -> the short form that IIM may hold instead of it.

    Source: RECONCILE 2.4 (both policies), table 2.5.

    Example:
        >>> tags = Tags(iim={"2:110": ("Yonhap",)}, xmp={"photoshop:Credit": "AP-Yonhap"}, digest="match")
        >>> believe(tags).metadata.credit_line, [c.iim for c in believe(tags).conflicts]
        ('AP-Yonhap', ['Yonhap'])
    """
    values: dict[str, Value] = {}
    alternatives: list[tuple[str, str, str]] = []
    conflicts: list[Conflict] = []
    notes: list[Note] = []
    exif, iim, xmp = tags.exif, tags.iim, tags.xmp
    for field, xmp_key, iim_key, exif_keys in _PLACES:
        # Most fields are silent in most files: they cost three look-ups.
        if not (
            xmp_key in xmp or iim_key in iim or (exif_keys and not exif_keys.isdisjoint(exif))
        ) and not _speaks_elsewhere(field, tags):
            continue
        heard = said(field, tags)
        if policy == "mwg" and field.id in LOCATION_MEMBERS:
            heard = heard._replace(xmp=place_shown(field, tags) or heard.xmp)
        value, source = choose(field, heard, tags, policy, short_form)
        if field.kind == "date" and not value and (note := _unreadable_date(field, tags)):
            notes.append(note)
        if not value:
            continue
        values[field.id] = value
        alternatives += ((field.id, language, text) for language, text in heard.languages)
        if conflict := _conflict(field, heard, value, source, short_form):
            conflicts.append(conflict)
    metadata = Metadata(alternatives=tuple(alternatives), **values)  # type: ignore[arg-type]
    if metadata.caption and metadata.caption == metadata.title == norm(tags.exif.get("XPTitle", "")):
        notes.append(
            Note(
                "explorer_title",
                "Title, caption and XPTitle are one: Explorer wrote the title over the caption",
                "caption",
            )
        )
    return Belief(metadata, tuple(conflicts), tuple(notes))


def spread(
    metadata: Metadata,
    tags: Tags,
    *,
    changed: Collection[str],
    limits: Limits = "strict",
    short_form: ShortForm | None = None,
    windows_mirror: bool = False,
    policy: Policy = "newsroom",
) -> Tags:
    """Return what every container must say so that `believe` gives back `metadata`.

    The law: believe(spread(m, t)).metadata == settled(m). Only `Tags.exif`, `Tags.iim` and
    `Tags.xmp` differ from `tags`: a key that is gone is to be removed from the file, other keys to
    be written. `digest` is "match" when IIM changes. `notes` holds only what this call has to say
    (iim_truncated, iim_newer, stale_kept, copy_follows).

    Args:
        metadata: the values wanted. `tags`: what the file says now.
        changed: ids of the fields whose value this write changes; others are left alone.
            "alternatives" stands for the other languages of every field.
        limits: "strict" cuts IIM texts at their byte limit.
        short_form: credit line -> short form for IIM when the line does not fit.
        windows_mirror: also write XPTitle, XPComment, XPAuthor, XPKeywords.
        policy: the one `metadata` was believed with.

    Raises:
        TextError: a value that no container can hold.
        UnknownField: an id in `changed` that no editable field has.

    Source: RECONCILE 3.

    Example:
        >>> after = spread(Metadata(credit_line="AP-Yonhap"), Tags(), changed={"credit_line"})
        >>> after.iim, after.xmp, after.digest
        ({'2:110': ('AP-Yonhap',)}, {'photoshop:Credit': 'AP-Yonhap'}, 'match')
    """
    before = believe(tags, policy=policy, short_form=short_form).metadata
    return plan(
        metadata,
        before,
        tags,
        changed=changed,
        limits=limits,
        short_form=short_form,
        windows_mirror=windows_mirror,
        policy=policy,
    )


def choose(
    field: Field, heard: Said, tags: Tags, policy: Policy, short_form: ShortForm | None
) -> tuple[Value, _Source]:
    """Return the value believed of one field and where it stands."""
    xmp, iim, exif, twin = heard.xmp, heard.iim, heard.exif, heard.twin
    limit = field.iim_max_bytes
    is_stale = tags.digest == "mismatch" and bool(iim) and not agree(field, xmp, iim, limit, short_form)
    in_order: list[tuple[Value, _Source]] = (
        [(iim, "iim"), (xmp, "xmp")] if is_stale else [(xmp, "xmp"), (iim, "iim")]
    )
    if field.id in EXIF_DATES or (policy == "mwg" and field.id in _EXIF_FIRST):
        in_order.insert(0, (exif, "exif"))
    else:
        in_order.append((exif, "exif"))
    in_order.append((twin, "exif"))
    value, source = next(((value, source) for value, source in in_order if value), in_order[0])
    if (
        source == "iim"
        and exif
        and value != exif
        and field.kind != "date"
        and agree(field, exif, value, limit)
    ):
        # IIM holds a cut copy of what EXIF has whole.
        return exif, "exif"
    return value, source


def _speaks_elsewhere(field: Field, tags: Tags) -> bool:
    """Whether a place that the table does not give to the field has something for it."""
    if field.id == "person_shown":
        return "GettyImagesGIFT:Personality" in tags.xmp
    return field.id in LOCATION_MEMBERS and "Iptc4xmpExt:LocationShown" in tags.xmp


def _conflict(
    field: Field, heard: Said, value: Value, source: _Source, short_form: ShortForm | None
) -> Conflict | None:
    limit = field.iim_max_bytes
    other_languages = [text for _, text in heard.languages]
    for name, other in (("xmp", heard.xmp), ("iim", heard.iim), ("exif", heard.exif)):
        if not other or name == source or other in other_languages:
            continue
        if is_contradiction(field, value, other, limit if name == "iim" else None, short_form) and not (
            source == "iim" and agree(field, other, value, limit, short_form)
        ):
            return Conflict(
                field.id,
                source,
                _as_text(value),
                _as_text(heard.exif),
                _as_text(heard.iim),
                _as_text(heard.xmp),
            )
    return None


def _as_text(value: Value) -> str:
    return value if isinstance(value, str) else "; ".join(str(one) for one in value)


def _unreadable_date(field: Field, tags: Tags) -> Note | None:
    raw = norm(str(tags.xmp.get(field.xmp, ""))) if field.xmp else ""
    if not raw:
        return None
    return Note("date_unreadable", f'{field.label}: "{raw[:40]}" in XMP is no date', field.id)
