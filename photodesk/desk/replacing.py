"""Find and replace over a selection: words or a pattern, always a difference first, one undo.

A pattern is matched by an engine with a deadline: one that would run for ever is refused, and
nothing is changed.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from photodesk.desk import codes
from photodesk.desk.changing import Proposal, Proposed, checked_value
from photodesk.desk.editing import known_field
from photodesk.errors import TextError, UsageError
from photodesk.library.store import Record
from photodesk.model import Change, Value
from photodesk.text import check

if TYPE_CHECKING:
    from photodesk.desk import Desk

DEADLINE_S = 2.0
"""Seconds that a pattern may take over the whole selection."""
MOST_LETTERS = 1000
"""Letters of what is sought, and of what takes its place, at most."""
MOST_GROWN = 100_000
"""Letters that a text may have after a replacement."""
_GOES_ON = regex.compile(r"[\p{Hangul}\p{Han}]$")


@dataclass(frozen=True, slots=True)
class Search:
    r"""What is sought and what takes its place.

    Attributes:
        find: the words, or a pattern with `pattern`.
        put: what takes their place; with `pattern`, \1 and \g<name> are its groups.
        fields: ids of the fields to look through: text and list fields.
        match_case: whether AP is another word than ap.
        whole_words: whether a match must begin and end at a word's edge. A word that ends in
            Hangul or Hanja may go on: it carries its particle with it.
    """

    find: str
    put: str = ""
    fields: tuple[str, ...] = ("caption",)
    pattern: bool = False
    match_case: bool = True
    whole_words: bool = False


def find_and_replace(desk: Desk, search: Search, ids: Sequence[int]) -> Proposal:
    """Propose what a search changes on each photo; nothing is written.

    Raises:
        UsageError: nothing is sought, the pattern is none or takes too long, a field is not one
            that holds words, or a text would grow beyond all bounds.

    Example:
        >>> import tempfile
        >>> from photodesk.desk import Desk
        >>> with tempfile.TemporaryDirectory() as folder, Desk.open(folder) as desk:
        ...     find_and_replace(desk, Search("Kiev", "Kyiv"), []).kind
        'find and replace'
    """
    fields = _fields(search.fields)
    words = _Words(search)
    items = []
    for record in desk.store.many(ids):
        changes = []
        for name in fields:
            before = record.metadata.get(name)
            after, times = words.replaced(before, record)
            if times and after != before:
                changes.append(Change(name, before, after, f"replaced {_times(times)}"))
        items.append(Proposed(record.id, record.revision, tuple(changes)))
    return Proposal("find and replace", f"“{search.find}” → “{search.put}”", tuple(items))


def expand_codes(desk: Desk, ids: Sequence[int], *, fields: Sequence[str] = ("caption",)) -> Proposal:
    """Propose the words that the desk's code replacements stand for; unknown codes are asked.

    Raises:
        UsageError: a field is not one that holds words, or the desk has no code replacements.
    """
    names = _fields(fields)
    known = codes.of_desk(desk).wordings
    if not known:
        raise UsageError("no code replacements yet; photodesk codes add FILE takes Photo Mechanic's files")
    items = []
    for record in desk.store.many(ids):
        changes: list[Change] = []
        asks: list[str] = []
        for name in names:
            before = record.metadata.get(name)
            texts = (before,) if isinstance(before, str) else before
            found = [codes.expand(text, known) for text in texts if isinstance(text, str)]
            asks += [f"{word}: no such code" for one in found for word in one.unknown]
            after: Value = found[0].text if isinstance(before, str) else tuple(one.text for one in found)
            if after != before:
                changes.append(Change(name, before, checked_value(name, after), "codes written out"))
        items.append(Proposed(record.id, record.revision, tuple(changes), tuple(dict.fromkeys(asks))))
    return Proposal("code replacements", "codes written out", tuple(items))


def _fields(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        raise UsageError("in which fields? name one, for example caption")
    for name in names:
        field = known_field(name)
        if field.is_structure or field.kind == "date":
            raise UsageError(f"{name}: holds no words to look through")
    return tuple(dict.fromkeys(names))


class _Words:
    """A compiled search, and the moment until which it may run."""

    def __init__(self, search: Search) -> None:
        self.search = search
        find, put = (unicodedata.normalize("NFC", text) for text in (search.find, search.put))
        if not find:
            raise UsageError("find what? write the words to replace")
        if max(len(find), len(put)) > MOST_LETTERS:
            raise UsageError(f"find and replace takes up to {MOST_LETTERS:,} letters")
        written = find if search.pattern else regex.escape(find)
        if search.whole_words:
            end = "" if not search.pattern and _GOES_ON.search(find) else r"(?!\w)"
            written = rf"(?<!\w)(?:{written}){end}"
        try:
            self.compiled = regex.compile(written, 0 if search.match_case else regex.IGNORECASE)
            self.put = put if search.pattern else put.replace("\\", "\\\\")
            regex.compile(f"(?:{written})|").sub(self.put, "")  # matches: tells a group that is none
        except (regex.error, IndexError) as error:
            raise UsageError(f"“{search.find}” → “{search.put}”: no pattern: {error}") from None
        self.until = time.monotonic() + DEADLINE_S

    def replaced(self, value: Value, record: Record) -> tuple[Value, int]:
        """Return a field's value after the search, and how often something was replaced."""
        texts = (value,) if isinstance(value, str) else tuple(t for t in value if isinstance(t, str))
        found = [self._in(text, record) for text in texts]
        times = sum(here for _, here in found)
        try:
            said = tuple(check(text) for text, _ in found)
            return (said[0] if isinstance(value, str) else tuple(one for one in said if one)), times
        except TextError as error:
            raise UsageError(f"{record.name}: {error}") from None

    def _in(self, text: str, record: Record) -> tuple[str, int]:
        left = self.until - time.monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            said, times = self.compiled.subn(self.put, text, timeout=left)
        except TimeoutError:
            raise UsageError(
                f"“{self.search.find}”: this pattern takes longer than {DEADLINE_S:g} s; "
                "write one without nested repeats, or choose fewer photos"
            ) from None
        if len(said) > MOST_GROWN:
            raise UsageError(f"{record.name}: the text would have {len(said):,} letters; nothing is replaced")
        return said, times


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
