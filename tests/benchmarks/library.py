"""How fast the desk's memory answers: one page of a query, the rail's counts, one save.

    python -m tests.benchmarks.library [PHOTOS]

Generated photos (100,000 unless told), each with metadata of its own, through `Store.add`.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from photodesk.desk import Desk
from photodesk.library import search
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Metadata

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
QUERIES = (
    "", "is:tonight", "is:picked", "is:sent", "is:duplicate", "is:blocked", "is:ready", "is:desk",
    "missing:caption", "missing:credit", "source:wire", "credit:AP", "credit:inje", "Busan", '"Chasiv Yar"',
    "서울", "서울역", "strawberries snow", "date:2026-11", "caption:lanterns", "is:tonight Seoul",
    "credit:AP missing:caption",
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
    old = ids[: len(ids) // 2]
    for start in range(0, len(old), 10_000):
        store.mark(old[start : start + 10_000], sent_at="2026-11-23T15:00:00+00:00")


def timed(act: Callable[[], object], times: int) -> list[float]:
    """Return the milliseconds of each of so many calls."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def said(name: str, taken: list[float]) -> str:
    """Return one line: median, 95th percentile, worst."""
    p95 = statistics.quantiles(taken, n=20)[18] if len(taken) > 1 else taken[0]
    return f"{name:34} p50 {statistics.median(taken):7.2f}   p95 {p95:7.2f}   worst {max(taken):7.2f} ms"


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, Desk.open(folder) as desk:
        begin = time.perf_counter()
        fill(desk.store, photos(count))
        print(f"{count:,} photos added in {time.perf_counter() - begin:.1f} s")
        engine = desk.store.engine
        all_pages: list[float] = []
        for query in QUERIES:
            total = search.find(engine, query).total
            last = max(0, (total - 1) // 60)
            offsets = [0, 60, 120, (last // 2) * 60, last * 60]
            taken = []
            for at in offsets:
                taken += timed(partial(search.find, engine, query, offset=at), 5)
            all_pages += taken
            print(said(f"{query or '(all)'} [{total:,}]", taken))
        print(said("ALL page queries", all_pages))
        print(said("60 records of a page", timed(lambda: desk.find("is:tonight"), 20)))
        print(said("counts of the rail", timed(desk.counts, 20)))
        numbers = iter(range(1, 10**6))

        def save() -> None:
            number = next(numbers)
            desk.edit(
                number * 37 % count + 1,
                {"caption": f"Kim writes caption number {number} in Seoul."},
                revision=None,
            )

        print(said("one save (judged, indexed)", timed(save, 200)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
