"""Metadata and tags as hypothesis draws them: Korean, wire texts, cut copies, partial dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from photodesk import text as texts
from photodesk.metadata import xmp
from photodesk.model import Metadata, Tags
from photodesk.tables.fields import EDITABLE, FIELDS, Field

WORDS = st.sampled_from(
    [
        "서울", "한강", "코리아타임스사진기자홍길동입니다", "홍길동 기자", "연합뉴스", "韓國",
        "Kyiv", "AP-Yonhap", "Korea Times photo by Shim Hyun-chul", "“Visitors”", "café", "São Paulo",
        "Kim, A", "Lee; B", '"Q" C', "a;", "0", "???", "line one\nline two", "x" * 40, "가" * 30,
        "<b>&amp;", "🎌🎍", "e\u0301", "IPTC:1:2", "000:Feature",
    ]
)  # fmt: skip
LETTERS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Cn"), blacklist_characters="\ufffe\uffff"), max_size=40
)
PLAIN = st.one_of(WORDS, st.builds(" ".join, st.lists(WORDS, min_size=1, max_size=4)), LETTERS)
LANGUAGES = st.sampled_from(["ko-KR", "en", "ja", "de-AT"])
DAYS = st.dates(min_value=date(1826, 1, 1)).map(lambda day: day.isoformat())
TIMES = st.times().map(lambda time: time.strftime("%H:%M:%S"))
OFFSETS = st.sampled_from(["+09:00", "+00:00", "-03:30", "+05:45", "-11:00"])


@st.composite
def dates(draw: st.DrawFn, *, with_zone: bool = False) -> str:
    """A year, month, day or moment; `with_zone` leaves out moments of unknown zone and fractions."""
    day = draw(DAYS)
    kind = draw(st.sampled_from(["year", "month", "day", "moment", "moment", "zoned", "fraction"]))
    if kind == "year":
        return day[:4]
    if kind == "month":
        return day[:7]
    if kind == "day":
        return day
    offset = draw(OFFSETS) if with_zone or kind != "moment" else ""
    fraction = ".25" if kind == "fraction" and not with_zone else ""
    return f"{day}T{draw(TIMES)}{fraction}{offset}"


@st.composite
def structures(draw: st.DrawFn, field: Field) -> tuple[Any, ...]:
    """One or two structures of a field's type."""
    found = []
    for _ in range(1 if field.kind == "struct" else draw(st.integers(1, 2))):
        members: list[tuple[str, object]] = []
        for entry in draw(st.lists(st.sampled_from(field.members), min_size=1, max_size=4, unique=True)):
            if entry.endswith(":bag"):
                members.append(
                    (entry.removesuffix(":bag"), tuple(draw(st.lists(PLAIN, min_size=1, max_size=2))))
                )
            elif entry.endswith(":alt"):
                members.append((entry.removesuffix(":alt"), (("x-default", draw(PLAIN)),)))
            else:
                members.append((entry, draw(PLAIN)))
        found.append(tuple(members))
    return tuple(found)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that a field may be given."""
    if field.kind == "date":
        return dates(with_zone=not field.xmp)
    if field.is_structure:
        return structures(field)
    if field.is_list:
        return st.lists(PLAIN, max_size=3).map(tuple)
    if field.id == "rating":
        return st.sampled_from(["", "-1", "0", "1", "5", "3.0"])
    if field.id == "country_code":
        return st.sampled_from(["KOR", "KR", "UA", "XX", "R17", "kor"])
    return PLAIN


@st.composite
def metadata(draw: st.DrawFn, *, max_fields: int = 6) -> Metadata:
    """Metadata with a few fields filled, in any order, languages included."""
    fields = draw(st.lists(st.sampled_from(EDITABLE), max_size=max_fields, unique_by=lambda field: field.id))
    filled = {field.id: draw(values(field)) for field in fields}
    alternatives = tuple(
        (field.id, draw(LANGUAGES), draw(PLAIN))
        for field in fields
        if field.kind == "alt" and draw(st.booleans())
    )
    return Metadata(alternatives=alternatives, **filled)


@st.composite
def tags(draw: st.DrawFn) -> Tags:
    """What three containers may say, in step or not, whole or cut."""
    iim: dict[str, tuple[str, ...]] = {}
    properties: dict[str, Any] = {}
    exif: dict[str, str] = {}
    for field in draw(st.lists(st.sampled_from(FIELDS), max_size=8, unique_by=lambda field: field.id)):
        if field.tier == "technical":
            continue
        value = draw(values(field))
        if field.xmp and draw(st.booleans()) and value:
            properties[field.xmp] = (("x-default", value),) if field.kind == "alt" else value
            if field.kind == "alt" and draw(st.booleans()):
                properties[field.xmp] = ((draw(LANGUAGES), draw(PLAIN) or "x"), *properties[field.xmp])
        if field.iim and field.kind != "date" and not field.is_structure and draw(st.booleans()):
            other = draw(st.one_of(st.just(value), values(field)))
            items = (other,) if isinstance(other, str) else other
            iim[field.iim[0]] = tuple(texts.cut(str(item), field.iim_max_bytes or 99) for item in items)
        if field.iim and field.kind == "date" and draw(st.booleans()):
            iim[field.iim[0]] = (draw(st.sampled_from(["20261124", "20260000", "junk"])),)
            iim[field.iim[1]] = (draw(st.sampled_from(["093015+0900", "093015", "x"])),)
        for name in field.exif:
            if draw(st.booleans()):
                exif[name] = draw(st.one_of(PLAIN, st.just("2026:11:24 09:30:15"), st.just("+09:00")))
    for key in draw(st.lists(st.sampled_from(sorted(xmp.COPIES)), max_size=2)):
        kind = xmp.COPIES[key]
        text = draw(PLAIN) or "x"
        properties[key] = (("x-default", text),) if kind == "alt" else (text,) if kind == "bag" else text
    iim = {place: kept for place, kept in iim.items() if any(kept)}
    digest = draw(st.sampled_from(["absent", "match", "mismatch"])) if iim else "no_iim"
    return Tags(exif=exif, iim=iim, xmp=properties, digest=digest)  # type: ignore[arg-type]
