"""Are these two captions the same? exact, near, or distinct, with the difference in words.

*Exact* is the same text but for Unicode form, HTML entities, blanks, quotes, dashes, case, the
final full stop, a text printed twice in a row, and the credit with its marks. *Near* says the same
with other words: a misprint, another wording, a date for a weekday, a file mark, a place in front,
a cut. *Distinct* is all else; a *variant* is distinct on one template: another person, number,
place, side, score or date. A variant is never offered for merging.

What is harmless is decided in `differences`, word by word in `likeness`; the lists are in `words`.
"""

from __future__ import annotations

import re
import unicodedata

from photodesk import text as texts
from photodesk.duplicates.differences import SEPARATING, Difference, DifferenceKind, differences
from photodesk.duplicates.reading import Reading, read_unified
from photodesk.language import parties
from photodesk.language.caption import doubled, is_file_caption
from photodesk.language.sign_off import find_sign_off
from photodesk.model import Sameness, Verdict

THRESHOLD = 0.9
"""Least score of a near pair, unless the settings say otherwise."""

_TIGHT = re.compile(r"\s*([^\w\s])\s*")
_LOOSE = re.compile(r" [^\w\s]|[^\w\s] ")
_USUAL_BLANKS = tuple(
    (mark, mark.strip()) for mark in (", ", ". ", " (", ") ", " - ", "' ", " '", ": ", "; ")
)
_ENDINGS = " .。'\""
_FILE_WORDS = r"(?:file(?: ?photo| pic(?:ture)?)?|archive(?: ?photo)?|자료 ?(?:사진|화면)?)"
_FILE_HEAD = re.compile(
    rf"\s*(?:[\[(<【]{_FILE_WORDS}[\])>】][\s:=-]*|{_FILE_WORDS}\s*[-–—:=]\s*|자료 ?사진\s+)", re.I
)
_FILE_MARK = " (file)"
_FILE_HINT = re.compile("file|archiv|자료|資料|db", re.I)
_FILE_ONLY = re.compile(rf"\W*{_FILE_WORDS}\W*", re.I)
_REPEATED = 8
"""A text that stands twice repeats its first letters."""
_VARIANT_SCORE = 0.55
_LEAST_WEIGHT = 1.5
_SHOWN = 60


class Caption:
    """A caption made ready for comparing with many: its text without credit, exact form and reading.

    Attributes:
        text: as it came. `body`: without credit and without repetition.
        form: two captions are exact when their forms are equal; "" for an empty caption.
    """

    __slots__ = ("_form", "_reading", "body", "text")

    def __init__(self, text: str, without_credit: str | None = None) -> None:
        """Take a caption; `without_credit` is its body where that is known already."""
        self.text = text
        self.body = body(text) if without_credit is None else without_credit
        self._form: str | None = None
        self._reading: Reading | None = None

    @property
    def form(self) -> str:
        """The form in which exact duplicates are equal; made when first asked for."""
        if self._form is None:
            self._form = _form(self.body)
        return self._form

    @property
    def reading(self) -> Reading:
        """The caption word by word; made when first asked for."""
        if self._reading is None:
            self._reading = read_unified(" ".join(self.body.split()) if "\n" in self.body else self.body)
        return self._reading


def body(text: str) -> str:
    """Return the caption once and without its credit; a text that is all credit stays as it is.

    A file mark ("FILE - ", "[자료사진]", "AP, File") is part of the caption: it tells when the picture was
    taken.

    Example:
        >>> body("Commuters cross the Han River in Seoul, Monday. AP-Yonhap")
        'Commuters cross the Han River in Seoul, Monday.'
        >>> body("서울 시청 전경. 연합뉴스 자료사진")
        '서울 시청 전경. (file)'
    """
    text = "\n".join(map(texts.unify, text.splitlines())) if "\n" in text else texts.unify(text)
    if text.find(text[:_REPEATED], _REPEATED) > 0:
        text = doubled(text) or text
    head = _FILE_HEAD.match(text)
    if head and head.end() < len(text):
        return head[0] + _without_credit(text[head.end() :], marked=True)
    return _without_credit(text)


def _without_credit(text: str, *, marked: bool = False) -> str:
    """Cut the credit off; the file mark in it stays, unless the caption is `marked` already."""
    # Who is credited does not matter here, so that the sign-off is not read as `split_caption` would.
    caption, credit, _, file_marked = find_sign_off(text)
    if not caption or (credit and _FILE_ONLY.fullmatch(credit)):
        return text
    if not marked and (file_marked or (_FILE_HINT.search(credit) and "file" in parties.read(credit).markers)):
        return caption if is_file_caption(caption) else caption + _FILE_MARK
    return caption


def exact_form(text: str) -> str:
    """Return the form in which exact duplicates are equal: one word run, no credit, no case.

    Example:
        >>> exact_form("“Visitors” walk – slowly .") == exact_form("'VISITORS' walk - slowly")
        True
    """
    return _form(body(text))


def _form(caption: str) -> str:
    folded = texts.fold(caption)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKC", folded)
    folded = folded.replace('"', "'")
    for loose, tight in _USUAL_BLANKS:
        folded = folded.replace(loose, tight)
    if _LOOSE.search(folded):
        folded = _TIGHT.sub(r"\1", folded)
    return folded.rstrip(_ENDINGS)


def same_caption(a: str, b: str, *, threshold: float = THRESHOLD) -> Verdict:
    """Judge whether two captions are the same.

    Args:
        a: a caption, with or without its credit. `b`: the other.
        threshold: least score (0..1) of a near pair.

    Returns:
        label exact, near or distinct; score 0..1; why in words, beginning "variant:" for two
        captions of one template; the words that differ.

    Example:
        >>> v = same_caption("Kim, left, bows in Seoul, Monday.", "Kim, right, bows in Seoul, Monday.")
        >>> v.label, v.why
        ('distinct', 'variant: another side: "left" / "right"')
        >>> same_caption("A man sells nuts in Seoul, Monday.", "A man sells roast nuts in Seoul, Monday").why
        'words left out: "roast"'
    """
    return judge(Caption(a), Caption(b), threshold=threshold)


def judge(a: Caption, b: Caption, *, threshold: float = THRESHOLD, brief: bool = False) -> Verdict:
    """Judge two captions that are made ready; see `same_caption`.

    Args:
        a: one caption. `b`: the other. `threshold`: least score of a near pair.
        brief: stop at the first sign that they are two; score and reason of a distinct pair then
            say little.
    """
    if not a.form or not b.form:
        return Verdict("distinct", 0.0, "no text to compare")
    if a.form == b.form:
        return Verdict("exact", 1.0, "same caption" if brief else _why_exact(a, b))
    found = differences(a.reading, b.reading, stop_early=brief)
    return _verdict(a.reading, b.reading, found, threshold)


def sameness(a: Caption, b: Caption, *, threshold: float = THRESHOLD) -> tuple[Sameness, float]:
    """Return the label and the score of `judge` without reasons; the score of a distinct pair says little.

    Example:
        >>> sameness(Caption("Snow falls in Jeonju."), Caption("Snow fell in Jeonju. Yonhap"))
        ('near', 0.969)
    """
    if not a.form or not b.form:
        return "distinct", 0.0
    if a.form == b.form:
        return "exact", 1.0
    found = differences(a.reading, b.reading, stop_early=True)
    score = _score(a.reading, b.reading, found)
    if _are_two(a.reading, b.reading, score, threshold) or any(d.kind in SEPARATING for d in found):
        return "distinct", 0.0
    return "near", round(score, 3)


def _score(a: Reading, b: Reading, found: tuple[Difference, ...]) -> float:
    return max(0.0, min(0.999, 1.0 - sum([d.cost for d in found]) / max(a.weight, b.weight, 1.0)))


def _are_two(a: Reading, b: Reading, score: float, threshold: float) -> bool:
    """Tell whether captions have too little in common, though no fact parts them."""
    return score < threshold or min(a.weight, b.weight) < _LEAST_WEIGHT


def _verdict(a: Reading, b: Reading, found: tuple[Difference, ...], threshold: float) -> Verdict:
    score = _score(a, b, found)
    pairs = tuple((d.a, d.b) for d in found)
    separating = [d for d in found if d.kind in SEPARATING]
    if separating:
        first = separating[0]
        words = f"{_NAMES[first.kind]}: {_shown(first)}"
        if score >= _VARIANT_SCORE:
            return Verdict("distinct", round(score, 3), f"variant: {words}", True, pairs)
        return Verdict("distinct", round(score, 3), f"another caption: {words}", False, pairs)
    if _are_two(a, b, score, threshold):
        return Verdict("distinct", round(score, 3), "too little in common", False, pairs)
    telling = sorted(found, key=lambda d: -d.cost)[:3]
    why = "; ".join(f"{_NAMES[d.kind]}: {_shown(d)}" for d in telling) or "punctuation or blanks"
    return Verdict("near", round(score, 3), why, False, pairs)


_NAMES: dict[DifferenceKind, str] = {
    "spelled": "another spelling",
    "inflected": "another form",
    "misprint": "misprint",
    "reworded": "reworded",
    "small words": "small words",
    "date form": "date in another form",
    "file mark": "file mark",
    "cut off": "cut off",
    "left out": "sentence left out",
    "in front": "put in front",
    "source": "source of the picture left out",
    "date": "date left out",
    "position": "position left out",
    "place": "place left out",
    "added": "words left out",
    "moved": "moved",
    "number": "another number",
    "another date": "another date",
    "person": "another person or name",
    "another place": "another place",
    "side": "another side",
    "thing": "another act or thing",
    "denial": "one denies it",
}


def _shown(difference: Difference) -> str:
    parts = [
        f'"{side if len(side) <= _SHOWN else side[: _SHOWN - 1] + "…"}"'
        for side in (difference.a, difference.b)
        if side
    ]
    return " / ".join(parts)


def _why_exact(a: Caption, b: Caption) -> str:
    if a.text == b.text:
        return "same text"
    if _form(a.text) == _form(b.text):
        return "same text but for Unicode form, entities, blanks, quotes, dashes, case or the final full stop"
    return "same caption; the credit or a repetition differs"
