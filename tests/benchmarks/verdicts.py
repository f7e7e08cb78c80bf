"""Whether a change of the judging that is to change nothing changes nothing: verdicts before and after.

    python -m tests.benchmarks.verdicts keep FILE      judge, and write what was said into FILE
    python -m tests.benchmarks.verdicts beside FILE    judge again, and show where FILE says otherwise

Judged are 50,000 pairs and more: those made by rule (`made_pairs`) of a made archive and of
`../shared` where it is, what the archive's captions share rare words with, the labelled pairs of the
tests; and the groups of a whole archive. Written down are label, score, reason and differing words,
each pair judged at length and in brief, so that two files that are equal mean two judges that are.
"""

from __future__ import annotations

import csv
import random
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from photodesk import text as texts
from photodesk.duplicates import index, joining
from photodesk.duplicates.captions import THRESHOLD, Caption, judge
from tests.benchmarks.duplicates import CAPTIONS, SEED
from tests.benchmarks.made_captions import made
from tests.benchmarks.made_pairs import made_pairs
from tests.duplicates.beat_pairs import BEATS
from tests.duplicates.fresh_pairs import FRESH
from tests.duplicates.pairs import PAIRS

_BY_RULE, _TOGETHER, _GROUPED = 35_000, 20_000, 30_000
_SHOWN = 20


def pairs() -> Iterator[tuple[str, str]]:
    """Yield the pairs that are judged, always the same."""
    archive = made(_GROUPED, SEED)
    chance = random.Random(SEED)
    by_rule = ((pair.a, pair.b) for caption in archive.texts for pair in made_pairs(caption, chance))
    yield from islice(by_rule, _BY_RULE)
    folded = texts.fold_all(archive.texts)
    rows = sorted(set(folded))
    first = {text: archive.texts[place] for place, text in enumerate(folded)}
    together = joining.candidates(rows).tolist()
    for a, b in random.Random(SEED).sample(together, min(_TOGETHER, len(together))):
        yield first[rows[a]], first[rows[b]]
    for pair in (*PAIRS, *FRESH, *BEATS):
        yield pair.a, pair.b
    if CAPTIONS.exists():
        with CAPTIONS.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield from ((pair.a, pair.b) for pair in made_pairs(row["caption"], chance))


def said() -> Iterator[str]:
    """Yield a line for every pair and every group."""
    for a, b in pairs():
        one, other = Caption(a), Caption(b)
        brief = judge(one, other, threshold=THRESHOLD, brief=True)
        short = (brief.label, brief.score if brief.label != "distinct" else 0)
        yield f"{a!r} {b!r} {judge(one, other)!r} {short}"
    archive = made(_GROUPED, SEED)
    for group in index.groups((str(place), text) for place, text in enumerate(archive.texts)):
        yield repr(group)


def main() -> None:
    """Keep, or compare."""
    match sys.argv[1:]:
        case ["keep", where]:
            started = time.process_time()
            lines = list(said())
            Path(where).write_text("\n".join(lines), encoding="utf-8", errors="surrogatepass")
            print(f"{len(lines):,} verdicts and groups kept, {time.process_time() - started:.1f} s")
        case ["beside", where]:
            before = Path(where).read_text(encoding="utf-8", errors="surrogatepass").split("\n")
            started = time.process_time()
            lines = list(said())
            print(f"{len(lines):,} verdicts and groups, {time.process_time() - started:.1f} s")
            other = [(was, now) for was, now in zip(before, lines, strict=False) if was != now]
            for was, now in other[:_SHOWN]:
                print(f"- {was}\n+ {now}")
            print(f"{len(other) + abs(len(before) - len(lines)):,} differ")
            sys.exit(bool(other) or len(before) != len(lines))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
