"""How well captions and credits are read: accuracy by class, every miss, Grid's cases, warnings, throughput.

    python -m tests.benchmarks.judgement [FILE.csv]

Reads `../shared/data` beside the checkout (labelled captions of others that are not part of this
repository); FILE.csv has the same columns as captions_dev.csv. Says so when nothing is there.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from photodesk.audit import Context, check
from photodesk.language import parties, roles
from photodesk.language.caption import split_caption
from photodesk.language.credit import parse_credit
from photodesk.model import Metadata, Photo, Severity, Use
from photodesk.tables.agencies import find

DATA = Path(__file__).parents[3] / "shared" / "data"
COLUMNS = ("caption", "credit", "kind", "agency", "distributor", "photographer", "organization")
THROUGHPUT_CAPTIONS = 20_000


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a UTF-8 sheet."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def judge(rows: list[dict[str, str]]) -> None:
    """Print accuracy by column and by class, and every miss."""
    right: Counter[str] = Counter()
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    misses: list[str] = []
    for row in rows:
        printed = split_caption(row["raw"])
        credit = printed.credit
        got = {
            "caption": printed.caption,
            "credit": credit.text,
            "kind": credit.kind,
            "agency": credit.agency,
            "distributor": credit.distributor,
            "photographer": credit.photographer,
            "organization": credit.organization,
        }
        by_kind[row["kind"]]["rows"] += 1
        for column in COLUMNS:
            same = got[column] == row[column]
            right[column] += same
            by_kind[row["kind"]][column] += same
            if not same:
                expected, found = row[column][-90:], got[column][-90:]
                misses.append(f"  {row['id']} {column}: expected {expected!r}, got {found!r}")
    total = len(rows)
    print(f"{total} captions, exact match:")
    for column in COLUMNS:
        print(f"  {column:14} {right[column]:4}/{total}  {right[column] / total:6.1%}")
    print("by class (rows; right: " + ", ".join(COLUMNS) + ")")
    for kind, counts in sorted(by_kind.items()):
        print(f"  {kind:20} {counts['rows']:4}   " + " ".join(f"{counts[column]:4}" for column in COLUMNS))
    print(f"misses: {len(misses)}")
    print("\n".join(misses))


# --- the Guardian's Grid ---------------------------------------------------------------------
# Grid rewrites by-line and credit strings; we parse them. A case agrees when our parse of what went
# in names the same parties as our model of what came out: photographer, agencies, other parties.

OTHER_MODEL = {
    "CapitaliseBylineTest": "recases by-lines; we print a by-line as it stands",
    "GuardianStyleBylineTest": "house spelling of names",
    "InitialJoinerBylineTest": "house spelling of initials",
    "PhotographerRenamerTest": "a table of photographers' spellings",
    "nothing": "asserts nothing of the parties",
    "metadata": "reads other metadata than by-line and credit (copyright, Getty asset id)",
    "staff table": "knows the Guardian's photographers; ours stand in house.staff",
    "cut": "completes a paper's name that IIM cut at 32 bytes",
    "contract": "adds Reuters to Action Images by contract",
    "dropped": "drops a stored credit because the by-line names the Guardian",
}
"""Why a case of Grid is left out: it asks something else than which parties a credit names."""

_GUARDIAN = re.compile(r" for the (?:guardian|observer)", re.IGNORECASE)
_CUT_AT_32_BYTES = re.compile(r" for the \w{1,3}$")


def fold_parties(text: str) -> set[str]:
    """Return the parties of a credit string, agencies by their short names."""
    credit = parse_credit(text)
    names = {credit.photographer, credit.organization, credit.agency, *credit.distributors}
    names.update(party for party in credit.parties if find(party) is None)
    if credit.suggestion:
        names = {name for name in names if name not in credit.text} | {credit.suggestion}
    folded = {fold_name(name) for name in names}
    folded.discard("")
    return folded


def fold_name(name: str) -> str:
    """Return an agency's short name, or a name without case, blanks and signs."""
    agency = find(name)
    if agency is not None:
        return agency.short
    return re.sub(r"[\W_]+", "", name.casefold().removeprefix("the "))


def grid(rows: list[dict[str, str]]) -> None:
    """Print the agreement with the asserted cases of Grid, and where and why we differ."""
    agreed = compared = 0
    differ: list[str] = []
    apart: Counter[str] = Counter()
    for row in rows:
        reason = _other_model(row)
        if reason:
            apart[reason] += 1
            continue
        verdict = _grid_case(row)
        compared += 1
        agreed += verdict == ""
        if verdict:
            differ.append("  differs: " + verdict)
    print(f"Grid: {agreed}/{compared} agree ({agreed / max(1, compared):.1%}) of {len(rows)} cases")
    for reason, count in apart.items():
        print(f"  left out {count:3}: Grid {OTHER_MODEL[reason]}")
    print("\n".join(differ))


def _other_model(row: dict[str, str]) -> str:
    """Return why a case asks another question than ours, or ""."""
    test = Path(row["test_file"]).stem
    if test in OTHER_MODEL:
        return test
    byline, given = _value(row["in_byline"]), _value(row["in_credit"])
    expected = _value(row["expected_credit"])
    asserted = {row["expected_byline"], row["expected_credit"]} - {"(not asserted)"}
    supplier = row["expected_supplier"].partition(" (")[0]
    if not asserted and (find(supplier) is None or not given):
        return "nothing"
    if not byline and not given:
        return "metadata" if expected else "nothing"
    if "Photographer(" in row["expected_supplier"]:
        return "staff table"
    if _CUT_AT_32_BYTES.search(byline) and len(byline.encode()) <= 32:
        return "cut"
    if given and _GUARDIAN.search(byline):
        return "dropped"
    if given == "Action Images":
        return "contract"
    return ""


def _value(text: str) -> str:
    return "" if text in ("(none)", "(empty string)", "(not asserted)") else text


def _grid_case(row: dict[str, str]) -> str:
    """Return "" where we agree, else both readings."""
    byline, given = _value(row["in_byline"]), _value(row["in_credit"])
    expected_byline, expected = row["expected_byline"], row["expected_credit"]
    if expected == "(not asserted)" and expected_byline == "(not asserted)":
        agency = find(row["expected_supplier"].partition(" (")[0])
        names = fold_parties(given)
        wanted_short = agency.short if agency is not None else ""
        return "" if wanted_short in names else f"{given!r}: no {wanted_short} in {sorted(names)}"
    if expected == "(not asserted)":
        photographer = fold_name(parse_credit(byline).photographer or byline)
        return "" if photographer == fold_name(expected_byline) else f"{byline!r}: we say {photographer!r}"
    wanted = fold_parties(_value(expected))
    got = fold_parties(given)
    if expected_byline != "(not asserted)":
        wanted |= fold_parties(_value(expected_byline))
        got |= fold_parties(byline)
    if wanted == got:
        return ""
    return f"{byline!r} | {given!r}: Grid {sorted(wanted)}, we {sorted(got)}"


# --- the gate's warnings ---------------------------------------------------------------------

USE = Use(on=date(2026, 11, 24), targets=("print", "web"))
NOT_ASKED: dict[tuple[str, str], str] = {}
"""(row, rule) -> why a sub-editor would not ask this. Every warning was read on 2026-11-24; a house that
prints AP-Yonhap does ask about "REUTERS/Jacky Chen", KCNA through Reuters and "yesterday"."""


def warnings(rows: list[dict[str, str]]) -> None:
    """Print the warnings on the labelled captions by rule, and how many of them nobody would ask."""
    photos = [Photo(r["id"], metadata=Metadata(caption=r["caption"], credit_line=r["credit"])) for r in rows]
    found = [f for f in check(photos, Context(USE)) if f.severity is Severity.warning]
    unwanted = {(f.key, f.code) for f in found} & NOT_ASKED.keys()
    print(f"warnings on {len(photos)} photos at the gate, each read by a person:")
    print("  rule      warnings  photos  a sub-editor would not ask")
    for code, count in sorted(Counter(f.code for f in found).items()):
        keys = {f.key for f in found if f.code == code}
        print(f"  {code}  {count:8}  {len(keys):6}  {sum(c == code for _, c in unwanted):6}")
    share = len({key for key, _ in unwanted}) / max(1, len(photos))
    print(f"  photos with a warning that nobody would ask: {share:.1%} (at most 5 %)")


# --- speed ----------------------------------------------------------------------------------


def throughput(rows: list[dict[str, str]]) -> None:
    """Print how long 20,000 captions take on one core, with warm and with cold caches."""
    texts = [row["raw"] for row in rows]
    many = [texts[number % len(texts)] for number in range(THROUGHPUT_CAPTIONS)]
    start = time.process_time()
    for text in many:
        split_caption(text)
    warm = time.process_time() - start
    cold = 0.0
    for _ in range(THROUGHPUT_CAPTIONS // len(texts)):
        parties.read.cache_clear()
        roles.parse_trimmed.cache_clear()
        start = time.process_time()
        for text in texts:
            split_caption(text)
        cold += time.process_time() - start
    print(f"throughput: {THROUGHPUT_CAPTIONS} captions in {warm:.2f} s on one core,")
    print(f"  {cold:.2f} s when no credit was ever seen before")


def main() -> None:
    """Run them all."""
    if not DATA.is_dir():
        print(f"no labelled data: {DATA} is not there")
        return
    rows = rows_of(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "captions_dev.csv")
    judge(rows)
    grid(rows_of(DATA / "grid_cases.csv"))
    warnings(rows)
    throughput(rows)


if __name__ == "__main__":
    main()
