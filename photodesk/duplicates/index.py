"""Find the same captions among many: groups of a whole archive at once.

From cheap to dear: equal folded texts are one; rare keys give pairs that may be the same
(`joining`); what differs in a firm fact or is too little alike is dropped unread (`sifting`); the
rest is read and judged (`captions`). One caption against an archive is `postings`' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from photodesk import text as texts
from photodesk.duplicates.captions import THRESHOLD, Caption, body, sameness
from photodesk.model import DuplicateGroup, DuplicateMember, Sameness

_CHUNK = 2048


class Work(NamedTuple):
    """Pairs to judge: captions, and pairs of places among them."""

    captions: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    threshold: float


class Link(NamedTuple):
    """Two captions that are the same: their places, whether exactly, and the score."""

    a: int
    b: int
    exact: bool
    score: float


Spread = Callable[[Callable[[Work], list[Link]], Sequence[Work]], Iterable[list[Link]]]
"""Runs a function on every item, in order: `map`, or `batch.run` for several processes."""


def groups(
    items: Iterable[tuple[str, str]], *, threshold: float = THRESHOLD, spread: Spread | None = None
) -> tuple[DuplicateGroup, ...]:
    """Return the groups of items that carry the same caption.

    Args:
        items: (key, caption) pairs; keys are paths, rows or ids. Empty captions are left out.
        threshold: least score (0..1) of a near pair.
        spread: how the judging is spread over processes; None judges here.

    Returns:
        Disjoint groups of two and more, connected by exact or near verdicts, in the order of their
        first members; the kind is "near" as soon as one link is. A member's link is "exact" when
        another member's caption is exactly its own. The score is that of the loosest member.

    Example:
        >>> found = groups([("a.jpg", "Snow in Jeonju."), ("b.jpg", "A ferry."), ("c.jpg", "SNOW IN JEONJU")])
        >>> found[0].kind, [member.key for member in found[0].members]
        ('exact', ['a.jpg', 'c.jpg'])
    """
    keys: list[str] = []
    captions: list[str] = []
    for key, caption in items:
        keys.append(key)
        captions.append(caption)
    first_of: dict[str, int] = {}
    more_of: dict[int, list[int]] = {}
    for place, text in enumerate(texts.fold_all(captions)):
        first = first_of.setdefault(text, place)
        if first != place:
            more_of.setdefault(first, []).append(place)
    first_of.pop("", None)
    rows = sorted(first_of)
    firsts = [first_of[text] for text in rows]
    first_of.clear()
    links = list(_links(rows, [captions[place] for place in firsts], threshold, spread))
    return _grouped(keys, [(place, *more_of.get(place, ())) for place in firsts], links)


def _links(
    rows: Sequence[str], captions: Sequence[str], threshold: float, spread: Spread | None
) -> Iterator[Link]:
    """Yield the links between rows (folded texts) whose captions are the same."""
    from photodesk.duplicates.grams import Words
    from photodesk.duplicates.joining import DAY_SIZE, by_component, candidates, reach_for_copies
    from photodesk.duplicates.sifting import FirmWords, TellingWords, alike, see

    if len(rows) < 2:
        return
    sieves: list[FirmWords | TellingWords] = [FirmWords(len(rows))]
    if len(rows) > DAY_SIZE:
        sieves.append(TellingWords(rows))

    def look(words: Words, start: int) -> None:
        seen = see(words)
        for sieve in sieves:
            sieve.look(seen, start)

    pairs = candidates(rows, reach_for_copies(len(rows)), look=look)
    while sieves:
        pairs = pairs[~sieves.pop(0).apart(pairs)]
    pairs = by_component(alike(rows, pairs), len(rows))
    size = _CHUNK if spread is not None else 4 * _CHUNK
    works: list[Work] = []
    places: list[list[int]] = []
    for start in range(0, len(pairs), size):
        local: dict[int, int] = {}
        near = tuple(
            (local.setdefault(a, len(local)), local.setdefault(b, len(local)))
            for a, b in pairs[start : start + size].tolist()
        )
        works.append(Work(tuple(captions[row] for row in local), near, threshold))
        places.append(list(local))
    del pairs
    for rows_of_work, links in zip(places, (spread or map)(judge_all, works), strict=True):
        for a, b, exact, score in links:
            yield Link(rows_of_work[a], rows_of_work[b], exact, score)


def judge_all(work: Work) -> list[Link]:
    """Return the pairs of the work that are the same.

    Example:
        >>> judge_all(Work(("Snow in Jeonju.", "Snow in Jeonju. AP-Yonhap"), ((0, 1),), 0.9))
        [Link(a=0, b=1, exact=True, score=1.0)]
    """
    # Captions that differ in nothing but the credit are read once, and their pairs judged once.
    ready: list[Caption] = []
    of_body: dict[str, Caption] = {}
    for text in work.captions:
        without_credit = body(text)
        ready.append(of_body.setdefault(without_credit, Caption(text, without_credit)))
    links: list[Link] = []
    judged: dict[tuple[int, int], tuple[Sameness, float]] = {}
    for a, b in work.pairs:
        x, y = ready[a], ready[b]
        pair = (id(x), id(y)) if id(x) < id(y) else (id(y), id(x))
        said = judged.get(pair)
        if said is None:
            said = judged[pair] = sameness(x, y, threshold=work.threshold)
        label, score = said
        if label != "distinct":
            links.append(Link(a, b, label == "exact", score))
    return links


def _grouped(
    keys: Sequence[str], holders: Sequence[Sequence[int]], links: Sequence[Link]
) -> tuple[DuplicateGroup, ...]:
    """Join rows by links, and rows' items into groups."""
    parents = list(range(len(holders)))
    exact = [len(items) > 1 for items in holders]
    best = [1.0 if len(items) > 1 else 0.0 for items in holders]
    loose: set[int] = set()

    def root(row: int) -> int:
        while parents[row] != row:
            parents[row] = parents[parents[row]]
            row = parents[row]
        return row

    for a, b, is_exact, score in links:
        for row in (a, b):
            best[row] = max(best[row], score)
            exact[row] = exact[row] or is_exact
        if is_exact:
            parents[max(root(a), root(b))] = min(root(a), root(b))
    # What exact links alone do not join makes a group near.
    for a, b, is_exact, _ in links:
        if not is_exact and root(a) != root(b):
            loose.update((root(a), root(b)))
            parents[max(root(a), root(b))] = min(root(a), root(b))
    near = {root(row) for row in loose}
    rows_of: dict[int, list[int]] = {}
    for row, score in enumerate(best):
        if score:
            rows_of.setdefault(root(row), []).append(row)
    found: list[tuple[int, DuplicateGroup]] = []
    for head, rows in rows_of.items():
        links_of: dict[int, Literal["exact", "near"]] = {
            item: "exact" if exact[row] else "near" for row in rows for item in holders[row]
        }
        places = sorted(links_of)
        members = tuple(DuplicateMember(keys[place], links_of[place]) for place in places)
        group = DuplicateGroup("near" if head in near else "exact", min(best[row] for row in rows), members)
        found.append((places[0], group))
    return tuple(group for _, group in sorted(found, key=lambda entry: entry[0]))
