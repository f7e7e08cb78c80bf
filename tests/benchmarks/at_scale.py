"""What 10 million captions and 100 million photos would cost: on paper, of what was measured.

    python -m tests.benchmarks.growth --keep GROWTH.json
    python -m tests.benchmarks.at_scale GROWTH.json

Prints the table of the README's "Beyond one machine". Times and bytes are `Growth.at`: the largest
size that was measured, times (count / that size) to the exponent between the two largest sizes.
Memory has a part that is there from the start, so it goes on in a straight line through the two.
Core hours on a cluster are divided by what Dask makes of a core, beside a process (`batch`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.timing import Growth, short

CAPTIONS, PHOTOS = 10_000_000, 100_000_000
PHOTO_MB = 3.0
"""A press photo, as in the benchmark `codec`."""
EMBED_MS = 9.5
"""Processor time to embed in such a photo, from the benchmark `codec`."""
DASK = 0.8
"""Of a process' throughput, measured by the benchmark `batch`."""
DOLLARS = 0.05
"""A core hour with 4 GB, a price assumed here."""
CORES = 1_000


def straight(one: Growth, count: float) -> float:
    """Go on in a straight line through the two largest sizes.

    Example:
        >>> straight(Growth("memory", "MB", (10_000, 100_000), (130.0, 400.0)), 1_000_000)
        3100.0
    """
    (n, m), (a, b) = one.sizes[-2:], one.values[-2:]
    return b + (b - a) * (count - m) / (m - n)


def rows(grown: Mapping[str, Growth]) -> list[tuple[str, ...]]:
    """Return the table: work, measured, growth, core hours, dollars, hours on CORES cores, bytes."""

    def row(work: str, name: str, count: int, moved: str, *, spread: bool) -> tuple[str, ...]:
        one = grown[name]
        seconds = one.at(count)
        measured = f"{short(one.values[-1])} {one.unit} for {one.sizes[-1]:,}"
        return (work, measured, f"n^{one.exponent:.2f}", *_costs(seconds, spread=spread), moved)

    read_mb = grown["batch: bytes of headers read"].at(PHOTOS)
    tenth = grown["batch: bytes of the files of that tenth"].values[-1]
    again = grown["batch: bytes read to embed in them"].values[-1] / tenth
    written = grown["batch: bytes written to embed in them"].values[-1] / tenth
    whole_tb = PHOTOS * PHOTO_MB / 1e6
    database_mb = grown["library: database"].at(PHOTOS)
    embedding = PHOTOS * EMBED_MS / 1000
    audit_gb = straight(grown["audit: peak memory"], PHOTOS) / 1000
    same_gb = straight(grown["duplicates: peak memory"], CAPTIONS) / 1000
    sheet_gb = straight(grown["sheet: peak memory"], CAPTIONS) / 1000
    return [
        row("headers read", "batch: headers read", PHOTOS, f"{read_mb / 1e6:.1f} TB in", spread=True),
        ("embedded, with proof", f"{EMBED_MS} ms for 1 of {PHOTO_MB:g} MB", "n^1 (batch)",
         *_costs(embedding, spread=True),
         f"{whole_tb * again:.0f} TB read, {whole_tb * written:.0f} TB written"),
        row("audited", "audit: metadata read and judged", PHOTOS,
            f"{audit_gb:.0f} GB in one process", spread=True),
        row("candidates, 10 M captions", "duplicates: candidate pairs", CAPTIONS,
            f"{same_gb:.0f} GB in one process", spread=False),
        row("… and judged, grouped", "duplicates: groups, candidates included", CAPTIONS, "", spread=False),
        row("sheet of 10 M rows: read", "sheet: rows read", CAPTIONS, f"{sheet_gb:.0f} GB", spread=False),
        row("… matched", "sheet: rows matched with photos", CAPTIONS, "", spread=False),
        row("… compared", "sheet: difference with what they say", CAPTIONS, "", spread=False),
        row("library filled", "library: photos added", PHOTOS,
            f"{database_mb / 1000:.0f} GB in one database", spread=False),
    ]  # fmt: skip


def _costs(seconds: float, *, spread: bool) -> tuple[str, str, str]:
    """Return core hours, dollars, and hours by the clock: spread over the cluster, or on one core."""
    hours = seconds / 3600 / (DASK if spread else 1)
    return short(hours), short(hours * DOLLARS), short(hours / CORES if spread else hours)


def answers(grown: Mapping[str, Growth]) -> list[tuple[str, str, str, str]]:
    """Return what the desk would answer with 100 million photos in one database, as rows."""
    found = []
    for name in ("a page of the rail", "a page of words", "counts of the rail", "a save"):
        one = grown[f"library: {name}, median"]
        measured = f"{short(one.values[-1])} {one.unit} at {one.sizes[-1]:,}"
        found.append((name, measured, f"n^{one.exponent:.2f}", f"{short(one.at(PHOTOS))} {one.unit}"))
    return found


def markdown(grown: Mapping[str, Growth]) -> str:
    """Return both tables."""
    lines = [
        f"| work | measured | grows | core hours | at ${DOLLARS:.2f} | hours by the clock | moved, held |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {' | '.join(row)} |" for row in rows(grown)),
        "",
        "| a desk of 100 million photos answers | measured | grows | then |",
        "| --- | ---: | ---: | ---: |",
        *(f"| {' | '.join(row)} |" for row in answers(grown)),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("grown", nargs="+", type=Path, metavar="GROWTH.json", help="later files count")
    told = [one for path in parser.parse_args().grown for one in json.loads(path.read_text("utf-8"))]
    print(markdown({one["what"]: Growth(**one) for one in told}))


if __name__ == "__main__":
    main()
