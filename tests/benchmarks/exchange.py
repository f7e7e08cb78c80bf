"""How long does a sheet of 100,000 rows take: reading, matching, difference?

Run: python -m tests.benchmarks.exchange [ROWS]
Target (PERFORMANCE.md E): matching and difference of 100,000 rows in under 5 s; and the loop of
csv.reader alone beside it, as the peer.
"""

from __future__ import annotations

import csv
import io
import itertools
import sys
import time

from photodesk.exchange.captions_table import read_sheet
from photodesk.exchange.matching import match_rows
from photodesk.exchange.plan import plan_changes
from photodesk.model import Metadata

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


if __name__ == "__main__":
    main()
