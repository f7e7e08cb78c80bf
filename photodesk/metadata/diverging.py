"""Where two sides changed one photo's words: what both began with, what each says now, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from photodesk.model import Metadata, Value
from photodesk.tables.fields import EDITABLE


@dataclass(frozen=True, slots=True)
class Divergence:
    """A field that the other side changed and that does not say the same here.

    Attributes:
        field: its id. `base`: what both sides began with. `theirs`, `ours`: what each says now.
    """

    field: str
    base: Value
    theirs: Value
    ours: Value

    @property
    def both(self) -> bool:
        """True when both sides changed it: a person has to decide."""
        return self.ours != self.base


_IDS = tuple(field.id for field in EDITABLE)


def languages(*metadata: Metadata) -> tuple[str, ...]:
    """Return the names of the texts in other languages that any of these have: "caption@ko".

    Example:
        >>> languages(Metadata(), Metadata(caption="Rain", alternatives=(("caption", "ko", "비"),)))
        ('caption@ko',)
    """
    found = {f"{name}@{tag}".casefold(): f"{name}@{tag}" for m in metadata for name, tag, _ in m.alternatives}
    return tuple(found.values())


def alike(first: Metadata, second: Metadata) -> bool:
    """Tell whether two say the same in every field and language.

    Example:
        >>> alike(Metadata(city="Seoul"), Metadata(city="Seoul", alternatives=(("city", "ko", "서울"),)))
        False
    """
    return all(first.get(name) == second.get(name) for name in (*_IDS, *languages(first, second)))


def divergences(base: Metadata, theirs: Metadata, ours: Metadata) -> tuple[Divergence, ...]:
    """Return the fields that they changed and that differ from ours, in the order of the field table.

    Texts in other languages ("caption@ko") come last. A field that only we changed, or that both
    changed to the same, is none.

    Example:
        >>> base = Metadata(caption="Snow in Seoul.", city="Seoul")
        >>> ours, theirs = base.replace(caption="Snow falls."), base.replace(caption="눈", city="서울")
        >>> [(one.field, one.both) for one in divergences(base, theirs, ours)]
        [('caption', True), ('city', False)]
    """
    found = []
    for name in (*_IDS, *languages(base, theirs)):
        theirs_says, ours_says = theirs.get(name), ours.get(name)
        if theirs_says == ours_says or theirs_says == (base_says := base.get(name)):
            continue
        found.append(Divergence(name, base_says, theirs_says, ours_says))
    return tuple(found)
