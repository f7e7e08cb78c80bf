"""What EXIF, IIM and XMP must each say after a write, so that every reader sees one value.

The plan behind `reconcile.spread`; the containers' grafts carry it out. Fields whose value does
not change are left as they are, with one exception: when the digest says that IIM is newer than
XMP and this write will refresh it, the newer IIM values first go into XMP, or a fresh digest
would bring old text back.

Source: RECONCILE 3; CODEC, "The rule" and JPEG 4.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import cast

from photodesk.errors import UnknownField
from photodesk.metadata.agreement import Policy, ShortForm, agree, norm, same
from photodesk.metadata.said import (
    LOCATION_MEMBERS,
    TWINS,
    Said,
    clean,
    clean_all,
    place_shown,
    said,
    split_names,
)
from photodesk.metadata.written import Limits, checked, checked_languages, to_exif, to_iim, to_xmp
from photodesk.model import LangAlt, Metadata, Note, Structure, Tags, Value, XmpValue
from photodesk.tables.fields import BY_ID, EDITABLE, Field

WINDOWS_COPIES: dict[str, tuple[str, ...]] = {
    "title": ("XPTitle",),
    "caption": ("XPComment", "XPSubject", "UserComment"),
    "creator": ("XPAuthor",),
    "keywords": ("XPKeywords",),
    "rating": ("RatingPercent",),
}
"""Field id -> EXIF tags in which other programs repeat it."""

_XMP_COPIES: dict[str, tuple[str, ...]] = {
    "caption": ("exif:UserComment", "tiff:ImageDescription"),
    "creator": ("tiff:Artist",),
    "copyright_notice": ("tiff:Copyright",),
    "keywords": ("MicrosoftPhoto:LastKeywordXMP", "MicrosoftPhoto:LastKeywordIPTC"),
    "date_created": ("exif:DateTimeOriginal",),
    "rating": ("MicrosoftPhoto:Rating",),
}
"""Field id -> XMP properties in which other programs repeat it."""

_PERCENT = {"1": "1", "2": "25", "3": "50", "4": "75", "5": "99"}
"""Stars -> Microsoft's percentage."""

_HIERARCHY, _PERSONALITY, _SHOWN = (
    "lr:hierarchicalSubject",
    "GettyImagesGIFT:Personality",
    "Iptc4xmpExt:LocationShown",
)


def plan(
    metadata: Metadata,
    before: Metadata,
    tags: Tags,
    *,
    changed: Collection[str],
    limits: Limits,
    short_form: ShortForm | None,
    windows_mirror: bool,
    policy: Policy,
) -> Tags:
    """Return the target state of every container; `reconcile.spread` tells the arguments.

    Args:
        before: what was believed of `tags` until now.
    """
    wanted = settled(metadata, before, changed=changed, policy=policy)
    ids = _changed_ids(wanted, before, changed, policy)
    target = _Plan(tags)
    target.notes += _followers(metadata, wanted, changed)
    for field in EDITABLE:
        if field.id in ids:
            checked(field, metadata.get(field.id))
            checked_languages(field, _languages(metadata, field))
            value = checked(field, wanted.get(field.id))
            languages = _languages(wanted, field)
            target.write(field, value, languages, limits, short_form)
            target.clear_copies(field, value, before)
    if windows_mirror:
        target.mirror_for_windows(wanted, ids)
    if tags.digest == "mismatch" and target.iim != dict(tags.iim):
        target.carry_newer_iim(ids, short_form, policy)
    return target.finished()


def settled(
    metadata: Metadata, before: Metadata, *, changed: Collection[str], policy: Policy = "newsroom"
) -> Metadata:
    """Return the metadata as it will be read back: in its one form, with what follows a changed value.

    Two things repeat a value and must follow it, or readers would still show the old one: the
    first Location Shown repeats the legacy location fields, and another language of a text may
    repeat the default. They follow only where they held the old value and were not edited
    themselves.

    Args:
        metadata: the values wanted. `before`: the values believed until now.
        changed: ids of the fields whose value changes.
        policy: "mwg" readers take the location from Location Shown before anything else.

    Example:
        >>> old = Metadata(city="Seoul", location_shown=((("City", "Seoul"),),))
        >>> settled(old.replace(city="Busan"), old, changed={"city"}).location_shown
        ((('City', 'Busan'),),)
    """
    wanted = clean_all(metadata)
    wanted = replace(wanted, alternatives=_following_languages(wanted, before, changed))
    moved = [name for name in LOCATION_MEMBERS if name in changed]
    if moved and wanted.location_shown and wanted.location_shown == before.location_shown:
        first = dict(wanted.location_shown[0])
        for name in moved:
            member = LOCATION_MEMBERS[name]
            if member in first and (
                policy == "mwg" or agree(BY_ID[name], str(first[member]), str(before.get(name)))
            ):
                first[member] = str(wanted.get(name))
        structure = tuple((name, value) for name, value in first.items() if value)
        rest = wanted.location_shown[1:]
        wanted = wanted.replace(location_shown=(structure, *rest) if structure else rest)
    if policy == "mwg" and wanted.location_shown and wanted.location_shown != before.location_shown:
        first = dict(wanted.location_shown[0])
        legacy = {name: str(first[member]) for name, member in LOCATION_MEMBERS.items() if member in first}
        wanted = wanted.replace(**legacy)
    return wanted


def _changed_ids(wanted: Metadata, before: Metadata, changed: Collection[str], policy: Policy) -> set[str]:
    ids = {name for name in changed if name != "alternatives"}
    for name in sorted(ids):
        if name not in BY_ID or BY_ID[name].tier == "technical":
            raise UnknownField(f"{name}: no field of that id can be written")
    if wanted.location_shown != before.location_shown:
        if not ids.isdisjoint(LOCATION_MEMBERS):
            ids.add("location_shown")
        if policy == "mwg":
            ids |= {name for name in LOCATION_MEMBERS if wanted.get(name) != before.get(name)}
    if "alternatives" in changed:
        ids |= {
            field.id
            for field in EDITABLE
            if field.kind == "alt" and _languages(wanted, field) != _languages(before, field)
        }
    return ids


def _followers(metadata: Metadata, wanted: Metadata, changed: Collection[str]) -> list[Note]:
    """Say what changes along with a changed value because it repeated the old one."""
    notes = []
    if wanted.location_shown != clean(BY_ID["location_shown"], metadata.location_shown):
        notes.append(
            Note("copy_follows", "Location Shown repeated the old place and follows it", "location_shown")
        )
    for field in EDITABLE:
        if field.kind == "alt" and field.id in changed and wanted.get(field.id):
            asked = dict(_languages(metadata, field))
            notes += (
                Note(
                    "copy_follows",
                    f"{field.label} in {language} repeated the old text and follows it",
                    field.id,
                )
                for language, text in _languages(wanted, field)
                if norm(asked.get(language, "")) != text
            )
    return notes


def _languages(metadata: Metadata, field: Field) -> LangAlt:
    return tuple((language, text) for name, language, text in metadata.alternatives if name == field.id)


def _following_languages(
    wanted: Metadata, before: Metadata, changed: Collection[str]
) -> tuple[tuple[str, str, str], ...]:
    """Other languages that merely repeated the old default take the new one."""
    untouched = frozenset(before.alternatives)
    return tuple(
        (name, language, str(wanted.get(name)))
        if name in changed and (name, language, text) in untouched and same(text, str(before.get(name)))
        else (name, language, text)
        for name, language, text in wanted.alternatives
    )


class _Plan:
    """The target state of the three containers while it is put together."""

    def __init__(self, tags: Tags) -> None:
        self.tags = tags
        self.exif = dict(tags.exif)
        self.iim = dict(tags.iim)
        self.xmp = dict(tags.xmp)
        self.notes: list[Note] = []

    def write(
        self, field: Field, value: Value, languages: LangAlt, limits: Limits, short_form: ShortForm | None
    ) -> None:
        """Put a value into every place of its field, or take it out of all."""
        if field.xmp:
            self._set_xmp(field.xmp, to_xmp(field, value, languages))
        if field.iim and not (field.is_structure and value):
            datasets, notes = to_iim(field, value, self.tags.iim, limits, short_form)
            self.notes += notes
            for place, texts in datasets.items():
                if texts:
                    self.iim[place] = texts
                else:
                    self.iim.pop(place, None)
        for tag, text in to_exif(field, value, self.tags.exif).items():
            self._set_exif(tag, text)

    def clear_copies(self, field: Field, value: Value, before: Metadata) -> None:
        """Remove copies that other programs left and that hold the old value; note those that differ."""
        heard = said(field, self.tags)
        olds = [old for old in (before.get(field.id), heard.xmp, heard.iim, heard.exif) if old]
        for tag in WINDOWS_COPIES.get(field.id, ()):
            if tag in self.tags.exif:
                is_read = not value and TWINS.get(field.id) == tag
                self._drop(field, value, olds, tag, self.tags.exif[tag], is_read)
        for key in _XMP_COPIES.get(field.id, ()):
            if key in self.tags.xmp:
                self._drop(field, value, olds, key, self.tags.xmp[key], False)
        if field.id == "person_shown":
            self.xmp.pop(_PERSONALITY, None)  # read as part of the list, so taken over
        if field.id == "keywords" and _HIERARCHY in self.tags.xmp:
            self._prune_hierarchy(olds, cast(tuple[str, ...], value))

    def mirror_for_windows(self, wanted: Metadata, ids: Collection[str]) -> None:
        """Write what Windows Explorer shows (RECONCILE 3.7)."""
        for needs, tag, text in (
            (("headline", "title"), "XPTitle", wanted.headline or wanted.title),
            (("caption",), "XPComment", wanted.caption),
            (("creator",), "XPAuthor", ";".join(wanted.creator)),
            (("keywords",), "XPKeywords", ";".join(wanted.keywords)),
        ):
            if not set(needs).isdisjoint(ids):
                self._set_exif(tag, text)

    def carry_newer_iim(self, ids: Collection[str], short_form: ShortForm | None, policy: Policy) -> None:
        """Take into XMP what IIM says newer, before the digest is made fresh over it (WE-19)."""
        is_shown_edited = "location_shown" in ids
        for field in EDITABLE:
            if field.id in ids or not field.iim or not field.xmp or field.is_structure:
                continue
            heard = said(field, self.tags)
            if not heard.iim or (field.kind == "date" and heard.exif):
                continue
            if field.id in LOCATION_MEMBERS and not is_shown_edited:
                self._carry_location(field, heard, policy)
            if heard.xmp and not agree(field, heard.xmp, heard.iim, field.iim_max_bytes, short_form):
                self._carry(field, heard)

    def finished(self) -> Tags:
        """Return the target as Tags."""
        target = replace(self.tags, exif=self.exif, xmp=self.xmp, notes=tuple(self.notes))
        if self.iim == dict(self.tags.iim):
            return target
        return replace(
            target,
            iim=self.iim,
            digest="match" if self.iim else "no_iim",
            iim_charset="utf-8",
            iim_declared="utf-8",
            iim_unreadable=False,
        )

    def _carry(self, field: Field, heard: Said) -> None:
        value = clean(field, _printable(heard.iim))
        old = str(heard.xmp)
        languages = tuple(
            (language, str(value) if same(text, old) else text) for language, text in heard.languages
        )
        self._set_xmp(field.xmp, to_xmp(field, value, languages))
        self.notes.append(
            Note(
                "iim_newer", f"{field.label}: IIM was edited later than XMP; its text goes into XMP", field.id
            )
        )

    def _carry_location(self, field: Field, heard: Said, policy: Policy) -> None:
        """Let the first Location Shown follow newer IIM where it repeats XMP's legacy field."""
        place = place_shown(field, self.tags)
        if not place or agree(field, place, heard.iim, field.iim_max_bytes):
            return
        if policy == "newsroom" and not (heard.xmp and agree(field, place, heard.xmp)):
            self._keep(field, _SHOWN)
            return
        member = LOCATION_MEMBERS[field.id]
        shown = cast(tuple[Structure, ...], self.xmp[_SHOWN])
        new = str(clean(field, _printable(heard.iim)))
        first = tuple((name, new if name == member else value) for name, value in shown[0])
        self.xmp[_SHOWN] = (first, *shown[1:])

    def _drop(
        self, field: Field, value: Value, olds: Iterable[Value], key: str, raw: XmpValue, is_read: bool
    ) -> None:
        """Remove one copy where it holds an old value (or would be believed instead of nothing)."""
        copy = _as_field(field, key, raw)
        if not copy or (value and agree(field, value, copy)):
            return
        if is_read or any(agree(field, old, copy) for old in olds):
            (self.xmp if ":" in key else self.exif).pop(key, None)
        else:
            self._keep(field, key)

    def _keep(self, field: Field, key: str) -> None:
        self.notes.append(
            Note("stale_kept", f"{key} says something else than {field.label}: left as it is", field.id)
        )

    def _prune_hierarchy(self, olds: Iterable[Value], keywords: tuple[str, ...]) -> None:
        """Drop Lightroom's paths whose last part was a keyword and is none any more."""
        gone = {str(one).casefold() for old in olds for one in old if not isinstance(old, str)}
        gone -= {one.casefold() for one in keywords}
        paths = cast(tuple[str, ...], self.tags.xmp[_HIERARCHY])
        kept = tuple(path for path in paths if norm(path.rpartition("|")[2]).casefold() not in gone)
        self._set_xmp(_HIERARCHY, kept or None)

    def _set_xmp(self, key: str, value: XmpValue | None) -> None:
        if value:
            self.xmp[key] = value
        else:
            self.xmp.pop(key, None)

    def _set_exif(self, tag: str, text: str) -> None:
        if text:
            self.exif[tag] = text
        else:
            self.exif.pop(tag, None)


def _as_field(field: Field, key: str, raw: XmpValue) -> Value:
    """A copy's value in the form of its field."""
    if isinstance(raw, str):
        if field.id == "rating":
            return next((stars for stars, percent in _PERCENT.items() if percent == raw), raw)
        if field.id == "creator":
            return tuple(raw.split(";")) if key.startswith("XP") else split_names(norm(raw))
        if field.is_list:
            return clean(field, tuple(raw.split(";")))
        return clean(field, raw)
    if field.kind == "alt":
        return norm(cast(LangAlt, raw)[0][1])
    return clean(field, cast(Value, raw))


def _printable(value: Value) -> Value:
    """IIM text without the control characters that XML cannot hold."""
    if isinstance(value, str):
        return "".join(char for char in value if char in "\n\t" or not _is_control(char))
    return tuple(cast(str, _printable(str(one))) for one in value)


def _is_control(char: str) -> bool:
    return char < " " or "\x7f" <= char <= "\x9f" or char in "\ufffe\uffff" or "\ud800" <= char <= "\udfff"
