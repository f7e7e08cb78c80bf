"""How well and how fast the same captions are found, beside peers.

    python -m tests.benchmarks.duplicates                    accuracy; 10,000 and 100,000 captions
    python -m tests.benchmarks.duplicates --captions 1000000 --workers 2
    python -m tests.benchmarks.duplicates --peers            datasketch and DuckDB, where installed
    python -m tests.benchmarks.duplicates --sql              one caption against all, kept in SQLite

Accuracy: the labelled pairs of the tests, those of `../shared` where they are, and pairs made by rule of
its captions (`made_pairs`). Speed: captions made with a seed (`made_captions`), so that the events are
known. Reported are

* candidates: seconds; recall of same-event pairs at least 90% alike in letters; up to 20,000 also
  recall of everything that brute force finds at 90%;
* groups: seconds from texts to groups, same-event pairs that stand in one group, groups of one event;
* one caption against all: milliseconds and recall, kept in memory and in SQLite;
* one picture among a million perceptual hashes: milliseconds.

Figures of one run on a shared machine are worth their ratios, not their digits; beside the time by the
clock stands that of the processor, which other work disturbs less.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import math
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import sqlalchemy as sa

from photodesk import batch
from photodesk import text as texts
from photodesk.duplicates import index, joining, pictures, postings
from photodesk.duplicates.captions import same_caption
from photodesk.library.postings import CaptionSigns
from photodesk.library.schema import tables
from tests.benchmarks.made_captions import Made, made
from tests.benchmarks.made_pairs import made_pairs
from tests.benchmarks.timing import say
from tests.duplicates.beat_pairs import BEATS
from tests.duplicates.fresh_pairs import FRESH
from tests.duplicates.pairs import PAIRS

SHARED = Path(__file__).parents[3] / "shared" / "data"
DATA, CAPTIONS = SHARED / "dups_dev.csv", SHARED / "captions_dev.csv"
SEED = 20261124
_LEAST_LETTERS = 25

_Judge = Callable[[index.Work], list[index.Link]]


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--captions", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=1, help="processes that judge")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--sql", action="store_true", help="also ask one caption against all in SQLite")
    parser.add_argument("--candidates-only", action="store_true")
    asked = parser.parse_args()
    accuracy()
    one_picture()
    times: list[tuple[int, float, float]] = []
    for count in asked.captions:
        archive = made(count, asked.seed)
        print(
            f"\n{count:,} captions, seed {asked.seed}, "
            f"{np.mean([len(text) for text in archive.texts]):.0f} letters each"
        )
        folded = sorted(set(texts.fold_all(archive.texts)))
        same = _same_event_pairs(archive, folded)
        finding = candidates(folded, same)
        grouping = math.nan if asked.candidates_only else groups(archive, asked.workers)
        times.append((count, finding, grouping))
        if not asked.candidates_only:
            in_memory(archive)
        if asked.sql:
            in_sqlite(archive)
        if asked.peers:
            peers(folded, same)
    for (n, a, g), (m, b, h) in pairwise(times):
        growth = math.log(m / n)
        print(
            f"growth {n:,} -> {m:,}: candidates n^{math.log(b / a) / growth:.2f}, "
            f"groups n^{math.log(h / g) / growth:.2f}"
        )


def accuracy() -> None:
    """Print precision, recall and accuracy on labelled pairs."""
    sets: dict[str, list[tuple[str, str, str]]] = {
        "own pairs": [(pair.a, pair.b, pair.label) for pair in PAIRS],
        "fresh pairs": [(pair.a, pair.b, pair.label) for pair in FRESH],
        "pairs by beat": [(pair.a, pair.b, pair.label) for pair in BEATS],
    }
    if DATA.exists():
        with DATA.open(encoding="utf-8", newline="") as file:
            sets["dups_dev.csv"] = [(row["a"], row["b"], row["label"]) for row in csv.DictReader(file)]
    else:
        print(f"{DATA.name} is not there: own pairs only")
    if CAPTIONS.exists():
        with CAPTIONS.open(encoding="utf-8", newline="") as file:
            captions = [
                row["caption"] for row in csv.DictReader(file) if len(row["caption"]) > _LEAST_LETTERS
            ]
        chance = random.Random(SEED)
        sets["made by rule of captions_dev.csv"] = [
            (pair.a, pair.b, pair.label) for caption in captions for pair in made_pairs(caption, chance)
        ]
    for name, pairs in sets.items():
        started = time.process_time()
        verdicts = [same_caption(a, b).label for a, b, _ in pairs]
        seconds = time.process_time() - started
        table = Counter(
            (label != "distinct", verdict != "distinct")
            for (_, _, label), verdict in zip(pairs, verdicts, strict=True)
        )
        right = sum(label == verdict for (_, _, label), verdict in zip(pairs, verdicts, strict=True))
        print(
            f"{name}: {len(pairs)} pairs, "
            f"precision {table[True, True] / (table[True, True] + table[False, True]):.3f}, "
            f"recall {table[True, True] / (table[True, True] + table[True, False]):.3f}, "
            f"exact/near/distinct {right / len(pairs):.3f}, {seconds / len(pairs) * 1e6:.0f} us a pair"
        )


def _same_event_pairs(archive: Made, folded: Sequence[str]) -> joining.Pairs:
    """Return pairs of rows of different texts of one event that are at least 90% alike in letters."""
    from rapidfuzz import fuzz, process

    rows = {text: row for row, text in enumerate(folded)}
    of_event: defaultdict[int, set[int]] = defaultdict(set)
    for text, event in zip(texts.fold_all(archive.texts), archive.events, strict=True):
        of_event[event].add(rows[text])
    pairs = np.array(
        [pair for some in of_event.values() for pair in combinations(sorted(some), 2)], dtype=np.int64
    )
    ratios = process.cpdist(
        [folded[a] for a in pairs[:, 0]], [folded[b] for b in pairs[:, 1]], scorer=fuzz.ratio, workers=-1
    )
    return pairs[ratios >= 90]


def _recall(
    found: joining.Pairs,
    wanted: joining.Pairs,
) -> float:
    return float(np.isin(wanted[:, 0] << 32 | wanted[:, 1], found[:, 0] << 32 | found[:, 1]).mean())


def candidates(folded: Sequence[str], same: joining.Pairs) -> float:
    """Find candidate pairs; print time and recall, return the seconds."""
    started = time.perf_counter(), time.process_time()
    found = joining.candidates(folded)
    seconds = time.perf_counter() - started[0]
    line = (
        f"candidates: {seconds:.2f} s ({time.process_time() - started[1]:.2f} s CPU), "
        f"{len(folded):,} different texts, "
        f"{len(found):,} pairs, same-event recall {_recall(found, same):.5f} of {len(same):,}"
    )
    if len(folded) <= joining.DESK_SIZE:
        line += f", brute-force recall {_recall(found, _brute_force(folded)):.5f}"
    print(f"{line}, {_peak()}")
    say(f"candidate pairs among {len(folded):,} captions", seconds, "s")
    return seconds


def _brute_force(folded: Sequence[str]) -> joining.Pairs:
    from rapidfuzz import fuzz, process

    parts = []
    for start in range(0, len(folded), 2000):
        scores = process.cdist(
            folded[start : start + 2000],
            folded,
            scorer=fuzz.ratio,
            score_cutoff=90,
            workers=-1,
            dtype=np.uint8,
        )
        a, b = np.nonzero(scores)
        parts.append(np.stack((a + start, b), axis=1)[a + start < b])
    return np.concatenate(parts)


def groups(archive: Made, workers: int) -> float:
    """Group the archive; print time, recall and purity, return the seconds."""
    spread: index.Spread | None = None
    if workers > 1:

        def spread(
            function: Callable[[index.Work], list[index.Link]], items: Sequence[index.Work]
        ) -> Iterable[list[index.Link]]:
            return batch.run(function, items, workers=workers)

    started = time.perf_counter()
    found = index.groups(((str(place), text) for place, text in enumerate(archive.texts)), spread=spread)
    seconds = time.perf_counter() - started
    group_of = {int(member.key): number for number, group in enumerate(found) for member in group.members}
    of_event: defaultdict[int, list[int]] = defaultdict(list)
    for place, event in enumerate(archive.events):
        of_event[event].append(place)
    pairs = [pair for some in of_event.values() for pair in combinations(some, 2)]
    joined = sum(group_of.get(a, -1) == group_of.get(b, -2) for a, b in pairs)
    pure = sum(len({archive.events[int(member.key)] for member in group.members}) == 1 for group in found)
    print(
        f"groups: {seconds:.1f} s with {workers} process(es), {len(found):,} groups, "
        f"same-event pairs together {joined / len(pairs):.4f}, "
        f"groups of one event {pure / len(found):.4f}, {_peak()}"
    )
    say(f"groups among {len(archive.texts):,} captions, {workers} process(es)", seconds, "s")
    return seconds


def in_memory(archive: Made) -> None:
    """Ask for single captions among those kept in memory."""
    memory = postings.Memory()
    started = time.process_time()
    for place, text in enumerate(archive.texts):
        postings.keep(memory, str(place), text)
    kept = time.process_time() - started
    _one_against_all("memory", memory, archive)
    print(f"keeping one: {kept / len(archive.texts) * 1e6:.0f} us of the processor, {_peak()}")


def in_sqlite(archive: Made) -> None:
    """Ask for single captions among those kept in SQLite, each with a photo's other columns."""
    with tempfile.TemporaryDirectory() as folder:
        engine = sa.create_engine(f"sqlite:///{folder}/signs.db")
        used = [tables.tables["photos"], tables.tables["caption_signs"]]
        tables.create_all(engine, tables=used)
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = -400000")
            for start in range(0, len(archive.texts), 10_000):
                part = archive.texts[start : start + 10_000]
                folds = texts.fold_all(part)
                connection.execute(
                    used[0].insert(), [_photo(start + k, t, folds[k]) for k, t in enumerate(part)]
                )
                signs = [
                    {"sign": sign, "photo_id": start + k}
                    for k, text in enumerate(part)
                    for sign in postings.signs(text)
                ]
                connection.execute(used[1].insert(), signs)
        with engine.connect() as connection:
            _one_against_all("SQLite", CaptionSigns(connection), archive)
        engine.dispose()


def _photo(photo_id: int, caption: str, folded: str) -> dict[str, object]:
    return {
        "id": photo_id, "path": f"/{photo_id}.jpg", "name": "a.jpg", "format": "jpeg", "width": 9,
        "height": 9, "file_hash": f"f{photo_id}", "picture_hash": f"p{photo_id}", "arrived_at": "2026",
        "metadata": {"caption": caption}, "caption": caption, "caption_fold": folded,
    }  # fmt: skip


def _one_against_all(name: str, kept: postings.Postings, archive: Made, asked: int = 500) -> None:
    of_event: defaultdict[int, list[int]] = defaultdict(list)
    for place, event in enumerate(archive.events):
        of_event[event].append(place)
    several = [places for places in of_event.values() if len(places) > 1]
    clock, processor, copies, found = [], [], 0, 0
    for places in random.Random(1).sample(several, min(asked, len(several))):
        started = time.perf_counter(), time.process_time()
        matches = postings.find(kept, archive.texts[places[0]], but={str(places[0])})
        clock.append(time.perf_counter() - started[0])
        processor.append(time.process_time() - started[1])
        keys = {match.key for match in matches}
        copies += len(places) - 1
        found += sum(str(place) in keys for place in places[1:])
    print(f"one against all in {name}: {_milliseconds(clock, processor)}, copies found {found / copies:.3f}")
    p95 = float(np.percentile(clock, 95)) * 1e3
    say(f"one caption against {len(archive.texts):,} in {name}: p95", p95, "ms", reach="under 2 ms")


def one_picture(count: int = 1_000_000, asked: int = 500) -> None:
    """Scan perceptual hashes for one that looks the same."""
    hashes = np.random.default_rng(SEED).integers(0, 1 << 63, count, dtype=np.uint64)
    clock, processor = [], []
    for place in range(asked):
        query = int(hashes[place * (count // asked)]) ^ 0b1011
        started = time.perf_counter(), time.process_time()
        found = pictures.scan(hashes, query, max_distance=10)
        clock.append(time.perf_counter() - started[0])
        processor.append(time.process_time() - started[1])
        assert len(found)
    print(f"one picture among {count:,} hashes: {_milliseconds(clock, processor)}")
    p95 = float(np.percentile(clock, 95)) * 1e3
    say(f"one picture among {count:,} hashes: p95", p95, "ms", reach="under 2 ms")


def _milliseconds(clock: Sequence[float], processor: Sequence[float]) -> str:
    by_clock, by_processor = (np.percentile(times, [50, 95]) * 1e3 for times in (clock, processor))
    return (
        f"p50 {by_clock[0]:.2f} ms, p95 {by_clock[1]:.2f} ms "
        f"(processor {by_processor[0]:.2f}, {by_processor[1]:.2f})"
    )


def peers(folded: Sequence[str], same: joining.Pairs) -> None:
    """Let datasketch and DuckDB find candidates on the same texts."""
    for name, find in (("datasketch", _by_datasketch), ("duckdb", _by_duckdb)):
        if importlib.util.find_spec(name) is None:
            print(f"{name}: not installed")
            continue
        started = time.perf_counter()
        found = find(folded)
        seconds = time.perf_counter() - started
        say(f"candidate pairs among {len(folded):,} captions by {name}", seconds, "s")
        print(
            f"{name}: {seconds:.2f} s, {len(found):,} pairs, "
            f"same-event recall {_recall(found, same):.5f}, {_peak()}"
        )


def _word_pairs(text: str) -> set[str]:
    words = "".join(char if char.isalnum() else " " for char in text).split()
    return {f"{a} {b}" for a, b in pairwise(words)} or set(words)


def _by_datasketch(folded: Sequence[str]) -> joining.Pairs:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    pairs: list[tuple[int, int]] = []
    sets = [[gram.encode() for gram in _word_pairs(text)] for text in folded]
    for row, sketch in enumerate(MinHash.generator(sets, num_perm=128)):
        pairs.extend((other, row) for other in lsh.query(sketch))
        lsh.insert(row, sketch, check_duplication=False)
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _by_duckdb(folded: Sequence[str]) -> joining.Pairs:
    """Join on the nine rarest word pairs of each text, two of which must be shared."""
    import duckdb
    import pandas

    rows = [(row, gram) for row, text in enumerate(folded) for gram in _word_pairs(text)]
    holder = duckdb.connect()
    holder.register("grams", pandas.DataFrame(rows, columns=["row_", "gram"]))
    found = holder.execute(
        """
        WITH counted AS (SELECT gram, COUNT(*) AS n FROM grams GROUP BY gram
                         HAVING COUNT(*) BETWEEN 2 AND 200),
        ranked AS (SELECT row_, gram, ROW_NUMBER() OVER (PARTITION BY row_ ORDER BY n, gram) AS place
                   FROM grams JOIN counted USING (gram)),
        rare AS (SELECT row_, gram FROM ranked WHERE place <= 9)
        SELECT a.row_, b.row_ FROM rare a JOIN rare b ON a.gram = b.gram AND a.row_ < b.row_
        GROUP BY a.row_, b.row_ HAVING COUNT(*) >= 2
        """
    ).fetchnumpy()
    return np.stack([np.asarray(column, dtype=np.int64) for column in found.values()], axis=1)


def _peak() -> str:
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


if __name__ == "__main__":
    main()
