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
EMBED_MS = 5.5
"""Processor time to embed in such a photo, from the benchmark `codec`."""
DASK = 0.8
"""Of a process' throughput, measured by the benchmark `batch`."""
DOLLARS = 0.05
"""A core hour with 4 GB, a price assumed here."""
CORES, GIGABYTES_S = 160, 12.5
"""Ten machines of 16 cores and 10 Gbit/s to the storage."""


def straight(one: Growth, count: float) -> float:
    """Go on in a straight line through the two largest sizes.

    Example:
        >>> straight(Growth("memory", "MB", (10_000, 100_000), (130.0, 400.0)), 1_000_000)
        3100.0
    """
    (n, m), (a, b) = one.sizes[-2:], one.values[-2:]
    return b + (b - a) * (count - m) / (m - n)


def rows(grown: Mapping[str, Growth]) -> list[tuple[str, ...]]:
    """Return the table: work, measured, growth, core hours, dollars, time, bytes, time for the bytes."""

    def row(
        work: str, name: str, count: int, *, spread: bool, tb: float = 0.0, held: str = ""
    ) -> tuple[str, ...]:
        one = grown[name]
        measured = f"{short(one.values[-1])} {one.unit} for {one.sizes[-1]:,}"
        return (
            work,
            measured,
            f"{one.exponent:.2f}",
            *_costs(one.at(count), spread=spread),
            *_moved(tb),
            held,
        )

    def held(name: str, count: int) -> str:
        return f"{straight(grown[f'{name}: peak memory'], count) / 1000:,.0f} GB"

    read_tb = grown["batch: bytes of headers read"].at(PHOTOS) / 1e6
    tenth = grown["batch: bytes of the files of that tenth"].values[-1]
    written = grown["batch: bytes written to embed in them"].values[-1] / tenth
    embed_tb = PHOTOS * PHOTO_MB * (1 + written) / 1e6
    database = f"{grown['library: database'].at(PHOTOS) / 1000:,.0f} GB file"
    return [
        row("headers read", "batch: headers read", PHOTOS, spread=True, tb=read_tb),
        row("metadata audited", "audit: metadata read and judged", PHOTOS, spread=True,
            held=held("audit", PHOTOS)),
        ("embedded, with proof", f"{EMBED_MS} ms for 1 of {PHOTO_MB:g} MB", "1.00",
         *_costs(PHOTOS * EMBED_MS / 1000, spread=True), *_moved(embed_tb), ""),
        row("put into the library", "library: photos added", PHOTOS, spread=False, held=database),
        row("captions: candidate pairs", "duplicates: candidate pairs", CAPTIONS, spread=False,
            held=held("duplicates", CAPTIONS)),
        row("captions: pairs judged and grouped", "duplicates: groups, candidates included", CAPTIONS,
            spread=False),
        row("sheet rows read", "sheet: rows read", CAPTIONS, spread=False, held=held("sheet", CAPTIONS)),
        row("sheet rows matched", "sheet: rows matched with photos", CAPTIONS, spread=False),
        row("sheet rows compared", "sheet: difference with what they say", CAPTIONS, spread=False),
    ]  # fmt: skip


def _costs(seconds: float, *, spread: bool) -> tuple[str, str, str]:
    """Return core hours, dollars, and the time: spread over the cluster, or in one process."""
    core_s = seconds / (DASK if spread else 1)
    where = f"{CORES} cores" if spread else "one"
    taken = lasting(core_s / CORES if spread else core_s)
    return short(core_s / 3600), short(core_s / 3600 * DOLLARS), f"{taken}, {where}"


def _moved(tb: float) -> tuple[str, str]:
    """Return terabytes between storage and workers, and the time for them."""
    return (f"{tb:,.1f} TB", lasting(tb * 1000 / GIGABYTES_S)) if tb else ("", "")


def lasting(seconds: float) -> str:
    """Say a time in the unit that fits.

    Example:
        >>> lasting(42), lasting(600), lasting(50_000)
        ('42 s', '10 min', '13.9 h')
    """
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def answers(grown: Mapping[str, Growth]) -> list[tuple[str, str, str, str]]:
    """Return what the desk would answer with 100 million photos in one database, as rows."""
    found = []
    for name in ("a page of the rail", "a page of words", "counts of the rail", "a save"):
        one = grown[f"library: {name}, median"]
        measured = f"{short(one.values[-1])} {one.unit} at {one.sizes[-1]:,}"
        found.append((name, measured, f"{one.exponent:.2f}", f"{short(one.at(PHOTOS))} {one.unit}"))
    bits = grown["library: bits of two marks joined and counted"]
    told = f"{short(bits.values[-1])} {bits.unit} at {bits.sizes[-1]:,}"
    then = f"{short(bits.at(PHOTOS))} {bits.unit}"
    found.append(("two marks of the rail joined and counted", told, f"{bits.exponent:.2f}", then))
    return found


def markdown(grown: Mapping[str, Growth]) -> str:
    """Return both tables."""
    lines = [
        f"| work | measured | k | core hours | at ${DOLLARS:.2f} | takes | moved | that takes | held |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {' | '.join(row)} |" for row in rows(grown)),
        "",
        "| one desk answers | measured | k | at 100 million photos |",
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
