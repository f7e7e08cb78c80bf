"""Where a picture comes from, by its caption, metadata and credit."""

from __future__ import annotations

from photodesk.model import Credit, Metadata, Origin


def provided_by(text: str) -> str:
    """Return who supplied the picture as the sentence says it ("provided by …"), or ""."""
    raise NotImplementedError


def captured_from(text: str) -> str:
    """Return what a screen picture was captured from as the sentence says it, or ""."""
    raise NotImplementedError


def names_channel(source: str) -> bool:
    """Tell whether `captured_from`'s answer names an account, channel or programme (CAP-017)."""
    raise NotImplementedError


def origin(
    caption: str, metadata: Metadata, credit: Credit, *, name: str = "", source_label: str = ""
) -> Origin:
    """Return where a picture comes from."""
    raise NotImplementedError
