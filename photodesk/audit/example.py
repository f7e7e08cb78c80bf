"""What the rules' examples look like: whole photos, each made from one on which no rule fires.

An example is written once, beside its rule; the tests and the rules' documentation read it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from photodesk.model import Metadata, Photo, Use

GOOD_PHOTO = Photo(
    key="A7/1",
    name="KT_20261124_0417.jpg",
    metadata=Metadata(
        caption="Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026.",
        alt_text="People in thick winter coats walk over a long bridge at sunrise",
        creator=("Shim Hyun-chul",),
        credit_line="Korea Times photo by Shim Hyun-chul",
        source="Korea Times",
        copyright_notice="(c) 2026 The Korea Times",
        date_created="2026-11-24T07:41:05+09:00",
        city="Seoul",
        country="South Korea",
        country_code="KOR",
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    ),
    width=4000,
    height=2667,
    source_label="staff",
)
"""The photo from which the examples are made: no rule fires on it, at any moment."""

GOOD_USE = Use(on=date(2026, 11, 25), targets=("print", "web"))
"""The use for which the examples are judged, unless they name another."""

_METADATA = frozenset(f.name for f in dataclasses.fields(Metadata))
_PHOTO = frozenset(f.name for f in dataclasses.fields(Photo)) - {"metadata"}


@dataclass(frozen=True, slots=True)
class Example:
    """A photo, the others of its page, and what of the context is not as usual.

    Attributes:
        photo: the photo that is judged.
        others: other photos of the page.
        context: fields of the context (use, settings, twins, …) that differ from the usual.
        changes: what differs from `GOOD_PHOTO`, as given: this is what a reader wants to see.
    """

    photo: Photo
    others: tuple[Photo, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """All photos of the page, the judged one first."""
        return (self.photo, *self.others)

    def describe(self) -> tuple[tuple[str, str], ...]:
        """Return (name, value) of what differs from the good photo, for a reader.

        Example:
            >>> example(caption="Seoul").describe()
            (('caption', 'Seoul'),)
        """
        return tuple((name, _as_text(value)) for name, value in self.changes.items())


def example(*, others: tuple[Example, ...] = (), **changes: Any) -> Example:
    """Make an example: the good photo with these differences.

    Args:
        others: other photos of the page; give each its own `key`.
        changes: values by name: a field id of the metadata, a field of `Photo`, else a field of
            the context (`use`, `settings`, `twins`, …).

    Example:
        >>> example(caption="Seoul", width=800).photo.width
        800
    """
    metadata = {name: value for name, value in changes.items() if name in _METADATA}
    photo = {name: value for name, value in changes.items() if name in _PHOTO}
    context = {name: value for name, value in changes.items() if name not in _METADATA and name not in _PHOTO}
    made = dataclasses.replace(GOOD_PHOTO, metadata=GOOD_PHOTO.metadata.replace(**metadata), **photo)
    shown = dict(changes)
    if others:
        shown["others on the page"] = others
    return Example(made, tuple(other.photo for other in others), context, shown)


def _as_text(value: object) -> str:
    if isinstance(value, Example):
        return ", ".join(f"{name}: {text}" for name, text in value.describe())
    if isinstance(value, tuple):
        return "; ".join(_as_text(item) for item in value) or "(empty)"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        differing = [
            (f.name, getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.default is dataclasses.MISSING or getattr(value, f.name) != f.default
        ]
        return ", ".join(f"{name} {_as_text(item)}" for name, item in differing)
    return str(value) if value not in ("", None) else "(empty)"
