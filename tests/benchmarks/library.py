"""How fast the desk's memory answers: one page of a query, words, the rail's counts, one save.

    python -m tests.benchmarks.library [PHOTOS] [--keep FOLDER] [--database URL]

Generated photos (100,000 unless told), each with metadata and findings of its own, go through
`Store.add`. Only the signs by which like captions are found are written at the end, in their order:
between so many photos they would be most of the time, and they have a benchmark (`duplicates`).

    --keep FOLDER   the SQLite desk stands there and stays; one with photos in it is measured as it is
    --database URL  a PostgreSQL database is measured beside it, each query in turn, and stays as
                    well; the last column is its 95th percentile over SQLite's

Every query is asked for its first pages, for the next page by the last id shown, and for pages in its
middle and at its end. On a busy machine read the processor times: they are those of this process and,
where PostgreSQL runs on this machine, of its process for this connection.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from unittest import mock

from photodesk.desk import Desk
from photodesk.library import kills, lookalikes, search
from photodesk.library.store import Arrival, Standing, Store
from photodesk.model import Finding, Metadata, Severity, Tags
from tests.benchmarks import kept_signs
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
    "is:blocked howitzer -Lima", "is:picked 서울역", "date:2026-11-23 Busan", "-is:sent source:handout -서울",
    "about", "peo", "PYH", "PYH20261124", "0417", "file:0417", "file:PYH2026112404", "nowhere",
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
        stem = f"PYH{when:%Y%m%d}{number:07}"
        file = files[number % len(files)] if files else Path(f"/photos/{stem}.jpg")
        says = Metadata(
            caption=caption, credit_line=credit, city=place, date_created=when.isoformat(), title=stem,
            headline=f"{place}, {doing}", creator=(f"Kim {many % 400}",), job_id=stem,
            supplier_image_id=f"AP{when:%y%j}{number:09}", instructions="NO RESALES, NO ARCHIVES",
            keywords=(place, *doing.split()[-1:], f"desk {many % 5_000}"), country="South Korea",
        )  # fmt: skip
        arrival = Arrival(
            file.with_name(f"{number:06}_{file.name}") if files else file, "jpeg", 4000, 3000, f"f{number}",
            f"{number:016x}", says, perceptual_hash=chance.getrandbits(64),
            source_label=chance.choice(("wire", "wire", "handout", "staff")), tags=_tags(says),
        )  # fmt: skip
        yield arrival, Standing(status, findings=(_DATE, _CREDIT)[: number % 3])


def _tags(says: Metadata) -> Tags:
    """Return what the containers of such a photo say, about as much as a wire picture's."""
    iim = {"2:120": (says.caption,), "2:110": (says.credit_line,), "2:25": says.keywords}
    xmp = {"dc:description": says.caption, "photoshop:Credit": says.credit_line}
    return Tags(exif={"Make": "Canon", "Model": "EOS R3"}, iim=iim, xmp=xmp, digest="match")


_DATE = Finding("", "DAT-004", Severity.warning, "date_created", "Old", "Older than a day. Ask the desk (D).")
_CREDIT = Finding(
    "", "CRD-003", Severity.info, "credit_line", "Relay", "Written otherwise here. Take it (T)."
)


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


# --- what is timed --------------------------------------------------------------------------

Took = list[tuple[float, float]]
"""Milliseconds of calls: by the clock, and of the processor."""


class Measured:
    """A desk that is measured: in which database, and the processor time of that database's server."""

    def __init__(self, kind: str, desk: Desk) -> None:
        self.kind, self.desk = kind, desk
        self.count = search.find(desk.store.engine).total
        self._server: Path | None = None
        if kind == "PostgreSQL":
            # The pool gives one thread the same connection again and again.
            with desk.store.engine.connect() as connection:
                pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            place = Path(f"/proc/{pid}/schedstat")
            self._server = place if place.exists() else None

    def worked(self) -> float:
        """Return the seconds that the processor has worked for this desk."""
        server = int(self._server.read_text().split()[0]) / 1e9 if self._server else 0.0
        return time.process_time() + server

    def timed(self, act: Callable[[], object], times: int) -> Took:
        """Time so many calls."""
        taken = []
        for _ in range(times):
            worked, begin = self.worked(), time.perf_counter()
            act()
            end = time.perf_counter()
            taken.append(((end - begin) * 1000, (self.worked() - worked) * 1000))
        return taken


def said(name: str, taken: list[float]) -> str:
    """Return one line: median, 95th percentile, worst."""
    return f"{name:46} {_three(taken)}"


def _three(taken: list[float]) -> str:
    return f"{statistics.median(taken):7.2f} {_p95(taken):7.2f} {max(taken):7.2f}"


def _p95(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[18] if len(taken) > 1 else taken[0]


def _row(name: str, taken: Mapping[str, Took]) -> None:
    """Print one line a database: by the clock, of the processor, and how the databases compare."""
    sides = {kind: [[*column] for column in zip(*took, strict=True)] for kind, took in taken.items()}
    for kind, (clock, worked) in sides.items():
        beside = ""
        if kind != "SQLite":
            ratios = [_p95(mine) / _p95(its) for mine, its in zip(sides[kind], sides["SQLite"], strict=True)]
            beside = f"   {ratios[0]:5.1f} x {ratios[1]:5.1f} x"
        label = name if len(sides) == 1 else f"{name[:34]:34} {kind}"
        print(f"{said(label, clock)}    {_three(worked)}{beside}", flush=True)


def _say(name: str, taken: Mapping[str, Took], reach: str) -> None:
    clocks = {kind: [clock for clock, _ in took] for kind, took in taken.items()}
    own = clocks["SQLite"]
    say(f"{name}: p50", statistics.median(own), "ms")
    say(f"{name}: p95", _p95(own), "ms", reach=reach)
    if other := clocks.get("PostgreSQL"):
        say(
            f"{name}: p95 in PostgreSQL",
            _p95(other),
            "ms",
            beside="SQLite",
            peer=_p95(own),
            reach="within 3 x",
        )


def pages(measured: Measured, query: str) -> Took:
    """Ask one query for many of its pages."""
    engine = measured.desk.store.engine
    first = search.find(engine, query)
    last = max(0, (first.total - 1) // 60)
    taken = []
    for at in (0, 60, 120, (last // 2) * 60, last * 60):
        taken += measured.timed(partial(search.find, engine, query, offset=at), 3)
    middle = search.find(engine, query, offset=(last // 2) * 60).ids
    for after in (*first.ids[-1:], *middle[-1:]):
        taken += measured.timed(partial(search.find, engine, query, after=after), 3)
    return taken


def measure(desks: list[Measured], saves: int) -> None:
    """Measure and print; a row is asked of one database, then of the other."""
    own = desks[0]
    photos_there = f"{own.count:,} photos"
    print(
        f"{'milliseconds':46} {'clock p50':>9} {'p95':>5} {'worst':>7}    "
        f"{'cpu p50':>7} {'p95':>7} {'worst':>7}"
    )
    for name, queries, reach in (
        ("PAGES of the rail and mixtures", LINES, "under 5 ms"),
        ("WORDS, with or without the rail", WORDS, "under 20 ms"),
    ):
        together: dict[str, Took] = {one.kind: [] for one in desks}
        for query in queries:
            hits = search.find(own.desk.store.engine, query)
            taken = {one.kind: pages(one, query) for one in desks}
            for kind, took in taken.items():
                together[kind] += took
            _row(f"{query or '(all)'} [{hits.total:,}{'+' if hits.more else ''}]", taken)
        _row(name, together)
        _say(f"{name.lower()}, {photos_there}", together, reach)
    _row(
        "60 records of a page",
        {one.kind: one.timed(partial(one.desk.find, "is:tonight"), 40) for one in desks},
    )
    counts = {one.kind: one.timed(one.desk.counts, 40) for one in desks}
    _row("counts of the rail", counts)
    _say(f"counts of the rail, {photos_there}", counts, "under 5 ms")
    for name, act in (
        ("photos with an agency's number", _numbered),
        ("photos that look like one", _looking),
        ("photos with a caption like one's", _alike),
    ):
        taken = {one.kind: one.timed(partial(act, one, random.Random(3)), 100) for one in desks}
        _row(name, taken)
        _say(f"{name}, {photos_there}", taken, "under 5 ms")
    for one in desks:
        _save(one, random.Random())  # the first of a process loads what judges captions
    saved = {one.kind: one.timed(partial(_save, one, random.Random()), saves) for one in desks}
    _row("one save (judged, indexed, with its history)", saved)
    _say(f"one save, {photos_there}", saved, "under 5 ms")


def _numbered(measured: Measured, chance: random.Random) -> None:
    number = chance.randrange(measured.count)
    when = NOW - timedelta(minutes=measured.count - number)
    refs = (f"AP{when:%y%j}{number:09}", f"pyh{when:%Y%m%d}{number:07}.JPG", f"PYH{number:012}")
    kills.photos_numbered(measured.desk.store.engine, refs[number % 3])


def _looking(measured: Measured, chance: random.Random) -> None:
    lookalikes.looking_like(measured.desk.store.engine, [chance.getrandbits(64)], max_distance=6)


def _alike(measured: Measured, chance: random.Random) -> None:
    many = chance.randrange(10**6)
    caption = f"About {many:,} people walk under lanterns in Seoul, Tuesday, Nov. 24, 2026."
    measured.desk.store.like_caption(caption, threshold=0.9)


def _save(measured: Measured, chance: random.Random) -> None:
    # Anybody's draw, not a fixed one: a desk that is measured twice must not be given the same texts again.
    photo_id = chance.randrange(measured.count) + 1
    text = f"Kim writes caption number {chance.randrange(10**9)} in Seoul."
    measured.desk.edit(photo_id, {"caption": text}, revision=None)


def _filled(kind: str, desk: Desk, count: int) -> Measured:
    """Return a desk to be measured, filled if it is empty."""
    if not desk.find().total:
        begin = time.perf_counter()
        with mock.patch("photodesk.library.store._keep_signs"):
            fill(desk.store, photos(count))
        kept_signs.write(desk.store.engine)
        print(f"{kind}: {count:,} photos added in {time.perf_counter() - begin:.0f} s", flush=True)
    return Measured(kind, desk)


def main() -> None:
    """Fill desks, where they are empty, and measure them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("photos", nargs="?", type=int, default=100_000)
    parser.add_argument("--keep", default="", help="folder of the SQLite desk")
    parser.add_argument("--database", default="", help="URL of a PostgreSQL database")
    parser.add_argument("--saves", type=int, default=1_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Desk.open(options.keep or folder) as own:
        desks = [_filled("SQLite", own, options.photos)]
        if not options.database:
            measure(desks, options.saves)
            return
        with Desk.open(options.database) as other:
            desks.append(_filled("PostgreSQL", other, options.photos))
            measure(desks, options.saves)


if __name__ == "__main__":
    main()
