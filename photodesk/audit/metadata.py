"""Whether the blocks inside the file agree and can be read: rules MET-001 to MET-006."""

from __future__ import annotations

from datetime import timedelta

from photodesk.audit import needs
from photodesk.audit.context import Context
from photodesk.audit.example import example
from photodesk.audit.reading import Moment, Reading, day_in_words
from photodesk.audit.rule import Found, Hit, rule
from photodesk.language.credit import short_form
from photodesk.metadata import dates
from photodesk.metadata.agreement import norm, same
from photodesk.metadata.spreading import WINDOWS_COPIES
from photodesk.model import Change, Conflict, Severity, Tags
from photodesk.tables.fields import BY_ID
from photodesk.text import byte_length

COMPARED = frozenset({"headline", "caption", "credit_line", "copyright_notice", "creator"})
"""Texts that must be one in every block of a file; saving makes them one."""
_FIRST_PHOTOGRAPH = 1826


@rule(
    "MET-001",
    "Text differs between XMP, IIM and EXIF",
    severity=Severity.info,
    when="edit",
    needs=needs.conflicts,
    bad=example(
        headline="Seoul wakes up to frost",
        conflicts=(
            Conflict(
                "headline", "xmp", "Seoul wakes up to frost", iim="Frost", xmp="Seoul wakes up to frost"
            ),
        ),
    ),
    good=example(headline="Seoul wakes up to frost"),
)
def blocks_differ(photo: Reading, context: Context) -> Found:
    """Wire systems read IIM, browsers XMP, Explorer EXIF: three readers, three captions.

    A note before embedding, which writes one value into all; an error when it stands after it.

    Source: measurements on exiftool and exiv2 files; MWG guidelines 2.0.
    """
    if not photo.photo.conflicts:
        return None
    hits = []
    after_save = photo.photo.embedded or context.moment == "file"
    for conflict in photo.photo.conflicts:
        if conflict.field not in COMPARED or _is_short(conflict, photo):
            continue
        said = {"XMP": conflict.xmp, "IIM": conflict.iim, "EXIF": conflict.exif}
        other = next(
            ((name, v) for name, v in said.items() if v and v != conflict.chosen), ("IIM", conflict.iim)
        )
        label = BY_ID[conflict.field].label
        hits.append(
            Hit(
                f'{label}: {other[0]} says "{_short(other[1])}", {conflict.chosen_from.upper()} '
                f'"{_short(conflict.chosen)}". Saving writes one into all (F).',
                conflict.field,
                Severity.error if after_save else None,
                suggestion=conflict.chosen,
                fix=(
                    Change(
                        conflict.field,
                        other[1],
                        photo.metadata.get(conflict.field),
                        "one value in every block",
                    ),
                ),
            )
        )
    return tuple(hits) or None


def _is_short(conflict: Conflict, photo: Reading) -> bool:
    """Tell whether IIM holds the registry's short form of the credit: that is no difference."""
    if conflict.field != "credit_line" or (conflict.exif and conflict.exif != conflict.xmp):
        return False
    return bool(conflict.iim) and short_form(conflict.xmp, photo.settings.house) == conflict.iim


def _short(value: str, max_chars: int = 40) -> str:
    return value if len(value) <= max_chars else value[: max_chars - 1].rstrip() + "…"


@rule(
    "MET-002",
    "IPTC digest mismatch",
    severity=Severity.info,
    when="file",
    off=True,
    bad=example(tags=Tags(digest="mismatch")),
    good=example(tags=Tags(digest="match")),
)
def digest_mismatch(photo: Reading, context: Context) -> Found:
    """A stale digest tells Photoshop and Lightroom to prefer the older texts.

    Source: Adobe Photoshop image resource 0x0425; exiftool's MWG module.
    """
    if photo.photo.tags.digest != "mismatch":
        return None
    return Hit("The IPTC digest is stale: some program edited IIM alone. Save again.", "iptc_digest")


@rule(
    "MET-003",
    "IIM charset undeclared or wrong",
    severity=Severity.info,
    when="edit",
    bad=example(
        caption="한강을 걸어서 건너는 출근길 시민들. 24일 서울 반포대교에서.",
        tags=Tags(
            iim={"2:120": ("한강을 걸어서 건너는 출근길 시민들. 24일 서울 반포대교에서.",)},
            iim_charset="cp949",
        ),
    ),
    good=example(
        caption="한강을 걸어서 건너는 출근길 시민들. 24일 서울 반포대교에서.",
        tags=Tags(
            iim={"2:120": ("한강을 걸어서 건너는 출근길 시민들. 24일 서울 반포대교에서.",)},
            iim_charset="utf-8", iim_declared="utf-8",
        ),
    ),
)  # fmt: skip
def charset_undeclared(photo: Reading, context: Context) -> Found:
    """Without a declared character set every reader guesses, and Korean comes out as ì„œìš¸.

    Saving writes UTF-8 and says so.

    Source: IPTC-IIM 4.2, dataset 1:90; exiftool behaviour.
    """
    tags = photo.photo.tags
    if tags.iim_unreadable:
        return Hit(
            "Part of the IIM text could not be read: characters are broken. Type them again (Enter).",
            severity=Severity.warning,
        )
    undeclared = tags.iim_charset != "ascii" and tags.iim_declared != "utf-8"
    wrong = tags.iim_declared == "utf-8" and tags.iim_charset not in ("ascii", "utf-8")
    if not undeclared and not wrong:
        return None
    said = "declares UTF-8 but holds" if wrong else "declares no character set; it was read as"
    field = next((f for f in ("caption", "headline", "creator", "city") if photo.metadata.get(f)), "")
    fix: tuple[Change, ...] = ()
    if field:
        value = photo.metadata.get(field)
        fix = (Change(field, value, value, "written again as UTF-8"),)
    return Hit(f"IIM {said} {tags.iim_charset.upper()}. Saving cures it (F).", "coded_character_set", fix=fix)


@rule(
    "MET-004",
    "Capture dates disagree or impossible",
    severity=Severity.warning,
    when="edit",
    bad=example(
        conflicts=(
            Conflict(
                "date_created",
                "exif",
                "2026-11-24T07:41:05+09:00",
                exif="2026-11-24T07:41:05+09:00",
                xmp="2025-11-24",
            ),
        ),
    ),
    good=example(
        conflicts=(
            Conflict(
                "date_created",
                "exif",
                "2026-11-24T07:41:05",
                exif="2026-11-24T07:41:05",
                xmp="2026-11-23T22:41:05",
            ),
        ),
    ),
)
def capture_dates(photo: Reading, context: Context) -> Found:
    """A wrong capture date puts the picture into another year of the archive, and old news on page one.

    Whole hours apart are time zones. A date of the future, or before photography, is an error.

    Source: measurements on exiftool and exiv2 files; the Guardian's Grid.
    """
    created = photo.created
    if created.year and not _is_past(created, context):
        latest = (context.now or context.at) + timedelta(hours=14)
        day = created.day
        if created.year < _FIRST_PHOTOGRAPH:
            return Hit(
                f"Taken in {created.year}: before photography. Correct the date (Enter).",
                "date_created",
                Severity.error,
            )
        if created.year > latest.year or (day is not None and day > latest.date()):
            said = day_in_words(day) if day else str(created.year)
            return Hit(
                f"Taken on {said}: in the future. Correct the camera's clock and the date (Enter).",
                "date_created",
                Severity.error,
            )
    for conflict in photo.photo.conflicts:
        if conflict.field == "date_created" and (
            apart := _apart(conflict, context.settings.audit.capture_tolerance_s)
        ):
            return Hit(f"Capture dates disagree: {apart}. Which is right (Enter)?", "date_created")
    return None


def _is_past(created: Moment, context: Context) -> bool:
    """Tell at a glance that a date lies between the first photograph and the day of use."""
    if created.day is None or created.year < _FIRST_PHOTOGRAPH or created.day > context.use.on:
        return False
    return context.now is None or context.use.on <= context.now.date()


def _apart(conflict: Conflict, tolerance_s: float) -> str:
    """Return the two dates that disagree, in words; "" when they do not beyond a zone."""
    said = [
        (name, v) for name, v in (("EXIF", conflict.exif), ("IIM", conflict.iim), ("XMP", conflict.xmp)) if v
    ]
    for position, (name, value) in enumerate(said):
        for other_name, other in said[position + 1 :]:
            first, second = dates.parse(value), dates.parse(other)
            if first is None or second is None:
                continue
            seconds = dates.difference_s(first, second)
            into_hour = seconds % 3600
            is_zone = seconds <= 14 * 3600 + tolerance_s and min(into_hour, 3600 - into_hour) <= tolerance_s
            if seconds > tolerance_s and not (is_zone and first.time and second.time):
                return f"{name} {value}, {other_name} {other}"
    return ""


_WINDOWS = (
    ("XPTitle", ("title", "headline")),
    ("XPComment", ("caption",)),
    ("XPSubject", ("caption", "headline", "title")),
    ("XPAuthor", ("creator",)),
    ("XPKeywords", ("keywords",)),
)
"""Windows' copies and the fields that each may repeat, the first the one it belongs to."""


@rule(
    "MET-005",
    "Stale Windows text",
    severity=Severity.info,
    when="file",
    bad=example(tags=Tags(exif={"XPComment": "Commuters cross the Han River on foot, Nov. 25, 2025."})),
    good=example(
        tags=Tags(
            exif={"XPComment": "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."}
        )
    ),
)
def stale_windows_text(photo: Reading, context: Context) -> Found:
    """Windows Explorer shows its own copies first: last year's caption comes back from there.

    Saving clears a copy that still holds a former text of the file; words that stand nowhere else
    may be somebody's comment and stay. When caption, title and XPTitle are one, Explorer has written
    the title over the caption.

    Source: Microsoft's photo metadata policies (WIC).
    """
    exif = photo.photo.tags.exif
    if not exif:
        return None
    metadata = photo.metadata
    title = norm(exif.get("XPTitle", ""))
    if title and title == metadata.caption == metadata.title:
        return Hit(
            "Caption, title and Windows title are one: Explorer wrote the title over the caption (Enter).",
            "caption",
        )
    for name, fields in _WINDOWS:
        copy = norm(exif.get(name, ""))
        if copy and not any(_repeats(photo, field, copy) for field in fields):
            return _stale(photo, name, fields, copy)
    return None


def _stale(photo: Reading, name: str, fields: tuple[str, ...], copy: str) -> Hit:
    shown = f'Windows shows "{_short(copy)}" ({name}) for {BY_ID[fields[0]].label}.'
    field = next((field for field in fields if _is_former(photo, field, copy)), "")
    if not field:
        return Hit(f"{shown} Clear it in Explorer.", fields[0])
    value = photo.metadata.get(field)
    return Hit(
        f"{shown} It is a former text: saving clears it (F).",
        field,
        fix=(Change(field, value, value, f"written again; {name} held a former text"),),
    )


def _is_former(photo: Reading, field: str, copy: str) -> bool:
    """Tell whether a copy holds what another block of the file still says of a field that has moved on."""
    return field in WINDOWS_COPIES and any(
        conflict.field == field
        and any(same(said, copy) for said in (conflict.exif, conflict.iim, conflict.xmp))
        for conflict in photo.photo.conflicts
    )


def _repeats(photo: Reading, field: str, copy: str) -> bool:
    value = photo.metadata.get(field)
    if isinstance(value, str):
        return bool(value) and same(value, copy)
    listed = {norm(part).casefold() for part in copy.split(";") if norm(part)}
    return listed <= {str(part).casefold() for part in value} or copy == "; ".join(map(str, value))


@rule(
    "MET-006",
    "IIM copy will be or was cut",
    severity=Severity.info,
    when="edit",
    bad=example(creator=("코리아타임스사진기자홍길동입니다",)),
    good=example(),
)
def iim_copy_cut(photo: Reading, context: Context) -> Found:
    """IIM gives a name 32 bytes, ten Hangul syllables: what is cut there is printed cut by wire systems.

    Only a photographer's name is asked about. A credit line has its short form ("Korea Times"); where
    it has none, its cut copy in IIM is noted.

    Source: IPTC-IIM 4.2; byte limits measured.
    """
    if context.settings.metadata.iim_limits == "relaxed" or photo.photo.format not in ("jpeg", "tiff"):
        return None
    limit = BY_ID["creator"].iim_max_bytes or 0
    for name in photo.metadata.creator:
        if len(name) * 3 > limit and byte_length(name) > limit:
            return Hit(
                f'By-line "{name}" has {byte_length(name)} bytes; IIM cuts at {limit}. Shorten it (Enter).',
                "creator",
                Severity.warning,
            )
    line = photo.metadata.credit_line
    limit = BY_ID["credit_line"].iim_max_bytes or 0
    if len(line) * 3 <= limit or byte_length(line) <= limit or short_form(line, context.settings.house):
        return None
    form = photo.house_form
    if form.text and form.text != line and short_form(form.text, context.settings.house):
        return None  # CRD-007 offers a form that fits
    return Hit(
        f'Credit "{line}" has {byte_length(line)} bytes; IIM cuts at {limit}, XMP keeps it whole.',
        "credit_line",
    )
