"""What turns a wire's caption into the house's: sign-off moved, datelines and notes cut."""

from __future__ import annotations

from dataclasses import dataclass

from photodesk.model import Change, Metadata
from photodesk.settings import House


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a caption: `before` at `start` (in the original) becomes `after`.

    Attributes:
        start, end: range in the original text. `before`, `after`: the words. `why`: one phrase.
    """

    start: int
    end: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """What tidying would do.

    Attributes:
        changes: field changes (caption, credit_line, creator, instructions), certain ones only.
        edits: the caption's edits in order, for a difference view.
        asks: what a person has to decide, one line each.
    """

    changes: tuple[Change, ...] = ()
    edits: tuple[Edit, ...] = ()
    asks: tuple[str, ...] = ()


def tidy(
    metadata: Metadata, house: House, *, source_label: str = "", caption: bool = True, credit: bool = True
) -> Tidied:
    """Return the certain edits from the wire's form to the house's; the original stays in `before`."""
    raise NotImplementedError
