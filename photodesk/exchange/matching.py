"""Which photo does each row of a sheet name? By name, never by guess.

Compared are names in NFC with case folded, with or without folders, with or without the picture
extension. What only looks alike ("IMG 2031", "IMG_2031 (1)", "DSC_2031") is suggested, ranked,
and left to a person. A row that fits two photos, or a photo that two rows name, is ambiguous.

Standard: Unicode NFC and full case folding (UAX #15, UTS #18): macOS writes Hangul decomposed.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from photodesk.errors import UsageError
from photodesk.exchange.sheet_rows import Row

_EXTENSIONS = frozenset(
    (
        *("jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "heic", "heif", "hif", "avif", "gif"),
        *("bmp", "psd", "jp2", "dng", "cr2", "cr3", "nef", "nrw", "arw", "raf", "orf", "rw2", "pef", "srw"),
    )
)
_SAME_EXTENSION = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "tiff": "tif", "heif": "heic", "hif": "heic"}
_COPY = re.compile(r"(?:[ _-]*\(\d{1,3}\)|[ _-]*\b(?:copy|사본|복사본)(?: ?\d{1,3})?|[ _-]+\d)$")
_LOOSE = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"(\d{3,})\D*$")
_SEVERAL = re.compile(r"[\n;,|]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Marks that Windows copies with a path and editors leave behind."""
_MAX_NAME_CHARS = 1_000

_MAX_SUGGESTIONS = 3
_LEAST_ALIKE = 70.0
_MAX_COMPARISONS = 5_000_000
"""Names compared by likeness in one matching: some seconds at most, however wrong a sheet is."""


class Matched(msgspec.Struct, frozen=True, gc=False):
    """A row and the photo that it names."""

    row: Row
    key: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A row that names several photos, or a photo that other rows name too.

    Attributes:
        row: its number. `file`: what it says.
        candidates: keys of the photos it may mean. `rows`: the other rows that name them.
        kind: several photos bear the name, several rows name the photo, or the cell names several.
    """

    row: int
    file: str
    candidates: tuple[str, ...]
    kind: Literal["several_photos", "several_rows", "several_files"]
    rows: tuple[int, ...] = ()

    @property
    def why(self) -> str:
        """What to do, in words."""
        if self.kind == "several_files":
            return "the row names several files: give each a row of its own"
        if self.kind == "several_photos":
            return f"{len(self.candidates)} photos bear this name: add the folder or the extension"
        others = ", ".join(str(number) for number in self.rows)
        return f"row {others} names this photo too: keep one of them"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that names no photo; `suggestions` are keys of unclaimed photos, best first, at most 3."""

    row: int
    file: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Every row's fate: each stands in exactly one of `matched`, `ambiguous`, `unmatched`.

    Attributes:
        unclaimed: keys of the photos that no row names, in their order.
    """

    matched: tuple[Matched, ...]
    ambiguous: tuple[Ambiguous, ...]
    unmatched: tuple[Unmatched, ...]
    unclaimed: tuple[str, ...]


def match_rows(
    rows: Sequence[Row],
    photos: Sequence[tuple[str, str]],
    *,
    explicit: Mapping[int, str] | None = None,
) -> Matching:
    """Match rows to photos by the names they give.

    Args:
        rows: the sheet's rows.
        photos: (key, path or name) of the photos at hand; keys are distinct.
        explicit: row number -> path or name of a photo, as a person decided; goes first.

    Returns:
        Every row's fate, in the rows' order.

    Raises:
        UsageError: `explicit` names a row that there is not, or not exactly one photo.

    Example:
        >>> row = Row(2, "han_river.JPG", {})
        >>> match_rows([row], [("p1", "desk/Han_River.jpg")]).matched[0].key
        'p1'
    """
    names = _Names(photos)
    by_number = {row.number: row for row in rows}
    chosen = _chosen(by_number, explicit or {}, names)
    claims: dict[int, _Claim] = {}
    claimant: dict[int, int] = {}
    rivals: dict[int, list[int]] = {}
    ambiguous: dict[int, Ambiguous] = {}
    for row in rows:
        claim = _Claim(_CHOSEN, (chosen[row.number],)) if row.number in chosen else names.find(row.file)
        if not claim.photos and len(several := names.find_several(row.file)) > 1:
            keys = names.keys(several)
            ambiguous[row.number] = Ambiguous(row.number, row.file, keys, "several_files")
        elif len(claim.photos) > 1:
            keys = names.keys(claim.photos)
            ambiguous[row.number] = Ambiguous(row.number, row.file, keys, "several_photos")
        elif claim.photos:
            claims[row.number] = claim
            first = claimant.setdefault(claim.photos[0], row.number)
            if first != row.number:
                rivals.setdefault(claim.photos[0], [first]).append(row.number)
    for photo, numbers in rivals.items():
        _judge(photo, numbers, claims, ambiguous, by_number, names)
    unclaimed = [photo for photo in range(len(photos)) if photo not in claimant]
    alike = _Alike(names, unclaimed)
    return Matching(
        matched=tuple(
            Matched(row, photos[claims[row.number].photos[0]][0]) for row in rows if row.number in claims
        ),
        ambiguous=tuple(ambiguous[row.number] for row in rows if row.number in ambiguous),
        unmatched=tuple(
            Unmatched(row.number, row.file, names.keys(alike.suggest(row.file)))
            for row in rows
            if row.number not in claims and row.number not in ambiguous
        ),
        unclaimed=names.keys(unclaimed),
    )


def parse_matches(arguments: Iterable[str]) -> dict[int, str]:
    """Read `--match ROW=PATH` arguments; the first "=" parts them.

    Raises:
        UsageError: no row number, no path, or one row twice.

    Example:
        >>> parse_matches(["7=IMG_2031.jpg"])
        {7: 'IMG_2031.jpg'}
    """
    matches: dict[int, str] = {}
    for argument in arguments:
        number, _, path = argument.partition("=")
        if not (number.strip().isascii() and number.strip().isdigit() and len(number) < 10 and path.strip()):
            raise UsageError(f"--match {argument}: write ROW=PATH, as in --match 7=IMG_2031.jpg")
        if int(number) in matches:
            raise UsageError(f"--match {argument}: row {int(number)} is matched twice")
        matches[int(number)] = path.strip()
    return matches


_CHOSEN, _NAMED, _ELSEWHERE, _NONE = 3, 2, 1, 0
"""How strongly a row claims a photo: by hand, by its name, by a name in another folder."""


class _Claim(msgspec.Struct, frozen=True, gc=False):
    """The photos a row may mean, as positions, and how strongly."""

    strength: int = _NONE
    photos: tuple[int, ...] = ()


def _judge(
    photo: int,
    numbers: Sequence[int],
    claims: dict[int, _Claim],
    ambiguous: dict[int, Ambiguous],
    by_number: Mapping[int, Row],
    names: _Names,
) -> None:
    """Decide between rows that claim one photo: a choice by hand stands, equals are ambiguous."""
    strengths = [claims[number].strength for number in numbers]
    strongest = max(strengths)
    for number, strength in zip(numbers, strengths, strict=True):
        if strength == strongest and strengths.count(strongest) == 1:
            continue
        del claims[number]
        if strength == _ELSEWHERE < strongest:
            continue  # its own photo, in the folder it names, is not among ours: unmatched
        others = tuple(other for other in numbers if other != number)
        file = by_number[number].file
        ambiguous[number] = Ambiguous(number, file, names.keys((photo,)), "several_rows", others)


def _chosen(by_number: Mapping[int, Row], explicit: Mapping[int, str], names: _Names) -> dict[int, int]:
    chosen: dict[int, int] = {}
    for number, path in explicit.items():
        where = f"--match {number}={path}"
        if number not in by_number:
            span = f"{min(by_number)} to {max(by_number)}" if by_number else "none"
            raise UsageError(f"{where}: the sheet has no such row (rows {span})")
        found = names.find(path).photos
        if len(found) > 1:
            shown = ", ".join(names.paths[photo] for photo in found[:3])
            raise UsageError(f"{where}: several photos bear this name: say which ({shown})")
        if not found:
            alike = _Alike(names, range(len(names.paths))).suggest(path)
            hint = f": did you mean {names.paths[alike[0]]}?" if alike else ""
            raise UsageError(f"{where}: no such photo among those given{hint}")
        if found[0] in chosen.values():
            raise UsageError(f"{where}: another --match gives that photo to another row")
        chosen[number] = found[0]
    return chosen


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _parts(path: str) -> tuple[str, ...]:
    """Return the folded folders and name of a path as some system wrote it."""
    if not path.isascii():
        path = _INVISIBLE.sub("", path)
    path = _fold(path.strip().strip("\"'").strip())
    if "\\" in path:
        path = path.replace("\\", "/")
    if "/" not in path:
        return (path,) if path and path != "." else ()
    return tuple([part for part in path.removeprefix("file://").split("/") if part and part != "."])


def _stem(name: str) -> tuple[str, str]:
    """Return (stem, extension of one spelling) of a folded name; "" where it is no picture's."""
    stem, dot, extension = name.rpartition(".")
    if dot and stem and extension in _EXTENSIONS:
        return stem, _SAME_EXTENSION.get(extension, extension)
    return name, ""


class _Names:
    """The photos at hand, found by name."""

    def __init__(self, photos: Sequence[tuple[str, str]]) -> None:
        self._keys = [key for key, _ in photos]
        self.paths = [path for _, path in photos]
        self._parts = [_parts(path) for path in self.paths]
        self._by_name: dict[str, tuple[int, ...]] = {}
        for photo, parts in enumerate(self._parts):
            if parts:
                self._by_name[parts[-1]] = (*self._by_name.get(parts[-1], ()), photo)

    @functools.cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        """Names without extension; made when the first row has none, or another spelling of it."""
        by_stem: defaultdict[str, list[int]] = defaultdict(list)
        for name, photos in self._by_name.items():
            by_stem[_stem(name)[0]].extend(photos)
        return {stem: sorted(photos) for stem, photos in by_stem.items()}

    def keys(self, photos: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._keys[photo] for photo in photos)

    def name(self, photo: int) -> str:
        return self._parts[photo][-1] if self._parts[photo] else ""

    def find(self, file: str) -> _Claim:
        parts = _parts(file) if len(file) <= _MAX_NAME_CHARS else ()
        if not parts:
            return _Claim()
        name = parts[-1]
        found = self._by_name.get(name, ())
        if not found:
            stem, extension = _stem(name)
            found = tuple(
                photo
                for photo in self._by_stem.get(stem, ())
                if not extension or _stem(self.name(photo))[1] == extension
            )
        if not found:
            return _Claim()
        if len(parts) == 1:
            return _Claim(_NAMED, found)
        common = [self._common_folders(photo, parts) for photo in found]
        best = max(common)
        if len(found) > 1 and best:
            found = tuple(photo for photo, count in zip(found, common, strict=True) if count == best)
            exact = tuple(photo for photo in found if self._parts[photo][:-1] == parts[:-1])
            found = exact or found
        near = best > 0 or any(len(self._parts[photo]) == 1 for photo in found)
        return _Claim(_NAMED if near else _ELSEWHERE, found)

    def find_several(self, file: str) -> tuple[int, ...]:
        """Return the photos of a cell that names several files; () when it does not."""
        if len(file) > _MAX_NAME_CHARS or not _SEVERAL.search(file):
            return ()
        found = [photo for part in _SEVERAL.split(file) for photo in self.find(part).photos]
        return tuple(dict.fromkeys(found))

    def _common_folders(self, photo: int, parts: tuple[str, ...]) -> int:
        count = 0
        for own, asked in zip(self._parts[photo][-2::-1], parts[-2::-1], strict=False):
            if own != asked:
                break
            count += 1
        return count


class _Alike:
    """Ranks photos by how alike their names are to one that was not found."""

    def __init__(self, names: _Names, photos: Iterable[int]) -> None:
        self._names = names
        self._photos = photos
        self._loose: dict[int, str] | None = None
        self._by_loose: defaultdict[str, list[int]] = defaultdict(list)
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        self._compared = 0

    def suggest(self, file: str) -> tuple[int, ...]:
        parts = _parts(file) if len(file) <= _MAX_NAME_CHARS else ()
        if not parts:
            return ()
        if self._loose is None:
            self._loose = self._index()
        from rapidfuzz import fuzz, process

        asked = _loose(parts[-1])
        near = self._by_loose.get(asked, [])[:50] if asked else []
        near = near + self._by_number.get(_number(parts[-1]), [])[:50]
        ranked = {
            photo: (100.0 if self._loose[photo] == asked else 90.0)
            + fuzz.ratio(self._loose[photo], asked) / 1e3
            for photo in near
        }
        if not ranked and asked and self._compared < _MAX_COMPARISONS:
            self._compared += len(self._loose)
            found = process.extract(
                asked,
                self._loose,
                scorer=fuzz.ratio,
                processor=None,
                score_cutoff=_LEAST_ALIKE,
                limit=_MAX_SUGGESTIONS,
            )
            ranked = {photo: score for _, score, photo in found}
        best = sorted(ranked, key=lambda photo: (-ranked[photo], photo))
        return tuple(best[:_MAX_SUGGESTIONS])

    def _index(self) -> dict[int, str]:
        loose: dict[int, str] = {}
        for photo in self._photos:
            name = self._names.name(photo)
            loose[photo] = _loose(name)
            self._by_loose[loose[photo]].append(photo)
            if number := _number(name):
                self._by_number[number].append(photo)
        return loose


def _loose(name: str) -> str:
    """Return what is left of a name without extension, copy marks and separators; Hangul as letters."""
    stem = unicodedata.normalize("NFKC", _stem(name)[0])
    stem = _COPY.sub("", stem) or stem
    return unicodedata.normalize("NFD", _LOOSE.sub("", stem))


def _number(name: str) -> str:
    stem = unicodedata.normalize("NFKC", _stem(name)[0])
    found = _NUMBER.search(_COPY.sub("", stem))
    return found[1].lstrip("0") if found else ""
