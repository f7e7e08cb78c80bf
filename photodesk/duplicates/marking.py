"""Which words of two captions differ, where they stand: for showing the two side by side.

This is for the eye, not for the verdict (`captions`): case, quotes and blanks do not count, any other
word that only one of them has is marked, harmless or not.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from photodesk.text import fold

_WORD = re.compile(r"\w+(?:['’.,:/-]\w+)*")
_MOST_WORDS = 2000
"""Of longer texts the rest counts as different: no caption is so long."""


class Stretch(NamedTuple):
    """A stretch of a text, and whether the other text has it not."""

    text: str
    differs: bool


def marked(a: str, b: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Return both texts as stretches in order; joined they are the texts again.

    Example:
        >>> one, other = marked("A man sells nuts in Seoul.", "A man sells roast nuts in Busan.")
        >>> [stretch.text for stretch in one if stretch.differs]
        ['Seoul']
        >>> [stretch.text for stretch in other if stretch.differs]
        ['roast', 'Busan']
    """
    from rapidfuzz.distance import LCSseq

    words = [list(_WORD.finditer(text)) for text in (a, b)]
    keys = [[fold(word[0]) for word in found[:_MOST_WORDS]] for found in words]
    same: tuple[set[int], set[int]] = (set(), set())
    for step in LCSseq.opcodes(*keys):
        if step.tag == "equal":
            same[0].update(range(step.src_start, step.src_end))
            same[1].update(range(step.dest_start, step.dest_end))
    return _stretches(a, words[0], same[0]), _stretches(b, words[1], same[1])


def _stretches(text: str, words: list[re.Match[str]], same: set[int]) -> tuple[Stretch, ...]:
    """Return a text in stretches; what stands between two words that differ is marked with them."""
    found: list[Stretch] = []
    at = place = 0
    while place < len(words):
        if place in same:
            place += 1
            continue
        last = place
        while last + 1 < len(words) and last + 1 not in same:
            last += 1
        start, end = words[place].start(), words[last].end()
        if at < start:
            found.append(Stretch(text[at:start], False))
        found.append(Stretch(text[start:end], True))
        at, place = end, last + 1
    if at < len(text):
        found.append(Stretch(text[at:], False))
    return tuple(found)
