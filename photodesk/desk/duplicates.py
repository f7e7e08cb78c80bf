"""What stands twice on the desk, and what a person said of it.

Groups of one caption and groups of one picture, side by side; "not a duplicate" is remembered with
who and when, and the pair comes back only when one of its texts changes. A decision silences the
desk's badge and DUP-005; two pictures of one page with the same caption stay an error (DUP-003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, pairwise
from threading import Lock
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from photodesk.duplicates.captions import Caption, judge
from photodesk.errors import UsageError
from photodesk.library import decisions, lookalikes, search
from photodesk.library.decisions import Decision, DecisionKind
from photodesk.library.store import Record, Store
from photodesk.model import Verdict
from photodesk.text import fold

if TYPE_CHECKING:
    from photodesk.desk import Desk

TONIGHT = "is:tonight"
MOST_PHOTOS = 20_000
"""So many photos of a query are compared at once."""
_MOST_PAIRWISE = 120
"""Of larger groups pairs that were told apart are not taken out one by one."""

GroupKind = Literal["exact", "near", "picture"]


@dataclass(frozen=True, slots=True)
class Group:
    """Photos with one caption, or with one picture.

    Attributes:
        kind: exact or near captions, or one picture. `score`: of the loosest member, 0..1.
        members: the photos, in the order of the query.
    """

    kind: GroupKind
    score: float
    members: tuple[Record, ...]

    @property
    def decides(self) -> DecisionKind:
        """What a decision about this group is about."""
        return "picture" if self.kind == "picture" else "caption"


@dataclass(frozen=True, slots=True)
class DeskDuplicates:
    """What stands twice: how many photos were compared, their groups, how many pairs were told apart."""

    photos: int
    groups: tuple[Group, ...]
    told_apart: int


@dataclass(frozen=True, slots=True)
class LikeCaption:
    """A photo whose caption is the same or nearly so, and the verdict."""

    record: Record
    verdict: Verdict


@dataclass(slots=True)
class _Known:
    """The last comparison of a desk: what it compared, and what it found, as ids."""

    lock: Lock = field(default_factory=Lock)
    compared: object = None
    photos: int = 0
    told_apart: int = 0
    groups: tuple[tuple[GroupKind, float, tuple[int, ...]], ...] = ()


_known: WeakKeyDictionary[Store, _Known] = WeakKeyDictionary()


def find_on_desk(desk: Desk, query: str = TONIGHT) -> DeskDuplicates:
    """Return the groups of the photos that a query finds: captions first, then pictures.

    A picture stands in a group with copies that say something else, or the same. Photos are compared
    once, however many people look, until one of them changes or somebody decides; one comparison is
    at work at a time, for it holds all their texts.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    ids = search.find(desk.store.engine, query, limit=MOST_PHOTOS).ids
    known = _known.setdefault(desk.store, _Known())
    with known.lock:
        now = (decisions.compared(desk.store.engine, ids), desk.settings.duplicates)
        if now != known.compared:
            found = _compare(desk, ids)
            known.compared, known.photos, known.told_apart = now, found.photos, found.told_apart
            known.groups = tuple(
                (group.kind, group.score, tuple(record.id for record in group.members))
                for group in found.groups
            )
            return found
        groups, photos, told_apart = known.groups, known.photos, known.told_apart
    wanted = {photo_id for _, _, members in groups for photo_id in members}
    by_id = {record.id: record for record in desk.store.many(sorted(wanted))}
    there = (
        Group(kind, score, tuple(by_id[photo_id] for photo_id in members if photo_id in by_id))
        for kind, score, members in groups
    )
    return DeskDuplicates(photos, tuple(group for group in there if len(group.members) > 1), told_apart)


def _compare(desk: Desk, photo_ids: Sequence[int]) -> DeskDuplicates:
    records = desk.store.many(photo_ids)
    ids = [record.id for record in records]
    apart = {
        kind: decisions.holding(desk.store.engine, ids, kind=kind) for kind in ("caption", "picture")
    }  # fmt: skip
    groups = (
        *_caption_groups(desk, records, apart["caption"]),
        *_picture_groups(desk, records, apart["picture"]),
    )
    return DeskDuplicates(len(records), groups, sum(len(held) for held in apart.values()))


def _caption_groups(desk: Desk, records: Sequence[Record], apart: Sequence[Decision]) -> Iterator[Group]:
    from photodesk.duplicates import index

    by_key = {str(record.id): record for record in records}
    told = {decision.pair for decision in apart}
    least = desk.settings.duplicates.threshold
    for group in index.groups(
        ((key, record.metadata.caption) for key, record in by_key.items()), threshold=least
    ):
        members = [by_key[member.key] for member in group.members]
        if not _any_told(members, told) or len(members) > _MOST_PAIRWISE:
            yield Group("near" if group.kind == "near" else "exact", group.score, tuple(members))
            continue
        captions = {record.id: Caption(record.metadata.caption) for record in members}
        verdicts = {
            frozenset((a.id, b.id)): judge(captions[a.id], captions[b.id], threshold=least)
            for a, b in combinations(members, 2)
        }
        linked = {
            pair for pair, verdict in verdicts.items() if verdict.label != "distinct" and pair not in told
        }
        for part in _connected(members, linked):
            inside = [verdicts[pair] for pair in linked if pair <= {record.id for record in part}]
            near = any(verdict.label == "near" for verdict in inside)
            yield Group("near" if near else "exact", min(v.score for v in inside), tuple(part))


def _picture_groups(desk: Desk, records: Sequence[Record], apart: Sequence[Decision]) -> Iterator[Group]:
    told = {decision.pair for decision in apart}
    by_hash: dict[str, list[Record]] = {}
    for record in records:
        if record.picture_hash:
            by_hash.setdefault(record.picture_hash, []).append(record)
    near = lookalikes.pairs(
        [(record.id, record.perceptual_hash or 0) for record in records],
        max_distance=desk.settings.duplicates.picture_distance,
    )
    # One by one: of a burst that is there a hundred times there are thousands of pairs.
    linked = (
        pair
        for a_id, b_id in chain(_same(by_hash.values(), told), near)
        if (pair := frozenset((a_id, b_id))) not in told
    )
    for part in _connected(records, linked):
        yield Group("picture", 1.0, tuple(part))


def _same(groups: Iterable[Sequence[Record]], told: set[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that join copies of one picture: a chain, or all pairs where two were told apart."""
    for same in groups:
        pairs = combinations(same[:_MOST_PAIRWISE], 2) if _any_told(same, told) else pairwise(same)
        yield from ((a.id, b.id) for a, b in pairs)


def _any_told(members: Sequence[Record], told: set[frozenset[int]]) -> bool:
    ids = {record.id for record in members}
    return any(pair <= ids for pair in told)


def _connected(records: Iterable[Record], linked: Iterable[frozenset[int]]) -> Iterator[list[Record]]:
    """Yield the records that links join, in their order; those without a link are left out."""
    parents: dict[int, int] = {}

    def root(photo_id: int) -> int:
        parents.setdefault(photo_id, photo_id)
        while parents[photo_id] != photo_id:
            parents[photo_id] = parents[parents[photo_id]]
            photo_id = parents[photo_id]
        return photo_id

    for pair in linked:
        a, b = sorted(pair)
        parents[root(b)] = root(a)
    parts: dict[int, list[Record]] = {}
    for record in records:
        if record.id in parents:
            parts.setdefault(root(record.id), []).append(record)
    yield from parts.values()


def tell_apart(
    desk: Desk, ids: Sequence[int], *, of: Sequence[int] = (), kind: DecisionKind = "caption"
) -> tuple[int, ...]:
    """Remember that photos are no duplicates of each other; return the decisions, for `put_together`.

    Args:
        ids: all pairs of these; with `of`, each of these against each of those.
        kind: what was looked at: captions, or pictures with their captions and credits.

    Raises:
        UsageError: a photo is no longer on the desk, or fewer than two are named.
    """
    records = {record.id: record for record in desk.store.many([*ids, *of])}
    if missing := [photo_id for photo_id in (*ids, *of) if photo_id not in records]:
        raise UsageError(f"photo {missing[0]}: not on this desk; photodesk find lists ids")
    pairs = {frozenset(pair) for pair in (combinations(ids, 2) if not of else _against(ids, of))}
    pairs = {pair for pair in pairs if len(pair) == 2}
    if not pairs:
        raise UsageError("not a duplicate of what? name two photos")
    held = {decision.pair for decision in decisions.holding(desk.store.engine, list(records), kind=kind)}
    fresh = [tuple(sorted(pair)) for pair in sorted(pairs - held, key=sorted)]
    return decisions.decide(
        desk.store.engine,
        [(records[a], records[b]) for a, b in fresh],
        kind=kind,
        user=desk.user,
        at=desk.clock(),
    )


def _against(ids: Sequence[int], of: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, other) for one in ids for other in of)


def put_together(desk: Desk, decided: Sequence[int]) -> int:
    """Take decisions back; return how many held until now. They stay on record."""
    return decisions.take_back(desk.store.engine, decided, user=desk.user, at=desk.clock())


def like_caption(desk: Desk, text: str, *, besides: int = 0, limit: int = 20) -> tuple[LikeCaption, ...]:
    """Return photos of the desk with the same or nearly the same caption, the likest first.

    Quick enough to ask while an editor types.

    Args:
        text: the caption as it is typed. besides: id of the photo that it is typed for.
    """
    if not fold(text):
        return ()
    least = desk.settings.duplicates.threshold
    found = {
        record.id: LikeCaption(record, Verdict("exact", 1.0, "same text"))
        for record in desk.store.with_caption(text, besides=besides, limit=limit)
    }
    for record, match in desk.store.like_caption(text, threshold=least, besides=besides):
        found.setdefault(record.id, LikeCaption(record, match.verdict))
    told = _told_of(desk, besides, text, list(found)) if besides and found else set()
    likest = sorted(found.values(), key=lambda like: (-like.verdict.score, like.record.id))
    return tuple(like for like in likest if like.record.id not in told)[:limit]


def _told_of(desk: Desk, photo_id: int, text: str, others: Sequence[int]) -> set[int]:
    """Return which of the others this photo was told apart from, if it still says this text."""
    own = desk.store.many([photo_id])
    if not own or fold(own[0].metadata.caption) != fold(text):
        return set()
    held = decisions.holding(desk.store.engine, [photo_id, *others])
    return {other for decision in held if photo_id in decision.pair for other in decision.pair}
