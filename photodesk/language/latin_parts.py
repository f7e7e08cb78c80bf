"""What one piece of a credit is that is written in Latin letters."""

from __future__ import annotations

import re

from photodesk.language.credit_parts import Classify, Reading, shape
from photodesk.tables import credit_words as words
from photodesk.tables.agencies import lookup, misspelt

_DESKS = frozenset(
    ("photo", "photos", "tv", "news", "europe", "asiapac", "sport", "sports", "korea", "entertainment",
     "wire", "north america", "asia pacific")
)  # fmt: skip
"""What stands behind an agency's name and changes nothing: Getty Images Europe."""

_DASH = re.compile("[-‐‑–—−]")
_DASHES = str.maketrans("‐‑–—−", "-----")
_HYPHEN_MARKERS = frozenset(("pool", "pool photo", "file", "handout"))
"""What a hyphen may join to a party; "ho" would cut Lee Sang-ho."""


def classify_latin(text: str, joint: str, reading: Reading, classify: Classify) -> None:
    """Classify a piece that is no whole agency, marker, number or mail.

    Args:
        text: the piece. `joint`: what stands before it. `reading`: takes the parts.
        classify: the general classifier, for the halves of a piece.
    """
    last = text.rpartition(" ")[2].casefold()
    if last in words.TAIL_LAST and _marked(text, joint, reading, classify):
        return
    if _DASH.search(text) is not None and _hyphenated(text, joint, reading, classify):
        return
    pieces = text.split()
    if len(pieces) > 1:
        if _prefixed(pieces, joint, reading, classify):
            return
        if " for " in text and _for_paper(text, joint, reading, classify):
            return
        if last in words.SCREEN_LAST and _screen(text, joint, reading):
            return
    if words.SOCIAL_LATIN.search(text) is not None and len(pieces) <= 6:
        reading.labels.add("screen")
        reading.add("organization", text, joint)
        return
    rank = words.RANK.match(text)
    if rank is not None and rank.end() < len(text):
        text = text[rank.end() :]
        pieces = text.split()
    found = shape(pieces)
    if not found:
        reading.clean = False
    elif found == "mononym":  # REUTERS/Beawiharta is a photographer, Imagno/Getty Images a collection
        after_agency = bool(reading.parts) and reading.parts[-1].role == "agency" and joint in ("/", ",")
        found = "person" if after_agency else "organization"
    reading.add("person" if found == "person" else "organization", text, joint)


def _marked(text: str, joint: str, reading: Reading, classify: Classify) -> bool:
    """Read "Kremlin Pool Photo", "Yonhap file photo", "AP-Yonhap file"."""
    match = words.TAIL_WORDS.fullmatch(text)
    if match is None:
        return False
    who = match["who"]
    if lookup(who) is not None or lookup(who.rpartition("-")[2]) is not None:
        classify(who, joint, reading)
    else:
        found = shape(who.split())
        if not found:
            return False
        reading.add("person" if found == "person" else "organization", who, joint)
    marker = words.MARKERS.get(" ".join(match["word"].casefold().split()), "")
    reading.mark(marker)
    reading.add("marker", match["word"], " ")
    return True


def _hyphenated(text: str, joint: str, reading: Reading, classify: Classify) -> bool:
    """Read "AP-Yonhap", "Name-USA TODAY Sports", "Name-Pool"; hyphens inside names are no joints."""
    plain = text if text.isascii() else text.translate(_DASHES)
    hyphen = plain.rfind("-")
    while hyphen > 0:
        right = text[hyphen + 1 :].strip()
        agency = lookup(right)
        left = text[:hyphen].strip()
        if agency is not None:
            classify(left, joint, reading)
            reading.add("agency", right, "-", agency)
            return True
        head, _, tail = right.rpartition(" ")
        first, relay = lookup(head), lookup(tail)
        if first is not None and relay is not None:  # Name-Imagn Images Reuters
            classify(left, joint, reading)
            reading.add("agency", head, "-", first)
            reading.add("agency", tail, " ", relay)
            return True
        if right.casefold() in _HYPHEN_MARKERS and (lookup(left) is not None or shape(left.split())):
            classify(left, joint, reading)
            classify(right, "-", reading)
            return True
        hyphen = plain.rfind("-", 0, hyphen)
    left, _, right = plain.partition("-")
    agency = lookup(left)
    if agency is not None and " " in right and shape(right.split()) == "person":  # AP-Lee Jin-man
        reading.add("agency", left, joint, agency)
        reading.add("person", right, "-")
        return True
    if agency is not None and misspelt(right) is not None:  # AP-Yonahp
        reading.add("agency", left, joint, agency)
        reading.add("organization", right, "-")
        return True
    return False


def _prefixed(pieces: list[str], joint: str, reading: Reading, classify: Classify) -> bool:
    """Read "AFP PHOTO MONEY SHARMA", "Getty Images for Netflix", "AP Yonhap", "Getty Images Europe"."""
    for count in range(min(4, len(pieces) - 1), 0, -1):
        name = " ".join(pieces[:count])
        agency = lookup(name)
        if agency is None or agency.kind in ("government", "newspaper"):
            continue
        rest = pieces[count:]
        text = " ".join(rest)
        low = text.casefold()
        if low in _DESKS:
            reading.add("agency", f"{name} {text}", joint, agency)
        elif lookup(text) is not None or low in words.MARKERS or words.PICTURE_ID.fullmatch(text):
            reading.add("agency", name, joint, agency)
            classify(text, " ", reading)
        elif rest[0] == "for" and shape(rest[1:]):
            reading.add("agency", name, joint, agency)
            reading.add("organization", text[4:], "for")
        elif (name.isupper() or "photo" in name.casefold()) and len(rest) >= 2 and shape(rest) == "person":
            reading.add("agency", name, joint, agency)
            reading.add("person", text, " ")
        else:
            return False
        return True
    return False


def _for_paper(text: str, joint: str, reading: Reading, classify: Classify) -> bool:
    """Read "Name for The Korea Times"."""
    who, _, paper = text.partition(" for ")
    if shape(who.split()) != "person" or not shape(paper.split()):
        return False
    classify(who, joint, reading)
    agency = lookup(paper)
    if agency is not None and agency.kind == "newspaper":
        reading.add("agency", paper, "for", agency)
    else:
        reading.add("organization", paper, "for")
    reading.labels.add("by")
    reading.sure = True
    return True


def _screen(text: str, joint: str, reading: Reading) -> bool:
    """Read "YouTube screenshot", "KBS screen capture"."""
    match = words.SCREEN_TAIL.fullmatch(text)
    if match is None or not match["who"]:
        return False
    reading.labels.add("screen")
    reading.sure = True
    reading.add("organization", match["who"], joint)
    return True
