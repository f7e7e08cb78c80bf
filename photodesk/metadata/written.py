"""In which form a value is written into each container, and what no container may hold.

The reverse of `said`: a list becomes repeats in IIM and one joined string in EXIF, a moment one
text, two datasets, or three tags; IIM copies are cut at their byte limits.

Standards: IPTC Photo Metadata 2025.1 mapping, IPTC-IIM 4.2, Exif 3.0, MWG 2.0 (Artist);
RECONCILE 3.2, 3.3, 3.5, 3.6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, cast

from photodesk import text as texts
from photodesk.errors import TextError, UsageError
from photodesk.metadata import dates
from photodesk.metadata.agreement import ShortForm, alpha3, cut_name, norm
from photodesk.metadata.said import EXIF_DATES, EXIF_TEXTS, clean
from photodesk.model import LangAlt, Note, Structure, Value, XmpValue
from photodesk.tables.fields import Field

Limits = Literal["strict", "relaxed"]

MAX_TEXT_BYTES = 60_000
"""The longest text that still fits an XMP packet of a JPEG beside everything else."""

MAX_IIM_BYTES = 32_767
"""The longest value of a standard dataset; what "relaxed" limits allow."""

_EXACT_BYTES = {"country_code": 3, "urgency": 1}
_GUID = re.compile(r"[0-9A-Fa-f]{32}")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def checked(field: Field, value: Value) -> Value:
    """Return a value in the form that is written, or refuse what no container may hold.

    Raises:
        TextError: a control character, more than `MAX_TEXT_BYTES`, a date that is none, an embargo
            without an offset, a member that the structure does not have.

    Example:
        >>> from photodesk.tables.fields import BY_ID
        >>> checked(BY_ID["date_created"], "yesterday")  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        ...
        photodesk.errors.TextError: date_created: "yesterday" is no date: write 2026-11-24 ...
    """
    if field.is_structure:
        members = {name.removesuffix(":bag").removesuffix(":alt") for name in field.members}
        for structure in cast(tuple[Structure, ...], value):
            for name, inside in structure:
                if name not in members:
                    raise TextError(
                        f"{field.id}: no member {name}: use one of {', '.join(sorted(members))}",
                        field=field.id,
                    )
                for part in (inside,) if isinstance(inside, str) else inside:
                    _check(part if isinstance(part, str) else part[1], field.id)
    else:
        for one in (value,) if isinstance(value, str) else value:
            _check(str(one), field.id)
    form = clean(field, value)
    if field.kind == "date" and value and not form:
        raise TextError(
            f'{field.id}: "{value}" is no date: write 2026-11-24 or 2026-11-24T09:30:15+09:00', field=field.id
        )
    if field.kind == "date" and not field.xmp and "T" in str(form):
        moment = dates.parse(str(form))
        if moment is None or not moment.offset:
            raise TextError(f"{field.id}: {form} needs its offset: +09:00 for Seoul", field=field.id)
        form = dates.Moment(moment.day, moment.time, "", moment.offset).text
    return form


def check_language(field: Field, language: str) -> None:
    """Refuse a language that a field cannot be written in.

    Raises:
        UsageError: the field has one text for all languages, the tag is none, or it is the default.

    Example:
        >>> from photodesk.tables.fields import BY_ID
        >>> check_language(BY_ID["caption"], "ko-KR")
        >>> check_language(BY_ID["credit_line"], "ko")
        Traceback (most recent call last):
        ...
        photodesk.errors.UsageError: credit_line@ko: credit_line has one text for all languages
    """
    name = f"{field.id}@{language}"
    if field.kind != "alt":
        raise UsageError(f"{name}: {field.id} has one text for all languages")
    if language.casefold() == "x-default":
        raise UsageError(f"{name}: the default text is {field.id} itself")
    if not _LANGUAGE.fullmatch(language):
        raise UsageError(f'{name}: "{language}" is no language tag: write {field.id}@ko or {field.id}@ko-KR')


def checked_languages(field: Field, languages: LangAlt) -> LangAlt:
    """Return the other languages of a text in the form that is written.

    Raises:
        TextError: a language tag or a text that no container may hold.
    """
    for language, text in languages:
        if not _LANGUAGE.fullmatch(language):
            raise TextError(f'{field.id}: "{language}" is no language tag: write ko-KR', field=field.id)
        _check(text, field.id)
    return tuple((language, norm(text)) for language, text in languages if norm(text))


def join_names(names: tuple[str, ...]) -> str:
    """Join names as EXIF Artist holds them; `split_names` gives them back.

    Example:
        >>> join_names(("Kim, A", "Lee; B"))
        'Kim, A; "Lee; B"'
    """
    return "; ".join(
        '"' + name.replace('"', '""') + '"' if name.startswith('"') or "; " in name else name
        for name in names
    )


def to_xmp(field: Field, value: Value, languages: LangAlt = ()) -> XmpValue | None:
    """Return what XMP holds for a value; None for nothing."""
    if not value:
        return None
    if field.kind == "alt":
        return (("x-default", str(value)), *languages)
    return cast(XmpValue, value)


def to_iim(
    field: Field,
    value: Value,
    old: Mapping[str, tuple[str, ...]],
    limits: Limits,
    short_form: ShortForm | None,
) -> tuple[dict[str, tuple[str, ...]], tuple[Note, ...]]:
    """Return the datasets that hold a value, cut to their limits, and what was cut.

    Args:
        field: one with IIM datasets. `value`: in its one form.
        old: the datasets as they stand: codes that they hold beside a name are kept.
        limits: "relaxed" cuts only at what a dataset can hold at all.
        short_form: for credit lines that do not fit.

    Returns:
        Dataset -> texts, () for those to remove.
    """
    if not value:
        return dict.fromkeys(field.iim, ()), ()
    if field.kind == "date":
        moment = dates.parse(str(value))
        if moment is None:
            return {}, ()
        return {place: (text,) if text else () for place, text in zip(field.iim, moment.iim, strict=True)}, ()
    limit = MAX_IIM_BYTES if limits == "relaxed" else field.iim_max_bytes or MAX_IIM_BYTES
    written: list[str] = []
    was_cut = False
    for text in _iim_texts(field, value, old.get(field.iim[0], ())):
        fitting, is_cut = _fitting(field, text, limit, short_form)
        was_cut = was_cut or is_cut
        # Two creators may bear one name, or one cut name; a keyword stands once.
        if fitting and (field.kind == "seq" or fitting not in written):
            written.append(fitting)
    note = Note("iim_truncated", f"{field.label} is cut at {limit} bytes in IIM; XMP has it whole", field.id)
    return {field.iim[0]: tuple(written)}, (note,) if was_cut else ()


def to_exif(field: Field, value: Value, old: Mapping[str, str]) -> dict[str, str]:
    """Return the tags that hold a value; "" for those to remove, none for those to leave alone."""
    if field.id in EXIF_DATES:
        return _exif_date(field, value, old)
    tag = EXIF_TEXTS.get(field.id)
    if tag is None:
        return {}
    if field.id == "digital_image_guid":
        return {tag: str(value)} if _GUID.fullmatch(str(value)) else {tag: ""} if tag in old else {}
    if field.id == "rating":
        is_short_number = str(value) in ("0", "1", "2", "3", "4", "5")
        return {tag: str(value) if is_short_number else ""} if tag in old else {}
    if field.is_list:
        return {tag: join_names(cast(tuple[str, ...], value))}
    return {tag: str(value)}


def _exif_date(field: Field, value: Value, old: Mapping[str, str]) -> dict[str, str]:
    """EXIF's three tags of a moment; a mere day leaves a time of that day alone."""
    day, fraction, offset = EXIF_DATES[field.id]
    moment = dates.parse(str(value)) if value else None
    if moment is None:
        return {day: "", fraction: "", offset: ""}
    if moment.time:
        return {day: moment.exif, fraction: moment.fraction, offset: moment.offset}
    before = dates.from_exif(norm(old.get(day, "")))
    if before is None or dates.same(moment, before):
        return {}
    return {day: moment.exif, fraction: "", offset: ""}


def _iim_texts(field: Field, value: Value, old: tuple[str, ...]) -> list[str]:
    """The values as IIM spells them, before cutting."""
    items = [str(value)] if isinstance(value, str) else [str(one) for one in value]
    if field.id in ("subject_code", "intellectual_genre"):
        spelt = []
        for one in items:
            kept = next(
                (norm(text) for text in old if clean(field, _alike(field, text)) == _alike(field, one)), ""
            )
            spelt.append(kept or (f"000:{one}" if field.id == "intellectual_genre" else _reference(one)))
        return spelt
    if field.id == "country_code":
        items = [alpha3(one) for one in items]
    exact = _EXACT_BYTES.get(field.id)
    return [one for one in items if exact is None or texts.byte_length(one) == exact]


def _alike(field: Field, text: str) -> Value:
    return (text,) if field.is_list else text


def _reference(code: str) -> str:
    """An IIM subject reference: provider, number and three empty names."""
    if "://" in code:
        code = code.rstrip("/").rsplit("/", 1)[-1]
    provider = "" if ":" in code else "IPTC:"
    return f"{provider}{code}:::"


def _fitting(field: Field, text: str, limit: int, short_form: ShortForm | None) -> tuple[str, bool]:
    """The text as it fits, and whether some of it is lost (a registered short form loses nothing)."""
    if texts.byte_length(text) <= limit:
        return text, False
    if field.id == "credit_line" and short_form is not None:
        short = norm(short_form(text))
        if short:
            return texts.cut(short, limit), texts.byte_length(short) > limit
    return (cut_name(text, limit) if field.id == "creator" else texts.cut(text, limit)), True


def _check(text: str, field_id: str) -> None:
    clean_text = texts.check(text, field_id)
    size = texts.byte_length(clean_text)
    if size > MAX_TEXT_BYTES:
        raise TextError(
            f"{field_id}: {size:,} bytes of UTF-8, {MAX_TEXT_BYTES:,} bytes fit into a picture: shorten it",
            field=field_id,
            position=len(texts.cut(clean_text, MAX_TEXT_BYTES)),
        )
