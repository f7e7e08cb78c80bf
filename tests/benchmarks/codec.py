"""How fast photos are read and embedded, side by side with a plain copy and with exiftool.

    python -m tests.benchmarks.codec [--photos 200] [--rounds 5] [--all-cores] [FOLDER]

The runs take turns, and medians with their spread are printed, so that a busy machine slows all of
them alike; a ratio is the median of the rounds' ratios. A run's processor time stands beside it.

Embedding: generated 3 MB JPEGs with a camera's EXIF; four fields; PhotoDesk with proof, journal,
fsync and receipt, as `photodesk write` does it, against copy + fsync + rename in one process, and
against one `exiftool -csv` run, which proves nothing and does not fsync.
Reading: headers only, against `exiftool -j`, over FOLDER or the generated photos.
`--all-cores` lets PhotoDesk use them all; 2,000 photos are taken unless `--photos` says otherwise.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import platform
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from photodesk import batch, photofile
from photodesk.desk import embedding
from photodesk.errors import PhotoDeskError
from photodesk.model import Value
from photodesk.settings import Settings
from tests.benchmarks import timing
from tests.metadata.pictures import MAKER_NOTE, block, exif_segment, jpeg, picture

VALUES: dict[str, Value] = {
    "caption": "한강 다리를 건너는 시민들. Commuters cross the Han River in Seoul.",
    "creator": ("심현철",),
    "credit_line": "AP-Yonhap",
    "copyright_notice": "© 2026 The Korea Times",
}
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
_COLUMNS = {
    "IFD0:ImageDescription": "caption", "IFD0:Artist": "creator", "IFD0:Copyright": "copyright_notice",
    "IPTC:Caption-Abstract": "caption", "IPTC:By-line": "creator", "IPTC:Credit": "credit_line",
    "IPTC:CopyrightNotice": "copyright_notice", "XMP-dc:Description": "caption",
    "XMP-dc:Creator": "creator", "XMP-photoshop:Credit": "credit_line", "XMP-dc:Rights": "copyright_notice",
}  # fmt: skip

_REACH = {
    ("copy + fsync + rename", False): "<= 1.5", ("copy + fsync + rename", True): "<= 1.1",
    ("exiftool -csv", False): "<= 0.6", ("exiftool -csv", True): "<= 0.45",
    ("exiftool -j", False): "<= 1/25", ("exiftool -j", True): "<= 1/45",
}  # fmt: skip
"""(peer, all cores) -> what the ratio is to reach."""

Run = Callable[[Sequence[Path]], None]


class Took(NamedTuple):
    """What one round of a run took, in milliseconds a photo: by the clock, and of the processors."""

    wall: float
    processor: float


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--photos", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--all-cores", action="store_true")
    options = parser.parse_intermixed_args()
    workers = (os.cpu_count() or 1) if options.all_cores else 1
    count = options.photos or (2_000 if options.all_cores else 200)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        base = folder / "base.jpg"
        base.write_bytes(_large_photo())
        print(_setting(count, base.stat().st_size, options.rounds, workers))
        _embed(_fresh(base, folder / "warm", 4), workers)
        runs: dict[str, Run] = {
            "copy + fsync + rename": _copy,
            "PhotoDesk": lambda files: _embed(files, workers),
        }
        if shutil.which("exiftool"):
            runs["exiftool -csv"] = _exiftool_write
        took = _alternate(runs, lambda: _fresh(base, folder / "run", count), options.rounds)
        _table("embed", took, workers)
        shutil.rmtree(folder / "run")
        files = _fresh(base, folder / "read", count)
        if options.folder:
            files = [f for f in sorted(options.folder.rglob("*")) if f.is_file() and photofile.is_picture(f)]
        reads: dict[str, Run] = {"PhotoDesk": lambda files: _read(files, workers)}
        if shutil.which("exiftool"):
            reads["exiftool -j"] = _exiftool_read
        _table("read", _alternate(reads, lambda: files, options.rounds), workers)


def _setting(count: int, size: int, rounds: int, workers: int) -> str:
    version = subprocess.run(["exiftool", "-ver"], capture_output=True, text=True, check=False).stdout.strip()
    return (
        f"{count} photos of {size:,} bytes, {rounds} rounds, {workers} worker(s) of {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, exiftool {version or 'not here'}; "
        f"load {os.getloadavg()[0]:.1f} before, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    )


def _large_photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((2400, 1700), 60).convert("RGB").save(out, "JPEG", quality=90)
    details = block(
        {0x010F: "Acme", 0x0112: 1},
        exif={0x9003: "2026:11:24 09:30:15", 0x927C: MAKER_NOTE * 60},
        thumbnail=picture(size=(160, 120)),
    )
    return jpeg(exif_segment(details), body=out.getvalue())


def _fresh(base: Path, folder: Path, count: int) -> list[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = [folder / f"{number:04d}.jpg" for number in range(count)]
    for file in files:
        shutil.copyfile(base, file)
    os.sync()
    return files


def _alternate(
    runs: dict[str, Run], prepare: Callable[[], Sequence[Path]], rounds: int
) -> dict[str, list[Took]]:
    """Return what every round of every run took."""
    took: dict[str, list[Took]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            files = prepare()
            start, before = time.perf_counter(), _processor_s()
            run(files)
            per_photo = 1000 / len(files)
            took[name].append(
                Took((time.perf_counter() - start) * per_photo, (_processor_s() - before) * per_photo)
            )
    return took


def _processor_s() -> float:
    """Processor time of this process and of those that it waited for."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _table(title: str, took: dict[str, list[Took]], workers: int) -> None:
    ours = took["PhotoDesk"]
    for name, rounds in took.items():
        walls = [one.wall for one in rounds]
        ratio = statistics.median(mine.wall / its.wall for mine, its in zip(ours, rounds, strict=True))
        processor = statistics.median(one.processor for one in rounds)
        times = f"   PhotoDesk takes {ratio:.2f} of it" if name != "PhotoDesk" else ""
        times += f", 1 / {1 / ratio:.0f}" if name != "PhotoDesk" and ratio < 0.2 else ""
        print(
            f"{title:6} {name:22} {statistics.median(walls):8.2f} ms a photo ({min(walls):.2f} to"
            f" {max(walls):.2f}), processor {processor:6.2f} ms{times}"
        )
    cores = "1 core" if workers == 1 else f"{workers} cores"
    mine = statistics.median(one.wall for one in ours)
    for name in took.keys() - {"PhotoDesk"}:
        peer = statistics.median(one.wall for one in took[name])
        reach = _REACH[name, workers > 1]
        timing.say(f"{title} a photo on {cores}", mine, "ms", beside=name, peer=peer, reach=reach)


def _copy(files: Sequence[Path]) -> None:
    for file in files:
        temporary = file.with_suffix(".part")
        with file.open("rb") as source, temporary.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(file)


def _embed(files: Sequence[Path], workers: int = 1) -> None:
    jobs: list[tuple[Path, embedding.Wanted]] = [(file, VALUES) for file in files]
    result = embedding.embed_all(
        jobs, kind="write", folder=files[0].parent / "desk", settings=Settings(), at=AT, workers=workers
    )
    assert len(result.written) == len(files), result.refused[:3]


def _exiftool_write(files: Sequence[Path]) -> None:
    sheet = files[0].parent / "values.csv"
    with sheet.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["SourceFile", *_COLUMNS])
        told = [value if isinstance(value := VALUES[name], str) else value[0] for name in _COLUMNS.values()]
        writer.writerows([str(file), *told] for file in files)
    arguments = ["-q", "-overwrite_original", "-codedcharacterset=utf8", f"-csv={sheet}"]
    subprocess.run(["exiftool", *arguments, *map(str, files)], capture_output=True, check=False)


def _read(files: Sequence[Path], workers: int = 1) -> None:
    for _ in batch.run(_read_one, files, workers=workers):
        pass


def _read_one(file: Path) -> object:
    try:
        return photofile.read(file)
    except PhotoDeskError as error:
        return str(error)


def _exiftool_read(files: Sequence[Path]) -> None:
    subprocess.run(["exiftool", "-j", "-q", *map(str, files)], capture_output=True, check=False)


if __name__ == "__main__":
    main()
