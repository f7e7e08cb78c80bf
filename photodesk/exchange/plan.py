"""What would a sheet change in the photos? The difference, before anything is written.

Blanks are always filled, empty cells change nothing, equal cells are `same`. Where sheet and
photo both speak, the photo wins (`keep`) or the sheet (`replace`), as a person said. A credit at
the end of a caption cell is split off and shown; it fills the credit line, but never goes before
a credit column that says something else. No credit is rewritten to house form here: that is the
audit's to suggest (CRD-007). A restriction behind the credit goes to the instructions.

Source: EDITOR.md, shift (ii).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from photodesk.errors import UnknownField
from photodesk.exchange.captions_table import Sheet
from photodesk.exchange.dates import same_date
from photodesk.exchange.doubts import doubt, doubt_of
from photodesk.exchange.matching import Matched, Matching
from photodesk.exchange.sheet_rows import Row
from photodesk.language.caption import split_caption
from photodesk.language.credit import parse_credit, same_parties
from photodesk.model import Metadata, PrintedCaption, Value
from photodesk.tables.fields import EDITABLE, field_named
from photodesk.text import fold, normalise

Action = Literal["fill", "replace", "keep", "same"]
"""fill a blank, replace what stands there, keep it against the sheet, or both say the same."""


ALONE = "there is no text yet that this could be another language of"
"""Why a text in another language is not taken by itself: a file cannot hold it so."""


class PlannedChange(msgspec.Struct, frozen=True, gc=False):
    """What one cell does to one photo.

    Attributes:
        row: the sheet's row. `key`: the photo's. `field`: field id.
        before, after: the photo's value, and the sheet's; with `keep` and `same` before stays.
    """

    row: int
    key: str
    field: str
    before: Value
    after: Value
    action: Action


class Split(msgspec.Struct, frozen=True, gc=False):
    """A caption cell that ended (or began) with its credit, taken apart."""

    row: int
    caption: str
    credit_line: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A row whose caption ends with another credit than its credit column holds.

    The caption's credit line is not touched until a person has decided.
    """

    row: int
    key: str
    in_caption: str
    in_column: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that says something else than the photo, and cannot be meant as it stands: not taken.

    `alone`: it is a text in another language, and the text itself is empty.
    """

    row: int
    key: str
    field: str
    value: Value
    alone: bool = False

    @property
    def why(self) -> str:
        """What is wrong with it, and what to do."""
        return ALONE if self.alone else doubt_of(self.value)


@dataclass(frozen=True, slots=True)
class Plan:
    """The difference between a sheet and the photos it names.

    Attributes:
        changes: one entry for each cell that says something, in the rows' order.
        splits: caption cells that were taken apart.
        disagreements: rows that contradict themselves about the credit.
        equal_captions: groups of row numbers that carry one caption.
        doubts: cells that were not taken: ditto marks, letters that were lost on the way.
    """

    changes: tuple[PlannedChange, ...]
    splits: tuple[Split, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    equal_captions: tuple[tuple[int, ...], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def conflicts(self) -> tuple[PlannedChange, ...]:
        """The changes that were kept back because the photo says something else."""
        return tuple(change for change in self.changes if change.action == "keep")

    @property
    def to_write(self) -> tuple[PlannedChange, ...]:
        """The changes that write something."""
        return tuple(change for change in self.changes if change.action in ("fill", "replace"))

    def metadata(self, current: Mapping[str, Metadata]) -> dict[str, Metadata]:
        """Return what the photos say when the plan is carried out; only those that change.

        Example:
            >>> plan = Plan((PlannedChange(2, "p1", "caption", "", "Rain.", "fill"),))
            >>> plan.metadata({"p1": Metadata(credit_line="Yonhap")})["p1"].caption
            'Rain.'
        """
        values: defaultdict[str, dict[str, Value]] = defaultdict(dict)
        for change in self.to_write:
            values[change.key][change.field] = change.after
        return {key: current[key].replace(**changed) for key, changed in values.items()}


def plan_changes(
    matched: Sequence[Matched],
    current: Mapping[str, Metadata],
    *,
    on_conflict: Literal["keep", "replace"] = "keep",
    replace_fields: Collection[str] = (),
    split: Callable[[str], PrintedCaption] = split_caption,
) -> Plan:
    """Work out what matched rows change.

    Args:
        matched: rows with the photos they name (`match_rows`).
        current: photo key -> what the photo says now; every matched key is there.
        on_conflict: who wins where both say something: "keep" the photo, "replace" the sheet.
        replace_fields: fields in which the sheet wins in any case.
        split: parts a printed caption from its credit.

    Returns:
        The plan; nothing is written.

    Raises:
        UnknownField: `replace_fields` names a field that there is not.

    Example:
        >>> matched = [Matched(Row(2, "a.jpg", {"headline": "Rain", "city": "Seoul"}), "p1")]
        >>> plan = plan_changes(matched, {"p1": Metadata(city="Busan")})
        >>> [(change.field, change.action) for change in plan.changes]
        [('headline', 'fill'), ('city', 'keep')]
    """
    for field_id in replace_fields:
        if field_id.partition("@")[0] not in _EDITABLE:
            raise UnknownField(f"--replace {field_id}: no field is called that: the README lists the fields")
    changes: list[PlannedChange] = []
    splits: list[Split] = []
    disagreements: list[Disagreement] = []
    captions: list[tuple[int, str]] = []
    doubts: list[Doubt] = []
    for match in matched:
        row, key = match.row, match.key
        values, parted, odd = _row_values(row, key, current[key], split)
        if parted:
            splits.append(parted)
        if odd:
            disagreements.append(odd)
        if isinstance(caption := values.get("caption", ""), str) and caption and not doubt(caption):
            captions.append((row.number, caption))
        photo = current[key]
        for name, value in values.items():
            field_id = photo.named(name)
            base = field_id.partition("@")[0]
            if base != field_id and not (values.get(base) or photo.get(base)):
                doubts.append(Doubt(row.number, key, field_id, value, alone=True))
                continue
            before = photo.get(field_id)
            action: Action
            if not before:
                action = "fill"
            elif same_value(field_id, before, value) or (
                field_id == "caption" and parted and same_value(field_id, before, row.values["caption"])
            ):
                action = "same"
            elif on_conflict == "replace" or name in replace_fields:
                action = "replace"
            else:
                action = "keep"
            if action != "same" and doubt_of(value):
                doubts.append(Doubt(row.number, key, field_id, value))
                continue
            if odd and field_id == "credit_line" and action != "same":
                action = "keep"
            changes.append(PlannedChange(row.number, key, field_id, before, value, action))
    return Plan(tuple(changes), tuple(splits), tuple(disagreements), _equal(captions), tuple(doubts))


def same_value(field_id: str, one: Value, other: Value) -> bool:
    """Tell whether two values of a field say the same.

    Texts are compared normalised, dates at the coarser precision, unordered lists as sets.

    Example:
        >>> same_value("caption", "한강\\r\\n", "한강"), same_value("keywords", ("a", "b"), ("b", "a"))
        (True, True)
        >>> same_value("creator", ("a", "b"), ("b", "a"))
        False
    """
    if one == other:
        return True
    if isinstance(one, str) and isinstance(other, str):
        one, other = normalise(one), normalise(other)
        return one == other or (field_named(field_id).kind == "date" and same_date(one, other))
    first = [normalise(item) if isinstance(item, str) else item for item in one]
    second = [normalise(item) if isinstance(item, str) else item for item in other]
    if field_named(field_id).kind == "bag":
        return set(first) == set(second)
    return first == second


def credits_agree(one: str, other: str) -> bool:
    """Tell whether two credits may be of one picture, one perhaps saying more.

    Example:
        >>> credits_agree("AP Photo/Kim Min-ji", "AP-Yonhap"), credits_agree("AP-Yonhap", "Newsis")
        (True, False)
    """
    if fold(one) == fold(other):
        return True
    first, second = parse_credit(one), parse_credit(other)
    if same_parties(first, second):
        return True
    pairs = (
        (first.agency, second.agency),
        (first.photographer, second.photographer),
        (first.organization, second.organization),
        (first.distributor, second.distributor),
    )
    agree = any(a and fold(a) == fold(b) for a, b in pairs)
    return agree and not any(a and b and fold(a) != fold(b) for a, b in pairs)


def loses_text(cell: str, printed: PrintedCaption) -> bool:
    """Tell whether words of a caption stand in no part of its split: then it is left whole.

    Args:
        cell: the caption before it was split.
        printed: its parts.

    Example:
        >>> loses_text("Rain. AP **FILE**", PrintedCaption("Rain.", parse_credit("AP")))
        True
    """
    parts = (printed.caption, printed.credit.text, *printed.credit.restrictions)
    if len(cell) - sum(map(len, parts)) <= _SEPARATOR_CHARS:
        return False
    return len(_NOT_WORDS.sub("", cell)) > len(_NOT_WORDS.sub("", "".join(parts)))


def tally(sheet: Sheet, matching: Matching, plan: Plan) -> str:
    """Return how the rows fare, in one line; what is zero is left out, but for the ready ones.

    Example:
        >>> from photodesk.exchange.captions_table import read_sheet
        >>> sheet = read_sheet(b"file,caption\\na.jpg,Rain.\\nb.jpg,Sun.\\n", name="a.csv")
        >>> matching = Matching((Matched(sheet.rows[0], "a.jpg"),), (), (), ())
        >>> tally(sheet, matching, plan_changes((), {}))
        '1 ready'
    """
    counts = fare(sheet, matching, plan)
    differing, nameless = counts["differing"], counts["nameless"]
    words = {
        "ready": "ready",
        "differing": "differs from the file" if differing == 1 else "differ from the file",
        "disagreeing": "with two credits",
        "unread": "with a cell to mend",
        "nameless": "names no file" if nameless == 1 else "name no file",
        "ambiguous": "ambiguous",
        "shifted": "with shifted cells",
    }
    return " · ".join(f"{count} {words[what]}" for what, count in counts.items() if count or what == "ready")


def fare(sheet: Sheet, matching: Matching, plan: Plan) -> dict[str, int]:
    """Return how many rows fare how: ready, differing, disagreeing, unread, nameless, ambiguous, shifted.

    Example:
        >>> from photodesk.exchange.captions_table import read_sheet
        >>> sheet = read_sheet(b"file,caption\\na.jpg,Rain.\\nb.jpg,Sun.\\n", name="a.csv")
        >>> matching = Matching((Matched(sheet.rows[0], "a.jpg"),), (), (), ())
        >>> fare(sheet, matching, plan_changes((), {}))["ready"]
        1
    """
    held = sheet.held
    odd = {disagreement.row for disagreement in plan.disagreements} - held
    differing = {change.row for change in plan.conflicts} - odd - held
    unread = {problem.row for problem in sheet.problems} | {doubt.row for doubt in plan.doubts}
    matched = {match.row.number for match in matching.matched}
    unread = (unread & matched) - differing - odd - held
    ready = len(matched - differing - odd - held - unread)
    nameless = sum(unmatched.row not in held for unmatched in matching.unmatched)
    ambiguous = sum(row.row not in held for row in matching.ambiguous)
    return {
        "ready": ready,
        "differing": len(differing),
        "disagreeing": len(odd),
        "unread": len(unread),
        "nameless": nameless,
        "ambiguous": ambiguous,
        "shifted": len(held),
    }


_EDITABLE = frozenset(field.id for field in EDITABLE)
_SEPARATOR_CHARS = 4
_NOT_WORDS = re.compile(r"[\W_]+")


def _row_values(
    row: Row, key: str, photo: Metadata, split: Callable[[str], PrintedCaption]
) -> tuple[Mapping[str, Value], Split | None, Disagreement | None]:
    """Return the row's values with the caption's credit in its place."""
    caption = row.values.get("caption", "")
    if not isinstance(caption, str) or not caption:
        return row.values, None, None
    printed = split(caption)
    credit = printed.credit.text
    if not credit or loses_text(caption, printed):
        return row.values, None, None
    values = dict(row.values)
    values["caption"] = printed.caption
    if printed.credit.restrictions:
        _keep_restrictions(values, photo, printed.credit.restrictions)
    parted = Split(row.number, str(values["caption"]), credit)
    if not values["caption"]:
        del values["caption"]
    column = values.get("credit_line", "")
    if not isinstance(column, str) or not column:
        values["credit_line"] = credit
    elif not credits_agree(credit, column):
        return values, parted, Disagreement(row.number, key, credit, column)
    return values, parted, None


def _keep_restrictions(values: dict[str, Value], photo: Metadata, phrases: Sequence[str]) -> None:
    """Move "KOREA OUT" from the caption into the instructions, where staff look for it.

    It leaves the caption only when the photo's instructions will surely say it.
    """
    column = values.get("instructions", "")
    if not column and not photo.instructions:
        column = values["instructions"] = "; ".join(phrases)
    said = fold(photo.instructions or str(column))
    homeless = [phrase for phrase in phrases if fold(phrase) not in said]
    if homeless:
        values["caption"] = " ".join((str(values["caption"]), *homeless)).strip()


def _equal(captions: Sequence[tuple[int, str]]) -> tuple[tuple[int, ...], ...]:
    """Group rows whose captions are equal after folding."""
    # Folding is dear: only captions whose bare letters agree are folded.
    by_letters: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, caption in captions:
        text = fold(caption) if "&" in caption else caption
        letters = _NOT_WORDS.sub("", unicodedata.normalize("NFC", text.casefold()))
        by_letters[letters].append((number, caption))
    groups: list[tuple[int, ...]] = []
    for alike in by_letters.values():
        if len(alike) > 1:
            by_fold: defaultdict[str, list[int]] = defaultdict(list)
            for number, caption in alike:
                by_fold[fold(caption)].append(number)
            groups.extend(tuple(numbers) for numbers in by_fold.values() if len(numbers) > 1)
    return tuple(sorted(groups))
