"""How long the audit takes, and whether it is silent where all is well.

    python -m tests.benchmarks.audit [--photos 100000]
    python -m tests.benchmarks.audit --files 10000
    python -m tests.benchmarks.audit --golden

The first makes photos of the usual kinds (relayed wire, staff, handout, Korean), audits them as one
desk, and says what reading their texts cost and what the rules alone. The second writes JPEG files
(twenty pictures, each copy with a caption of its own in XMP, IIM and EXIF) and audits them from disk
with two workers, by their headers only. The third audits the labelled captions of `../shared`, where
they are, and lists every error and warning to be judged by eye; the errors that a person has
accepted are listed below with the reason.
"""

from __future__ import annotations

import argparse
import csv
import gc
import hashlib
import random
import resource
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PIL import Image

from photodesk import photofile
from photodesk.audit import Context, check
from photodesk.audit.rule import check_readings, read_photos
from photodesk.desk import auditing
from photodesk.model import Metadata, Photo, Severity, Use
from photodesk.settings import Settings
from tests.benchmarks import processes
from tests.benchmarks.timing import say

DATA = Path(__file__).parents[3] / "shared" / "data" / "captions_dev.csv"

PEOPLE = (
    "Visitors",
    "Commuters",
    "Children",
    "Firefighters",
    "Workers",
    "Fans",
    "Farmers",
    "Students",
    "Monks",
)
ACTIONS = (
    "look at lanterns", "walk along a stream", "wave flags", "wait for a train", "clear snow from a street",
    "take part in a drill", "pick strawberries", "inspect a damaged building", "pose for photos",
    "hold a vigil",
)  # fmt: skip
PLACES = ("Seoul", "Busan", "Incheon", "Daegu", "Gwangju", "Suwon", "Tokyo", "Kyiv", "London", "Gangneung")
KOREAN_PEOPLE = ("시민들이", "관광객들이", "소방관들이", "학생들이", "어린이들이", "농민들이")
KOREAN_ACTIONS = (
    "거리를 걷고 있다",
    "눈을 치우고 있다",
    "훈련을 하고 있다",
    "딸기를 따고 있다",
    "공연을 보고 있다",
)

KOREAN_PLACES = ("서울", "부산", "인천", "대구", "광주", "수원", "강릉", "제주")
SURNAMES = ("Kim", "Lee", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon")
GIVEN = ("Min-su", "Ji-eun", "Hyun-chul", "Seo-yeon", "Jun-ho", "Young-joon", "Ha-neul", "Do-yun")


def make_photos(count: int, seed: int = 20261124) -> list[Photo]:
    """Make photos with captions that are nearly all different, one in seventy of them doubled or twice."""
    chance = random.Random(seed)
    photos = []
    for number in range(count):
        day = date(2026, 11, 24) - timedelta(days=chance.randrange(5))
        when = f"{day:%A}, Nov. {day.day}, 2026"
        name = f"{chance.choice(SURNAMES)} {chance.choice(GIVEN)}"
        place = chance.choice(PLACES)
        sentence = (
            f"{chance.choice(PEOPLE)} {chance.choice(ACTIONS)} as {name}, left, and "
            f"{chance.randrange(2, 4000)} others follow them through the center of {place}, {when}"
        )
        kind = chance.random()
        creator: tuple[str, ...] = ()
        source, label, instructions = "Yonhap", "wire", ""
        if kind < 0.45:
            made = chance.choice(("AP", "Reuters", "AFP", "EPA"))
            caption, credit = f"{sentence}.", f"{made}-Yonhap"
            if chance.random() < 0.4:
                caption, credit = f"{caption} ({made} Photo/{name})", ""
            instructions = chance.choice(("", "", "", "JAPAN OUT, NO SALES", "EDITORIAL USE ONLY"))
        elif kind < 0.6:
            caption, credit = f"{sentence}.", f"Korea Times photo by {name}"
            creator, source, label = (name,), "", "staff"
        elif kind < 0.75:
            caption = f"{sentence}, in this photo provided by {place} City."
            credit, label = f"Courtesy of {place} City", "handout"
        else:
            caption = (
                f"{chance.choice(KOREAN_PEOPLE)} {day.day}일 오전 {chance.choice(KOREAN_PLACES)} 중구에서 "
                f"{chance.randrange(2, 4000)}번째 행사에 참가해 {chance.choice(KOREAN_ACTIONS)}."
            )
            credit = chance.choice(("연합뉴스", "로이터=연합뉴스", "사진=뉴시스", f"{place} 제공"))
        if chance.random() < 1 / 70:
            caption = f"{caption} {caption}"
        photos.append(
            Photo(
                key=str(number),
                name=f"KT_{number:06}.jpg",
                metadata=Metadata(
                    caption=caption,
                    credit_line=credit,
                    creator=creator,
                    source=source,
                    instructions=instructions,
                    date_created=f"{day.isoformat()}T{chance.randrange(24):02}:{chance.randrange(60):02}:00+09:00",
                    city=place if caption.isascii() else "",
                ),
                width=4000,
                height=2667,
                source_label=label,
            )
        )
    return photos


def time_audit(count: int) -> None:
    """Say what an audit costs, and what of it are the rules alone.

    The rules alone are a second pass over photos that are read already, a thousand at a time: so it
    does not count fetching a hundred thousand photos from memory once more.
    """
    photos = make_photos(count)
    context = Context(Use(on=date(2026, 11, 25)), one_page=False)
    skip = ("DUP-005",)  # compares captions with each other: the benchmark of duplicates measures it
    check(photos[:100], context, skip=skip)  # compiles the tables once
    start = time.process_time()
    readings = read_photos(photos, context.settings)
    found = check_readings(readings, context, skip=skip)
    whole_s = time.process_time() - start
    rules_s = 0.0
    gc.freeze()  # what is held for the whole run is no garbage of a thousand photos
    for first in range(0, count, 1000):
        block = readings[first : first + 1000]
        check_readings(block, context, skip=skip)
        start = time.process_time()
        check_readings(block, context, skip=skip)
        rules_s += time.process_time() - start
    gc.unfreeze()
    counts = Counter(f"{finding.code} {finding.severity.name}" for finding in found)
    say(f"audit {count:,} photos' metadata, reading included", whole_s, "s of one core", reach="under 10 s")
    say(f"rules alone over {count:,} photos, in thousands", rules_s, "s of one core", reach="under 3 s")
    print(", ".join(f"{name}: {number}" for name, number in counts.most_common(12)))
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory")


PICTURES = 20
_NUMBER = "7654321"


def write_files(count: int, folder: Path, seed: int = 20261124) -> None:
    """Write JPEG files: copies of twenty pictures, in each of which a number of the caption differs."""
    made = [photo for photo in make_photos(PICTURES * 3, seed) if photo.metadata.caption.isascii()][:PICTURES]
    templates = []
    for number, photo in enumerate(made):
        path = folder / f"template_{number}.jpg"
        # Large blots: the picture is not looked at, and a hundred thousand files fit onto the disk.
        noise = Image.effect_noise((15, 10), 60).resize((1500, 1000))
        noise.convert("RGB").save(path, quality=30)
        said = {name: value for name, value in photo.metadata.items() if value}
        said["caption"] = f"{photo.metadata.caption} Picture {_NUMBER} of the night."
        photofile.embed(path, said, metadata_date="2026-11-24T10:00:00+09:00")
        templates.append(path.read_bytes())
        path.unlink()
    for number in range(count):
        folder_of = folder / f"{number // 500:03}"
        folder_of.mkdir(exist_ok=True)
        data = _numbered(templates[number % len(templates)], f"{number:07}")
        (folder_of / f"KT_{number:07}.jpg").write_bytes(data)


def _numbered(template: bytes, number: str) -> bytes:
    """Return a file with its own number in every block, and the digest of IIM that belongs to it."""
    start = template.index(b"8BIM\x04\x04") + 12
    size = int.from_bytes(template[start - 4 : start])
    old = template[start : start + size]
    new = old.replace(_NUMBER.encode(), number.encode())
    data = template.replace(_NUMBER.encode(), number.encode())
    return data.replace(hashlib.md5(old).digest(), hashlib.md5(new).digest())


def time_files(count: int) -> None:
    """Say what it costs to audit files from disk, by their headers, with two workers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_files(count, folder)
        size = sum(path.stat().st_size for path in folder.rglob("*.jpg"))
        before, began = _processor_s(), time.perf_counter()
        with processes.watched() as peak:
            audited = auditing.audit_files(
                [folder], settings=Settings(), use=Use(on=date(2026, 11, 25)),
                now=datetime(2026, 11, 24, 12, tzinfo=UTC), workers=2,
            )  # fmt: skip
        wall, spent = time.perf_counter() - began, _processor_s() - before
    said = audited.report
    say(
        f"audit {len(said.photos):,} files from disk, headers only, two workers",
        wall,
        "s",
        reach="under 15 s",
    )
    print(
        f"{len(said.photos)} files of {size / max(1, count) / 1000:.0f} kB from disk: {wall:.1f} s with two "
        f"workers ({spent:.1f} s of processor time, {spent / 2:.1f} s on each core), headers only"
    )
    counts = Counter(f"{finding.code} {finding.severity.name}" for finding in said.findings)
    print(", ".join(f"{name}: {number}" for name, number in counts.most_common(8)))
    print(f"not_checked: {', '.join(said.not_checked)}; failed: {len(said.failed)}")
    say("… memory of all its processes at once", peak.mb, "MB", reach="under 400 MB")


def _processor_s() -> float:
    """Return the processor time of this process and of its children that have ended, in seconds."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


ACCEPTED: dict[str, str] = dict.fromkeys(
    ("D058", "D059", "D061", "D062", "D126", "D127", "D136", "D137", "D138", "D139", "D140", "D141", "D142"),
    "CRD-001: the page printed no credit at all, which is the fault the rule looks for",
)
"""Rows of the labelled captions that may raise an error, with the reason; each was read by a person."""


def golden() -> int:
    """Audit the labelled captions; return how many errors nobody has accepted."""
    if not DATA.exists():
        print(f"{DATA}: not here; the labelled captions of others are not part of the repository")
        return 0
    with DATA.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    photos = [Photo(r["id"], metadata=Metadata(caption=r["caption"], credit_line=r["credit"])) for r in rows]
    found = check(photos, Context(Use(on=date(2026, 11, 24)), Settings()))
    open_errors = [f for f in found if f.severity is Severity.error and f.key not in ACCEPTED]
    warned = [f for f in found if f.severity is Severity.warning]
    for finding in (*open_errors, *warned):
        print(finding.severity.name, finding.key, finding.code, finding.message)
    print(
        f"{len(rows)} captions: {len(open_errors)} errors that nobody accepted, {len(warned)} warnings on "
        f"{len({f.key for f in warned})} captions, by rule {dict(Counter(f.code for f in warned))}"
    )
    return len(open_errors)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--golden", action="store_true")
    arguments = parser.parse_args()
    if arguments.golden:
        raise SystemExit(1 if golden() else 0)
    if arguments.files:
        time_files(arguments.files)
    else:
        time_audit(arguments.photos)
