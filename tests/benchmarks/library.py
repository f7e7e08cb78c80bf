"""How fast the desk's memory answers: one page of a query, words, the rail's counts, one save.

    python -m tests.benchmarks.library [PHOTOS] [--desk FOLDER_OR_URL]

Generated photos (100,000 unless told), each with metadata of its own, through `Store.add`; the signs
by which like captions are found are left out, they have a benchmark of their own (`duplicates`).
A desk that holds photos already is measured as it is. Every query is asked for its first pages,
for the next page by the last id shown, and for pages in its middle and at its end. On a busy machine
read the processor times: they are those of this process, on PostgreSQL without the server's.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest import mock

from photodesk.desk import Desk
from photodesk.library import search
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata
from tests.benchmarks.timing import say

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CREDITS = (
    "AP-Yonhap", "Yonhap", "Reuters-Yonhap", "AFP-Yonhap", "EPA-Yonhap", "Newsis", "News1",
    "Courtesy of Inje County", "Courtesy of Gangneung City", "Korea Times photo by Shim Hyun-chul", "",
)  # fmt: skip
PLACES = ("Seoul", "Busan", "Chasiv Yar", "Incheon", "Daegu", "Jeju", "Paris", "Lagos", "Lima", "Kyiv")
DOINGS = (
    "cross a bridge", "wait for a train", "pick strawberries", "walk under lanterns", "clear snow",
    "fire a howitzer", "cast their ballots", "march in protest", "watch the fireworks", "mend nets",
)  # fmt: skip
KOREAN = ("시민들이 서울역 앞을 걷고 있다", "어민들이 그물을 손질하고 있다", "아이들이 딸기를 따고 있다")
LINES = (
    "", "is:tonight", "is:picked", "is:sent", "is:duplicate", "is:blocked", "is:ready", "is:desk",
    "missing:caption", "missing:credit", "source:wire", "date:2026-11", "date:2026-11-23",
    "-is:sent source:wire", "is:blocked source:handout missing:credit", "is:ready date:2026 rating:1",
)  # fmt: skip
WORDS = (
    "Busan", '"Chasiv Yar"', "서울", "서울역", "역앞", "strawberries", "strawberries snow", "howitzer Paris",
    "caption:lanterns", "credit:AP", "credit:inje", "credit:AP missing:caption", "is:tonight Seoul",
    "is:blocked howitzer -Lima", "is:picked 서울역", "file:0417", "nowhere",
)  # fmt: skip


def photos(count: int, files: tuple[Path, ...] = (), *, seed: int = 7) -> Iterator[tuple[Arrival, Standing]]:
    """Generate photos that arrive, with how they stand; files, where given, are used again and again."""
    chance = random.Random(seed)
    for number in range(count):
        credit = chance.choice(CREDITS)
        when = NOW - timedelta(minutes=count - number)
        place, doing, many = chance.choice(PLACES), chance.choice(DOINGS), chance.randrange(2, 10**6)
        caption = f"About {many:,} people {doing} in {place}, {when:%A}, {when:%b}. {when.day}, {when.year}."
        if chance.random() < 0.2:
            caption = f"{chance.choice(KOREAN)}. {when:%Y}년 {when.month}월 {when.day}일 {many}번."
        if chance.random() < 0.1:
            caption = ""
        elif chance.random() < 0.05:
            caption = "Visitors walk under lanterns along a stream in Gangneung, Monday."
        status = (
            "caption"
            if not caption
            else "credit"
            if not credit
            else chance.choice(("ready",) * 9 + ("blocked",))
        )
        file = files[number % len(files)] if files else Path(f"/photos/{number:06}.jpg")
        says = Metadata(caption=caption, credit_line=credit, city=place, date_created=when.isoformat())
        arrival = Arrival(
            file.with_name(f"{number:06}_{file.name}") if files else file, "jpeg", 4000, 3000, f"f{number}",
            f"{number:016x}", says,
            source_label=chance.choice(("wire", "wire", "handout", "staff")),
        )  # fmt: skip
        yield arrival, Standing(status)


def fill(store: Store, items: Iterator[tuple[Arrival, Standing]]) -> None:
    """Put photos into a store, a thousand a transaction, and mark some as a night's work would."""
    part: list[tuple[Arrival, Standing]] = []
    ids: list[int] = []
    for item in items:
        part.append(item)
        if len(part) == 1000:
            ids += store.add(part, at=NOW)
            part = []
    ids += store.add(part, at=NOW)
    store.mark(ids[::13], flag="pick")
    store.mark(ids[::17], flag="reject")
    store.mark(ids[::29], rating=3)
    old = ids[: len(ids) // 2]
    for start in range(0, len(old), 10_000):
        store.mark(old[start : start + 10_000], sent_at="2026-11-23T15:00:00+00:00")


def timed(act: Callable[[], object], times: int) -> list[tuple[float, float]]:
    """Return the milliseconds of each of so many calls: by the clock, and of the processor."""
    taken = []
    for _ in range(times):
        begin, worked = time.perf_counter(), time.process_time()
        act()
        taken.append(((time.perf_counter() - begin) * 1000, (time.process_time() - worked) * 1000))
    return taken


def said(name: str, taken: list[float]) -> str:
    """Return one line: median, 95th percentile, worst."""
    return f"{name:46} {_three(taken)}"


def _both(name: str, taken: list[tuple[float, float]]) -> str:
    """Return one line: by the clock, then of the processor."""
    clock, worked = ([*column] for column in zip(*taken, strict=True))
    return f"{said(name, clock)}    {_three(worked)}"


def _three(taken: list[float]) -> str:
    p95 = statistics.quantiles(taken, n=20)[18] if len(taken) > 1 else taken[0]
    return f"{statistics.median(taken):7.2f} {p95:7.2f} {max(taken):7.2f}"


def pages(desk: Desk, query: str) -> list[tuple[float, float]]:
    """Ask one query for many of its pages."""
    engine = desk.store.engine
    first = search.find(engine, query)
    last = max(0, (first.total - 1) // 60)
    taken = []
    for at in (0, 60, 120, (last // 2) * 60, last * 60):
        taken += timed(partial(search.find, engine, query, offset=at), 3)
    middle = search.find(engine, query, offset=(last // 2) * 60).ids
    for after in (*first.ids[-1:], *middle[-1:]):
        taken += timed(partial(search.find, engine, query, after=after), 3)
    return taken


def measure(desk: Desk) -> None:
    """Measure and print."""
    count = search.find(desk.store.engine).total
    print(
        f"{'milliseconds':46} {'clock p50':>9} {'p95':>5} {'worst':>7}    "
        f"{'cpu p50':>7} {'p95':>7} {'worst':>7}"
    )
    for name, queries in (
        ("PAGES of the rail and mixtures", LINES),
        ("WORDS, with or without the rail", WORDS),
    ):
        together = []
        for query in queries:
            hits = search.find(desk.store.engine, query)
            taken = pages(desk, query)
            together += taken
            print(_both(f"{query or '(all)'} [{hits.total:,}{'+' if hits.more else ''}]", taken))
        print(_both(name, together))
        _say(f"{name.lower()}, {count:,} photos", together)
    print(_both("60 records of a page", timed(lambda: desk.find("is:tonight"), 40)))
    counts = timed(desk.counts, 40)
    print(_both("counts of the rail", counts))
    _say(f"counts of the rail, {count:,} photos", counts)
    chance = random.Random()  # a desk that is measured twice must not be given the same texts again

    def save() -> None:
        photo_id = chance.randrange(count) + 1
        text = f"Kim writes caption number {chance.randrange(10**9)} in Seoul."
        desk.edit(photo_id, {"caption": text}, revision=None)

    saves = timed(save, 300)
    print(_both("one save (judged, indexed, with its history)", saves))
    _say(f"one save, {count:,} photos", saves)


def _say(name: str, taken: list[tuple[float, float]]) -> None:
    clock = [one for one, _ in taken]
    say(f"{name}: p50", statistics.median(clock), "ms")
    say(f"{name}: p95", statistics.quantiles(clock, n=20)[18], "ms")


def main() -> None:
    """Fill a desk, if it is empty, and measure it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("photos", nargs="?", type=int, default=100_000)
    parser.add_argument("--desk", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Desk.open(options.desk or folder) as desk:
        if not desk.find().total:
            begin = time.perf_counter()
            with mock.patch("photodesk.library.store._keep_signs"):
                fill(desk.store, photos(options.photos))
            print(f"{options.photos:,} photos added in {time.perf_counter() - begin:.0f} s")
        measure(desk)


if __name__ == "__main__":
    main()
