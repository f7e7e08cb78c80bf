"""Which words of captions say the same, which exclude each other, which are merely known.

The discriminator (`captions`) takes two captions for one only if every difference is explained.
These are the explanations that need a list, one subject a module.
"""

from __future__ import annotations

from photodesk.duplicates.words.dates import (
    DATE_WORDS,
    DAY_PARTS,
    MONTHS,
    NUMBER_WORDS,
    RELATIVE_DAYS,
    WEEKDAYS,
)
from photodesk.duplicates.words.english import IRREGULAR, KNOWN_ENGLISH, UNSTEMMED
from photodesk.duplicates.words.grammar import (
    ABBREVIATIONS,
    FILE_MARK,
    FRAME,
    FUNCTION,
    PICTURE_NOUNS,
    PLACE_ENDINGS,
    PLACE_NOUNS,
)
from photodesk.duplicates.words.hangul import KNOWN_KOREAN
from photodesk.duplicates.words.names import (
    DOUBLE_SURNAMES_KOREAN,
    KNOWN_NAMES,
    ROMANISED,
    SURNAMES_KOREAN,
    TITLES_KOREAN,
)
from photodesk.duplicates.words.opposites import CONTRASTS, NEGATIONS, SIDES
from photodesk.duplicates.words.spellings import SPELLINGS
from photodesk.duplicates.words.wordings import SAME

__all__ = [
    "ABBREVIATIONS",
    "CONTRASTS",
    "DATE_WORDS",
    "DAY_PARTS",
    "DOUBLE_SURNAMES_KOREAN",
    "FILE_MARK",
    "FRAME",
    "FUNCTION",
    "IRREGULAR",
    "KNOWN_ENGLISH",
    "KNOWN_KOREAN",
    "KNOWN_NAMES",
    "MONTHS",
    "NEGATIONS",
    "NUMBER_WORDS",
    "PICTURE_NOUNS",
    "PLACE_ENDINGS",
    "PLACE_NOUNS",
    "RELATIVE_DAYS",
    "ROMANISED",
    "SAME",
    "SIDES",
    "SPELLINGS",
    "SURNAMES_KOREAN",
    "TITLES_KOREAN",
    "UNSTEMMED",
    "WEEKDAYS",
]
