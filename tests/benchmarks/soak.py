"""Whether hostile bytes and sudden death do any harm: many mutants, many kills.

    python -m tests.benchmarks.soak mutants [--count 2000] [--seed 1] [FOLDER…]
    python -m tests.benchmarks.soak kills [--count 200] [--seed 1]
    python -m tests.benchmarks.soak desk-kills|writers … (see `soak_desk`)

A mutant is a real picture with damaged bytes: reading and embedding must end in a photo or in one
clear error, quickly; what was written must hold the same picture, say the new values, change
nothing on a second write, and be restored byte for byte. A kill ends a batch of embeds at a random
instant: every file must be whole, after the next run no temporary file is left, and the journals give
back every original although no receipt was ever written.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from photodesk import photofile
from photodesk.desk import restoring
from photodesk.errors import PhotoDeskError
from photodesk.metadata.containers.sniff import sniff
from photodesk.photofile import temporary
from tests.benchmarks import soak_desk
from tests.metadata.pictures import picture
from tests.photofile.photos import camera_jpeg

SHARED = Path(__file__).parents[3] / "shared"
CAPTION = "한강 다리를 건너는 시민들. Commuters cross the Han River."
DATE = "2026-11-24T09:00:00+09:00"
SLOW_S = 1.0
"""Processor time that no file may take: that of a busy machine is no longer than of a quiet one."""
MAX_BYTES = 300_000_000
"""Memory that no file may take."""
_MAX_BASE_BYTES = 300_000


def main() -> None:
    """Run the soak."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["mutants", "kills", "desk-kills", "writers"])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--desk", default="", help="desk-kills, writers: the URL of an empty database")
    options = parser.parse_intermixed_args()
    with tempfile.TemporaryDirectory() as place:
        if options.what == "mutants":
            bases = own_pictures() + pictures_in(options.folders or [SHARED / "data"])
            harms, outcomes = soak_mutants(bases, options.count or 2_000, options.seed, Path(place))
            print(f"{sum(outcomes.values()):,} mutants of {len(bases)} pictures, seed {options.seed}:")
            for outcome, count in outcomes.most_common():
                print(f"  {count:6,}  {outcome}")
        elif options.what in ("desk-kills", "writers"):
            harms = soak_desk.run(options.what, options.count, options.seed, Path(place), options.desk)
        else:
            count = options.count or 200
            harms = soak_kills(count, options.seed, Path(place))
            print(f"{count} kills, seed {options.seed}")
    print(f"harm done: {len(harms)}")
    for harm in harms[:50]:
        print(f"  {harm}")
    sys.exit(1 if harms else 0)


def own_pictures() -> list[bytes]:
    """Pictures that are always there."""
    return [
        camera_jpeg(),
        *(picture(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "JPEG2000")),
    ]


def pictures_in(folders: Sequence[Path]) -> list[bytes]:
    """Pictures of a folder, those that are not too large to be mutated often."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.stat().st_size <= _MAX_BASE_BYTES:
                data = path.read_bytes()
                if sniff(data, path.name):
                    found.append(data)
    return found


def mutant(base: bytes, chance: random.Random) -> bytes:
    """Damage a file: flipped bytes, extreme numbers, cut, doubled, removed and swapped stretches."""
    data = bytearray(base)
    # Headers are where the harm is: half of the damage goes into the first kilobytes.
    reach = len(data) if chance.random() < 0.5 else min(len(data), 4_000)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(reach)
        how = chance.randrange(6)
        if how == 0:
            data[at] = chance.randrange(256)
        elif how == 1:
            data[at : at + 4] = chance.choice(
                (b"\xff\xff\xff\xff", bytes(4), b"\x7f\xff\xff\xff", b"\0\0\0\1")
            )
        elif how == 2:
            data[at : at + chance.randrange(1, 40)] = b""
        elif how == 3:
            data[at:at] = data[at : at + chance.randrange(1, 200)]
        elif how == 4:
            data[at:at] = chance.randbytes(chance.randrange(1, 30))
        elif len(data) > 20:
            del data[max(12, chance.randrange(len(data))) :]
        reach = min(reach, len(data))
        if not reach:
            break
    return bytes(data)


def soak_mutants(
    bases: Sequence[bytes], count: int, seed: int, folder: Path
) -> tuple[list[str], Counter[str]]:
    """Read and embed many mutants.

    Returns:
        What harm was done, each with the number of its mutant, and how many ended how.
    """
    chance = random.Random(seed)
    harms: list[str] = []
    outcomes: Counter[str] = Counter()
    path, journal = folder / "mutant.jpg", folder / "journal"
    for number in range(count):
        data = mutant(chance.choice(bases), chance)
        path.write_bytes(data)
        start, held = time.process_time(), _memory("VmRSS", afresh=True)
        try:
            outcome, harm = _one(path, journal, data, chance.choice(("never", "auto")))
        except Exception as error:  # noqa: BLE001 - whatever gets here is the harm that is looked for
            outcome, harm = "traceback", f"{type(error).__name__}: {error}"
        if (took := time.process_time() - start) > SLOW_S:
            harm = harm or f"took {took:.1f} s"
        if (size := _memory("VmHWM") - held) > MAX_BYTES:
            harm = harm or f"took {size:,} bytes of memory"
        outcomes[outcome] += 1
        if harm:
            harms.append(f"mutant {number}: {harm}")
        for left in folder.glob("*.xmp"):
            left.unlink()
    return harms, outcomes


def _memory(what: str, *, afresh: bool = False) -> int:
    """Return bytes that this process holds (VmRSS), or held at most since it was asked afresh (VmHWM)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    if afresh:
        with contextlib.suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith(what))
    return int(line.split()[1]) * 1024


def _one(path: Path, journal: Path, data: bytes, sidecar: str) -> tuple[str, str]:
    try:
        photofile.read(path)
    except PhotoDeskError as error:
        return f"not read: {type(error).__name__}", "more than one line" if "\n" in str(error) else ""
    pixels = photofile.picture_hash(path)
    values = {"caption": CAPTION, "creator": ("심현철",), "keywords": ("한강", "bridge")}
    try:
        written = photofile.embed(path, values, metadata_date=DATE, journal=journal, sidecar=sidecar)  # type: ignore[arg-type]
    except PhotoDeskError as error:
        harm = "changed by a refused write" if path.read_bytes() != data else ""
        return f"not written: {type(error).__name__}", harm or (
            "more than one line" if "\n" in str(error) else ""
        )
    if written.unchanged:
        return "unchanged", "changed without saying so" if path.read_bytes() != data else ""
    if photofile.picture_hash(path) != pixels:
        return "written", "the picture changed"
    said = photofile.read(path).metadata
    if said.caption != CAPTION or said.creator != ("심현철",):
        return "written", f"reads back as {said.caption[:40]!r}, {said.creator}"
    if not photofile.embed(path, values, metadata_date=DATE, sidecar=sidecar).unchanged:  # type: ignore[arg-type]
        return "written", "a second write changed it again"
    for entry in written.entries:
        photofile.restore(entry, journal)
    if path.read_bytes() != data:
        return "written", "the original was not given back"
    return f"written: {written.target}", ""


BATCH = """
import sys
from pathlib import Path
from photodesk import photofile
from photodesk.photofile import pausing
folder, journal = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
for turn in range(100_000):
    works = (
        photofile.steps(path, {"caption": f"캡션 {turn} " * 40, "creator": (f"Kim {turn}",)},
                        journal=journal, metadata_date="2026-11-24T09:00:00+09:00")
        for path in sorted(folder.glob("*.img"))
    )
    for written in pausing.overlapped(works):
        pass
"""


def soak_kills(count: int, seed: int, folder: Path) -> list[str]:
    """Kill a batch of embeds at random instants, and look at every file after each."""
    chance = random.Random(seed)
    photos, journal = folder / "photos", folder / "kills"
    photos.mkdir()
    paths = []
    for number, data in enumerate(own_pictures()[:5]):
        paths.append(photos / f"{number}.img")
        paths[-1].write_bytes(data)
    originals = {path: path.read_bytes() for path in paths}
    pixels = {path: photofile.picture_hash(path) for path in paths}
    harms: list[str] = []
    for number in range(count):
        with subprocess.Popen(
            [sys.executable, "-c", BATCH, str(photos), str(journal)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(0.1 + chance.random() * 0.1)
                harms.append(f"kill {number}: the batch ended by itself")
            except subprocess.TimeoutExpired:
                process.kill()
        for path in paths:
            try:
                if photofile.picture_hash(path) != pixels[path]:
                    harms.append(f"kill {number}: {path.name} has another picture")
                elif photofile.read(path).conflicts:
                    harms.append(f"kill {number}: {path.name} is half written")
            except PhotoDeskError as error:
                harms.append(f"kill {number}: {error}")
        temporary.forget_sweeps()
        photofile.embed(paths[0], {"caption": f"after kill {number}"}, metadata_date=DATE, journal=journal)
        harms += [f"kill {number}: {left.name} is left" for left in photos.glob(".*.part")]
    given_back = restoring.restore(journal)
    harms += [f"not given back: {failure.error}" for failure in given_back.refused]
    harms += [f"{path.name} is not the original" for path in paths if path.read_bytes() != originals[path]]
    return harms


if __name__ == "__main__":
    main()
