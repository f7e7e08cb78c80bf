"""Why was a row not taken? One line for each, in the language of the sheet's headings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from photodesk.exchange.captions_table import Sheet
from photodesk.exchange.doubts import doubt_of
from photodesk.exchange.matching import Ambiguous, Matching
from photodesk.exchange.plan import ALONE, Plan
from photodesk.model import Value
from photodesk.tables.fields import field_named


def reasons(
    sheet: Sheet, matching: Matching, plan: Plan, names: Mapping[str, str], *, korean: bool | None = None
) -> dict[int, str]:
    """Say of every row that was not, or not wholly, taken why.

    Args:
        sheet: the sheet as read.
        matching: which photos its rows name.
        plan: what they change.
        names: photo key -> name as its author knows it.
        korean: the language; None takes that of the sheet's headings.

    Returns:
        Row number -> why; empty when all rows were taken.

    Example:
        >>> from photodesk.exchange.captions_table import read_sheet
        >>> from photodesk.exchange.matching import match_rows
        >>> sheet = read_sheet(b"file,caption\\nDSC_2031,Rain.\\n", name="a.csv")
        >>> matching = match_rows(sheet.rows, [("k", "IMG_2031.jpg")])
        >>> reasons(sheet, matching, Plan(()), {"k": "IMG_2031.jpg"})
        {2: 'no photo is called DSC_2031: IMG_2031.jpg?'}
    """
    if korean is None:
        korean = sheet.is_korean
    say = _KOREAN if korean else _ENGLISH
    found: defaultdict[int, list[str]] = defaultdict(list)
    for problem in sheet.problems:
        if problem.row is not None:
            where = f"{problem.column}: " if problem.column else ""
            found[problem.row].append(where + ((korean and problem.message_ko) or problem.message))
    for unmatched in matching.unmatched:
        guesses = ", ".join(names.get(key, key) for key in unmatched.suggestions)
        if not unmatched.file:
            found[unmatched.row].append(say["nameless"])
        elif guesses:
            found[unmatched.row].append(say["guess"].format(unmatched.file, guesses))
        elif _AS_NUMBER.fullmatch(unmatched.file):
            found[unmatched.row].append(say["number"].format(unmatched.file))
        else:
            found[unmatched.row].append(say["none"].format(unmatched.file))
    for ambiguous in matching.ambiguous:
        found[ambiguous.row].append(_ambiguous(ambiguous, names, say))
    for odd_cell in plan.doubts:
        field = field_named(odd_cell.field)
        label = field.label_ko if korean else field.label
        why = say["alone"] if odd_cell.alone else doubt_of(odd_cell.value, korean=korean)
        found[odd_cell.row].append(f"{label}: {why}")
    odd = {disagreement.row for disagreement in plan.disagreements}
    for disagreement in plan.disagreements:
        text = say["credits"].format(disagreement.in_caption, disagreement.in_column)
        found[disagreement.row].append(text)
    for change in plan.conflicts:
        if change.row in odd and change.field == "credit_line":
            continue
        field = field_named(change.field)
        label = field.label_ko if korean else field.label
        found[change.row].append(say["differs"].format(label, _shown(change.before)))
    return {number: " · ".join(found[number]) for number in sorted(found)}


_ENGLISH = {
    "nameless": "the row names no file",
    "none": "no photo is called {}",
    "guess": "no photo is called {}: {}?",
    "number": "{} was a name before the spreadsheet made a number of it: format the column as text",
    "several_photos": "several photos are called so: {}",
    "several_rows": "row {} names this photo too",
    "several_files": "the row names several files: {}",
    "credits": "the caption ends with {}, the credit column says {}",
    "differs": "{}: the photo says {}",
    "alone": ALONE,
}
_KOREAN = {
    "nameless": "파일명이 비어 있습니다",
    "none": "{} 사진이 없습니다",
    "guess": "{} 사진이 없습니다. {} 맞습니까?",
    "number": "파일명이 숫자로 바뀌었습니다({}). 칸을 텍스트 서식으로 바꾸고 다시 적어 주십시오",
    "several_photos": "같은 이름의 사진이 여럿입니다: {}",
    "several_rows": "{}행도 같은 사진을 가리킵니다",
    "several_files": "한 행에 파일이 여럿입니다: {}",
    "credits": "설명 끝의 크레딧은 {}, 크레딧 칸은 {}입니다",
    "differs": "{}: 사진에는 {}",
    "alone": "먼저 본래 언어의 글이 있어야 합니다",
}
_SHOWN_CHARS = 60
_AS_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+\d{1,3}")
"""What a spreadsheet makes of a file name of many digits."""


def _ambiguous(ambiguous: Ambiguous, names: Mapping[str, str], say: Mapping[str, str]) -> str:
    if ambiguous.kind == "several_rows":
        return say["several_rows"].format(", ".join(str(row) for row in ambiguous.rows))
    return say[ambiguous.kind].format(", ".join(names.get(key, key) for key in ambiguous.candidates))


def _shown(value: Value) -> str:
    text = value if isinstance(value, str) else ", ".join(str(item) for item in value)
    text = " ".join(text.split())
    text = text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…"
    return f"“{text}”"
