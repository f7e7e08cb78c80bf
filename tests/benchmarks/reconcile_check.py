"""Reads pictures whose truth is known and compares: IPTC's reference images and the MWG set.

Run: python -m tests.benchmarks.reconcile_check (data are read from ../shared, where they are).
"""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from photodesk import photofile
from photodesk.metadata.reconcile import Policy, believe
from photodesk.model import MemberValue, Metadata, Structure, Value
from photodesk.tables.fields import EDITABLE, Field

SHARED = Path(__file__).parents[3] / "shared"
MWG_FIELDS = {
    "Description": "caption",
    "Creator": "creator",
    "Copyright": "copyright_notice",
    "DateTimeOriginal": "date_created",
    "City": "city",
    "Keywords": "keywords",
}
KNOWN_DEVIATIONS = {("17_camera_default", "mwg")}
"""exiftool believes OLYMPUS DIGITAL CAMERA; RECONCILE 2.3 does not."""


def main() -> None:
    """Print every difference and the totals."""
    reference, mwg = SHARED / "reference" / "iptc", SHARED / "data" / "mwg_photos"
    if not reference.is_dir() or not mwg.is_dir():
        print(f"no data in {SHARED}: nothing checked")
        return
    checked = wrong = 0
    for name, wanted, found in (*_iptc(reference), *_mwg(mwg)):
        checked += 1
        if wanted != found:
            wrong += 1
            print(f"{name}: expected {str(wanted)[:90]!r}, read {str(found)[:90]!r}")
    print(f"{checked} values compared, {wrong} differ")
    _speed(sorted(reference.glob("*.jpg")) + sorted(mwg.glob("*.jpg")))


def _iptc(folder: Path) -> Iterator[tuple[str, object, object]]:
    names = {
        row["id"]: [one.strip() for one in row["exiftool_names_seen"].split(";")]
        for row in csv.DictReader((SHARED / "reference" / "fields.csv").open(encoding="utf-8"))
    }
    for path in sorted(folder.glob("*.jpg")):
        truth = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        metadata = photofile.read(path).metadata
        for field in EDITABLE:
            key = next((name for name in names[field.id] if name.startswith("XMP-")), "")
            key = key.split("[]")[0].split(".")[0]
            if key in truth and field.kind != "date":
                yield f"{path.name} {field.id}", _plain(truth[key]), _plain(_shown(field, metadata))


def _shown(field: Field, metadata: Metadata) -> object:
    value = metadata.get(field.id)
    if not field.is_structure:
        return value
    found = [
        {name.split(":")[-1]: _member(inside) for name, inside in one}
        for one in cast(tuple[Structure, ...], value)
    ]
    return found[0] if field.kind == "struct" else found


def _member(value: MemberValue) -> object:
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return value[0][1]
    return value


def _plain(value: Any) -> object:
    """Values as exiftool's JSON would show them: texts, without GPS forms and unknown members."""
    if isinstance(value, dict):
        left_out = ("GPS", "PersonCharacteristic")
        return {name: _plain(one) for name, one in sorted(value.items()) if not name.startswith(left_out)}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    text = str(int(value)) if isinstance(value, float) else " ".join(str(value).split())
    # exiftool prints PLUS terms by their label.
    return "term" if text.startswith("http://ns.useplus.org/ldf/vocab/") or text in LABELS else text


LABELS = {
    "Work", "Cell", "Not Applicable", "Age 25 or Over", "Age 25 Or Over",
    "Prohibited for Generative AI/ML training", "None", "Unlimited Model Releases",
}  # fmt: skip


def _mwg(folder: Path) -> Iterator[tuple[str, object, object]]:
    policies: tuple[tuple[Policy, str], ...] = (("mwg", "mwg"), ("newsroom", "simple"))
    for case in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        tags = photofile.read(folder / f"{case['case']}.jpg").tags
        for policy, key in policies:
            if (case["case"], policy) in KNOWN_DEVIATIONS or not case[key]:
                continue
            metadata = believe(tags, policy=policy).metadata
            if key == "simple":
                yield f"{case['case']} {policy}", True, _holds(metadata, case[key])
                continue
            for name, wanted in case[key].items():
                found = metadata.get(MWG_FIELDS[name])
                yield f"{case['case']} {policy} {name}", _folded(wanted), _folded(found)


def _holds(metadata: Metadata, wanted: object) -> bool:
    texts = (metadata.caption, metadata.creator, metadata.copyright_notice, metadata.credit_line)
    return any(_folded(text) == _folded(wanted) for text in texts if text)


def _folded(value: Value | object) -> object:
    if isinstance(value, list | tuple):
        items = [str(one) for one in value]
        return items[0] if len(items) == 1 else items
    return str(value).strip().replace(":", "-").replace("T", " ")


def _speed(paths: list[Path]) -> None:
    start = time.perf_counter()
    rounds = 20
    for _ in range(rounds):
        for path in paths:
            photofile.read(path)
    each = (time.perf_counter() - start) / rounds / len(paths)
    print(f"{1 / each:,.0f} files a second read and reconciled ({len(paths)} files, {rounds} rounds, warm)")


if __name__ == "__main__":
    main()
