"""How each cost grows: the processor time, memory and bytes of the same work at 1,000 to 1,000,000.

    python -m tests.benchmarks.growth [NAME…] [--most 1000000] [--keep GROWTH.json]

Every size runs in a process of its own, whose peak memory is taken, and times are the processor's, so
that other work on the machine disturbs them little; small sizes are run three times and the median
counts. The exponent k of cost = c * n ** k is taken from the two largest sizes, because small ones
carry what is paid once and because from 50,000 captions on the duplicates are looked for less widely.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from unittest import mock

from photodesk import text as texts
from photodesk.audit import Context
from photodesk.audit.rule import check_readings, read_photos
from photodesk.desk import Desk, embedding, intake
from photodesk.duplicates import index, joining
from photodesk.exchange.captions_table import read_sheet
from photodesk.exchange.matching import match_rows
from photodesk.exchange.plan import plan_changes
from photodesk.library import marks, search
from photodesk.model import Metadata, Use, Value
from photodesk.settings import Settings
from tests.benchmarks import audit, exchange, library
from tests.benchmarks.made_captions import made
from tests.benchmarks.timing import Cost, Costs, Growth, short

SEED = 20261124
SAMPLES = Path(__file__).parents[2] / "assets" / "sample_photos"
REPEATED = 20_000
"""Up to this size a measurement is repeated."""
ROUNDS = 3


class Meter:
    """Processor seconds of named steps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what the block takes."""
        gc.collect()
        began = time.process_time()
        yield
        self.seconds[name] = time.process_time() - began

    def costs(self) -> list[Cost]:
        """Return the steps as costs."""
        return [Cost(name, seconds, "s") for name, seconds in self.seconds.items()]


def captions(count: int) -> list[Cost]:
    """Find and judge the same captions among so many, in one process."""
    archive, meter = made(count, SEED), Meter()
    folded = sorted(set(texts.fold_all(archive.texts)))
    with meter.step("duplicates: candidate pairs"):
        found = joining.candidates(folded)
    pairs = len(found)
    del found, folded
    with meter.step("duplicates: groups, candidates included"):
        index.groups((str(place), text) for place, text in enumerate(archive.texts))
    return [
        *meter.costs(),
        Cost("duplicates: pairs that are compared", pairs, "pairs"),
        _memory("duplicates"),
    ]


def rules(count: int) -> list[Cost]:
    """Read and audit the metadata of so many photos."""
    photos, meter = audit.make_photos(count), Meter()
    context = Context(Use(on=date(2026, 11, 25)), one_page=False)
    check_readings(read_photos(photos[:100], context.settings), context)  # compiles the tables once
    with meter.step("audit: metadata read and judged"):
        readings = read_photos(photos, context.settings)
        check_readings(readings, context, skip=("DUP-005",))  # that one compares captions: see duplicates
    return [*meter.costs(), _memory("audit")]


def sheets(count: int) -> list[Cost]:
    """Read a sheet of so many rows, match it with as many photos and compare what they say."""
    data, meter = exchange.sheet(count), Meter()
    photos = [(f"k{i}", f"desk/{i % 40}/IMG_{i:06}.jpg") for i in range(count)]
    current = {key: Metadata(caption="x" if i % 20 == 0 else "") for i, (key, _) in enumerate(photos)}
    with meter.step("sheet: rows read"):
        read = read_sheet(data, name="captions.csv")
    with meter.step("sheet: rows matched with photos"):
        matching = match_rows(read.rows, photos)
    with meter.step("sheet: difference with what they say"):
        plan_changes(matching.matched, current)
    return [*meter.costs(), _memory("sheet")]


def memory(count: int) -> list[Cost]:
    """Fill a desk's memory with so many photos; ask for pages, words and counts; save."""
    meter, chance = Meter(), random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder, Desk.open(folder, settings=Settings()) as desk:
        with meter.step("library: photos added"), mock.patch("photodesk.library.store._keep_signs"):
            library.fill(desk.store, library.photos(count))
        engine = desk.store.engine

        def save() -> None:
            text = f"Kim writes caption number {chance.randrange(10**9)} in Seoul."
            desk.edit(chance.randrange(count) + 1, {"caption": text}, revision=None)

        asked: dict[str, list[Callable[[], object]]] = {
            "library: a page of the rail": [partial(search.find, engine, line) for line in library.LINES],
            "library: a page of words": [partial(search.find, engine, line) for line in library.WORDS],
            "library: counts of the rail": [desk.counts],
            "library: a save": [save] * 20,
        }
        taken = [
            Cost(f"{name}, median", statistics.median(_milliseconds(acts)), "ms")
            for name, acts in asked.items()
        ]
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        size = Path(folder, "desk.db").stat().st_size / 1e6
    return [*meter.costs(), *taken, Cost("library: database", size, "MB"), _memory("library")]


def _milliseconds(acts: Sequence[Callable[[], object]], times: int = 5) -> list[float]:
    taken = []
    for _ in range(times):
        for act in acts:
            began = time.process_time()
            act()
            taken.append(1000 * (time.process_time() - began))
    return taken


def sets(count: int) -> list[Cost]:
    """Ask two marks of the rail, half of so many photos each, for their first page and number."""
    chance, meter = random.Random(SEED), Meter()
    one, other = chance.getrandbits(count), chance.getrandbits(count)
    with meter.step(""):
        both = one & other
        both.bit_count()
        marks.newest(both, limit=60)
    return [Cost("library: bits of two marks joined and counted", 1000 * meter.seconds[""], "ms")]


def files(count: int) -> list[Cost]:
    """Read the headers of so many files (links to six photographs), and embed in a tenth of them."""
    samples, meter = sorted(SAMPLES.glob("*.jpg")), Meter()
    with tempfile.TemporaryDirectory() as place:
        links = [Path(place, f"{number:07}.jpg") for number in range(count)]
        own = [Path(place, f"own{sample.name}") for sample in samples]
        for sample, copy in zip(samples, own, strict=True):
            copy.write_bytes(sample.read_bytes())
        for number, link in enumerate(links):
            os.link(own[number % len(own)], link)
        intake.read(links[:6], settings=Settings(), workers=1)
        before = _moved()
        with meter.step("batch: headers read"):
            intake.read(links, settings=Settings(), workers=1)
        read = (_moved()[0] - before[0]) / 1e6
    with tempfile.TemporaryDirectory() as place:
        copies = [Path(place, f"{number:07}.jpg") for number in range(max(1, count // 10))]
        for number, copy in enumerate(copies):
            copy.write_bytes(samples[number % len(samples)].read_bytes())
        size = sum(copy.stat().st_size for copy in copies) / 1e6
        jobs: list[tuple[Path, dict[str, Value]]] = [
            (copy, {"caption": "한강 다리를 건너는 시민들."}) for copy in copies
        ]
        before = _moved()
        with meter.step("batch: embedded in a tenth, with proof and journal"):
            embedding.embed_all(
                jobs, kind="write", folder=Path(place, "desk"), settings=Settings(),
                at=datetime(2026, 11, 24, 9, tzinfo=UTC), workers=1,
            )  # fmt: skip
        moved = [(now - then) / 1e6 for now, then in zip(_moved(), before, strict=True)]
    return [
        *meter.costs(),
        Cost("batch: bytes of headers read", read, "MB"),
        Cost("batch: bytes of the files of that tenth", size, "MB"),
        Cost("batch: bytes read to embed in them", moved[0], "MB"),
        Cost("batch: bytes written to embed in them", moved[1], "MB"),
        _memory("batch"),
    ]


def _moved() -> tuple[int, int]:
    """Return the bytes that this process has read and written so far, from cache or disk (Linux)."""
    told = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(told["rchar"]), int(told["wchar"])


def _memory(name: str) -> Cost:
    """Return this process' peak, which begins with the interpreter's."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return Cost(f"{name}: peak memory", int(line.split()[1]) / 1024, "MB")
    raise OSError("/proc/self/status names no peak memory")


SUBJECTS: dict[str, tuple[Costs, tuple[int, ...]]] = {
    "duplicates": (captions, (1_000, 10_000, 100_000, 1_000_000)),
    "audit": (rules, (1_000, 10_000, 100_000)),
    "sheet": (sheets, (1_000, 10_000, 100_000)),
    "library": (memory, (1_000, 10_000, 100_000)),
    "bits": (sets, (1_000_000, 10_000_000, 100_000_000)),
    "batch": (files, (1_000, 10_000)),
}
"""Subject -> what is measured, and at which sizes unless `--most` says otherwise."""


def measured(name: str, sizes: Sequence[int]) -> list[Growth]:
    """Measure one subject at every size, each in a process of its own."""
    found: dict[str, list[Cost]] = {}
    for size in sizes:
        rounds = [_run(name, size) for _ in range(ROUNDS if size <= REPEATED else 1)]
        for same in zip(*rounds, strict=True):
            cost = Cost(same[0].what, statistics.median(one.value for one in same), same[0].unit)
            found.setdefault(cost.what, []).append(cost)
            print(f"{size:>9,}  {cost.what:52} {short(cost.value):>9} {cost.unit}", flush=True)
    return [
        Growth(what, costs[0].unit, tuple(sizes), tuple(cost.value for cost in costs))
        for what, costs in found.items()
    ]


def _run(name: str, size: int) -> list[Cost]:
    code = (
        "import dataclasses, json, sys; from tests.benchmarks import growth; "
        "costs = growth.SUBJECTS[sys.argv[1]][0](int(sys.argv[2])); "
        "print(json.dumps([dataclasses.asdict(cost) for cost in costs]))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, name, str(size)], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    return [Cost(**told) for told in json.loads(out.splitlines()[-1])]


def all_measured(names: Sequence[str] = (), *, most: int = 0) -> list[Growth]:
    """Measure subjects; with `most` at every power of ten from 1,000 to it."""
    grown = []
    for name in names or SUBJECTS:
        sizes = [n for n in (1_000, 10_000, 100_000, 1_000_000) if n <= most] or SUBJECTS[name][1]
        grown += measured(name, sizes)
    return grown


def markdown(grown: Sequence[Growth]) -> str:
    """Return how the costs grow, as a table."""
    sizes = sorted({size for one in grown for size in one.sizes})
    lines = [
        f"| How it grows | {' | '.join(f'{size:,}' for size in sizes)} | |",
        f"| --- |{' ---: |' * len(sizes)} --- |",
    ]
    for one in grown:
        at = dict(zip(one.sizes, one.values, strict=True))
        cells = " | ".join(f"{short(at[size])} {one.unit}" if size in at else "" for size in sizes)
        lines.append(f"| {one.what} | {cells} | n^{one.exponent:.2f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=" ".join(SUBJECTS))
    parser.add_argument("--most", type=int, default=0, help="the largest size, for every subject")
    parser.add_argument("--keep", type=Path, help="also write what was measured as JSON, for `at_scale`")
    options = parser.parse_args()
    if unknown := set(options.names) - set(SUBJECTS):
        parser.error(
            f"nothing grows by the name {', '.join(sorted(unknown))}; there are {', '.join(SUBJECTS)}"
        )
    grown = all_measured(options.names, most=options.most)
    print(f"\n{markdown(grown)}")
    if options.keep:
        options.keep.write_text(json.dumps([asdict(one) for one in grown], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
