"""A caption in two languages: what its other languages do when the caption itself changes.

A file holds a text in another language beside the default text, never without it, and many
programs write the default once more as "English (US)". What merely repeats the default follows it,
as it does when a file is written (`metadata.spreading`), so that desk and file stay alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from photodesk.errors import TextError
from photodesk.model import Metadata, Value
from photodesk.tables.fields import field_named
from photodesk.text import normalise


def with_languages(before: Metadata, values: Mapping[str, Value], *, follow: bool = True) -> dict[str, Value]:
    """Return new values with what they bring about in other languages.

    Args:
        before: what the photo says. values: what changes, by field id or "caption@ko".
        follow: texts that repeat the old default take the new one; an undo gives every text back
            by itself and needs no followers.

    Raises:
        TextError: a text in another language without the text itself.

    Example:
        >>> said = Metadata(caption="Rain").replace(**{"caption@en-US": "Rain", "caption@ko": "비"})
        >>> with_languages(said, {"caption": "Snow"})
        {'caption': 'Snow', 'caption@en-US': 'Snow'}
        >>> with_languages(said, {"caption": ""})
        {'caption': '', 'caption@en-US': '', 'caption@ko': ''}
    """
    changed = dict(values)
    for name, tag, text in before.alternatives:
        key = f"{name}@{tag}"
        if name not in values or key in values:
            continue
        if not values[name]:
            changed[key] = ""
        elif follow and normalise(text) == normalise(str(before.get(name))):
            changed[key] = values[name]
    for key, value in changed.items():
        name, at, _ = key.partition("@")
        if at and value and not changed.get(name, before.get(name)):
            label = field_named(name).label.lower()
            raise TextError(f"{key}: there is no {label} yet; write that first, then this", field=key)
    return changed
