"""How fast photos are read and embedded, side by side with a plain copy and with exiftool.

    python -m tests.benchmarks.codec [--photos 40] [--rounds 5] [FOLDER]

The runs take turns, and medians are printed, so that a busy machine slows all of them alike.
Reading: headers only, PhotoDesk against `exiftool -j`, over FOLDER or generated photos.
Embedding: a generated 3 MB JPEG with a camera's EXIF; four fields; PhotoDesk with proof, journal
and fsync against copy + fsync + rename, and against one `exiftool` run, which does not fsync.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from photodesk import photofile
from photodesk.errors import PhotoDeskError
from photodesk.model import Value
from tests.metadata.pictures import MAKER_NOTE, block, exif_segment, jpeg, picture

VALUES: dict[str, Value] = {
    "caption": "한강 다리를 건너는 시민들. Commuters cross the Han River in Seoul.",
    "creator": ("심현철",),
    "credit_line": "AP-Yonhap",
    "copyright_notice": "© 2026 The Korea Times",
}


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    has_exiftool = shutil.which("exiftool") is not None
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        base = folder / "base.jpg"
        base.write_bytes(_large_photo())
        print(f"{options.photos} photos of {base.stat().st_size:,} bytes, {options.rounds} rounds, medians")
        runs: dict[str, Callable[[Sequence[Path]], None]] = {
            "copy + fsync + rename": _copy,
            "PhotoDesk": _embed,
        }
        if has_exiftool:
            runs["exiftool, no fsync"] = _exiftool_write
        _embed(_fresh(base, folder / "warm", 2))
        _table(
            "embed", _alternate(runs, lambda: _fresh(base, folder / "run", options.photos), options.rounds)
        )
        files = _fresh(base, folder / "read", options.photos)
        if options.folder:
            files = [f for f in sorted(options.folder.rglob("*")) if f.is_file() and photofile.is_picture(f)]
        reads: dict[str, Callable[[Sequence[Path]], None]] = {"PhotoDesk": _read}
        if has_exiftool:
            reads["exiftool -j"] = _exiftool_read
        _table("read", _alternate(reads, lambda: files, options.rounds))


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
    runs: dict[str, Callable[[Sequence[Path]], None]], prepare: Callable[[], Sequence[Path]], rounds: int
) -> dict[str, float]:
    """Return milliseconds a photo by run, the median of the rounds."""
    took: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            files = prepare()
            start = time.perf_counter()
            run(files)
            took[name].append((time.perf_counter() - start) / len(files) * 1000)
    return {name: statistics.median(times) for name, times in took.items()}


def _table(title: str, medians: dict[str, float]) -> None:
    ours = medians["PhotoDesk"]
    for name, ms in medians.items():
        print(f"{title:6} {name:22} {ms:8.2f} ms a photo   PhotoDesk takes {ours / ms:5.2f} of it")


def _copy(files: Sequence[Path]) -> None:
    for file in files:
        temporary = file.with_suffix(".part")
        with file.open("rb") as source, temporary.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        temporary.replace(file)


def _embed(files: Sequence[Path]) -> None:
    journal = files[0].parent / "journal"
    for file in files:
        photofile.embed(
            file, VALUES, metadata_date="2026-11-24T09:00:00+09:00", journal=journal, sync_folder=False
        )


def _exiftool_write(files: Sequence[Path]) -> None:
    caption, creator = VALUES["caption"], VALUES["creator"][0]
    fields = [
        f"-IFD0:ImageDescription={caption}", f"-IFD0:Artist={creator}", "-IFD0:Copyright=c",
        f"-IPTC:Caption-Abstract={caption}", f"-IPTC:By-line={creator}", "-IPTC:Credit=AP-Yonhap",
        "-IPTC:CopyrightNotice=c", f"-XMP-dc:Description={caption}", f"-XMP-dc:Creator={creator}",
        "-XMP-photoshop:Credit=AP-Yonhap", "-XMP-dc:Rights=c",
    ]  # fmt: skip
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", *fields, *map(str, files)], capture_output=True, check=False
    )


def _read(files: Sequence[Path]) -> None:
    for file in files:
        try:
            photofile.read(file)
        except PhotoDeskError:
            continue


def _exiftool_read(files: Sequence[Path]) -> None:
    subprocess.run(["exiftool", "-j", "-q", *map(str, files)], capture_output=True, check=False)


if __name__ == "__main__":
    main()
