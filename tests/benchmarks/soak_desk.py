"""Whether sudden death or a crowd of writers costs the desk anything; `soak` runs it.

    python -m tests.benchmarks.soak desk-kills [--count 200] [--seed 1] [--desk URL]
    python -m tests.benchmarks.soak writers [--count 60] [--desk URL]

A child takes photos in, edits, imports and takes batches back, and reports each act when the desk has
answered; it is killed at a random instant. Then the database must open and be whole, every reported
act must stand in it, no batch may be there by half, and bits and counts must agree with the photos.
Writers are eight processes that raise the same numbers for so many seconds: each number must end as
high as it was raised, and nobody may be told anything but that somebody else was quicker.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from photodesk.desk import Desk, changing
from photodesk.desk.changing import Proposal, Proposed
from photodesk.errors import PhotoDeskError, UsageError
from photodesk.library import search
from photodesk.library.opening import faults
from photodesk.library.schema import arrivals, batches, changes, facts
from photodesk.library.store import Arrival, StaleRevision, Standing
from photodesk.library.values import unpack_value
from photodesk.model import Change, Metadata
from photodesk.settings import Settings
from tests.library.undo_machine import marks_agree
from tests.metadata.pictures import picture

HELD = 12
"""Photos that edits and imports change."""
TAKEN_AT_ONCE = 4
WRITERS = 8
_MOST_ACTS = 14
Act = dict[str, str | int | None]
"""What a child reports: what it did, with which word, on which photo, as which batch."""
_fork = multiprocessing.get_context("fork")


def soak_kills(count: int, seed: int, folder: Path, address: str = "") -> list[str]:
    """Kill a child at work so many times; return what harm was done."""
    chance = random.Random(seed)
    address = address or str(folder / "desk")
    with _open(address) as desk:
        _fill(desk, HELD)
    harms: list[str] = []
    acts: Counter[str] = Counter()
    for number in range(count):
        reported = _work_until_killed(address, folder, number, chance)
        acts.update(str(act["did"]) for act in reported)
        harms += [f"kill {number}: {harm}" for harm in _harm(address, reported)]
    if not {"edit", "import", "ingest", "undo"} <= set(acts) and count > 5:
        harms.append(f"only these acts came to an end before a kill: {dict(acts)}")
    return harms


def _open(address: str) -> Desk:
    return Desk.open(address, settings=Settings(), user="kim")


def _fill(desk: Desk, count: int) -> tuple[int, ...]:
    items = []
    for number in range(count):
        path = Path(f"/photos/held-{number}.jpg")
        items.append((Arrival(path, "jpeg", 4, 3, path.name, path.name, Metadata(caption="0")), Standing()))
    return desk.store.add(items, at=desk.clock())


def _work_until_killed(address: str, folder: Path, number: int, chance: random.Random) -> list[Act]:
    """Return what a child reported before it was killed; its reports are whole lines."""
    taking, giving = os.pipe()
    child = _fork.Process(target=_work, args=(address, folder, number, chance.random(), giving))
    child.start()
    os.close(giving)
    with os.fdopen(taking, "rb") as reports:
        # So many acts may end, then the next is killed somewhere in its middle, however slow the machine.
        first = b"".join(reports.readline() for _ in range(chance.randrange(1, _MOST_ACTS)))
        time.sleep(chance.random() ** 2 * 0.05)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        rest = reports.read()
    child.join()
    return [json.loads(line) for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]


def _work(address: str, folder: Path, number: int, seed: float, giving: int) -> None:
    chance = random.Random(seed)
    with _open(address) as desk:
        os.write(giving, b'{"did": "open"}\n')
        held = [record.id for record in desk.find("file:held", limit=HELD).photos]
        for turn in range(10_000):
            word = f"{number}-{turn} 눈"
            did = ("edit", "import", "ingest", "undo")[chance.randrange(4) if turn % 7 else 2]
            act: Act = {"did": did, "word": word}
            try:
                if did == "edit":
                    act["photo"] = chance.choice(held)
                    act["batch"] = desk.edit(int(str(act["photo"])), {"caption": word}).batch_id
                elif did == "import":
                    act["batch"] = changing.apply(desk, _proposal(desk, held, word))
                elif did == "undo":
                    act["batch"] = desk.undo(chance.choice(desk.batches(limit=20)).id).batch_id
                else:
                    desk.ingest(_drop(folder / f"drop-{number}-{turn}"), source_label=f"drop{number}-{turn}")
            except (UsageError, IndexError):
                continue  # there is nothing to take back
            os.write(giving, json.dumps(act).encode() + b"\n")


def _proposal(desk: Desk, held: list[int], word: str) -> Proposal:
    items = [
        Proposed(record.id, record.revision, (Change("headline", record.metadata.headline, word, "import"),))
        for record in desk.store.many(held)
    ]
    return Proposal("import", "import", tuple(items))


def _drop(folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    for number in range(TAKEN_AT_ONCE):
        (folder / f"{number}.jpg").write_bytes(_tiny() + str(folder).encode() + bytes([number]))
    return [folder]


def _tiny() -> bytes:
    global _picture
    _picture = _picture or picture("JPEG")
    return _picture


_picture = b""


def _harm(address: str, reported: list[Act]) -> Iterator[str]:
    """Yield what is wrong with the desk after a kill."""
    try:
        desk = _open(address)
    except PhotoDeskError as error:
        yield str(error)
        return
    with desk:
        if found := faults(desk.store.engine):
            yield f"damaged: {found}"
        yield from _lost(desk, reported)
        yield from _half(desk)
        try:
            marks_agree(desk.store)
        except AssertionError as error:
            yield f"bits, counts and photos disagree: {error}"


def _lost(desk: Desk, reported: list[Act]) -> Iterator[str]:
    for act in reported:
        if act["did"] == "ingest":
            label = str(act["word"]).split()[0]
            found = search.find(desk.store.engine, f"source:drop{label}").total
            if found != TAKEN_AT_ONCE:
                yield f"{found} of {TAKEN_AT_ONCE} photos of {act}"
        elif act["did"] != "open":
            past = desk.changes_of(int(str(act["batch"])))
            if not past or (act["did"] != "undo" and {p.after for p in past} != {act["word"]}):
                yield f"lost: {act}"
            if act["did"] == "import" and len(past) != HELD:
                yield f"{len(past)} of {HELD} changes of {act}"


def _half(desk: Desk) -> Iterator[str]:
    """Yield batches and photos that are there by half, and values that are not what history says."""
    with desk.store.engine.connect() as connection:
        size = sa.select(batches.c.id, batches.c.kind, sa.func.count(changes.c.id)).outerjoin(changes)
        for batch_id, kind, count in connection.execute(size.group_by(batches.c.id, batches.c.kind)):
            if count == 0 or (kind == "import" and count != HELD) or (kind == "edit" and count != 1):
                yield f"batch {batch_id} ({kind}) holds {count} changes"
        last: dict[tuple[int, str], object] = {}
        for row in connection.execute(sa.select(changes).order_by(changes.c.id)):
            last[row.photo_id, row.field] = unpack_value(row.field, row.after)
        known = set(connection.execute(sa.select(facts.c.photo_id)).scalars())
        came = set(connection.execute(sa.select(arrivals.c.photo_id)).scalars())
    everything = search.paths(desk.store.engine)
    if {photo_id for photo_id, _ in everything} != known or known != came:
        yield "a photo without what its file said, or the other way round"
    for record in desk.store.many(sorted({photo_id for photo_id, _ in last})):
        for name in ("caption", "headline"):
            if record.metadata.get(name) != last.get((record.id, name), record.metadata.get(name)):
                yield f"photo {record.id}: {name} is not what history says"


def soak_writers(
    seconds: float, folder: Path, address: str = "", *, rounds: int = 10**9
) -> tuple[list[str], int]:
    """Let eight processes raise the same numbers; return what went wrong, and how many saves there were."""
    address = address or str(folder / "desk")
    with _open(address) as desk:
        ids = _fill(desk, 4)
    results = _fork.SimpleQueue()
    until = time.monotonic() + seconds
    writers = [
        _fork.Process(target=_raise, args=(address, ids, number, until, rounds, results))
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    raised: Counter[int] = Counter()
    harms: list[str] = []
    for _ in writers:
        saved, wrong = results.get()
        raised.update(saved)
        harms += wrong
    for writer in writers:
        writer.join()
    with _open(address) as desk:
        for record in desk.store.many(ids):
            number = int(record.metadata.caption)
            if not number == raised[record.id] == record.revision - 1 == len(desk.history(record.id)):
                harms.append(f"photo {record.id} is at {number}, raised {raised[record.id]} times")
        marks_agree(desk.store)
    return harms, sum(raised.values())


def _raise(
    address: str,
    ids: tuple[int, ...],
    seed: int,
    until: float,
    rounds: int,
    results: multiprocessing.SimpleQueue[tuple[dict[int, int], list[str]]],
) -> None:
    chance = random.Random(seed)
    saved: Counter[int] = Counter()
    wrong: list[str] = []
    try:
        with _open(address) as desk:
            while time.monotonic() < until and sum(saved.values()) < rounds:
                record = desk.store.get(chance.choice(ids))
                number = str(int(record.metadata.caption) + 1)
                try:
                    desk.edit(record.id, {"caption": number}, revision=record.revision)
                    saved[record.id] += 1
                except StaleRevision:
                    continue
    except Exception as error:  # noqa: BLE001 - whatever a writer is told is what is looked for
        wrong.append(f"writer {seed} was told {type(error).__name__}: {error}")
    results.put((dict(saved), wrong))


def run(what: str, count: int, seed: int, folder: Path, address: str) -> list[str]:
    """Run one of the two, print what was done, and return what harm was done."""
    if what == "writers":
        seconds = count or 60
        harms, saves = soak_writers(seconds, folder, address)
        print(f"{WRITERS} writers for {seconds} s: {saves:,} saves")
        return harms
    kills = count or 200
    harms = soak_kills(kills, seed, folder, address)
    print(f"{kills} kills of a desk at work, seed {seed}")
    return harms
