"""How many captions of labelled articles are found: python -m tests.benchmarks.articles.

Reads `../shared/data/articles` when it lies beside the checkout and says so when it does not.
Prints every miss, every false caption, and every wrong credit, count or alt verdict.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from photodesk.language.article import read_article
from photodesk.text import fold

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles"


def main() -> int:
    """Compare every article with its labels; the exit code is the number of mistakes, at most 99."""
    if not ARTICLES.is_dir():
        print(f"no labelled articles at {ARTICLES}: nothing measured")
        return 0
    expected = found = right = mistakes = 0
    for path in sorted(ARTICLES.iterdir()):
        if path.suffix == ".json":
            continue
        labels = path.with_name(path.name + ".json" if path.suffix == ".html" else path.stem + ".json")
        wanted = json.loads(labels.read_text(encoding="utf-8"))
        got = {fold(c.caption): c for c in read_article(path.read_text(encoding="utf-8")).captions}
        expected += len(wanted)
        found += len(got)
        for label in wanted:
            caption = got.pop(fold(label["caption"]), None)
            if caption is None:
                mistakes += 1
                print(f"{path.name}: missed {label['caption'][:70]!r}")
                continue
            right += 1
            for name in ("credit", "times", "alt"):
                got_value = getattr(caption, name)
                if name in label and got_value != label[name]:
                    mistakes += 1
                    print(f"{path.name}: {name} {got_value!r}, not {label[name]!r}: {caption.caption[:50]!r}")
        for caption in got.values():
            mistakes += 1
            print(f"{path.name}: no caption {caption.caption[:70]!r} ({caption.credit!r}, {caption.times})")
    print(f"captions {expected}, found {found}, right {right}, mistakes {mistakes}")
    print(f"precision {right / max(1, found):.3f}, recall {right / max(1, expected):.3f}")
    return min(mistakes, 99)


if __name__ == "__main__":
    sys.exit(main())
