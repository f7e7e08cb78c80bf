"""Who is believed when EXIF, IIM and XMP disagree, and what each must say after a write.

Standards: MWG 2.0 as exiftool implements it (policy "mwg"), IPTC mapping guidelines
(policy "newsroom"); RECONCILE.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from photodesk.model import Conflict, Metadata, Note, Tags

Policy = Literal["newsroom", "mwg"]


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


def believe(
    tags: Tags, *, policy: Policy = "newsroom", short_form: Callable[[str], str] | None = None
) -> Belief:
    """Weigh what the containers say and return one value a field.

    Args:
        tags: as read. `policy`: who outranks whom.
        short_form: credit line -> the short form that IIM may hold instead of it.
    """
    raise NotImplementedError


def spread(
    metadata: Metadata,
    tags: Tags,
    *,
    changed: Collection[str],
    limits: Literal["strict", "relaxed"] = "strict",
    short_form: Callable[[str], str] | None = None,
    windows_mirror: bool = False,
    policy: Policy = "newsroom",
) -> Tags:
    """Return what every container must say so that `believe` gives back `metadata`.

    Only `Tags.exif`, `Tags.iim` and `Tags.xmp` differ from `tags`: a key that is gone is to
    be removed from the file, other keys to be written. `digest` is "match" when IIM changes.
    `notes` holds only what this call has to say (iim_truncated, iim_newer, stale_kept).

    Args:
        metadata: the values wanted. `tags`: what the file says now.
        changed: ids of the fields whose value this write changes; others are left alone.
        limits: "strict" cuts IIM texts at their byte limit.
        short_form: credit line -> short form for IIM when the line does not fit.
        windows_mirror: also write XPTitle, XPComment, XPAuthor, XPKeywords.
        policy: the one `metadata` was believed with.

    Raises:
        TextError: a value that no container can hold.
    """
    raise NotImplementedError
