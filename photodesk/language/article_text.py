"""Which stretches of a page are captions, which are body, headline, byline or the page's own words.

Works on blocks: a line of pasted text, or an element's text of an HTML page. A stretch is a
caption when a credit ends it and it does not read like reporting, or when it stands two or three
times in a row; everything else stays what it is. When unsure, it is no caption.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from photodesk.language.article_glue import behind, first_credit, key
from photodesk.language.caption import doubled, split_caption
from photodesk.language.credit import parse_credit
from photodesk.language.page_lines import is_byline
from photodesk.model import Credit

Role = Literal["text", "heading", "caption", "alt", "title"]
"""Where a block stands: running text, a heading, a caption element, an alt or a title attribute."""

MAX_CHARS = 400_000
"""What stands behind is not read; no article is longer."""
_MAX_BLOCK = 12_000
_MAX_PIECES = 40


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a page.

    Attributes:
        text: its words. `start`: index in the page's text; -1 for an attribute.
        role: where it stands. `figure`: number of its picture, or -1. `image`: that picture's name.
        credit: what a credit element beside it says, or "".
    """

    text: str
    start: int = -1
    role: Role = "text"
    figure: int = -1
    image: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One printed copy of a possible caption.

    Attributes:
        caption: the words without credit. `credit`: the parsed credit, empty when there is none.
        start, end: indices in the page's text; -1 for an attribute.
        block: number of the block it stands in.
        role, figure, image: of the block.
        head: True when the credit stands in front, as in a wire story's dateline.
        cut: True when the copy breaks off with "...more" or an ellipsis.
        joint: what stands between caption and credit: "/", "(", "\\n" or "".
        marked: True when it opens like a caption: ▲, "FILE PHOTO:", a file name above it.
    """

    caption: str
    credit: Credit
    start: int
    end: int
    block: int
    role: Role = "text"
    figure: int = -1
    image: str = ""
    head: bool = False
    cut: bool = False
    joint: str = ""
    marked: bool = False

    @property
    def key(self) -> str:
        """The caption's letters and digits alone: what two copies have in common."""
        return key(self.caption)


_CUT = re.compile(
    r"\s*(?:(?:\.{2,}|…)\s*\(?(?:(?:read |show |see )?more|더\s?보기)?\)?|\((?:more|더\s?보기)\))\s*$",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\s*(?:[▲△▶▷◀◁]\s*|FILE\s*[-–—]\s*|FILE PHOTO\s*:\s*|\[?자료\s?사진\]?\s*|사진\s*[:=]\s*)"
)
_STRAY = re.compile(r"[I|l]\s+(?=[가-힣])")
_JOINTS = frozenset("/／|([")


# --- a block taken apart -----------------------------------------------------------------------------


def copies(block: Block, number: int, *, marked: bool = False) -> tuple[list[Copy], list[tuple[int, int]]]:
    """Take one block apart.

    Args:
        block: the block. `number`: its number on the page.
        marked: whether something before it says that a caption follows.

    Returns:
        The copies in it that may be captions, with or without credit, and the (start, end) in the
        block of what is left over when a credit was glued to the words behind it.
    """
    text = block.text[:_MAX_BLOCK]
    told = _told(block, number)
    if told is not None:
        return [told], []
    found: list[Copy] = []
    position = 0
    for _ in range(_MAX_PIECES):
        rest = text[position:]
        if not rest.strip():
            break
        copy, used = _first_copy(rest, block, number, position, marked=marked)
        if copy is None or (copy.head and position):
            break
        found.append(copy)
        position += used
        if used <= 0:
            break
    if len(found) > 1 or position < len(text):
        found = _without_body_before(found)
    left = [(position, len(text))] if text[position:].strip() else []
    return found, left


def _told(block: Block, number: int) -> Copy | None:
    """Return the copy of a caption whose credit stands in an element of its own."""
    if not block.credit or not block.text.endswith(block.credit):
        return None
    credit = parse_credit(block.credit)
    caption = " ".join(block.text[: -len(block.credit)].rstrip(" /|").split())
    if credit.kind == "none" or not caption:
        return None
    printed = split_caption(block.text)
    if printed.credit.text == credit.text:
        credit = printed.credit
    end = block.start + len(block.text) if block.start >= 0 else -1
    return Copy(caption, credit, block.start, end, number, block.role, block.figure, block.image)


def _first_copy(
    rest: str, block: Block, number: int, position: int, *, marked: bool
) -> tuple[Copy | None, int]:
    """Return the copy that a text opens with, and how many characters it takes with its credit."""
    rest = rest[: first_credit(rest)]
    # JoongAng's viewer prints "I " before the captions of its enlarged pictures.
    stray = _STRAY.match(rest)
    body = _CUT.sub("", rest[stray.end() :] if stray else rest)
    cut = bool(_CUT.search(rest))
    printed = split_caption(body)
    caption, credit = printed.caption.strip(), printed.credit
    collapsed = " ".join(caption.split())
    end = len(rest)
    offset = stray.end() if stray else 0
    head = False
    joint = ""
    if credit.text:
        opening = body.find(caption[:40]) if caption else 0
        closing = body.find(caption[-40:], max(0, opening)) + len(caption[-40:]) if caption else 0
        after = behind(body, credit.text, max(0, closing))
        head = after < 0 and bool(caption)
        joint = body[closing : closing + 8].strip(" \t\u00a0")[:1] if caption else ""
        if after >= 0 and body[after:].strip():
            end = after + offset
    elif position:
        return None, 0
    start = block.start + position if block.start >= 0 else -1
    if joint not in _JOINTS:
        joint = ""
    mark = marked or bool(_MARK.match(rest))
    ends = start + end if start >= 0 else -1
    copy = Copy(
        collapsed, credit, start, ends, number, block.role, block.figure, block.image, head, cut, joint, mark
    )  # fmt: skip
    return copy, end


_GLUE = re.compile(r"(?<=[a-z가-힣\d][.!?”\"])(?=[A-Z“\"가-힣])")


def _without_body_before(found: list[Copy]) -> list[Copy]:
    """Cut sentences of the body off the front of a caption that stands in one line with them."""
    out: list[Copy] = []
    for index, copy in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        caption = copy.caption
        if (
            following is not None
            and following.key
            and copy.key != following.key
            and copy.key.endswith(following.key)
        ):
            caption = following.caption
        elif len(caption) > 300:
            glue = list(_GLUE.finditer(caption))
            if glue and len(caption) - glue[-1].end() > 20:
                caption = caption[glue[-1].end() :]
        if caption != copy.caption:
            cut_off = copy.caption.find(caption[:30])
            start = copy.start + max(0, cut_off) if copy.start >= 0 else -1
            copy = replace(copy, caption=caption, start=start)
        out.append(copy)
    return out


def doubled_copies(block: Block, number: int) -> list[Copy]:
    """Return the two or three copies of a block in which one caption stands doubled, or nothing.

    Example:
        >>> block = Block("Snow falls in Seoul. Yonhap Snow falls in Seoul. Yonhap", 0)
        >>> [(c.caption, c.credit.text) for c in doubled_copies(block, 0)]
        [('Snow falls in Seoul.', 'Yonhap'), ('Snow falls in Seoul.', 'Yonhap')]
    """
    if len(block.text) > 4000:
        return []
    single = doubled(block.text)
    if single is None:
        return []
    printed = split_caption(single)
    times = max(2, min(3, round(len(key(block.text)) / max(1, len(key(single))))))
    size = len(block.text) // times
    return [
        Copy(
            printed.caption, printed.credit,
            block.start + size * part if block.start >= 0 else -1,
            block.start + size * (part + 1) if block.start >= 0 else -1,
            number, block.role, block.figure, block.image,
        )
        for part in range(times)
    ]  # fmt: skip


# --- caption or reporting ------------------------------------------------------------------------------

_SPEECH = re.compile(
    r"\b(?:said|says|told|added|noted|explained|argued|claimed|according to|stressed|emphasized|asked"
    r"|wrote)\b"
    r"|(?:말했|밝혔|전했|설명했|강조했|덧붙였|주장했|지적했|알려졌|보도했|분석했|답했|당부했|호소했|내다봤|전망했)다"
)
_PICTURED = re.compile(
    r"\b(?:in this (?:\w+[ ,]+){0,4}(?:photo|image|picture|photograph|frame|screen)|file photo"
    r"|pictured|is seen|are seen|shows?|poses?"
    r"|(?:left|right|center|centre|foreground|background)[,.;)]|from left|photo (?:taken|provided"
    r"|released|captured))\b|\((?:L|R|C|left|right)\)"
    r"|[가-힣]고\s?있다|모습|현장|전경|장면|왼쪽|오른쪽|가운데|앞줄|뒷줄|포즈|살펴보|바라보|기념\s?촬영"
)
_DAY_AT_END = re.compile(r"(?:19|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}\.?(?:\s*\S+@\S+)?$")
_QUOTE = re.compile(r"(?:(?<=\s)|^)[“\"][^“”\"]{12,}[”\"]")
_SENTENCES = re.compile(r"[.!?][”\"')]*\s+(?=[A-Z가-힣“\"‘])|다\.\s+")
_OPENERS = re.compile(
    r"(?:But|And|However|Meanwhile|Still|Also|He|She|They|It|In contrast"
    r"|(?:This|That|These)(?! (?:\w+ ){0,2}(?:photo|image|picture|frame|combination|illustration))"
    r"|그러나|하지만|한편|또|이에|그는|이어|다만)\b[\s,]"
)


def reads_as_caption(copy: Copy, *, last: bool) -> bool:
    """Tell whether a stretch with a credit that stands once is a caption, not reporting with a sign-off.

    Args:
        copy: the stretch. `last`: whether no text of the article follows.

    Example:
        >>> def copy(text):
        ...     printed = split_caption(text)
        ...     return Copy(printed.caption, printed.credit, 0, len(text), 0)
        >>> reads_as_caption(copy("People cross the square in Seoul, Monday. AP-Yonhap"), last=False)
        True
        >>> reads_as_caption(copy("“We will go on,” he said. (Yonhap)"), last=True)
        False
    """
    caption, credit = copy.caption, copy.credit
    if not caption or is_byline(caption):
        return False
    if copy.head:
        # [서울=뉴시스] opens articles and captions alike; a caption ends with the day of the picture.
        return bool(_DAY_AT_END.search(caption)) and is_pictured(copy)
    if copy.marked:
        return True
    score = 1 + _strength(credit)
    speech = len(_SPEECH.findall(caption))
    pictured = bool(_PICTURED.search(caption))
    sentences = len(_SENTENCES.findall(caption)) + 1
    if pictured:
        score += 2
    if speech:
        score -= 1 if pictured or sentences > 1 else 2
    if _QUOTE.match(caption):
        score -= 2
    elif _QUOTE.search(caption) and speech:
        score -= 1
    if _OPENERS.match(caption):
        score -= 2
    if sentences > 4 or len(caption) > 900:
        score -= 2
    if copy.joint in ("/", "／", "|"):
        score += 1
        last = False
    if last and credit.kind in ("agency", "staff") and not credit.photographer.strip().isascii():
        score -= 1
    if (
        last
        and credit.text in ("Yonhap", "연합뉴스", "Reuters", "AP", "AFP", "뉴시스", "뉴스1")
        and not pictured
    ):
        score -= 2
    return score >= 1


def is_pictured(copy: Copy) -> bool:
    """Tell whether the words say what a picture shows: "from left", "in this photo", 고 있다."""
    return bool(_PICTURED.search(copy.caption)) and not _SPEECH.search(copy.caption)


def is_plainly_credited(copy: Copy) -> bool:
    """Tell whether the credit says by its own words that it is a picture's, and nobody speaks."""
    return (
        _strength(copy.credit) == 2 and not _SPEECH.search(copy.caption) and not _QUOTE.search(copy.caption)
    )


def _strength(credit: Credit) -> int:
    """Return how surely a credit is a picture's: 2 by its own words, 1 for a pair, 0 for a bare name."""
    if credit.kind in ("pool", "handout", "courtesy", "screenshot", "stock", "file"):
        return 2
    if re.match(
        r"(?:Photos?|Photograph|Image|Korea Times photo|AP Photo|REUTERS/|사진|ⓒ|©|출처|Fot|Foto|Courtesy"
        r"|Captured|Screen)",
        credit.text,
    ):
        return 2
    if credit.kind == "staff" and not credit.text.isascii():
        return 0 if "/" in credit.text or "=" in credit.text else -1
    if credit.kind == "agency-distributed" or len(credit.parties) > 1 or "/" in credit.text:
        return 1
    return 0
