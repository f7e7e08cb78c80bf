"""Which character set the texts of an IIM block are in.

IIM texts carry no encoding but the rarely set dataset 1:90, so Korean desks meet CP949,
wires Latin-1 and Photo Mechanic UTF-8 without a word. One decision is taken for the whole
file. Standards: IPTC-IIM 4.2 (1:90), ISO 2022; RECONCILE 2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from photodesk.model import Charset

UTF8_DECLARATION = b"\x1b%G"
"""Dataset 1:90 of a block in UTF-8: ESC % G."""

_LATIN1_DECLARATIONS = (b"\x1b-A", b"\x1b.A", b"\x1b,A", b"\x1b/A")
_JAPANESE_DECLARATIONS = (b"\x1b$(B", b"\x1b$)B", b"\x1b$*B", b"\x1b$+B")
_LONGEST_CUT = 3
"""A cut UTF-8 character leaves 1 to 3 of its bytes; a cutter stops 0 to 3 bytes short of its limit."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The character set of one file's IIM texts.

    Attributes:
        charset: what the texts are decoded with.
        basis: why, in a phrase for the record: "declared", "no byte above 127", ….
        declared_wrong: 1:90 names another set than the texts are in.
    """

    charset: Charset
    basis: str
    declared_wrong: bool = False


def detect(
    values: Sequence[bytes], *, declared: bytes | None = None, limits: Sequence[int | None] = ()
) -> Decision:
    """Decide the character set of all texts of one IIM block.

    Args:
        values: the raw texts of records 2 to 6.
        declared: the bytes of dataset 1:90, None when it is missing.
        limits: byte limit of each value, in step with `values`; () when unknown. A text at its
            limit may end in a cut character.

    Source: RECONCILE 2.2; IPTC-IIM 4.2, dataset 1:90.

    Example:
        >>> detect(["연합뉴스".encode("cp949")]).charset, detect(["São Paulo".encode("latin-1")]).charset
        ('cp949', 'latin-1')
    """
    wrong = False
    if declared:
        if declared.startswith(UTF8_DECLARATION):
            if all(_is_utf8(value, None) for value in values):
                return Decision("utf-8", "declared")
            wrong = True
        elif declared.startswith(_LATIN1_DECLARATIONS):
            return Decision("latin-1", "declared")
        elif declared.startswith(_JAPANESE_DECLARATIONS) and _all_decode(values, "euc_jp"):
            return Decision("euc-jp", "declared")
    if b"".join(values).isascii():
        return Decision("ascii", "no byte above 127")
    bounds = limits if len(limits) == len(values) else [None] * len(values)
    if all(_is_utf8(value, limit) for value, limit in zip(values, bounds, strict=True)):
        return Decision("utf-8", "every text is UTF-8")
    if _is_korean(values):
        return Decision("cp949", "Hangul in runs, and every text is CP949", wrong)
    if any(0x80 <= byte <= 0x9F for value in values for byte in value) and _all_decode(values, "cp1252"):
        return Decision("cp1252", "bytes 80-9F, which Latin-1 does not use", wrong)
    return Decision("latin-1", "nothing else fits", wrong)


def decode(value: bytes, charset: Charset) -> tuple[str, bool]:
    """Decode one text; never raises.

    A UTF-8 character cut off at the end is dropped: its text is still read without loss of sense.

    Returns:
        The text and whether every byte of it has a meaning in that set.

    Example:
        >>> decode("홍길동".encode()[:8], "utf-8")
        ('홍길', True)
    """
    if value.isascii():
        return value.decode("ascii"), True
    if charset == "ascii":
        return value.decode("latin-1"), False
    if charset == "utf-8":
        try:
            return value.decode("utf-8"), True
        except UnicodeDecodeError as error:
            if _is_cut(value, error):
                return value[: error.start].decode("utf-8"), True
            return value.decode("utf-8", "replace"), False
    codec = {"cp949": "cp949", "cp1252": "cp1252", "euc-jp": "euc_jp", "latin-1": "latin-1"}[charset]
    try:
        text = value.decode(codec)
    except UnicodeDecodeError:
        return value.decode("latin-1" if charset == "cp1252" else codec, "replace"), False
    return text, charset != "latin-1" or not any(0x7F <= ord(char) <= 0x9F for char in text)


def _all_decode(values: Sequence[bytes], codec: str) -> bool:
    try:
        for value in values:
            value.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _is_cut(value: bytes, error: UnicodeDecodeError) -> bool:
    """Tell whether all that is wrong is a last character whose end is missing."""
    return error.reason == "unexpected end of data" and len(value) - error.start <= _LONGEST_CUT


def _is_utf8(value: bytes, limit: int | None) -> bool:
    """Tell whether a text is UTF-8; with a limit it may be cut inside its last character."""
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        if limit is None or not _is_cut(value, error):
            return False
        # A whole Korean letter must stand before the cut: "caf\xc3" alone is Latin-1.
        return limit - _LONGEST_CUT <= len(value) <= limit and not value[: error.start].isascii()
    return True


def _is_korean(values: Sequence[bytes]) -> bool:
    """Tell whether texts that decode as CP949 are Korean and not accented Latin in disguise.

    AÇÃO and ÖÄÜ decode as CP949 too: decoding without error is no evidence.
    """
    core = odd = korean = foreign = longest = 0
    for value in values:
        try:
            text = value.decode("cp949")
        except UnicodeDecodeError:
            return False
        run = 0
        before = ""
        for position, char in enumerate(text):
            if char < "\x80":
                run = 0
                before = char
                continue
            if "가" <= char <= "힣" or "一" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff":
                korean += 1
                run += 1
                longest = max(longest, run)
                lead, trail = char.encode("cp949")
                if trail < 0x80:
                    odd += 1
                elif "가" <= char <= "힣" and lead >= 0xA1 and trail >= 0xA1:
                    core += 1
                after = text[position + 1 : position + 2]
                if run == 1 and _is_letter(before) and _is_letter(after):
                    return False
            else:
                foreign += 1
                run = 0
            before = char
    return core >= 2 and korean * 10 >= (korean + foreign) * 6 and odd <= core and longest >= 2


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
