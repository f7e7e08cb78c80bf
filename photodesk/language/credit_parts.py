"""What a part of a credit is, and whether a group of words is a person or an organization."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from photodesk.tables import credit_words as words
from photodesk.tables.agencies import Agency

Role = Literal["agency", "person", "organization", "marker", "place", "mail", "number"]


@dataclass(slots=True)
class Part:
    """One part of a credit.

    Attributes:
        role: what it is. `text`: as printed.
        joint: what stands before it: "", "/", "=", "-", ",", "via", "for", "(", "ⓒ" or " ".
        agency: the registry's entry of an agency.
    """

    role: Role
    text: str
    joint: str = ""
    agency: Agency | None = None


@dataclass(slots=True)
class Reading:
    """A credit cut into parts.

    Attributes:
        parts: in printed order. `markers`: pool, file, handout, stringer, aptopix, ai.
        labels: what the label words mean: by, plain, courtesy, screen, file, copyright, korean,
            word (사진 without a sign), staff (기자).
        sure: whether something stands there that only credits have: an agency, a label, 기자, 제공.
        clean: whether every part has the shape of a party; a sentence has not.
    """

    parts: list[Part] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    markers: list[str] = field(default_factory=list)
    sure: bool = False
    clean: bool = True

    def mark(self, marker: str) -> None:
        """Note a marker once."""
        if marker and marker not in self.markers:
            self.markers.append(marker)

    def add(self, role: Role, text: str, joint: str, agency: Agency | None = None) -> None:
        """Add a part; an agency makes the reading sure."""
        self.parts.append(Part(role, text, joint, agency))
        if agency is not None:
            self.sure = True
            if agency.kind == "pool":
                self.mark("pool")
            elif agency.kind == "newspaper" and (text.endswith("DB") or text[-5:].casefold() == " file"):
                self.mark("file")


Classify = Callable[[str, str, Reading], None]
"""Classify one piece: its text, the joint before it, the reading that takes it."""

Shape = Literal["person", "organization", "mononym", ""]

_GLUED_PARTICLE = re.compile(r"(?:al|el|ben|d['’]|de|van|ul|l['’])[-'’]?[A-Z]")


def has_organization_word(text: str) -> bool:
    """Tell whether a word stands there that only organizations bear.

    Example:
        >>> has_organization_word("Defense Ministry"), has_organization_word("Park Ji-sung")
        (True, False)
    """
    return any(piece.casefold().strip(".,") in words.ORG_WORDS for piece in text.split())


def is_paper(text: str) -> bool:
    """Tell whether a name ends as papers' names do.

    Example:
        >>> is_paper("The Korea Herald"), is_paper("Samsung Electronics")
        (True, False)
    """
    pieces = text.replace("-", " ").casefold().split()
    return bool(pieces) and pieces[-1].strip(".,") in words.PAPER_WORDS


def shape(pieces: list[str]) -> Shape:
    """Return what a group of words may be by its capitals.

    Returns:
        "person", "organization", "mononym" for one capitalised word that may be either, "" for
        what is no name at all.

    Example:
        >>> shape("Catrinus van der Veen".split()), shape("Ministry of Defence".split()), shape(["Imagno"])
        ('person', 'organization', 'mononym')
        >>> shape("a man walks".split())
        ''
    """
    count = len(pieces)
    if not 0 < count <= 10:
        return ""
    organization = count > 6
    capitals = 0
    for number, piece in enumerate(pieces):
        first = piece[0]
        low = piece.casefold()
        if low in words.NO_NAME:
            return ""
        if first.isupper() or (first in "'’\"“(" and piece[1:2].isupper()):
            capitals += 1
            if low.strip(".,") in words.ORG_WORDS or low.endswith(("'s", "’s")):
                organization = True
            elif low == "the" and not number and count > 1:
                organization = True  # The Washington Post
            elif low == "park" and number and number == count - 1:
                organization = True  # Namsan Park; Park Ji-sung is a person
        elif low in words.ORG_WORDS and (capitals or number):
            organization = True
        elif low in words.SMALL:
            if low in words.CONNECT:
                organization = organization or count < 4 or number in (0, count - 1) or _acronym(pieces[0])
            elif low not in words.PARTICLES:
                organization = True
        elif first.isdigit():
            organization = True
        elif _GLUED_PARTICLE.match(piece) or (ord(first) > 0x2E80 and not first.islower()):
            capitals += 1  # al-Sudani, d'Angelo; Chinese and Japanese letters have no case
        elif count == 1 and any(char.isupper() for char in piece):
            capitals += 1  # tvN, eBay
        else:
            return ""
    if not capitals:
        return ""
    if organization or " ".join(pieces).casefold().removeprefix("the ") in words.ORG_NAMES:
        return "organization"
    if count == 1:
        return "organization" if pieces[0].isupper() and len(pieces[0]) <= 6 else "mononym"
    return "person"


def _acronym(piece: str) -> bool:
    return piece.isupper() and 2 < len(piece) < 7 and piece.isalpha()
