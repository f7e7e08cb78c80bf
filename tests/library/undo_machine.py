"""A desk and a plain model of it, driven at random: every value must be what the model says, always.

The model holds values by photo and field, and what each batch changed; undo is written here a
second time, in the simplest words. `marks_agree` recounts every line of the rail by hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from photodesk.desk import Desk, changing
from photodesk.desk.changing import Proposal, Proposed
from photodesk.errors import UsageError
from photodesk.library import marks
from photodesk.library.schema import differences, photos, slots, tallies, touched
from photodesk.library.store import Arrival, StaleRevision, Standing, Store
from photodesk.model import Change, Metadata, Value

FIELDS: dict[str, tuple[Value, ...]] = {
    "caption": ("", "Snow falls on Seoul.", "서울역 앞 시민들", "남산에 첫눈이 내렸다. 연합뉴스", "눈" * 40),
    "credit_line": ("", "AP-Yonhap", "연합뉴스", "Korea Times photo by Shim Hyun-chul"),
    "creator": ((), ("심현철",), ("Kim Min-su", "Lee; Ji-eun")),
    "headline": ("", "폭설", "Heavy snow"),
}
_number = itertools.count()
_values = st.dictionaries(
    st.sampled_from(sorted(FIELDS)), st.integers(0, 4), min_size=1, max_size=len(FIELDS)
).map(lambda chosen: {name: FIELDS[name][place % len(FIELDS[name])] for name, place in chosen.items()})
_which = st.integers(0, 10**6)


def machine(open_desk: Callable[[], Desk]) -> type[RuleBasedStateMachine]:
    """Return a machine that works on the desk that `open_desk` opens, again and again the same."""

    class Undoing(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.desk = open_desk()
            self.values: dict[int, dict[str, Value]] = {}
            self.batches: dict[int, list[tuple[int, str, Value, Value]]] = {}
            self.undone: set[int] = set()

        def teardown(self) -> None:
            marks_agree(self.desk.store)
            self.desk.close()

        @initialize(said=st.lists(_values, min_size=2, max_size=4))
        def arrive(self, said: list[dict[str, Value]]) -> None:
            items = []
            for values in said:
                path = Path(f"/photos/{next(_number)}.jpg")
                metadata = Metadata(**values)  # type: ignore[arg-type]
                items.append((Arrival(path, "jpeg", 4, 3, path.name, path.name, metadata), Standing()))
            for photo_id, values in zip(self.desk.store.add(items, at=self.desk.clock()), said, strict=True):
                self.values[photo_id] = {name: values.get(name, FIELDS[name][0]) for name in FIELDS}

        def one(self, which: int) -> int:
            return sorted(self.values)[which % len(self.values)]

        def note(self, batch_id: int, new: dict[int, dict[str, Value]]) -> None:
            """Keep in the model what a batch changed."""
            lines = []
            for photo_id, values in new.items():
                for name, after in values.items():
                    lines.append((photo_id, name, self.values[photo_id][name], after))
                    self.values[photo_id][name] = after
            self.batches[batch_id] = lines

        @precondition(lambda self: self.values)
        @rule(which=_which, values=_values)
        def edit(self, which: int, values: dict[str, Value]) -> None:
            photo_id = self.one(which)
            held = self.values[photo_id]
            changed = {name: value for name, value in values.items() if value != held[name]}
            edited = self.desk.edit(photo_id, values)
            assert bool(edited.batch_id) == bool(changed)
            if changed:
                self.note(edited.batch_id, {photo_id: changed})

        @precondition(lambda self: self.values)
        @rule(which=_which, values=_values)
        def edit_on_an_old_revision(self, which: int, values: dict[str, Value]) -> None:
            photo_id = self.one(which)
            record = self.desk.store.get(photo_id)
            with pytest.raises(StaleRevision):
                self.desk.edit(photo_id, values, revision=record.revision - 1)

        @precondition(lambda self: len(self.values) > 1)
        @rule(values=_values)
        def apply_to_all(self, values: dict[str, Value]) -> None:
            proposal = self.proposal(values)
            batch_id = changing.apply(self.desk, proposal)
            new = {
                item.photo_id: {change.field: change.after for change in item.changes}
                for item in proposal.items
                if item.changes
            }
            assert (batch_id is None) == (not new)
            if batch_id is not None:
                self.note(batch_id, new)

        @precondition(lambda self: len(self.values) > 1)
        @rule(which=_which, values=_values)
        def apply_where_one_moved_on(self, which: int, values: dict[str, Value]) -> None:
            proposal = self.proposal(values)
            photo_id = self.one(which)
            moved = self.desk.edit(photo_id, {"headline": f"moved on {next(_number)}"})
            self.note(moved.batch_id, {photo_id: {"headline": moved.record.metadata.headline}})
            if any(item.photo_id == photo_id and item.changes for item in proposal.items):
                with pytest.raises(StaleRevision):
                    changing.apply(self.desk, proposal)

        def proposal(self, values: dict[str, Value]) -> Proposal:
            items = []
            for record in self.desk.store.many(sorted(self.values)):
                changes = tuple(
                    Change(name, record.metadata.get(name), value, "why")
                    for name, value in values.items()
                    if record.metadata.get(name) != value
                )
                items.append(Proposed(record.id, record.revision, changes))
            return Proposal("import", "why", tuple(items))

        @precondition(lambda self: self.batches)
        @rule(which=_which)
        def undo(self, which: int) -> None:
            batch_id = sorted(self.batches)[which % len(self.batches)]
            back: dict[int, dict[str, Value]] = {}
            kept = set()
            for photo_id, name, before, after in self.batches[batch_id]:
                if photo_id in self.values and self.values[photo_id][name] == after:
                    back.setdefault(photo_id, {})[name] = before
                else:
                    kept.add(photo_id)
            if batch_id in self.undone or not back:
                with pytest.raises(UsageError, match=r"undone already|nothing to take back"):
                    self.desk.undo(batch_id)
                return
            undone = self.desk.undo(batch_id)
            assert (set(undone.photos), set(undone.kept)) == (set(back), kept)
            self.undone.add(batch_id)
            self.note(undone.batch_id, back)

        @precondition(lambda self: self.values)
        @rule(which=_which)
        def undo_one_change(self, which: int) -> None:
            photo_id = self.one(which)
            past = self.desk.history(photo_id)
            if not past:
                return
            change = past[which % len(past)]
            if self.values[photo_id][change.field] != change.after:
                with pytest.raises(UsageError, match="nothing to take back"):
                    self.desk.undo_change(change.id)
                return
            undone = self.desk.undo_change(change.id)
            self.note(undone.batch_id, {photo_id: {change.field: change.before}})

        @precondition(lambda self: len(self.values) > 1)
        @rule(which=_which)
        def remove(self, which: int) -> None:
            photo_id = self.one(which)
            self.desk.remove([photo_id])
            del self.values[photo_id]

        @precondition(lambda self: self.values)
        @rule(which=_which, flag=st.sampled_from(["pick", "reject", ""]), rating=st.integers(0, 5))
        def mark(self, which: int, flag: str, rating: int) -> None:
            self.desk.flag([self.one(which)], flag)
            self.desk.rate([self.one(which)], rating)

        @rule()
        def reopen(self) -> None:
            self.desk.close()
            self.desk = open_desk()

        @invariant()
        def every_value_is_what_the_model_says(self) -> None:
            records = self.desk.store.many(sorted(self.values))
            assert {
                record.id: {name: record.metadata.get(name) for name in FIELDS} for record in records
            } == self.values

    return Undoing


def marks_agree(store: Store) -> None:
    """Recount every mark by hand and compare bits and counts with it."""
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(touched)).scalar_one() == 0
        on_page = set(connection.execute(sa.select(slots.c.photo_id)).scalars())
        open_ones = sa.select(differences.c.photo_id).where(differences.c.settled_at == "")
        changed = set(connection.execute(open_ones).scalars())
        borne: dict[str, set[int]] = {}
        for row in connection.execute(sa.select(photos)):
            for mark, holds in {
                "": True,
                "is:blocked": row.status == "blocked",
                "is:ready": row.status == "ready",
                "is:picked": row.flag == "pick",
                "is:rejected": row.flag == "reject",
                "is:sent": row.sent_at != "",
                "is:tonight": row.sent_at == "" and row.flag != "reject",
                "is:duplicate": row.twins > 0,
                "is:desk": row.revision != row.embedded_revision,
                "is:page": row.id in on_page,
                "is:changed": row.id in changed,
                "missing:caption": row.caption == "",
                "missing:credit": row.credit_line == "",
                f"source:{row.source_label}": row.source_label != "",
                f"rating:{row.rating}": row.rating > 0,
                f"date:{row.date_created[:7]}": row.date_created != "",
            }.items():
                if holds:
                    borne.setdefault(mark, set()).add(row.id)
        kept = set(connection.execute(sa.select(tallies.c.mark).where(tallies.c.photos != 0)).scalars())
        assert kept == set(borne)
        for mark, ids in borne.items():
            bits = marks.bearing(connection, mark)
            assert set(marks.newest(bits, limit=len(ids) + 1)) == ids, mark
        assert marks.counts(connection) == {mark: len(ids) for mark, ids in borne.items()}
