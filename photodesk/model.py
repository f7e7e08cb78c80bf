"""The values that travel through PhotoDesk: what a photo says, what was found, what changed.

All are frozen; lists are tuples. An empty field is "" or (), never None.
`Tags` is what the containers say, raw; `Metadata` is what we believe.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Literal, get_args

MemberValue = str | tuple[str, ...] | tuple[tuple[str, str], ...]
"""Value of one structure member: text, list of texts, or (language, text) pairs."""

Structure = tuple[tuple[str, MemberValue], ...]
"""One structure: (member name as in `Field.members` without its type, value) pairs in table order."""

Value = str | tuple[str, ...] | tuple[Structure, ...]
"""Value of a metadata field: text, list of texts, or structures."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one photo says, field by field (`tables.fields.EDITABLE`, IPTC's names).

    Texts are NFC with LF. Dates are ISO 8601 and may be partial: "2026", "2026-11",
    "2026-11-24", "2026-11-24T09:30:15.25+09:00"; without an offset the zone is unknown.
    Text fields with language alternatives hold the default language; the other languages
    stand in `alternatives` as (field id, language tag, text), and `get` and `replace` name them
    as "caption@ko".

    Example:
        >>> m = Metadata(caption="Commuters cross the Han River.", credit_line="AP-Yonhap")
        >>> [name for name, value in m.items()]
        ['caption', 'credit_line']
    """

    headline: str = ""
    title: str = ""
    caption: str = ""
    caption_writer: str = ""
    alt_text: str = ""
    extended_description: str = ""
    keywords: tuple[str, ...] = ()
    creator: tuple[str, ...] = ()
    creator_job_title: str = ""
    creator_contact_info: tuple[Structure, ...] = ()
    image_creator: tuple[Structure, ...] = ()
    contributor: tuple[Structure, ...] = ()
    credit_line: str = ""
    source: str = ""
    copyright_notice: str = ""
    copyright_marked: str = ""
    copyright_owner: tuple[Structure, ...] = ()
    usage_terms: str = ""
    web_statement: str = ""
    licensor: tuple[Structure, ...] = ()
    instructions: str = ""
    job_id: str = ""
    date_created: str = ""
    date_digitized: str = ""
    date_modified: str = ""
    sublocation: str = ""
    city: str = ""
    province_state: str = ""
    country: str = ""
    country_code: str = ""
    location_created: tuple[Structure, ...] = ()
    location_shown: tuple[Structure, ...] = ()
    person_shown: tuple[str, ...] = ()
    person_shown_with_details: tuple[Structure, ...] = ()
    organisation_shown: tuple[str, ...] = ()
    event_name: str = ""
    event_identifier: tuple[str, ...] = ()
    intellectual_genre: str = ""
    scene_code: tuple[str, ...] = ()
    subject_code: tuple[str, ...] = ()
    category: str = ""
    supplemental_category: tuple[str, ...] = ()
    urgency: str = ""
    image_supplier: tuple[Structure, ...] = ()
    supplier_image_id: str = ""
    image_registry_entry: tuple[Structure, ...] = ()
    digital_image_guid: str = ""
    digital_source_type: str = ""
    ai_prompt_information: str = ""
    ai_prompt_writer_name: str = ""
    ai_system_used: str = ""
    ai_system_version_used: str = ""
    data_mining: str = ""
    other_constraints: str = ""
    model_release_status: str = ""
    model_release_id: tuple[str, ...] = ()
    property_release_status: str = ""
    property_release_id: tuple[str, ...] = ()
    minor_model_age_disclosure: str = ""
    release_date_time: str = ""
    expiration_date_time: str = ""
    rating: str = ""
    max_available_size: str = ""
    alternatives: tuple[tuple[str, str, str], ...] = ()

    def get(self, field_id: str) -> Value:
        """Return a field's value by its id, "caption@ko" for another language; KeyError for an unknown id."""
        name, at, language = field_id.partition("@")
        if name not in _METADATA_FIELDS:
            raise KeyError(field_id)
        if not at:
            return getattr(self, name)  # type: ignore[no-any-return]
        key = (name, language.casefold())
        return next((text for n, tag, text in self.alternatives if (n, tag.casefold()) == key), "")

    def named(self, field_id: str) -> str:
        """Return the name by which a text stands here: "caption@ko" is Korean of any country.

        Source: RFC 4647, 3.3.1 (basic filtering: "ko" matches "ko-KR").

        Example:
            >>> Metadata(caption="Rain", alternatives=(("caption", "ko-KR", "비"),)).named("caption@ko")
            'caption@ko-KR'
            >>> Metadata().named("caption@ko"), Metadata().named("caption")
            ('caption@ko', 'caption')
        """
        name, at, language = field_id.partition("@")
        if not at or self.get(field_id):
            return field_id
        start = f"{language.casefold()}-"
        wider = (tag for n, tag, _ in self.alternatives if n == name and tag.casefold().startswith(start))
        return f"{name}@{next(wider, language)}"

    def items(self) -> Iterator[tuple[str, Value]]:
        """Yield (field id, value) of the fields that are not empty, in table order."""
        for name in _METADATA_FIELDS:
            value = getattr(self, name)
            if value:
                yield name, value

    def replace(self, **values: Value) -> Metadata:
        """Return a copy with other values; "" takes another language of a text away.

        Example:
            >>> both = Metadata(caption="Han River").replace(**{"caption@ko": "한강"})
            >>> both.get("caption@KO"), both.replace(**{"caption@ko": ""}).alternatives
            ('한강', ())
        """
        languages = {name: text for name, text in values.items() if "@" in name}
        plain = {name: value for name, value in values.items() if name not in languages}
        if languages:
            plain["alternatives"] = self._with_languages(languages)  # type: ignore[assignment]
        return dataclasses.replace(self, **plain)  # type: ignore[arg-type]

    def _with_languages(self, texts: Mapping[str, Value]) -> tuple[tuple[str, str, str], ...]:
        """Return the alternatives with other texts, each where its language stood or behind its field's."""
        found = {(name, tag.casefold()): (name, tag, text) for name, tag, text in self.alternatives}
        for key, text in texts.items():
            name, _, tag = key.partition("@")
            known = found.get((name, tag.casefold()))
            found[name, tag.casefold()] = (name, known[1] if known else tag, str(text))
        order = {name: place for place, name in enumerate(_METADATA_FIELDS)}
        kept = (one for one in found.values() if one[2])
        return tuple(sorted(kept, key=lambda one: order.get(one[0], len(order))))


_METADATA_FIELDS: tuple[str, ...] = tuple(
    f.name for f in dataclasses.fields(Metadata) if f.name != "alternatives"
)

# --- what the containers say ------------------------------------------------------------

Format = Literal["jpeg", "png", "webp", "tiff", "heic", "avif", "gif", "bmp", "jp2", "psd", "raw"]
"""Picture formats told apart by their first bytes, never by the name."""

DigestState = Literal["no_iim", "absent", "match", "mismatch"]
"""State of the IPTC digest (Photoshop resource 0x0425), RECONCILE 2.1."""

Charset = Literal["ascii", "utf-8", "cp949", "cp1252", "latin-1", "euc-jp"]

LangAlt = tuple[tuple[str, str], ...]
"""(language tag, text) pairs in file order; "x-default" is the default."""

XmpValue = str | tuple[str, ...] | tuple[tuple[str, str], ...] | tuple[Structure, ...]
"""Raw XMP value as the field's kind says: text, list, language alternatives, structures."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader or writer saw and a person may want to know.

    Attributes:
        code: stable word, e.g. "exif_full", "iim_truncated", "format_mismatch".
        message: one line.
        field: field id it is about, or "".
    """

    code: str
    message: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the metadata containers of one file say, decoded but not judged.

    Attributes:
        exif: tag name -> text (`Field.exif` names; also "Orientation", "ColorSpace", "Make", "Model").
        iim: dataset "2:120" -> texts in file order, decoded by `iim_charset`.
        xmp: property "dc:description" -> value; None of our properties is missing from it.
        xmp_types: property -> kind found, where it differs from the table.
        digest: state of the IPTC digest.
        iim_charset: the charset decision for the whole file; `iim_declared` is what 1:90 says.
        iim_unreadable: True when some IIM text could not be decoded without loss.
        software: EXIF Software, IIM 2:065 and xmp:CreatorTool, those that are there.
        document_ids: xmpMM DocumentID, OriginalDocumentID, InstanceID by name.
        has_c2pa: whether the file carries Content Credentials.
        notes: what the readers saw.
    """

    exif: Mapping[str, str] = field(default_factory=dict)
    iim: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    xmp: Mapping[str, XmpValue] = field(default_factory=dict)
    xmp_types: Mapping[str, str] = field(default_factory=dict)
    digest: DigestState = "no_iim"
    iim_charset: Charset = "ascii"
    iim_declared: Literal["none", "utf-8", "other"] = "none"
    iim_unreadable: bool = False
    software: tuple[str, ...] = ()
    document_ids: Mapping[str, str] = field(default_factory=dict)
    has_c2pa: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two containers that say different things of one field.

    Attributes:
        field: field id. `chosen` is the value believed, `chosen_from` where it stands.
        exif, iim, xmp: what each says as text; "" when it says nothing (lists joined by "; ").
    """

    field: str
    chosen_from: Literal["exif", "iim", "xmp"]
    chosen: str
    exif: str = ""
    iim: str = ""
    xmp: str = ""


# --- photos and findings ----------------------------------------------------------------

Origin = Literal[
    "staff", "agency", "handout", "pool", "screenshot", "state-media", "reader", "stock", "ai", "unknown"
]
"""Where a picture comes from (EDITOR.md §3)."""

CreditKind = Literal[
    "screenshot",
    "pool",
    "handout",
    "courtesy",
    "stock",
    "file",
    "agency-distributed",
    "staff",
    "agency",
    "none",
]
"""Class of a printed credit; the first that matches in this order (CREDITS.md)."""
CREDIT_KINDS: tuple[CreditKind, ...] = get_args(CreditKind)


@dataclass(frozen=True, slots=True)
class Credit:
    """A printed credit, parsed (EDITOR.md §3, CREDITS.md). Empty parts are "" or ().

    Attributes:
        text: the credit as printed, brackets and separators dropped, label words kept.
        kind: class of the printed credit.
        agency: short name of who made it (wire, photo agency, state media), by the registry.
        distributor: the last relay; `distributors` all of them in order.
        photographer: name as printed. `organization`: who supplied it, or the photographer's paper.
        markers: of "pool", "file", "handout", "aptopix", …; `restrictions`: phrases found beside it.
        parties: every party as printed, in order; no letter of `text` is lost.
        suggestion: registry name a misspelt party probably means, or "".
    """

    text: str = ""
    kind: CreditKind = "none"
    agency: str = ""
    distributors: tuple[str, ...] = ()
    photographer: str = ""
    organization: str = ""
    markers: tuple[str, ...] = ()
    restrictions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    suggestion: str = ""

    @property
    def distributor(self) -> str:
        """The last relay, or ""."""
        return self.distributors[-1] if self.distributors else ""


@dataclass(frozen=True, slots=True)
class PrintedCaption:
    """A caption as it stood in print, taken apart: `caption` without credit, and the credit."""

    caption: str
    credit: Credit


class Severity(IntEnum):
    """How much a finding weighs: error must not be printed, warning would be asked, info is hygiene."""

    info = 1
    warning = 2
    error = 3


When = Literal["intake", "edit", "page", "file"]
"""From which moment on a rule speaks (EDITOR.md §1)."""

Target = Literal["print", "web", "syndication", "video", "magazine"]


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo as the rules see it.

    Attributes:
        key: path or desk id, unique in its page. `name` is the file name.
        metadata: what we believe; `tags`: what the containers say; `conflicts` between them.
        format, width, height: of the picture; 0 when unknown.
        picture_hash: hex of the picture data without metadata, or "" when not computed.
        perceptual_hash: 64-bit value, or None.
        source_label: how it arrived ("wire", "handout", "staff", an agency's name), or "".
        embedded: True when the values stand in the file (after embedding).
        file_hash: hex of the whole file, or "" when not computed.
        colour: "rgb", "cmyk", "grey", …, or "" when unknown.
        profile: name of the ICC profile; "" for none, None when unknown.
        thumbnail_size: (width, height) of the thumbnail inside the EXIF block, or (0, 0).
        thumbnail_hash: its perceptual hash, or None.
    """

    key: str
    name: str = ""
    metadata: Metadata = Metadata()
    tags: Tags = Tags()
    conflicts: tuple[Conflict, ...] = ()
    format: str = "jpeg"
    width: int = 0
    height: int = 0
    picture_hash: str = ""
    perceptual_hash: int | None = None
    source_label: str = ""
    embedded: bool = False
    file_hash: str = ""
    colour: str = ""
    profile: str | None = None
    thumbnail_size: tuple[int, int] = (0, 0)
    thumbnail_hash: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changes or changed, with why.

    Attributes:
        field: field id. `before`, `after`: its values; "" or () when empty.
        why: one phrase for the person who signs it.
    """

    field: str
    before: Value
    after: Value
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found on one photo.

    Attributes:
        key: the photo's key. `code`, `title`, `severity`: of the rule, severity as it applies here.
        field: field id it is about, or "".
        message: what · why · key, one or two short sentences (EDITOR.md §4).
        suggestion: what to do, or the value to take; "" when there is none.
        fix: certain changes that cure it, or ().
        others: keys of the other photos it is about.
    """

    key: str
    code: str
    severity: Severity
    field: str
    title: str
    message: str
    suggestion: str = ""
    fix: tuple[Change, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One place on a page.

    Attributes:
        key: key of the photo in it. `name`: as the page calls it, "lead" for the main picture.
        width_cm: printed width. `width_px`: width on the web; 0 when unknown.
    """

    key: str
    name: str = ""
    width_cm: float = 0
    width_px: int = 0


@dataclass(frozen=True, slots=True)
class Use:
    """One planned use: when and where the pictures will be printed.

    Attributes:
        on: the day printed on it. `at`: the moment it goes out, when known.
        targets: where it will appear. `slots`: its places, in the order of the page.
        news: whether it is a news page; None when nobody said.
    """

    on: date
    targets: tuple[Target, ...] = ("print", "web")
    at: datetime | None = None
    slots: tuple[Slot, ...] = ()
    news: bool | None = None


# --- duplicates -------------------------------------------------------------------------

Sameness = Literal["exact", "near", "distinct"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two captions are the same.

    Attributes:
        label: exact, near or distinct. `variant` marks a distinct pair of one template.
        score: similarity 0..1. `why`: in words; begins "variant:" for a variant.
        differences: (words of a, words of b) that differ, in order.
    """

    label: Sameness
    score: float
    why: str
    variant: bool = False
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DuplicateMember:
    """One item of a group: its `key` (path, row or id) and the `link` that joins it."""

    key: str
    link: Literal["exact", "near"]


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Items with one caption or one picture; groups of one kind are disjoint."""

    kind: Literal["exact", "near", "picture"]
    score: float
    members: tuple[DuplicateMember, ...]


# --- files ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture file as read: `photofile.read` makes it.

    Attributes:
        path, format, width, height: of the file; the bytes decide the format.
        tags, metadata, conflicts: raw and reconciled.
        sidecar: path of the XMP sidecar that was read too, or None.
    """

    path: Path
    format: Format
    width: int
    height: int
    tags: Tags
    metadata: Metadata
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()
    sidecar: Path | None = None
