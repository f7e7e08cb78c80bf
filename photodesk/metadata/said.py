"""What each container says of a field, in the one form that `Metadata` holds.

One field lives in up to three containers in different dress: a list in XMP is repeats in IIM and
one joined string in EXIF, a moment is one text, two datasets, or three tags. This file takes the
dress off, `written` puts it on, `reconcile` weighs what was said.

Standards: IPTC Photo Metadata 2025.1 mapping, IPTC-IIM 4.2, Exif 3.0, MWG 2.0 (Artist);
RECONCILE 2.6, 2.7, 2.9.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, cast

from photodesk.metadata import dates
from photodesk.metadata.agreement import (
    genre_name,
    is_placeholder,
    norm,
    subject_code,
)
from photodesk.model import LangAlt, Metadata, Structure, Tags, Value
from photodesk.tables.fields import BY_ID, EDITABLE, Field

EXIF_DATES: dict[str, tuple[str, str, str]] = {
    "date_created": ("DateTimeOriginal", "SubSecTimeOriginal", "OffsetTimeOriginal"),
    "date_digitized": ("DateTimeDigitized", "SubSecTimeDigitized", "OffsetTimeDigitized"),
    "date_modified": ("DateTime", "SubSecTime", "OffsetTime"),
}
"""Field id -> EXIF tags of date and time, fraction, offset."""

EXIF_TEXTS: dict[str, str] = {
    field.id: field.exif[0]
    for field in EDITABLE
    if field.exif and not field.exif[0].startswith("XP") and field.id not in EXIF_DATES
}
"""Field id -> the EXIF tag that carries it."""

TWINS: dict[str, str] = {"caption": "XPComment", "creator": "XPAuthor", "keywords": "XPKeywords"}
"""Field id -> Windows tag that is believed when nothing else speaks (RECONCILE 3.7)."""

LOCATION_MEMBERS = {
    "sublocation": "Sublocation",
    "city": "City",
    "province_state": "ProvinceState",
    "country": "CountryName",
    "country_code": "CountryCode",
}
"""Legacy location field -> member of Location Shown that says the same."""

_PERSONALITY = "GettyImagesGIFT:Personality"


class Said(NamedTuple):
    """What the containers say of one field, cleaned; "" or () where they say nothing.

    Attributes:
        xmp, iim, exif: the values. `twin`: of the Windows tag.
        languages: XMP's (language, text) pairs but the default.
    """

    xmp: Value
    iim: Value
    exif: Value
    twin: Value
    languages: LangAlt = ()


# --- reading ----------------------------------------------------------------------------


def said(field: Field, tags: Tags) -> Said:
    """Return what each container says of a field."""
    empty: Value = () if field.is_list or field.is_structure else ""
    raw = tags.xmp.get(field.xmp) if field.xmp else None
    languages: LangAlt = ()
    xmp = empty
    if raw:
        if field.kind == "alt":
            default, languages = _default(cast(LangAlt, raw))
            xmp = clean(field, default)
        else:
            xmp = clean(field, cast(Value, raw))
    if field.id == "person_shown" and _PERSONALITY in tags.xmp:
        xmp = clean(field, (*cast(tuple[str, ...], xmp), *cast(tuple[str, ...], tags.xmp[_PERSONALITY])))
    iim = _from_iim(field, tags.iim) if field.iim and tags.iim else empty
    exif = twin = empty
    if field.exif and tags.exif:
        exif = _from_exif(field, tags.exif)
        if field.id in TWINS and TWINS[field.id] in tags.exif:
            twin = _from_twin(field, tags.exif[TWINS[field.id]])
    return Said(xmp, iim or empty, exif or empty, twin or empty, languages)


def place_shown(field: Field, tags: Tags) -> str:
    """Return what the first Location Shown says of a legacy location field, or ""."""
    shown = cast(tuple[Structure, ...], tags.xmp.get("Iptc4xmpExt:LocationShown", ()))
    return norm(str(dict(shown[0]).get(LOCATION_MEMBERS[field.id], ""))) if shown else ""


def clean(field: Field, value: Value) -> Value:
    """Return a value in the one form that `Metadata` holds: normalised, nothing empty, codes bare.

    Example:
        >>> clean(BY_ID["subject_code"], ("IPTC:11006005:::", "", "11006005"))
        ('11006005',)
        >>> clean(BY_ID["date_created"], "2026:11:24 09:30:15")
        '2026-11-24T09:30:15'
    """
    if field.is_structure:
        return tuple(one for one in map(_clean_structure, cast(tuple[Structure, ...], value)) if one)
    if field.is_list:
        items = [norm(str(one)) for one in value]
        if field.id == "subject_code":
            items = [subject_code(one) for one in items]
        if field.kind == "bag":
            unique: dict[str, str] = {}
            for one in items:
                unique.setdefault(one.casefold(), one)
            items = list(unique.values())
        return tuple(one for one in items if one)
    text = norm(str(value))
    if field.kind == "date":
        moment = dates.parse(text)
        return moment.text if moment is not None else ""
    if field.id == "rating":
        return _whole_number(text)
    if field.id == "intellectual_genre":
        return genre_name(text)
    if field.id == "copyright_marked":
        return {"true": "True", "false": "False"}.get(text.casefold(), text)
    return text


def clean_all(metadata: Metadata) -> Metadata:
    """Return the metadata with every value in its one form; languages of empty fields are dropped."""
    values = {name: clean(BY_ID[name], value) for name, value in metadata.items()}
    kept: dict[tuple[str, str], tuple[str, str, str]] = {}
    for name, language, text in metadata.alternatives:
        said_text = norm(text)
        if said_text and language.casefold() != "x-default" and values.get(name):
            kept.setdefault((name, language.casefold()), (name, language, said_text))
    order = {field.id: rank for rank, field in enumerate(EDITABLE)}
    alternatives = tuple(sorted(kept.values(), key=lambda one: order.get(one[0], 0)))
    return Metadata(alternatives=alternatives, **values)  # type: ignore[arg-type]


def split_names(text: str) -> tuple[str, ...]:
    """Take EXIF Artist apart: names joined by "; ", quoted where they hold that themselves.

    Source: MWG 2.0; RECONCILE 2.6.

    Example:
        >>> split_names('Kim, A; "Lee; B"; ' + '\"\"\"Q\"\" C\"')
        ('Kim, A', 'Lee; B', '"Q" C')
    """
    names: list[str] = []
    quoted: list[str] = []
    for part in text.split("; "):
        if quoted:
            quoted.append(part)
        elif part.startswith('"'):
            quoted = [part[1:]]
        else:
            names.append(part)
        if quoted and (len(quoted[-1]) - len(quoted[-1].rstrip('"'))) % 2:
            names.append("; ".join(quoted)[:-1].replace('""', '"'))
            quoted = []
    if quoted:
        names += ('"' + "; ".join(quoted)).split("; ")
    return tuple(name for name in map(norm, names) if name)


def _default(pairs: LangAlt) -> tuple[str, LangAlt]:
    """The default text of language alternatives, and the other languages."""
    default = next((text for language, text in pairs if language == "x-default" and norm(text)), None)
    others = tuple(
        (language, norm(text)) for language, text in pairs if language != "x-default" and norm(text)
    )
    if default is None:
        default = others[0][1] if others else ""
    return default, others


def _clean_structure(structure: Structure) -> Structure:
    members = []
    for name, value in structure:
        if isinstance(value, str):
            cleaned: object = norm(value)
        elif value and isinstance(value[0], tuple):
            cleaned = tuple((lang, norm(text)) for lang, text in value if norm(text))
        else:
            cleaned = tuple(one for one in (norm(str(item)) for item in value) if one)
        if cleaned:
            members.append((name, cleaned))
    return cast(Structure, tuple(members))


def _whole_number(text: str) -> str:
    """A rating as digits: tools write 5, 5.0 and 05."""
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() and abs(number) < 1000 else text


def _from_iim(field: Field, iim: Mapping[str, tuple[str, ...]]) -> Value:
    if field.is_structure:
        return ()
    stored = iim.get(field.iim[0], ())
    if field.kind == "date":
        for day in stored:
            moment = dates.from_iim(norm(day), norm(next(iter(iim.get(field.iim[1], ())), "")))
            if moment is not None:
                return moment.text
        return ""
    if field.is_list:
        return clean(field, stored)
    said_texts = [one for one in map(norm, stored) if one]
    if field.iim_repeatable and len(said_texts) > 1:
        return clean(field, "; ".join(dict.fromkeys(said_texts)))
    return clean(field, said_texts[0]) if said_texts else ""


def _from_exif(field: Field, exif: Mapping[str, str]) -> Value:
    if field.id in EXIF_DATES:
        day, fraction, offset = (exif.get(name, "") for name in EXIF_DATES[field.id])
        moment = dates.from_exif(norm(day), fraction, norm(offset)) if day else None
        return moment.text if moment is not None else ""
    text = norm(exif.get(EXIF_TEXTS.get(field.id, ""), ""))
    if not text or is_placeholder(text):
        return ""
    return split_names(text) if field.is_list else clean(field, text)


def _from_twin(field: Field, raw: str) -> Value:
    text = norm(raw)
    if not text or is_placeholder(text):
        return ""
    return clean(field, tuple(text.split(";"))) if field.is_list else text
