"""One caption against an archive: which of the captions kept there are the same?

A caption is kept under a few *signs*: every three of its most telling words, taken from its
beginning, in any order. A copy shares most of them whatever its credit, misprint or end; captions
of one template share few. Signs depend on the caption alone, so keeping, dropping and asking are
independent of what else is kept, and a database may hold them: `Postings` is all that is asked of
it. `Memory` holds them here; `library` holds them in SQL.

In SQL that is a table (sign, key) in the order of signs, and one statement: the signs that no more than
`longest` keys hold, who shares the rarest of them, and what those captions say, folded as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, Protocol

import xxhash

from photodesk import text as texts
from photodesk.duplicates import korean, words
from photodesk.duplicates.captions import THRESHOLD, Caption, body, judge
from photodesk.duplicates.keys import plain
from photodesk.duplicates.known import is_known
from photodesk.model import Verdict

TELLING, TOGETHER, WITHIN = 6, 3, 24
"""So many telling words of the first WITHIN words, and how many of them make a sign."""
SCHEME = 2
"""Raised whenever the same caption gets other signs than before, so that desks renew those they keep."""
LONGEST = 100
"""A sign that more captions hold tells nothing."""
MOST, MOST_READ = 32, 12
"""So many captions at most are compared in letters for one answer, and so many different ones read."""


class Held(NamedTuple):
    """One caption kept: its key, its text, and that text folded."""

    key: str
    caption: str
    folded: str


class Postings(Protocol):
    """Where captions are kept under their signs."""

    def add(self, key: str, caption: str, signs: Sequence[int]) -> None:
        """Keep a caption under its signs; a key that is kept already is replaced."""

    def remove(self, key: str) -> None:
        """Drop a caption; an unknown key is no error."""

    def candidates(self, signs: Sequence[int], *, longest: int, limit: int) -> Iterable[Held]:
        """Return captions that share signs, those that share the rarest first, then by key.

        A shared sign counts `longest` divided by the number of captions that hold it, without a rest: two
        captions of one event may share a single sign, if hardly another caption holds it.

        Args:
            signs: the signs asked for.
            longest: signs held by more captions are left out.
            limit: most captions returned.
        """


class Match(NamedTuple):
    """A caption of the archive that is the same, and the verdict."""

    key: str
    verdict: Verdict


def signs(caption: str) -> tuple[int, ...]:
    """Return the signs of a caption, 63-bit numbers that are the same on every machine.

    Example:
        >>> a = signs("Smoke rises over Kyiv after a drone attack in the north. AP-Yonhap")
        >>> b = signs("Smoke rises over Kyiv after a dorne attack in the north. Reuters-Yonhap")
        >>> len(a), len(set(a) & set(b)) > 1
        (20, True)
    """
    return _signs(body(caption))


def _signs(text: str) -> tuple[int, ...]:
    words = _telling(texts.fold(text))
    if len(words) < TOGETHER:
        return tuple(sorted({_number(word) for word in words}))
    return tuple(sorted({_number(" ".join(sorted(some))) for some in combinations(words, TOGETHER)}))


def _telling(folded: str) -> list[str]:
    """Return the most telling of the first words: numbers and words we do not know before known ones.

    Among equals a fixed draw decides, the word's own number: two copies draw alike though each has
    lost a word or two.
    """
    drawn: dict[str, tuple[bool, int]] = {}
    for word in _words(folded):
        if len(drawn) >= WITHIN:
            break
        if word not in drawn:
            drawn[word] = (is_known(word) and not word[0].isdigit(), _number(word))
    return sorted(drawn, key=lambda word: drawn[word])[:TELLING]


def _words(folded: str) -> Iterator[str]:
    for run in plain(folded).split():
        word = "".join(filter(str.isalnum, run))
        word = korean.stem(word) if korean.is_hangul(word) else word
        if len(word) > 1 and word not in words.FUNCTION and word not in words.FILE_MARK:
            yield word


def _number(text: str) -> int:
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "surrogatepass")) >> 1


def keep(postings: Postings, key: str, caption: str) -> None:
    """Keep a caption, so that `find` finds it; one without words is not kept.

    Example:
        >>> postings = Memory()
        >>> keep(postings, "a.jpg", "Smoke rises over Kyiv after a drone attack. AP-Yonhap")
        >>> [match.key for match in find(postings, "FILE - Smoke rises over Kiev after a drone attack.")]
        ['a.jpg']
    """
    postings.add(key, caption, signs(caption))


def drop(postings: Postings, key: str) -> None:
    """Drop a caption."""
    postings.remove(key)


def find(
    postings: Postings, caption: str, *, threshold: float = THRESHOLD, but: Collection[str] = ()
) -> tuple[Match, ...]:
    """Return the captions kept that are the same, exact ones first, then by score and key.

    Args:
        postings: where captions are kept.
        caption: with or without its credit.
        threshold: least score (0..1) of a near one.
        but: keys that are not asked for, such as the caption's own.

    Returns:
        () when nothing is the same, and for a caption without words.
    """
    ready = Caption(caption)
    asked = _signs(ready.body)
    if not asked or not ready.form:
        return ()
    held = [one for one in postings.candidates(asked, longest=LONGEST, limit=MOST) if one.key not in but]
    found: list[Match] = []
    for keys, text in _worth_reading(caption, held):
        verdict = judge(ready, Caption(text), threshold=threshold, brief=True)
        if verdict.label != "distinct":
            found.extend(Match(key, verdict) for key in keys)
    return tuple(sorted(found, key=lambda match: (-match.verdict.score, match.key)))


def _worth_reading(caption: str, held: Sequence[Held]) -> list[tuple[list[str], str]]:
    """Return the captions that are alike in letters and no firm fact, each with the keys it is kept under."""
    from photodesk.duplicates.sifting import alike_to

    keys: dict[str, list[str]] = {}
    captions: dict[str, str] = {}
    for one in held:
        keys.setdefault(one.folded, []).append(one.key)
        captions.setdefault(one.folded, one.caption)
    different = list(keys)
    likest = alike_to(texts.fold(caption), different, most=MOST_READ)
    return [(keys[different[place]], captions[different[place]]) for place in likest]


class Memory:
    """Captions kept in this process."""

    def __init__(self) -> None:
        """Begin empty."""
        self._captions: dict[str, tuple[Held, tuple[int, ...]]] = {}
        self._holders: defaultdict[int, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._captions)

    def add(self, key: str, caption: str, signs: Sequence[int]) -> None:
        """Keep a caption under its signs; see `Postings`."""
        self.remove(key)
        if not signs:
            return
        self._captions[key] = (Held(key, caption, texts.fold(caption)), tuple(signs))
        for sign in signs:
            self._holders[sign].add(key)

    def remove(self, key: str) -> None:
        """Drop a caption; see `Postings`."""
        if key not in self._captions:
            return
        for sign in self._captions.pop(key)[1]:
            self._holders[sign].discard(key)
            if not self._holders[sign]:
                del self._holders[sign]

    def candidates(self, signs: Sequence[int], *, longest: int, limit: int) -> list[Held]:
        """Return captions that share signs; see `Postings`."""
        shared: Counter[str] = Counter()
        for sign in set(signs):
            holders = self._holders.get(sign, ())
            if 0 < len(holders) <= longest:
                worth = longest // len(holders)
                for key in holders:
                    shared[key] += worth
        keys = sorted(shared, key=lambda key: (-shared[key], key))[:limit]
        return [self._captions[key][0] for key in keys]
