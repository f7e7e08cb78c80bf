"""What stands in one caption only: a file mark, a place in front, a sentence more, or somebody more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from photodesk.duplicates import korean, words
from photodesk.duplicates.facts import date_part, dates_of, is_place
from photodesk.duplicates.likeness import Difference, DifferenceKind, contrast
from photodesk.duplicates.reading import Reading


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one caption that have no partner in the other."""

    reading: Reading
    start: int
    stop: int
    at: int  # place in the other caption, for telling moved from left out
    side: Literal["a", "b"]

    @property
    def content(self) -> list[int]:
        """The words that carry content."""
        return [k for k in range(self.start, self.stop) if self.reading.kinds[k] != "function"]

    def words(self) -> str:
        """The words as printed."""
        return " ".join(self.reading.printed[self.start : self.stop])

    def weight(self) -> float:
        """What the words count in the score."""
        return sum(self.reading.weights[self.start : self.stop])


def judge_lonely(a: Reading, b: Reading, stretches: list[Stretch], found: list[Difference]) -> None:
    """Judge what stands in one caption only, and note it in `found`."""
    stretches = _take_moved(stretches, found)
    open_a: list[tuple[DifferenceKind, Stretch]] = []
    open_b: list[tuple[DifferenceKind, Stretch]] = []
    for stretch in stretches:
        other = b if stretch.side == "a" else a
        kind, cost = _alone(stretch, other)
        if kind in ("added", "place", "position", "date", "in front"):
            (open_a if stretch.side == "a" else open_b).append((kind, stretch))
        found.append(_said(kind, stretch, cost))
    if open_a and open_b:
        _clash(open_a, open_b, found)


def _said(kind: DifferenceKind, stretch: Stretch, cost: float) -> Difference:
    words_ = stretch.words()
    return Difference(kind, words_, "", cost) if stretch.side == "a" else Difference(kind, "", words_, cost)


def _take_moved(stretches: list[Stretch], found: list[Difference]) -> list[Stretch]:
    """Take out places and dates that stand elsewhere in the other caption."""
    left = list(stretches)
    for one in stretches:
        for other in stretches:
            if one.side != "a" or other.side != "b" or one not in left or other not in left:
                continue
            keys = sorted(one.reading.keys[k] for k in one.content)
            if not keys or keys != sorted(other.reading.keys[k] for k in other.content):
                continue
            if {_direction(one), _direction(other)} in _TURNED:
                found.append(Difference("another place", _directed(one), _directed(other), 1.0))
                left.remove(one)
                left.remove(other)
                continue
            passed = range(one.stop, other.at) if other.at > one.start else range(other.at, one.start)
            if (
                _is_when_or_where(one.reading, one.content)
                or _is_when_or_where(one.reading, passed)
                or (
                    one.reading.kinds[one.start] == other.reading.kinds[other.start] == "function"
                    and one.reading.printed[one.start] in _PLACE_PREPOSITIONS
                    and other.reading.printed[other.start] in _PLACE_PREPOSITIONS
                )
                or _change_places(one, other, passed)
            ):
                found.append(Difference("moved", one.words(), other.words(), 0.2))
                left.remove(one)
                left.remove(other)
    return left


def _change_places(one: Stretch, other: Stretch, passed: range) -> bool:
    """Tell whether two phrases of one sentence change places: "by guards into a courtroom"."""
    reading = one.reading
    first = reading.printed[one.start]
    return (
        bool(passed)
        and first in _PREPOSITIONS
        and first == other.reading.printed[other.start]
        and reading.printed[passed[0]] in _PREPOSITIONS
        and not any(
            reading.opens[k] for k in range(min(one.start, passed[0]) + 1, max(one.stop, passed[-1] + 1))
        )
    )


def _is_when_or_where(reading: Reading, words_: Iterable[int]) -> bool:
    """Tell whether the words are nothing but dates and places, which may stand first or last."""
    content = [k for k in words_ if reading.kinds[k] != "function"]
    return bool(content) and all(date_part(reading, k) or is_place(reading.printed[k]) for k in content)


def _direction(stretch: Stretch) -> str:
    """Return the small word that says whence or whither the first word of the stretch goes, or ""."""
    first = stretch.content[0]
    printed = stretch.reading.printed
    return next((printed[k] for k in range(first, max(-1, first - 3), -1) if printed[k] in _DIRECTIONS), "")


def _directed(stretch: Stretch) -> str:
    first = stretch.content[0]
    return f"{_direction(stretch)} {stretch.reading.printed[first]}"


_DIRECTIONS = frozenset({"from", "to", "for", "into", "against"})
_TURNED = ({"from", "to"}, {"from", "for"}, {"from", "into"}, {"for", "against"})
"""South to North is not North to South."""

_PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "from", "of", "outside", "inside", "near", "off"})
_PREPOSITIONS = _PLACE_PREPOSITIONS | {"by", "with", "into", "onto", "to", "for", "during", "after", "before"}
_CONNECTORS = frozenset({"and", "with", "plus", "alongside", "including", "및", "와", "과", "함께"})


def _alone(stretch: Stretch, other: Reading) -> tuple[DifferenceKind, float]:
    """Return what kind of addition (seen from the shorter caption) a stretch is, and its cost."""
    reading = stretch.reading
    content = stretch.content
    weight = stretch.weight()
    printed = {reading.printed[k] for k in content}
    if not content:
        return "small words", 0.25 * weight
    if is_file_mark(reading, content):
        return "file mark", 0.1
    if other.cut and stretch.stop == len(reading.keys):
        return "cut off", 0.1 * weight
    if _is_sentence(stretch, other):
        return "left out", 0.1 * weight
    if _is_cut_unmarked(stretch, other):
        return "cut off", 0.1 * weight
    if any(_denies(word) for word in printed):
        return "denial", 1.0
    if _is_source(stretch):
        return "source", 0.1 * weight
    if all(date_part(reading, k) for k in content):
        return "date", 0.15 * len(content)
    if _is_in_front(stretch):
        return "in front", 0.1 * weight
    sides = [k for k in content if reading.printed[k] in words.SIDES]
    if sides and all(k in sides or reading.kinds[k] == "number" for k in content):
        return "position", 0.3
    if _adds_somebody(stretch):
        return "person", 1.0
    if _is_number_of_somebody(stretch):
        return "position", 0.3
    if _is_place_phrase(stretch):
        return "place", 0.15 * len(content)
    return "added", sum(1.0 if reading.kinds[k] == "number" else 0.5 for k in content)


def is_file_mark(reading: Reading, content: Sequence[int]) -> bool:
    """Tell whether the words are nothing but a file mark: "FILE PHOTO", "in this file photo", 자료사진."""
    printed = {reading.printed[k] for k in content if reading.kinds[k] != "function"}
    return printed <= words.FILE_MARK and bool(printed & _FILE)


_FILE = frozenset({"file", "자료", "자료사진", "filephoto", "archive"})


def _denies(word: str) -> bool:
    return word in words.NEGATIONS or korean.stem(word) in words.NEGATIONS or word.endswith("n't")


def _is_sentence(stretch: Stretch, other: Reading) -> bool:
    """Tell whether the stretch is one or more whole sentences (its first words may recur after it)."""
    reading = stretch.reading
    start, stop = stretch.start, stretch.stop
    if len(other.keys) < 2 or stop - start < 2:
        return False
    while True:
        if reading.opens[start] and reading.ends(stop - 1):
            return True
        if start == 0 or reading.keys[start - 1] != reading.keys[stop - 1]:
            return False
        start, stop = start - 1, stop - 1


_LEAST_CUT = 8


def _is_cut_unmarked(stretch: Stretch, other: Reading) -> bool:
    """Tell whether the other caption simply stops, in mid-sentence, after a good many words."""
    at_end = stretch.stop == len(stretch.reading.keys) and stretch.at == len(other.keys)
    return at_end and len(other.keys) >= _LEAST_CUT and not any(mark in other.after[-1] for mark in ".!?。")


def _is_source(stretch: Stretch) -> bool:
    reading = stretch.reading
    printed = reading.printed[stretch.start : stretch.stop]
    if not any(word in words.PICTURE_NOUNS or korean.stem(word) in words.PICTURE_NOUNS for word in printed):
        return False
    if korean.is_hangul(printed[-1]):
        return any(korean.stem(word) in ("제공", "캡처", "공개", "촬영") for word in printed)
    frames = sum(
        1 for k in stretch.content if reading.keys[k] in words.FRAME or reading.printed[k] in words.FRAME
    )
    starts = printed[0] in (
        "in",
        "this",
        "from",
        "as",
        "seen",
        "taken",
        "photo",
        "image",
        "handout",
        "undated",
    )
    return starts or frames == len(stretch.content)


def _is_in_front(stretch: Stretch) -> bool:
    """Tell whether a place or label stands in front of the caption."""
    reading = stretch.reading
    if stretch.start or stretch.stop >= len(reading.keys) or len(stretch.content) > 7:
        return False
    if _adds_somebody(stretch):
        return False
    after = reading.after[stretch.stop - 1]
    if reading.opens[stretch.stop] or any(mark in after for mark in ":-)]="):
        return True
    return all(reading.kinds[k] == "name" or is_place(reading.printed[k]) for k in stretch.content) and (
        reading.articles[stretch.stop] != ""
        or "," in after
        or all(is_place(reading.printed[k]) for k in stretch.content)
    )


def _adds_somebody(stretch: Stretch) -> bool:
    """Tell whether the words bring in somebody or something more: "and Lee", "with her son", "홍길동과"."""
    reading = stretch.reading
    first, last = reading.printed[stretch.start], reading.printed[stretch.stop - 1]
    content = stretch.content
    if all(date_part(reading, k) or is_place(reading.printed[k]) for k in content):
        return False
    if first in _CONNECTORS or last in _CONNECTORS:
        return True
    if (
        stretch.start
        and reading.after[stretch.start - 1] == "-"
        and reading.kinds[stretch.start - 1] == "name"
    ):
        return True  # the rest of a name: Han Kang, Han Kang-min
    for k in content:
        word = reading.printed[k]
        if (
            korean.is_hangul(word)
            and len(word) > 3
            and word[-1] in "와과"
            and korean.is_person_like(word[:-1])
        ):
            return True
        if korean.is_person_like(word) and "·" in reading.after[k]:
            return True
    before = reading.printed[stretch.start - 1] if stretch.start else ""
    return before in _CONNECTORS and all(reading.kinds[k] == "name" for k in content) and last != first


def _is_number_of_somebody(stretch: Stretch) -> bool:
    """Tell whether the words are a player's number or an age in brackets behind a name: Kim Ha-seong (7)."""
    reading, first, last = stretch.reading, stretch.start, stretch.stop - 1
    return (
        first == last > 0
        and reading.kinds[first] == "number"
        and reading.printed[first].isdigit()
        and reading.kinds[first - 1] == "name"
        and "(" in reading.after[first - 1]
        and reading.after[first].startswith(")")
    )


def _is_place_phrase(stretch: Stretch) -> bool:
    reading = stretch.reading
    content = stretch.content
    if all(is_place(reading.printed[k]) or date_part(reading, k) for k in content):
        return True
    if all(is_place(reading.printed[k]) or (k > stretch.start and _is_district(reading, k)) for k in content):
        return True
    if any(korean.is_hangul(reading.printed[k]) for k in content):
        return False
    named = all(
        reading.kinds[k] == "name" or reading.printed[k] in words.PLACE_NOUNS or date_part(reading, k)
        for k in content
    )
    if not named:
        return False
    first = reading.printed[stretch.start]
    comma = stretch.start > 0 and "," in reading.after[stretch.start - 1]
    return first in _PLACE_PREPOSITIONS or comma


def _is_district(reading: Reading, k: int) -> bool:
    """Tell whether the word is a district of the place before it: 인천 강화군, though that may be a name."""
    base = korean.stem(reading.printed[k])
    return len(base) > 1 and base[-1] in "시군구읍면동리" and is_place(reading.printed[k - 1])


def _clash(
    open_a: list[tuple[DifferenceKind, Stretch]],
    open_b: list[tuple[DifferenceKind, Stretch]],
    found: list[Difference],
) -> None:
    """Judge what stands in one caption here and in the other there: two facts, not two additions."""
    for kind_a, one in open_a:
        for kind_b, other in open_b:
            if "in front" in (kind_a, kind_b) and "place" not in (kind_a, kind_b):
                continue
            kinds_a = {one.reading.kinds[k] for k in one.content}
            kinds_b = {other.reading.kinds[k] for k in other.content}
            side = any(
                contrast(one.reading.printed[u], other.reading.printed[v])
                for u in one.content
                for v in other.content
            )
            if side:
                found.append(Difference("side", one.words(), other.words(), 1.0))
                return
            dates_a, dates_b = dates_of(one.reading, one.content), dates_of(other.reading, other.content)
            if dates_a is not None and dates_b is not None:
                if any(dates_b.get(part, value) != value for part, value in dates_a.items()):
                    found.append(Difference("another date", one.words(), other.words(), 1.0))
                    return
                continue
            if dates_a is not None or dates_b is not None:
                continue
            kind: DifferenceKind
            if "number" in kinds_a and "number" in kinds_b:
                kind = "number"
            elif "name" in kinds_a or "name" in kinds_b:
                kind = (
                    "another place"
                    if any(is_place(one.reading.printed[k]) for k in one.content)
                    else "person"
                )
            else:
                kind = "thing"
            found.append(Difference(kind, one.words(), other.words(), 1.0))
            return
