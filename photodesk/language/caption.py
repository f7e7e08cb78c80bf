"""Where a printed caption ends and its credit begins."""

from __future__ import annotations

from photodesk.language.dates import PrintedDate, dates
from photodesk.language.origin import captured_from, names_channel, provided_by
from photodesk.model import PrintedCaption

__all__ = [
    "PrintedDate", "captured_from", "dates", "doubled", "is_file_caption", "names_channel", "positions",
    "provided_by", "split_caption",
]  # fmt: skip


def split_caption(text: str) -> PrintedCaption:
    """Split a printed caption into the caption without credit, and the credit."""
    raise NotImplementedError


def doubled(text: str) -> str | None:
    """Return the single block of a text that stands 2-3 times in one field, or None."""
    raise NotImplementedError


def is_file_caption(text: str) -> bool:
    """Tell whether the caption says it is a file photo (FILE -, file photo, 자료사진)."""
    raise NotImplementedError


def positions(text: str) -> tuple[str, ...]:
    """Return the words that say who stands where (left, from left, (L), 왼쪽), in order."""
    raise NotImplementedError
