"""Which field does a sheet's heading name? The field table's spellings, and those of other programs.

`tables.fields` knows the words people write (사진설명, Caption, by-line). Here the column names of
exiftool's `-csv` are derived from the same table, and Photo Mechanic's are listed. A heading that
none of them knows is reported, never guessed; `--map HEADING=FIELD` decides.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from photodesk.errors import TableError, UnknownField, UsageError
from photodesk.metadata.written import check_language
from photodesk.tables.fields import (
    BY_ID,
    EDITABLE,
    field_for_heading,
    field_named,
    fold_heading,
    is_file_heading,
)

FILE = "file"
"""What a heading maps to when its column names the picture file."""

_EXIFTOOL_GROUPS = {"Iptc4xmpCore": "iptcCore", "Iptc4xmpExt": "iptcExt"}
"""Our XMP prefix -> exiftool's family-1 group, where "XMP-prefix" is not it."""

_EXIFTOOL_XMP_NAMES = {
    "Iptc4xmpExt:DigImageGUID": "DigitalImageGUID",
    "Iptc4xmpExt:EventId": "EventID",
}

_EXIFTOOL_IIM_NAMES = {
    "2:004": "ObjectAttributeReference",
    "2:005": "ObjectName",
    "2:010": "Urgency",
    "2:012": "SubjectReference",
    "2:015": "Category",
    "2:020": "SupplementalCategories",
    "2:025": "Keywords",
    "2:030": "ReleaseDate",
    "2:037": "ExpirationDate",
    "2:040": "SpecialInstructions",
    "2:055": "DateCreated",
    "2:062": "DigitalCreationDate",
    "2:080": "By-line",
    "2:085": "By-lineTitle",
    "2:090": "City",
    "2:092": "Sub-location",
    "2:095": "Province-State",
    "2:100": "Country-PrimaryLocationCode",
    "2:101": "Country-PrimaryLocationName",
    "2:103": "OriginalTransmissionReference",
    "2:105": "Headline",
    "2:110": "Credit",
    "2:115": "Source",
    "2:116": "CopyrightNotice",
    "2:120": "Caption-Abstract",
    "2:122": "Writer-Editor",
}

_EXIFTOOL_EXIF = ("ImageDescription", "Artist", "Copyright", "DateTimeOriginal")
"""The EXIF tags that exiftool calls as the standard does and that carry a field of ours."""

_PHOTO_MECHANIC = {
    "caption/description": "caption",
    "description/caption": "caption",
    "caption writers": "caption_writer",
    "photographer's title": "creator_job_title",
    "photographer title": "creator_job_title",
    "title (object name)": "title",
    "title/object name": "title",
    "trans. reference": "job_id",
    "trans reference": "job_id",
    "transmission reference (job identifier)": "job_id",
    "job identifier": "job_id",
    "persons shown": "person_shown",
    "iso country code": "country_code",
    "state/province": "province_state",
    "supplemental categories": "supplemental_category",
    "alt text (accessibility)": "alt_text",
}

_SPOKEN = {
    "photo by": "creator",
    "photos by": "creator",
    "촬영기자": "creator",
    "사진 작가": "creator",
    "사진 촬영": "creator",
    "사진 제공": "credit_line",
    "사진 출처": "credit_line",
}
"""What newsrooms write above a column beside the words of the field table."""

_MAX_CHARS = 80
_PARTS = re.compile(r"[()（）\[\]/|\n]+")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|tiff?|webp|heic|avif|gif|nef|cr[23]|arw|dng)\s*$", re.IGNORECASE)
_SHOWN_CHARS = 40
_SHOWN_HEADINGS = 20
_NO_MEANING = frozenset(("필수", "선택", "필수입력", "필수 입력", "required", "mandatory", "optional"))
"""What forms add to a heading without changing what it means."""
_ORNAMENT = re.compile(r"^[\s{\[<\"'*]+|[\s}\]>\"'*:：]+$")
"""What forms put around a heading: "{caption}", "Caption:", "캡션 *"."""


def _known_spellings() -> dict[str, str]:
    known = {fold_heading(heading): field_id for heading, field_id in (_PHOTO_MECHANIC | _SPOKEN).items()}
    bare: dict[str, str] = {}
    for field in EDITABLE:
        if field.is_structure:
            continue
        if field.xmp:
            prefix, _, local = field.xmp.partition(":")
            name = _EXIFTOOL_XMP_NAMES.get(field.xmp, local[0].upper() + local[1:])
            group = _EXIFTOOL_GROUPS.get(prefix, prefix)
            for spelling in (f"XMP-{group}:{name}", f"XMP:{name}", field.xmp):
                known.setdefault(fold_heading(spelling), field.id)
            bare.setdefault(fold_heading(name), field.id)
        if field.iim and (name := _EXIFTOOL_IIM_NAMES.get(field.iim[0], "")):
            known.setdefault(fold_heading(f"IPTC:{name}"), field.id)
            bare.setdefault(fold_heading(name), field.id)
        for name in field.exif:
            if name in _EXIFTOOL_EXIF:
                for group in ("EXIF", "IFD0", "ExifIFD"):
                    known.setdefault(fold_heading(f"{group}:{name}"), field.id)
                bare.setdefault(fold_heading(name), field.id)
    for spelling, field_id in bare.items():
        known.setdefault(spelling, field_id)
        known.setdefault(f"mwg:{spelling}", field_id)
    return known


_KNOWN = _known_spellings()
_FILE_SPELLINGS = frozenset(
    fold_heading(h)
    for h in (
        *("File:FileName", "System:FileName", "{filename}", "image file", "image filename", "photo file"),
        *("photo filename", "picture file", "파일 이름", "이미지 파일", "이미지 파일명", "사진 파일명"),
    )
)
OUR_HEADINGS = frozenset(fold_heading(h) for h in ("why", "왜", "preview", "미리보기"))
"""Columns that PhotoDesk itself adds to a sheet: not read, and not reported as unknown."""

_PICTURE_WORDS = frozenset(fold_heading(h) for h in ("image", "photo", "이미지"))


class ColumnMissing(TableError):
    """The headings name no picture file, or no field: a person has to say which columns do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a sheet's columns hold.

    Attributes:
        fields: per column a field id, `FILE`, or "" when it is not taken.
        mapping: heading -> field id or `FILE`, of the columns that are taken.
        unmapped: headings that name nothing, in the sheet's order.
    """

    fields: tuple[str, ...]
    mapping: Mapping[str, str]
    unmapped: tuple[str, ...]


def field_of_heading(heading: str) -> str:
    """Return the field id that a heading names, `FILE` for the picture file, or "".

    A heading of a structure (contact info, licensor) names nothing: a cell cannot carry it. In
    "Caption (사진설명)" both languages must name one field; "Caption (English)" names none. The text
    in another language has its tag behind: "caption@ko".

    Example:
        >>> field_of_heading("XMP-dc:Description"), field_of_heading("사진설명 *"), field_of_heading("비고")
        ('caption', 'caption', '')
        >>> field_of_heading("SourceFile"), field_of_heading("IPTC:By-line")
        ('file', 'creator')
        >>> field_of_heading("FILE NAME(파일명)"), field_of_heading("Caption (English)")
        ('file', '')
        >>> field_of_heading("caption@ko"), field_of_heading("사진 설명@en-us"), field_of_heading("Credit@ko")
        ('caption@ko', 'caption@en-US', '')
    """
    if len(heading) > _MAX_CHARS:
        return ""
    if found := _named(heading):
        return found
    parts = [part for part in map(str.strip, _PARTS.split(heading)) if part]
    fields = {_named(part) for part in parts if part.casefold() not in _NO_MEANING}
    return fields.pop() if len(parts) > 1 and len(fields) == 1 else ""


def _named(heading: str) -> str:
    text, at, language = heading.rpartition("@")
    if at:
        base = _named(text.strip())
        return _in_language(base, language.strip()) if base and base != FILE else ""
    for spelling in (heading, _ORNAMENT.sub("", heading)):
        if is_file_heading(spelling) or fold_heading(spelling) in _FILE_SPELLINGS:
            return FILE
        field = field_for_heading(spelling)
        if field is not None and not field.is_structure:
            return field.id
        if known := _KNOWN.get(fold_heading(spelling)):
            return known
    return ""


def _in_language(field_id: str, language: str) -> str:
    """Return the name of a field's text in another language, or "" where there is none."""
    try:
        return field_named(f"{field_id}@{language}").id
    except KeyError:
        return ""


def known_headings(cells: Sequence[str]) -> int:
    """Count the cells that are headings we know.

    Example:
        >>> known_headings(["파일명", "사진설명", "비고"])
        2
    """
    return sum(1 for cell in cells if cell and field_of_heading(cell))


def map_columns(
    headings: Sequence[str],
    chosen: Mapping[str, str] | None = None,
    *,
    name: str = "sheet",
    rows: Sequence[Sequence[str]] = (),
) -> Columns:
    """Decide what each column holds.

    Args:
        headings: the heading row.
        chosen: heading -> field id, `FILE`, or "-" to leave the column out; goes before every
            spelling, and a field that is chosen is not taken from another column.
        name: the sheet's name, for messages.
        rows: the first rows below, to say in a message which column may name the files.

    Returns:
        The columns; several may hold one field.

    Raises:
        UnknownField: `chosen` names a field that there is not, or one that no cell can carry.
        UsageError: `chosen` names a heading that the sheet does not have.
        ColumnMissing: no column names the file, or no column holds a field.

    Example:
        >>> map_columns(["파일명", "내용"], {"내용": "caption"}).fields
        ('file', 'caption')
    """
    wanted = _chosen_columns(headings, chosen or {}, name)
    fields = _fields(headings, wanted)
    if FILE not in fields:
        raise ColumnMissing(_no_file_column(headings, rows, name), row=1)
    if not any(field and field != FILE for field in fields):
        raise ColumnMissing(
            f"{name}: no column holds a caption or another field (found: {_listed(headings)}): "
            'head it "caption" or "사진설명", or say --map HEADING=caption',
            row=1,
        )
    pairs = list(zip(headings, fields, strict=True))
    return Columns(
        fields,
        {heading: field for heading, field in pairs if field},
        tuple(
            heading
            for heading, field in pairs
            if heading.strip()
            and not field
            and wanted.get(fold_heading(heading)) != ""
            and fold_heading(heading) not in OUR_HEADINGS
        ),
    )


def _no_file_column(headings: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> str:
    if any(_PICTURE_NAME.search(heading) for heading in headings):
        return (
            f"{name}: the first row holds no headings but a photo ({_listed(headings)}): "
            'put a row above it, such as "filename,caption,credit"'
        )
    said = f"{name}: no column names the picture file (found: {_listed(headings)}): "
    for at, heading in enumerate(headings):
        cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
        if heading.strip() and cells and all(_PICTURE_NAME.search(cell) for cell in cells):
            return said + f'head “{heading}” "filename", or say --map {map_option(heading, FILE)}'
    return said + 'head it "filename" or "파일명", or say --map HEADING=file'


def map_option(heading: str, field_id: str) -> str:
    """Return what follows --map on a command line, quoted where it must be.

    Example:
        >>> map_option("내용", "caption"), map_option("Cut line", "caption")
        ('내용=caption', '"Cut line=caption"')
    """
    pair = f"{heading}={field_id}"
    if re.fullmatch(r"[\w=.:/+-]+", pair):
        return pair
    # Double quotes are understood by every shell; what they do not protect is rare.
    return shlex.quote(pair) if re.search(r'["\\$`!]', pair) else f'"{pair}"'


def _listed(headings: Sequence[str]) -> str:
    shown = [heading.strip() for heading in headings if heading.strip()]
    short = [text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…" for text in shown]
    more = f" and {len(short) - _SHOWN_HEADINGS} more" if len(short) > _SHOWN_HEADINGS else ""
    return ", ".join(short[:_SHOWN_HEADINGS]) + more if short else "nothing"


def choose_columns(
    headings: Sequence[str], chosen: Mapping[str, str] | None = None, *, name: str = "sheet"
) -> tuple[str, ...]:
    """Return what `map_columns` makes of each column so far, though the file or every field be missing.

    Raises:
        UnknownField, UsageError: as `map_columns`.

    Example:
        >>> choose_columns(["번호", "내용"], {"내용": "caption"})
        ('', 'caption')
    """
    return _fields(headings, _chosen_columns(headings, chosen or {}, name))


def parse_mapping(arguments: Iterable[str]) -> dict[str, str]:
    """Read `--map HEADING=FIELD` arguments; the last "=" parts them.

    Raises:
        UsageError: no "=", or nothing before or after it.
        UnknownField: no such field.

    Example:
        >>> parse_mapping(["내용=caption", "비고=-"])
        {'내용': 'caption', '비고': '-'}
    """
    mapping: dict[str, str] = {}
    for argument in arguments:
        heading, equals, field_id = argument.rpartition("=")
        if not equals or not heading.strip() or not field_id.strip():
            raise UsageError(f"--map {argument}: write HEADING=FIELD, as in --map 내용=caption")
        mapping[heading.strip()] = _field_id(field_id, f"--map {argument}")
    return mapping


def _fields(headings: Sequence[str], wanted: Mapping[str, str]) -> tuple[str, ...]:
    taken = set(wanted.values())
    fields: list[str] = []
    for heading in headings:
        if fold_heading(heading) in wanted:
            fields.append(wanted[fold_heading(heading)])
        else:
            found = field_of_heading(heading) if heading.strip() else ""
            fields.append("" if found in taken else found)
    if any(
        f == FILE and fold_heading(h) not in _PICTURE_WORDS for h, f in zip(headings, fields, strict=True)
    ):
        # Beside "filename" a column "Image" holds a thumbnail, a number or a remark.
        fields = [
            "" if f == FILE and fold_heading(h) in _PICTURE_WORDS and fold_heading(h) not in wanted else f
            for h, f in zip(headings, fields, strict=True)
        ]
    return tuple(fields)


def _chosen_columns(headings: Sequence[str], chosen: Mapping[str, str], name: str) -> dict[str, str]:
    """Return folded heading -> field id, `FILE` or "" for what a person chose."""
    present = {fold_heading(heading) for heading in headings}
    wanted: dict[str, str] = {}
    for heading, field_id in chosen.items():
        folded = fold_heading(heading)
        if folded not in present:
            raise UsageError(f"{name}: no column is headed {heading!r} (found: {_listed(headings)})")
        field = _field_id(field_id, f"--map {heading}={field_id}")
        wanted[folded] = "" if field == "-" else field
    return wanted


def _field_id(text: str, where: str) -> str:
    field_id = text.strip()
    if field_id in (FILE, "-"):
        return field_id
    field = BY_ID.get(field_id.partition("@")[0])
    if field is not None and field in EDITABLE:
        if "@" in field_id:
            check_language(field, field_id.partition("@")[2])
            return field_named(field_id).id
        if field.is_structure:
            raise UnknownField(f"{where}: {field_id} has parts of its own, which one cell cannot carry")
        return field_id
    nearest = field_of_heading(field_id) or _nearest(field_id)
    hint = f": did you mean {nearest}?" if nearest else ": the README lists the fields"
    raise UnknownField(f"{where}: no field is called {field_id!r}{hint}")


def _nearest(field_id: str) -> str:
    import difflib

    ids = [field.id for field in EDITABLE if not field.is_structure] + [FILE]
    found = difflib.get_close_matches(field_id.lower().replace(" ", "_").replace("-", "_"), ids, n=1)
    return found[0] if found else ""
