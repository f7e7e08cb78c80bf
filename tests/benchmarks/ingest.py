"""How many photos of 12 megapixels come onto the desk in a second, and with all their thumbnails?

    python -m tests.benchmarks.ingest [--photos 240] [--rounds 3]

The photos are made here: 4000 x 3000, about 2.7 MB, each another picture, half of them with a
thumbnail in the EXIF block and all with a caption. The peers are loops that only make thumbnails
with Pillow (draft and thumbnail to 400 pixels, as its documentation has it): in one process, and in
as many as there are cores. All take turns in one run; processor time is counted with that of the
processes started, because it holds on a busy machine: what two quiet cores make of it is
2 / (processor seconds a photo).

Watching is measured too: one round over folders of 100,000 files of which nothing changed.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk
from photodesk.desk.folder_scan import FolderScan
from photodesk.settings import Settings
from tests.benchmarks.timing import say

SIZE = (4000, 3000)
LONG_EDGE = 400
WATCHED = 100_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--photos", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="photodesk-ingest-") as place:
        photos = make_photos(Path(place, "photos"), asked.photos)
        mean = sum(path.stat().st_size for path in photos) / len(photos) / 1e6
        print(f"{len(photos)} photos of {SIZE[0]} x {SIZE[1]}, {mean:.1f} MB each", flush=True)
        runs: dict[str, Callable[[], None]] = {
            "visible": lambda: ingest(Path(place, "desk"), photos, draw=False),
            "all": lambda: ingest(Path(place, "desk"), photos, draw=True),
            "Pillow loop": lambda: pillow_loop(photos),
            "Pillow processes": lambda: pillow_processes(photos),
        }
        wall: dict[str, list[float]] = {name: [] for name in runs}
        busy: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(asked.rounds):
            for name, run in runs.items():
                shutil.rmtree(Path(place, "desk"), ignore_errors=True)
                at, used = time.perf_counter(), processor_s()
                run()
                wall[name].append(time.perf_counter() - at)
                busy[name].append(processor_s() - used)
        report(wall, busy, len(photos))
        watch(Path(place, "watched"))


def report(wall: dict[str, list[float]], busy: dict[str, list[float]], photos: int) -> None:
    """Print the medians: photos a second by the clock, and processor milliseconds a photo."""
    speed = {name: photos / statistics.median(times) for name, times in wall.items()}
    cost = {name: 1000 * statistics.median(times) / photos for name, times in busy.items()}
    say(
        "12 MP photos visible on the desk", speed["visible"], "photos/s",
        beside="Pillow draft loop", peer=speed["Pillow loop"], reach="at least 100",
    )  # fmt: skip
    say(
        "12 MP photos with all thumbnails", speed["all"], "photos/s",
        beside="Pillow draft loop in processes", peer=speed["Pillow processes"], reach="at least 75",
    )  # fmt: skip
    say("processor time until visible", cost["visible"], "ms/photo")
    say(
        "processor time with thumbnails", cost["all"], "ms/photo",
        beside="Pillow draft loop", peer=cost["Pillow loop"],
    )  # fmt: skip
    cores = 2
    say("visible, on two quiet cores at most", cores * 1000 / cost["visible"], "photos/s")
    say("all thumbnails, on two quiet cores at most", cores * 1000 / cost["all"], "photos/s")


def processor_s() -> float:
    """Return the processor time of this process and of those that ended under it."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def ingest(folder: Path, photos: Sequence[Path], *, draw: bool) -> None:
    """Take all photos into a new desk."""
    with Desk.open(folder, settings=Settings()) as desk:
        taken = desk.ingest(photos, source_label="staff", draw=draw)
        assert len(taken.added) == len(photos), taken
        assert desk.find("source:staff").total == len(photos)
        made = len(list((folder / "thumbs").rglob("*.jpg")))
        assert made == (len(photos) if draw else 0)


def pillow_thumbnail(path: Path) -> int:
    """Make a thumbnail as Pillow's documentation says."""
    out = io.BytesIO()
    with Image.open(path) as image:
        image.draft("RGB", (LONG_EDGE, LONG_EDGE))
        image.thumbnail((LONG_EDGE, LONG_EDGE))
        image.save(out, "JPEG", quality=82)
    return out.tell()


def pillow_loop(photos: Sequence[Path]) -> None:
    """Make all thumbnails, one after the other."""
    for path in photos:
        pillow_thumbnail(path)


def pillow_processes(photos: Sequence[Path]) -> None:
    """Make all thumbnails in as many processes as there are cores."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        list(pool.map(pillow_thumbnail, photos, chunksize=8))


def make_photos(folder: Path, count: int) -> list[Path]:
    """Draw photos with detail at every scale; every second one carries a thumbnail."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(7)
    width, height = SIZE
    base = np.full((height, width, 3), 128, "float32")
    for step, strength in ((400, 50.0), (60, 20.0), (12, 12.0), (3, 9.0)):
        grain = rng.normal(0, strength, (height // step + 2, width // step + 2, 3)).astype("float32")
        for channel in range(3):
            layer = Image.fromarray(grain[:, :, channel]).resize(SIZE, Image.Resampling.BICUBIC)
            base[:, :, channel] += np.asarray(layer)
    pixels = base.clip(0, 255).astype("uint8")
    made = []
    for number in range(count):
        image = Image.fromarray(np.roll(pixels, (number * 97, number * 151), (0, 1)))
        path = folder / f"IMG_{number:05}.jpg"
        image.save(path, quality=90, exif=exif_of(image) if number % 2 else b"")
        caption = f"Commuters cross the Han River in snow, Seoul, Nov. 24, 2026. {number}"
        photofile.embed(path, {"caption": caption}, metadata_date="2026-11-24T21:40:00+09:00")
        made.append(path)
    return made


def exif_of(image: Image.Image) -> bytes:
    """Return an EXIF block with a thumbnail of 160 pixels, as cameras write it."""
    import piexif

    out = io.BytesIO()
    small = image.resize((160, 120))
    small.save(out, "JPEG")
    block: bytes = piexif.dump(
        {"0th": {piexif.ImageIFD.Orientation: 1}, "1st": {}, "thumbnail": out.getvalue()}
    )
    return block


def watch(folder: Path) -> None:
    """Look at folders of many files of which nothing changed."""
    for number in range(WATCHED):
        if number % 1000 == 0:
            (folder / f"{number // 1000:03}").mkdir(parents=True)
        (folder / f"{number // 1000:03}" / f"{number}.jpg").touch()
    old = time.time() - 3600
    for path in (folder, *folder.iterdir()):
        os.utime(path, (old, old))
    scan = FolderScan(folder)
    scan.round(0.0)
    scan.done([(Path(path), coming.state) for path, coming in scan.coming.items()])
    rounds = []
    for second in range(2, 22, 2):
        at = time.process_time()
        scan.round(float(second))
        rounds.append(time.process_time() - at)
    say(
        "a round over 100,000 unchanged watched files",
        1000 * statistics.median(rounds),
        "ms",
        reach="under 20 ms",
    )
    at = time.process_time()
    scan.round(60.0)
    say("a round that lists all 100,000 again", 1000 * (time.process_time() - at), "ms")


if __name__ == "__main__":
    main()
