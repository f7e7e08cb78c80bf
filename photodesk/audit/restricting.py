"""Which restrictions of a photo the rules ask about, read once and no longer than needed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from photodesk.audit.quick_look import ASKED, may_restrict
from photodesk.language.restriction import RestrictedField, Restriction, restrictions_in
from photodesk.model import Metadata

_in_field = lru_cache(maxsize=4096)(restrictions_in)
"""The notes of a night's pictures repeat."""


def asked_restrictions(
    metadata: Metadata, words: frozenset[str], near: date | None = None
) -> tuple[Restriction, ...]:
    """Return the restrictions of a photo that rules ask about, field by field.

    Args:
        metadata: what the photo says. `words`: those of its caption (`quick_look.words_of`).
        near: the day it was taken; dates without a year are meant around it.

    Example:
        >>> notes = Metadata(instructions="JAPAN OUT, EDITORIAL USE ONLY")
        >>> [r.kind for r in asked_restrictions(notes, frozenset())]
        ['territory-out']
    """
    found: list[Restriction] = []
    notes: tuple[tuple[RestrictedField, str], ...] = (
        ("instructions", metadata.instructions),
        ("usage_terms", metadata.usage_terms),
        ("headline", metadata.headline),
        ("title", metadata.title),
    )
    for field, text in notes:
        if text:
            found.extend(_in_field(text, field=field, near=near))
    if metadata.caption and may_restrict(metadata.caption, words):
        found.extend(restrictions_in(metadata.caption, field="caption", near=near))
    return tuple(one for one in found if one.kind in ASKED) if found else ()
