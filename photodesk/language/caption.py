"""What a printed caption says of itself: its credit, who stands where, whether it is a file photo.

`split_caption` takes caption and credit apart; where the credit begins is `language.sign_off`'s
question, what it says `language.credit`'s. Dates are read by `language.dates`, suppliers and
screens ("provided by", "captured from") by `language.suppliers`.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
import unicodedata

from photodesk.language.dates import PrintedDate, dates
from photodesk.language.roles import parse_trimmed
from photodesk.language.sign_off import FILE_HEAD, find_sign_off
from photodesk.language.suppliers import captured_from, has_hint, names_channel, provided_by
from photodesk.model import PrintedCaption
from photodesk.text import fold

__all__ = [
    "PrintedDate", "captured_from", "dates", "doubled", "is_file_caption", "names_channel", "positions",
    "provided_by", "split_caption",
]  # fmt: skip

_FILE_TEXT = re.compile(
    r"\bfile (?:photo|image|picture|footage|video|pic)s?\b|\barchiv(?:e|al) (?:photo|image|picture)s?\b"
    r"|\bundated\b|\*\*\s?FILE|자료\s?(?:사진|화면)",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\((?:[LRC]|top|bottom|center|centre|left|right|front|back|\d+(?:st|nd|rd|th) (?:from )?[LR]\w*"
    r"|from [LR] to [LR]|[LR]-[LR])[^()]{0,30}\)"
    r"|\b(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|\d+(?:st|nd|rd|th)) )?from (?:the )?(?:left"
    r"|right|L|R|top)\b(?: to (?:right|left|R|L)\b)?"
    r"|(?<=, )(?:far |second |top |bottom |front |back )?(?:left|right|center|centre|foreground"
    r"|background|top|bottom)(?=[,.;:]| and\b)"
    r"|\b(?:at|on the) (?:far )?(?:left|right|center|top|bottom)\b|\b(?:L|R)-(?:R|L)\b"
    r"|(?:사진\s?)?(?:앞줄|뒷줄|윗줄|아랫줄)?\s?(?:맨\s?)?(?:왼쪽|오른쪽|가운데|앞줄|뒷줄|좌측|우측|위쪽"
    r"|아래쪽)(?:에서|부터)?(?:\s(?:첫|두|세|네|다섯|여섯)\s?번째)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SUPPLIER_KNOWN = ("staff", "courtesy", "screenshot", "stock")
"""Kinds of credit that say themselves where the picture comes from."""

_OPENINGS = "([<【〈《「『‘“\"'▲△▶"
_BLOCK_MIN_CHARS = 8
_MAX_REPEATS = 12


def split_caption(text: str) -> PrintedCaption:
    """Split a printed caption into the caption without credit, and the credit.

    The organization of the credit is also read from the sentence ("in this photo provided by …").

    Args:
        text: one caption as printed; a bare credit gives an empty caption.

    Returns:
        The caption (bullets, separators and restrictions off) and the parsed credit; an empty
        credit of kind "none" when there is none or the end is not surely one.

    Example:
        >>> printed = split_caption("Visitors cross the square in Seoul, Monday. / Yonhap")
        >>> printed.caption, printed.credit.text
        ('Visitors cross the square in Seoul, Monday.', 'Yonhap')
        >>> split_caption("The minister talks to Yonhap.").credit.kind
        'none'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    sign_off = find_sign_off(text)
    caption = sign_off.caption
    credit = parse_trimmed(sign_off.credit, sign_off.restrictions, sign_off.file_marked)
    if not credit.organization and credit.kind not in _SUPPLIER_KNOWN and has_hint(caption):
        supplier = captured_from(caption) or provided_by(caption)
        if supplier:
            credit = dataclasses.replace(credit, organization=supplier)
    return PrintedCaption(caption, credit)


def is_file_caption(text: str) -> bool:
    """Tell whether the caption says it is a file photo (FILE -, (File), file photo, 자료사진, **FILE**).

    Example:
        >>> is_file_caption("FILE - The minister speaks."), is_file_caption("Police file a report.")
        (True, False)
    """
    return FILE_HEAD.match(text) is not None or _FILE_TEXT.search(text) is not None


def positions(text: str) -> tuple[str, ...]:
    """Return the words that say who stands where (left, from left, (L), 왼쪽), in order.

    Example:
        >>> positions("Kim, left, and Lee (R) shake hands."), positions("문재인 대통령(왼쪽)")
        (('left', '(R)'), ('왼쪽',))
    """
    return tuple(match[0] for match in _POSITION.finditer(text))


def doubled(text: str) -> str | None:
    """Return the single block of a text that stands two or three times in one field, or None.

    The copies are compared after folding and without their credits; the copy that carries a
    credit is the one returned.

    Example:
        >>> doubled("Visitors cross the square. AP-Yonhap Visitors cross the square. AP-Yonhap")
        'Visitors cross the square. AP-Yonhap'
        >>> doubled("A man walks in Seoul. A man walks in Busan.") is None
        True
    """
    spans = [(match.start(), match[0].casefold()) for match in _WORD.finditer(text[:12000])]
    if len(spans) < 4:
        return None
    words_ = [word for _, word in spans]
    opening = words_[: min(3, len(words_) // 2)]
    size = len(opening)
    starts = [
        number for number in range(size, len(words_) - size + 1) if words_[number : number + size] == opening
    ]
    if not starts or len(starts) > _MAX_REPEATS:
        return None
    places = [_opening(text, spans[number][0]) for number in starts]
    for cuts in _cuts(places):
        edges = [0, *cuts, len(text)]
        blocks = [_block(text[a:b]) for a, b in itertools.pairwise(edges)]
        if any(len(_WORD.findall(block)) < 2 or len(block) < _BLOCK_MIN_CHARS for block in blocks):
            continue
        split = [split_caption(block) for block in blocks]
        if len({fold(printed.caption) for printed in split}) == 1 and split[0].caption:
            credits_ = {fold(printed.credit.text) for printed in split if printed.credit.text}
            if len(credits_) <= 1:
                return next(
                    (block for block, printed in zip(blocks, split, strict=True) if printed.credit.text),
                    blocks[0],
                )
    return None


def _opening(text: str, place: int) -> int:
    """Return where the brackets and quotes in front of a word begin."""
    while place and text[place - 1] in _OPENINGS:
        place -= 1
    return place


def _cuts(places: list[int]) -> list[tuple[int, ...]]:
    cuts: list[tuple[int, ...]] = []
    if len(places) >= 2:
        cuts.extend((a, b) for number, a in enumerate(places) for b in places[number + 1 :])
    cuts.extend((place,) for place in places)
    return cuts


def _block(text: str) -> str:
    return text.strip(" \t\n\r\u00a0▲△▶")
