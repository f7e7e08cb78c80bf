"""What turns a wire's caption into the house's: sign-off moved, datelines and notes cut, dates spelt.

Only certain edits are made; what needs a person is asked. Nothing is lost: the sign-off goes to the
credit line and the by-line, restrictions and editors' notes to the instructions, and the original
caption stands in the change's `before`.

Source: EDITOR §2 (wire -> house); AP Stylebook for months and dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from photodesk.language.caption import is_file_caption
from photodesk.language.dates import PrintedDate, dates
from photodesk.language.house_form import HouseForm, format_credit, same_parties
from photodesk.language.origin import origin
from photodesk.language.roles import parse_credit, parse_trimmed
from photodesk.language.sign_off import SignOff, find_sign_off
from photodesk.model import Change, Credit, Metadata
from photodesk.settings import House
from photodesk.tables.agencies import find
from photodesk.tables.credit_words import MAIL
from photodesk.text import fold, is_korean

_AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_HEAD_NOTE = re.compile(
    r"\s*(?:APTOPIX|TPX(?: IMAGES OF THE DAY)?"
    r"|(?:EDS|EDITORS?)['’]? NOTES?:?[^a-z]{3,160}?[-–—:](?=\s)"
    r"|(?:CORRECTS|CORRECTION|CORRECTED|ADDITION|ADDS|REFILE|REPEATS"
    r"|RETRANSMISSION)\b[^a-z]{0,160}?[-–—:](?=\s))\s*"
)
_TAG = re.compile(r"APTOPIX|TPX(?: IMAGES OF THE DAY)?|\*\*\s?FILE\s?\*\*")
_HEAD_PLACE = re.compile(
    r"(?P<place>[A-Z][A-Z .'’-]{2,30}"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?), ?(?P<country>[A-Z][A-Za-z .]{2,30}?)\s*"
    r"(?:[-–—]\s*(?P<date>[A-Z]+ \d{1,2}(?:, ?\d{4})?)\s*:|[-–—](?=\s))\s*"
)
_BARE_TAIL = re.compile(r"[\s=＝()\[\]【】<>/|.,;:*–—-]*")


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a caption: the words at `start` to `end` of the original become `after`.

    Attributes:
        start, end: range in the original (end is exclusive). `before`, `after`: the words.
        why: one phrase for the person who signs it.
    """

    start: int
    end: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """What tidying would do.

    Attributes:
        changes: field changes (caption, credit_line, creator, source, instructions), certain ones only.
        edits: the caption's edits in order, for a difference view.
        asks: what a person has to decide, one line each.
    """

    changes: tuple[Change, ...] = ()
    edits: tuple[Edit, ...] = ()
    asks: tuple[str, ...] = ()


def tidy(
    metadata: Metadata, house: House, *, source_label: str = "", caption: bool = True, credit: bool = True
) -> Tidied:
    """Return the certain edits from the wire's form to the house's; the original stays in `before`.

    Args:
        metadata: what the photo says now.
        house: the house's style.
        source_label: how the picture arrived ("wire", "Yonhap", …).
        caption: whether to tidy the caption. `credit`: whether to bring the credit line into the house form.

    Returns:
        Changes, the caption's edits, and questions; all empty when there is nothing to do.

    Example:
        >>> wire = Metadata(caption="Police stand guard in Seoul, November 20, 2026. (AP Photo/Lee Jin-man)")
        >>> for change in tidy(wire, House(), source_label="Yonhap").changes:
        ...     print(change.field, change.after)
        caption Police stand guard in Seoul, Nov. 20, 2026.
        credit_line AP-Yonhap
        creator ('Lee Jin-man',)
    """
    text = metadata.caption
    notes: list[str] = []
    edits = list(_head_notes(text, notes)) if caption else []
    head = edits[-1].end if edits else 0
    sign_off = find_sign_off(text[head:])
    signed = parse_trimmed(sign_off.credit, sign_off.restrictions, sign_off.file_marked)
    stored = parse_credit(metadata.credit_line)
    asks: list[str] = []
    moved = ""
    if caption and text:
        start, end = _body(text, head, sign_off)
        tail_is_certain = end >= 0 and _certain_tail(text[end:], sign_off)
        if end < 0 or (end < len(text) and not tail_is_certain):
            if sign_off.credit:
                asks.append(f"“{sign_off.credit}” stands inside the caption: cut it by hand")
            start, end = head, len(text)
        elif sign_off.credit and metadata.credit_line and not same_parties(signed, stored):
            asks.append(
                f"two credits: “{metadata.credit_line}” is stored, “{sign_off.credit}” stands in the caption"
            )
            start, end = head, len(text)
        elif sign_off.credit:
            moved = sign_off.credit
        edits.extend(_edits(text, head, start, end, sign_off, house, asks))
    after = _apply(text, edits)
    if ("file" in signed.markers or "file" in stored.markers) and not is_file_caption(after):
        asks.append("the credit says file photo: the caption must say so")
    changes: list[Change] = []
    if after != text:
        changes.append(Change("caption", text, after, "; ".join(dict.fromkeys(edit.why for edit in edits))))
    changes.extend(_credit_changes(metadata, house, source_label, stored, signed, moved, credit, asks))
    changes.extend(_instructions(metadata, notes, sign_off if moved or _end_was_cut(edits, text) else None))
    return Tidied(tuple(changes), tuple(edits), tuple(asks))


def _end_was_cut(edits: list[Edit], text: str) -> bool:
    """Tell whether the edits cut the caption's end."""
    return bool(edits) and edits[-1].end == len(text) and not edits[-1].after


# --- the caption ------------------------------------------------------------------------------


def _head_notes(text: str, notes: list[str]) -> Iterator[Edit]:
    """Yield the cuts of editors' notes and tags at the head; the notes' words go to `notes`."""
    position = 0
    note = _HEAD_NOTE.match(text)
    while note is not None and position < note.end() < len(text):
        words = note[0].strip(" -–—:")
        tag = _TAG.fullmatch(words) is not None
        if not tag:
            notes.append(words)
        why = "tag cut" if tag else "editor's note cut, it stands in the instructions"
        yield Edit(position, note.end(), note[0], "", why)
        position = note.end()
        note = _HEAD_NOTE.match(text, position)


def _body(text: str, head: int, sign_off: SignOff) -> tuple[int, int]:
    """Return where the caption proper stands in the text behind its head notes, or (0, -1)."""
    if not sign_off.caption:
        return head, head
    start = text.find(sign_off.caption, head)
    if start < 0:
        return 0, -1
    return start, start + len(sign_off.caption)


def _certain_tail(tail: str, sign_off: SignOff) -> bool:
    """Tell whether the tail is credit and restrictions and nothing else."""
    rest = tail
    for piece in (sign_off.credit, *sign_off.restrictions):
        rest = rest.replace(piece, " ", 1)
    if sign_off.credit and sign_off.credit not in tail:  # "(Pool photo) (Yonhap)" lost a bracket
        for word in re.split(r"[()\[\]]", sign_off.credit):
            rest = rest.replace(word.strip(), " ", 1)
    rest = MAIL.sub(" ", _TAG.sub(" ", rest))
    return _BARE_TAIL.fullmatch(rest) is not None


def _edits(
    text: str, head: int, start: int, end: int, sign_off: SignOff, house: House, asks: list[str]
) -> Iterator[Edit]:
    if start > head:
        before = text[head:start]
        why = (
            "dateline cut, its credit moves to the credit line"
            if sign_off.credit and sign_off.credit in before
            else "bullet cut"
        )
        yield Edit(head, start, before, "", why)
    position = start
    place = _HEAD_PLACE.match(text, position, end)
    if place is not None and place.end() < end:
        if _said_again(place, text[place.end() : end]):
            yield Edit(position, place.end(), place[0], "", "dateline cut, the sentence says place and date")
            position = place.end()
        elif place["date"]:
            asks.append(f"the dateline “{place[0].strip()}” says what the sentence does not: cut it by hand")
    yield from _spelt(text, position, end, house)
    if end < len(text):
        tail = text[end:]
        why = "tag cut"
        if sign_off.credit and sign_off.credit[:8] in tail:
            why = f"sign-off “{sign_off.credit}” moves to the credit"
        elif sign_off.restrictions:
            why = "restriction cut, it stands in the instructions"
        yield Edit(end, len(text), tail, "", why)


def _said_again(place: re.Match[str], rest: str) -> bool:
    """Tell whether the sentence repeats place and day of a head: "SEOUL, SOUTH KOREA - NOVEMBER 24:"."""
    if fold(place["place"]) not in fold(rest):
        return False
    if not place["date"]:
        return True
    wanted = dates(place["date"].title())
    return (
        any(d.month == wanted[0].month and d.day == wanted[0].day for d in dates(rest)) if wanted else False
    )


def _spelt(text: str, start: int, end: int, house: House) -> Iterator[Edit]:
    """Yield date forms and house spellings between `start` and `end`, in order, without overlaps."""
    found: list[Edit] = []
    body = text[start:end]
    if house.date_form != "off" and not is_korean(body):
        for printed in dates(body):
            after = _date_form(printed, house.date_form)
            if after and after != printed.text:
                found.append(
                    Edit(
                        start + printed.start,
                        start + printed.end,
                        printed.text,
                        after,
                        "date form of the house",
                    )
                )
    for spelling, wanted in house.spellings.items():
        if not spelling or spelling == wanted:
            continue
        edge = (r"(?<!\w)", r"(?!\w)") if spelling.isascii() else ("", "")
        for match in re.finditer(edge[0] + re.escape(spelling) + edge[1], body):
            if wanted.startswith(spelling) and body.startswith(wanted, match.start()):
                continue  # "Kyiv" -> "Kyiv, Ukraine" where it stands so already
            found.append(
                Edit(start + match.start(), start + match.end(), spelling, wanted, "spelling of the house")
            )
    found.sort(key=lambda edit: (edit.start, -edit.end))
    last = start
    for edit in found:
        if edit.start >= last:
            yield edit
            last = edit.end


def _date_form(printed: PrintedDate, form: str) -> str:
    """Return a date as the house prints it, "" for one that stays."""
    if not printed.exists or not printed.month:
        return ""
    weekday = _WEEKDAYS[printed.weekday] + ", " if printed.weekday is not None else ""
    if form == "iso":
        if not (printed.year_printed and printed.day):
            return ""
        return f"{weekday}{printed.year:04}-{printed.month:02}-{printed.day:02}"
    if not printed.day:
        return (
            f"{_MONTHS[printed.month - 1]} {printed.year}"
            if printed.year_printed and printed.text[0].isalpha()
            else ""
        )
    year = f", {printed.year}" if printed.year_printed else ""
    return f"{weekday}{_AP_MONTHS[printed.month - 1]} {printed.day}{year}"


def _apply(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces.append(text[position : edit.start])
        pieces.append(edit.after)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces).strip() if edits else text


# --- the credit -------------------------------------------------------------------------------


def _credit_changes(
    metadata: Metadata,
    house: House,
    source_label: str,
    stored: Credit,
    signed: Credit,
    moved: str,
    wanted: bool,
    asks: list[str],
) -> Iterator[Change]:
    current = stored if metadata.credit_line else signed if moved else stored
    if moved and len(signed.distributors) > len(stored.distributors):
        current = signed
    line = metadata.credit_line
    if current.text and wanted:
        where = origin(metadata.caption, metadata, current, source_label=source_label)
        form = format_credit(current, house, origin=where, source_label=_handed(metadata, source_label))
        line = _line(form, metadata.credit_line, current, moved, asks)
    elif moved and not line:
        line = moved
    if line != metadata.credit_line:
        why = "house form" if not moved or line != moved else "sign-off moved out of the caption"
        yield Change("credit_line", metadata.credit_line, line, why)
    photographer = (
        signed.photographer if moved else (stored.photographer if line != metadata.credit_line else "")
    )
    if photographer and not metadata.creator:
        names = tuple(name.strip() for name in re.split(r"\s+and\s+|·", photographer))
        yield Change("creator", (), names, "photographer's name kept in the by-line")
    if wanted and line != metadata.credit_line and not metadata.source and current.distributor:
        relay = find(current.distributor)
        if relay is not None and relay.country == "KR":
            yield Change("source", "", relay.short, "who handed it to us")


def _handed(metadata: Metadata, source_label: str) -> str:
    """Return who handed the picture to us: an agency's name among the label and the Source field."""
    for name in (source_label, metadata.source):
        if name and find(name.strip()) is not None:
            return name
    return source_label


def _line(form: HouseForm, stored: str, credit: Credit, moved: str, asks: list[str]) -> str:
    if form.text is None:
        asks.append(f"no house form for “{credit.text}”: {form.why}")
        return stored or moved
    if form.certain:
        return form.text
    if form.text != stored:
        asks.append(f"{form.text} for “{credit.text}”? {form.why}")
    return stored or moved


def _instructions(metadata: Metadata, notes: list[str], cut: SignOff | None) -> Iterator[Change]:
    """Keep what was cut from the caption and is for the desk: restrictions and editors' notes."""
    phrases = [*notes, *(cut.restrictions if cut is not None else ())]
    held = fold(metadata.instructions)
    new = [
        phrase for phrase in dict.fromkeys(phrases) if fold(_TAG.sub("", phrase)) and fold(phrase) not in held
    ]
    if new:
        after = "\n".join(filter(None, (metadata.instructions, *new)))
        yield Change(
            "instructions", metadata.instructions, after, "notes and restrictions moved out of the caption"
        )
