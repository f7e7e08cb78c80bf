"""How long does a sheet of 100,000 rows take, and how long do web copies?

Run: python -m tests.benchmarks.exchange [ROWS] [PICTURES]
Targets: matching and difference of 100,000 rows in under 5 s (the loop of csv.reader alone stands
beside it, as the peer); 60 renditions of 12 megapixels in under 10 s on two cores.
"""

from __future__ import annotations

import csv
import io
import itertools
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from PIL import Image, ImageChops

from photodesk.exchange.captions_table import read_sheet
from photodesk.exchange.matching import match_rows
from photodesk.exchange.plan import plan_changes
from photodesk.exchange.rendition import render
from photodesk.model import Metadata
from tests.benchmarks.timing import say

PLACES = ("한강공원", "광화문광장", "the Han River", "City Hall", "서울숲")
CREDITS = ("AP-Yonhap", "연합뉴스", "(AP Photo/Kim Min-ji)", "", "/ Yonhap")


def sheet(rows: int) -> bytes:
    """Make a CP949 sheet: Korean and English captions, most with a credit at the end."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["파일명", "사진설명", "촬영", "촬영일", "키워드"])
    for i in range(rows):
        place, credit = PLACES[i % 5], CREDITS[i % 7 % 5]
        text = (
            f"시민 {i}명이 24일 서울 {place}에서 산책하고 있다."
            if i % 5 in (0, 1, 4)
            else (
                f"About {i} commuters cross {place} in Seoul, Tuesday, as the temperature fell to {i % 40} C."
            )
        )
        name = f"IMG_{i:06}.JPG" if i % 50 else f"DSC_{i:06}.JPG"
        writer.writerow([name, f"{text} {credit}".strip(), "심현철", "2026-11-24", "서울; 산책"])
    return out.getvalue().encode("cp949")


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    data = sheet(rows)
    photos = [(f"k{i}", f"desk/{i % 40}/IMG_{i:06}.jpg") for i in range(rows)]
    current = {key: Metadata(caption="x" if i % 20 == 0 else "") for i, (key, _) in enumerate(photos)}
    took = []
    for _ in range(3):
        marks = [time.perf_counter()]
        records = list(csv.reader(io.StringIO(data.decode("cp949"), newline="")))
        marks.append(time.perf_counter())
        read = read_sheet(data, name="captions.csv")
        marks.append(time.perf_counter())
        matching = match_rows(read.rows, photos)
        marks.append(time.perf_counter())
        plan = plan_changes(matching.matched, current)
        marks.append(time.perf_counter())
        steps = [later - earlier for earlier, later in itertools.pairwise(marks)]
        print(
            f"{len(records) - 1:,} rows: csv.reader {steps[0]:.2f} s | read {steps[1]:.2f} s, "
            f"match {steps[2]:.2f} s, difference {steps[3]:.2f} s = {sum(steps[2:]):.2f} s "
            f"({len(matching.matched):,} matched, {len(plan.splits):,} splits, {len(plan.changes):,} changes)"
        )
        took.append((steps[0], steps[1], sum(steps[2:])))
    csv_s, read_s, work_s = (statistics.median(step) for step in zip(*took, strict=True))
    say(f"read a sheet of {rows:,} rows (CP949)", read_s, "s", beside="csv.reader", peer=csv_s)
    say(f"match and compare {rows:,} rows", work_s, "s", reach="under 5 s")


def picture() -> bytes:
    """Make a JPEG of 12 megapixels: soft colours with some grain, about as large as a photo."""
    grain = Image.effect_noise((4000, 3000), 12).convert("RGB")
    soft = Image.radial_gradient("L").resize((4000, 3000)).convert("RGB")
    out = io.BytesIO()
    ImageChops.add(soft, grain, scale=2).save(out, "JPEG", quality=90)
    return out.getvalue()


def copy_size(data: bytes) -> int:
    return len(render(data, name="a.jpg").data)


def renditions(count: int) -> None:
    data = picture()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(copy_size, [data] * 2))
        started = time.perf_counter()
        sizes = list(pool.map(copy_size, [data] * count))
        took = time.perf_counter() - started
    say(f"{count} web copies of 12 MP photos, two processes", took, "s", reach="under 10 s")
    print(
        f"{count} renditions of {len(data) / 1e6:.1f} MB to {sizes[0] / 1e6:.2f} MB "
        f"in two processes: {took:.1f} s"
    )


if __name__ == "__main__":
    main()
    renditions(int(sys.argv[2]) if len(sys.argv) > 2 else 60)
