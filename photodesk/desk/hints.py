"""What the rules would say of words while somebody still types them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from photodesk.desk.changing import checked_value
from photodesk.desk.standing import as_judged, judge
from photodesk.model import Finding, Value

if TYPE_CHECKING:
    from photodesk.desk import Desk


def hints(desk: Desk, photo_id: int, values: Mapping[str, Value]) -> tuple[Finding, ...]:
    """Return what the edit rules would say of a photo with these values, and do not say of it now.

    Nothing is saved. A field that is only empty is work to do, and no hint.

    Args:
        values: the words as they stand in the form, by field id.

    Returns:
        The findings that come with these words, the heaviest first; empty when there is none.

    Raises:
        UsageError: no photo has this id. UnknownField, TextError: a value that no file may carry.

    Example:
        >>> import tempfile
        >>> from photodesk.desk import Desk
        >>> with tempfile.TemporaryDirectory() as folder, Desk.open(folder) as desk:
        ...     hints(desk, 1, {"headline": "Rain"})
        Traceback (most recent call last):
        ...
        photodesk.errors.UsageError: photo 1: not on this desk; photodesk find lists ids
    """
    record = desk.store.get(photo_id)
    typed = {name: checked_value(name, value) for name, value in values.items()}
    now = as_judged(desk, record)
    then = replace(now, metadata=record.metadata.replace(**typed), conflicts=(), embedded=False)
    before, after = (judge([one], settings=desk.settings, now=desk.clock())[0] for one in (now, then))
    said = {finding.code for finding in before.findings}
    new = (f for f in after.findings if f.code not in said and f.field and then.metadata.get(f.field))
    return tuple(sorted(new, key=lambda finding: -finding.severity))
