"""What stands twice on the desk, and what a person said of it.

Groups of one caption and groups of one picture, side by side; "not a duplicate" is remembered with
who and when, and the pair comes back only when one of its texts changes. A decision silences the
desk's badge and DUP-005; two pictures of one page with the same caption stay an error (DUP-003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from photodesk.duplicates.captions import Caption, judge
from photodesk.errors import UsageError
from photodesk.library import decisions, lookalikes, search
from photodesk.library.decisions import Decision, DecisionKind
from photodesk.library.store import Record
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


def find_on_desk(desk: Desk, query: str = TONIGHT) -> DeskDuplicates:
    """Return the groups of the photos that a query finds: captions first, then pictures.

    A picture stands in a group with copies that say something else, or the same.

    Raises:
        UsageError: the query has an unknown key or value.
    """
    hits = search.find(desk.store.engine, query, limit=MOST_PHOTOS)
    records = desk.store.many(hits.ids)
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
    linked = {
        frozenset((a.id, b.id))
        for same in by_hash.values()
        for a, b in combinations(same[:_MOST_PAIRWISE], 2)
    }
    near = lookalikes.pairs(
        [(record.id, record.perceptual_hash or 0) for record in records],
        max_distance=desk.settings.duplicates.picture_distance,
    )
    for a_id, b_id in near:
        linked.add(frozenset((a_id, b_id)))
    for part in _connected(records, linked - told):
        yield Group("picture", 1.0, tuple(part))


def _any_told(members: Sequence[Record], told: set[frozenset[int]]) -> bool:
    ids = {record.id for record in members}
    return any(pair <= ids for pair in told)


def _connected(records: Iterable[Record], linked: set[frozenset[int]]) -> Iterator[list[Record]]:
    """Yield the records that links join, in their order; those without a link are left out."""
    parents: dict[int, int] = {photo_id: photo_id for pair in linked for photo_id in pair}

    def root(photo_id: int) -> int:
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
