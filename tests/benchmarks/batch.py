"""What a process pool and a Dask cluster make of reading and embedding, beside one process.

    python -m tests.benchmarks.batch [--photos 4000] [--rounds 5] [--workers 2]

Reading is of headers; embedding is with proof, journal and fsync. Pool and cluster are up before
the clock starts, the connection to the scheduler is made anew by each run; the runs take turns and
medians are printed, by the clock and by the processor time of all processes, which holds on a busy
machine: here client, scheduler and workers share the cores. Reach: Dask at least 0.9 of the pool.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from photodesk import batch
from photodesk.desk import embedding, intake
from photodesk.desk.editing import Edit
from photodesk.settings import Settings
from tests.benchmarks.processes import processor_s
from tests.benchmarks.timing import alternate, say
from tests.cluster import local_cluster

SAMPLES = Path(__file__).parents[2] / "assets" / "sample_photos"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--photos", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as place,
        local_cluster(options.workers) as address,
        ProcessPoolExecutor(options.workers, mp_context=multiprocessing.get_context("spawn")) as pool,
    ):
        ways: dict[str, batch.Workers] = {"one process": 1, "process pool": pool, "Dask": address}
        for work, run, photos in (
            ("read", _read, options.photos), ("embed", _embed, options.photos // 4)
        ):  # fmt: skip
            for way in ways.values():
                run(_fresh(Path(place, "warm"), 64), workers=way)
            busy: dict[str, list[float]] = {name: [] for name in ways}
            took = alternate(
                {name: partial(_weighed, run, workers=way, into=busy[name]) for name, way in ways.items()},
                prepare=partial(_fresh, Path(place, "run"), photos),
                rounds=options.rounds,
            )
            cost = {name: 1000 * statistics.median(times) / photos for name, times in busy.items()}
            pool_speed = photos / took["process pool"].median
            say(
                f"{work} {photos:,} photos, Dask on {options.workers} workers", photos / took["Dask"].median,
                "photos/s", beside="process pool", peer=pool_speed, reach="at least 0.9 of the pool",
            )  # fmt: skip
            say(
                f"{work}, processor time with Dask", cost["Dask"], "ms/photo",
                beside="process pool", peer=cost["process pool"],
            )  # fmt: skip
            say(
                f"{work} {photos:,} photos, {options.workers} processes", pool_speed, "photos/s",
                beside="one process", peer=photos / took["one process"].median,
            )  # fmt: skip
        say("connecting to Dask and leaving it", 1000 * statistics.median(_connect(address)), "ms")


def _fresh(folder: Path, count: int) -> Sequence[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    samples = sorted(SAMPLES.glob("*.jpg"))
    files = [folder / f"{number:05}.jpg" for number in range(count)]
    for number, file in enumerate(files):
        shutil.copyfile(samples[number % len(samples)], file)
    return files


def _weighed(
    run: Callable[..., None], files: Sequence[Path], *, workers: batch.Workers, into: list[float]
) -> None:
    """Run, and note the processor seconds that this process and all below it took."""
    before = processor_s()
    run(files, workers=workers)
    into.append(processor_s() - before)


def _connect(address: str) -> Iterator[float]:
    from distributed import Client

    for _ in range(7):
        began = time.perf_counter()
        # Dask says no types.
        with cast("Any", Client)(address, set_as_default=False):
            pass
        yield time.perf_counter() - began


def _read(files: Sequence[Path], *, workers: batch.Workers) -> None:
    result = intake.read(files, settings=Settings(), workers=workers)
    assert len(result.photos) == len(files)


def _embed(files: Sequence[Path], *, workers: batch.Workers) -> None:
    result = embedding.write(
        files, [Edit("caption", "set", "한강 다리를 건너는 시민들.")], folder=files[0].parent / ".desk",
        settings=Settings(), at=datetime.now(UTC), workers=workers,
    )  # fmt: skip
    assert len(result.written) == len(files)


if __name__ == "__main__":
    main()
