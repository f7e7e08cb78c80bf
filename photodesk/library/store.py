"""What the desk remembers of its photos: add them, look them up, change them, in one transaction each.

Saving on an old revision is refused with what stands there now; a batch is applied whole or not
at all. Times and users are given by the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from photodesk.errors import UsageError
from photodesk.library import twins, words
from photodesk.library.facts import pack_facts, unpack_facts
from photodesk.library.records import (
    Act,
    Arrival,
    Record,
    StaleRevision,
    Standing,
    Update,
    arrival_columns,
    finding_of,
    photo_columns,
    record_of,
    said_columns,
    stamp,
    standing_columns,
)
from photodesk.library.schema import arrivals, batches, changes, facts, findings, photos, slots
from photodesk.library.values import pack_value, unpack
from photodesk.model import Conflict, Finding, Metadata, Tags
from photodesk.text import fold

if TYPE_CHECKING:
    from photodesk.duplicates.postings import Match


__all__ = ["Act", "Arrival", "Record", "StaleRevision", "Standing", "Store", "Update", "stamp"]
"""A store, what it takes and what it gives."""

_T = TypeVar("_T")
_AT_ONCE = 500
"""Values in one query: SQLite takes 999 variables at least."""


class Store:
    """The photos of one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    # --- looking up -------------------------------------------------------------------

    def get(self, photo_id: int) -> Record:
        """Return one photo.

        Raises:
            UsageError: no photo has this id.
        """
        found = self.many([photo_id])
        if not found:
            raise UsageError(f"photo {photo_id}: not on this desk; photodesk find lists ids")
        return found[0]

    def many(self, ids: Sequence[int]) -> tuple[Record, ...]:
        """Return the photos with these ids, in this order; ids that are gone are left out."""
        with self.engine.connect() as connection:
            return self._many(connection, ids)

    def _many(self, connection: Connection, ids: Sequence[int]) -> tuple[Record, ...]:
        rows: dict[int, Row[Any]] = {}
        on_page: set[int] = set()
        for part in _parts(ids):
            rows |= {row.id: row for row in connection.execute(_WITH_IDS, {"ids": part})}
            on_page.update(connection.execute(_ON_PAGES, {"ids": part}).scalars())
        return tuple(record_of(rows[i], i in on_page) for i in ids if i in rows)

    def facts_of(self, photo_id: int) -> tuple[Tags, tuple[Conflict, ...]]:
        """Return what the photo's containers said when its file was last read."""
        with self.engine.connect() as connection:
            data = connection.execute(_FACTS, {"of": photo_id}).scalar()
        return unpack_facts(data) if data else (Tags(), ())

    def findings_of(self, ids: Sequence[int]) -> dict[int, tuple[Finding, ...]]:
        """Return the stored findings of these photos, worst first."""
        found: dict[int, list[Finding]] = {}
        with self.engine.connect() as connection:
            query = (
                sa.select(findings)
                .where(findings.c.photo_id.in_(list(ids)))
                .order_by(findings.c.severity.desc(), findings.c.code)
            )
            for row in connection.execute(query):
                found.setdefault(row.photo_id, []).append(finding_of(row))
        return {photo_id: tuple(items) for photo_id, items in found.items()}

    def first_said(self, ids: Sequence[int]) -> dict[int, Metadata]:
        """Return what photos said when they first came in: the wire's original."""
        first = (
            sa.select(sa.func.min(arrivals.c.id))
            .where(arrivals.c.photo_id.in_(list(ids)))
            .group_by(arrivals.c.photo_id)
        )
        with self.engine.connect() as connection:
            rows = connection.execute(sa.select(arrivals).where(arrivals.c.id.in_(first)))
            return {row.photo_id: unpack(row.said) for row in rows}

    def by_path(self, paths: Iterable[Path]) -> dict[str, Record]:
        """Return the photos whose file stands at one of these paths, by path."""
        wanted = [str(path) for path in paths]
        with self.engine.connect() as connection:
            ids: list[int] = []
            for part in _parts(wanted):
                ids += connection.execute(sa.select(photos.c.id).where(photos.c.path.in_(part))).scalars()
            return {str(record.path): record for record in self._many(connection, ids)}

    def by_hash(self, *, file_hash: str = "", picture_hash: str = "") -> tuple[Record, ...]:
        """Return the photos with this file hash or this picture hash, oldest first."""
        column, value = (
            (photos.c.file_hash, file_hash) if file_hash else (photos.c.picture_hash, picture_hash)
        )
        if not value:
            return ()
        with self.engine.connect() as connection:
            ids = connection.execute(sa.select(photos.c.id).where(column == value).order_by(photos.c.id))
            return self._many(connection, list(ids.scalars()))

    def with_caption(self, caption: str, *, besides: int = 0, limit: int = 20) -> tuple[Record, ...]:
        """Return other photos with the same folded caption."""
        folded = fold(caption)
        if not folded:
            return ()
        query = (
            sa.select(photos.c.id)
            .where(photos.c.caption_fold == folded, photos.c.id != besides)
            .order_by(photos.c.id)
            .limit(limit)
        )
        with self.engine.connect() as connection:
            return self._many(connection, list(connection.execute(query).scalars()))

    def like_caption(
        self, caption: str, *, threshold: float, besides: int = 0
    ) -> tuple[tuple[Record, Match], ...]:
        """Return other photos with the same or nearly the same caption, the likest first."""
        from photodesk.duplicates.postings import find
        from photodesk.library.postings import CaptionSigns

        with self.engine.connect() as connection:
            found = find(CaptionSigns(connection), caption, threshold=threshold, but={str(besides)})
            records = {r.id: r for r in self._many(connection, [int(match.key) for match in found])}
        return tuple((records[int(match.key)], match) for match in found if int(match.key) in records)

    # --- adding and changing ------------------------------------------------------------

    def add(self, items: Sequence[tuple[Arrival, Standing]], *, at: datetime) -> tuple[int, ...]:
        """Add photos in one transaction and return their ids, in order."""
        if not items:
            return ()
        made = photos.insert().returning(photos.c.id, sort_by_parameter_order=True)
        with self._writing() as connection:
            ids = tuple(
                connection.execute(made, [photo_columns(*item, at) for item in items]).scalars().all()
            )
            together = [(photo_id, *item) for photo_id, item in zip(ids, items, strict=True)]
            connection.execute(arrivals.insert(), [arrival_columns(i, a, at) for i, a, _ in together])
            connection.execute(
                facts.insert(),
                [{"photo_id": i, "data": pack_facts(a.tags, a.conflicts)} for i, a, _ in together],
            )
            _keep_findings(connection, {photo_id: standing for photo_id, _, standing in together}, new=True)
            words.index(connection, [(i, a.path.name, a.metadata) for i, a, _ in together], new=True)
            for photo_id, arrival, _ in together:
                _keep_signs(connection, photo_id, arrival.metadata.caption)
            twins.count(connection, {fold(arrival.metadata.caption) for arrival, _ in items})
        return ids

    def arrived_again(self, photo_id: int, arrival: Arrival, *, at: datetime) -> None:
        """Note that a known picture came in once more, perhaps with other words."""
        with self._writing() as connection:
            connection.execute(arrivals.insert().values(**arrival_columns(photo_id, arrival, at)))

    def apply(self, act: Act, updates: Sequence[Update]) -> int:
        """Save new values of one or many photos as one batch, whole or not at all; return its id.

        An act whose `operation` was applied before changes nothing and returns the old batch's id.

        Raises:
            StaleRevision: a photo has moved on since its revision was read.
            UsageError: a photo is no longer on the desk, or `act.undoes` is undone already.
        """
        with self._writing() as connection:
            if act.operation and (before := connection.execute(_APPLIED, {"id": act.operation}).scalar()):
                return int(before)
            found = {record.id: record for record in _plain(connection, [u.photo_id for u in updates])}
            batch_id = self.begin(connection, act)
            if act.undoes:
                _note_undone(connection, act.undoes, batch_id)
            folds: set[str] = set()
            for update in updates:
                record = found.get(update.photo_id)
                if record is None:
                    raise UsageError(f"photo {update.photo_id}: no longer on this desk")
                if record.revision != update.revision:
                    (stale,) = self._many(connection, [record.id])
                    raise StaleRevision(stale, update.revision)
                folds |= self._save(connection, batch_id, record, update)
            twins.count(connection, folds)
        return batch_id

    def applied(self, operation: str) -> int | None:
        """Return the batch that an operation of the browser became, or None."""
        with self.engine.connect() as connection:
            return connection.execute(_APPLIED, {"id": operation}).scalar()

    def begin(self, connection: Connection, act: Act) -> int:
        """Write the head of a batch and return its id."""
        result = connection.execute(
            _BEGIN,
            {
                "kind": act.kind,
                "user": act.user,
                "at": stamp(act.at),
                "why": act.why,
                "operation": act.operation or None,
            },
        )
        return int(result.inserted_primary_key[0])  # type: ignore[index]

    def _save(self, connection: Connection, batch_id: int, record: Record, update: Update) -> set[str]:
        """Write one photo's new values; return the folded captions whose twins are to be counted again."""
        revision = record.revision + 1
        done = connection.execute(
            _SAVE,
            {
                "of": record.id,
                "from_revision": record.revision,
                "new_revision": revision,
                **{f"new_{name}": value for name, value in said_columns(update.metadata).items()},
                **{f"new_{name}": value for name, value in standing_columns(update.standing).items()},
            },
        )
        if done.rowcount != 1:  # no writer can come between; a database that let one in must not lose it
            (stale,) = self._many(connection, [record.id])
            raise StaleRevision(stale, update.revision)
        rows = [
            {
                "batch_id": batch_id,
                "photo_id": record.id,
                "field": name,
                "before": pack_value(record.metadata.get(name)),
                "after": pack_value(value),
                "why": update.why,
                "revision": revision,
            }
            for name, value in update.values.items()
        ]
        if rows:
            connection.execute(_CHANGE, rows)
        _keep_findings(connection, {record.id: update.standing})
        if words.texts_of(record.name, record.metadata) != words.texts_of(record.name, update.metadata):
            words.index(connection, [(record.id, record.name, update.metadata)], new=False)
        if update.metadata.caption == record.metadata.caption:
            return set()
        _keep_signs(connection, record.id, update.metadata.caption)
        folds = {fold(record.metadata.caption), fold(update.metadata.caption)}
        return folds if len(folds) > 1 else set()

    def mark(self, ids: Sequence[int], **values: Any) -> None:
        """Set flag, rating, sent_at, embedded_revision or thumb_version of photos, outside history."""
        with self._writing() as connection:
            for part in _parts(ids):
                connection.execute(photos.update().where(photos.c.id.in_(part)).values(**values))

    def embedded(
        self, photo_id: int, *, revision: int, file_hash: str, tags: Tags, conflicts: tuple[Conflict, ...]
    ) -> None:
        """Note that this revision's values stand in the file now."""
        with self._writing() as connection:
            connection.execute(
                photos.update()
                .where(photos.c.id == photo_id)
                .values(embedded_revision=revision, file_hash=file_hash)
            )
            connection.execute(
                facts.update().where(facts.c.photo_id == photo_id).values(data=pack_facts(tags, conflicts))
            )

    def judged(self, items: Sequence[tuple[int, int, Standing]]) -> None:
        """Keep how photos stand after a new judgement: (id, revision judged, standing); others moved on."""
        with self._writing() as connection:
            for photo_id, revision, standing in items:
                done = connection.execute(
                    photos.update()
                    .where(photos.c.id == photo_id, photos.c.revision == revision)
                    .values(**standing_columns(standing))
                )
                if done.rowcount:
                    _keep_findings(connection, {photo_id: standing})

    def remove(self, ids: Sequence[int]) -> None:
        """Take photos off the desk; their files stay where they are.

        The history remembers who changed which of their fields and when, but no words: those are
        of people, and there is nothing left that an undo could give them back to.
        """
        with self._writing() as connection:
            folds: set[str] = set()
            words.forget(connection, ids)
            for part in _parts(ids):
                there = photos.c.id.in_(part)
                folds.update(connection.execute(sa.select(photos.c.caption_fold).where(there)).scalars())
                connection.execute(photos.delete().where(there))
                connection.execute(_FORGET_WORDS, {"ids": part})
            twins.count(connection, folds)

    def _writing(self) -> Any:
        return self.engine.execution_options(writing=True).begin()


def _parts(values: Sequence[_T]) -> Iterator[list[_T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield list(values[start : start + _AT_ONCE])


# Statements that every save runs stand ready: building one costs more than running it.
_WITH_IDS = sa.select(photos).where(photos.c.id.in_(sa.bindparam("ids", expanding=True)))
_ON_PAGES = sa.select(slots.c.photo_id).where(slots.c.photo_id.in_(sa.bindparam("ids", expanding=True)))
_FACTS = sa.select(facts.c.data).where(facts.c.photo_id == sa.bindparam("of"))
_BEGIN = batches.insert()
_CHANGE = changes.insert()
_FORGET_WORDS = (
    changes.update()
    .where(changes.c.photo_id.in_(sa.bindparam("ids", expanding=True)))
    .values(before="", after="")
)
_APPLIED = sa.select(batches.c.id).where(batches.c.operation == sa.bindparam("id"))
_SAVE = (
    photos.update()
    .where(photos.c.id == sa.bindparam("of"), photos.c.revision == sa.bindparam("from_revision"))
    .values(
        {
            name: sa.bindparam(f"new_{name}")
            for name in (
                "revision", "metadata", "caption", "caption_fold", "credit_line", "date_created", "status",
                "badges",
            )
        }
    )
)  # fmt: skip


def _plain(connection: Connection, ids: Sequence[int]) -> Iterator[Record]:
    """Yield photos without the pages they stand on, in no order."""
    for part in _parts(ids):
        for row in connection.execute(_WITH_IDS, {"ids": part}):
            yield record_of(row, on_page=False)


def _note_undone(connection: Connection, batch_id: int, by: int) -> None:
    done = connection.execute(
        batches.update().where(batches.c.id == batch_id, batches.c.undone_by.is_(None)).values(undone_by=by)
    )
    if done.rowcount != 1:
        raise UsageError(f"batch {batch_id}: undone already")


def _keep_findings(connection: Connection, standings: Mapping[int, Standing], *, new: bool = False) -> None:
    """Keep what the rules say of photos; `new` ones have no findings yet."""
    if not new:
        connection.execute(_NO_FINDINGS, [{"of": photo_id} for photo_id in standings])
    rows = {
        (photo_id, finding.code): {
            "photo_id": photo_id,
            "code": finding.code,
            "severity": int(finding.severity),
            "field": finding.field,
            "title": finding.title,
            "message": finding.message,
            "suggestion": finding.suggestion,
        }
        for photo_id, standing in standings.items()
        for finding in standing.findings
    }
    if rows:
        connection.execute(findings.insert(), list(rows.values()))


_NO_FINDINGS = findings.delete().where(findings.c.photo_id == sa.bindparam("of"))


def _keep_signs(connection: Connection, photo_id: int, caption: str) -> None:
    # Imported here: a desk that only looks need not load what reads captions.
    from photodesk.duplicates.postings import keep
    from photodesk.library.postings import CaptionSigns

    keep(CaptionSigns(connection), str(photo_id), caption)
