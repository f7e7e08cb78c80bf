"""Finding everything made from a withdrawn picture, and marking it: photos, pages, copies, renditions.

An agency's kill names a picture by its number. The number leads to photos, their picture data to
further copies of the same frame (Yonhap's relay of an AP picture), pages to where they stand, the
receipts to what was made from them. What only looks alike is listed and not marked: a wrong kill
takes a good picture off the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from photodesk.audit.rights import known_by
from photodesk.desk.standing import as_judged, judge
from photodesk.errors import UsageError
from photodesk.library import kills, lookalikes, pages
from photodesk.library.kills import Kill
from photodesk.library.store import Record
from photodesk.model import Photo

if TYPE_CHECKING:
    from photodesk.desk import Desk

_LEAST_CHARS = 6
"""Shorter numbers are no numbers of pictures: "A7", "12"."""
_ROUNDS = 8

CopyKind = Literal["arrival", "embedded", "copy", "rendition"]
"""What a file is: it came in once more, was written in place, was written as a copy, is a web copy."""


@dataclass(frozen=True, slots=True)
class KilledPhoto:
    """A photo of the desk that is the withdrawn picture, and what proves it."""

    id: int
    path: Path
    name: str
    found_by: str


@dataclass(frozen=True, slots=True)
class KilledPlace:
    """Where it stands or stood: page, slot (0 when it was taken off since), when it was sent ("" not yet)."""

    page: str
    slot: int
    photo_id: int
    sent_at: str = ""


@dataclass(frozen=True, slots=True)
class KilledCopy:
    """A file made from it: its path, what it is, the receipt that tells so, whether it is still there."""

    path: Path
    kind: CopyKind
    receipt: str = ""
    exists: bool = True


@dataclass(frozen=True, slots=True)
class Killed:
    """All that was found of one withdrawn picture.

    Attributes:
        ref, notice: as they were entered. `marks`: numbers and hashes by which it is known now.
        photos, places, copies: what is the picture, where it stands, what was made from it.
        alike: (id, distance in bits) of photos that only look like it; they are not marked.
    """

    ref: str
    notice: str
    marks: tuple[str, ...]
    photos: tuple[KilledPhoto, ...]
    places: tuple[KilledPlace, ...]
    copies: tuple[KilledCopy, ...]
    alike: tuple[tuple[int, int], ...] = ()

    def document(self) -> dict[str, Any]:
        """Return the result as the command's JSON."""
        return {
            "ref": self.ref,
            "notice": self.notice,
            "photos": [
                {"id": one.id, "path": str(one.path), "found_by": one.found_by} for one in self.photos
            ],
            "pages": [
                {"page": one.page, "slot": one.slot or None, "id": one.photo_id, "sent": one.sent_at or None}
                for one in self.places
            ],
            "copies": [
                {
                    "path": str(one.path),
                    "kind": one.kind,
                    "receipt": one.receipt or None,
                    "exists": one.exists,
                }
                for one in self.copies
            ],
            "alike": [{"id": photo_id, "distance": distance} for photo_id, distance in self.alike],
        }

    def lines(self) -> list[str]:
        """Return the result for people: what is marked, where it stands, which files to remove by hand."""
        if not self.photos and not self.copies and not self.places:
            return [f"{self.ref}: not on this desk. Remembered: it is stopped when it comes in."]
        lines = [f"{self.ref}: {_count(len(self.photos), 'photo')} marked as killed. {self.notice}"]
        lines += [f"  photo {one.id}  {one.path}  (by {one.found_by})" for one in self.photos]
        for one in self.places:
            where = f"slot {one.slot}" if one.slot else "taken off since"
            sent = f", SENT {one.sent_at[:16].replace('T', ' ')} UTC" if one.sent_at else ""
            lines.append(f"  page {one.page}, {where}, photo {one.photo_id}{sent}")
        if self.copies:
            lines.append("Files made from it; remove them yourself:")
            lines += [
                f"  {copy.kind}  {copy.path}{'' if copy.exists else '  (gone)'}" for copy in self.copies
            ]
        if self.alike:
            ids = ", ".join(str(photo_id) for photo_id, _ in self.alike)
            lines.append(f"Looks alike, not marked, look at them: {ids}")
        return lines


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def kill(desk: Desk, ref: str, *, notice: str = "") -> Killed:
    """Mark a withdrawn picture: rule RGT-007 stops it from now on, on every page and at intake.

    Args:
        ref: the agency's number of the picture, or the id of a photo ("12" or "id:12").
        notice: what the agency says; it stands in every finding.

    Returns:
        Everything that was found; a number that nothing on the desk carries is remembered.

    Raises:
        UsageError: no photo has this id, or the number could mean two pictures or is too short.
    """
    ref = ref.strip()
    first, number = _meant(desk, ref)
    if not notice.strip():
        notice = f"entered by {desk.user or 'somebody'}, {desk.clock():%Y-%m-%d %H:%M}"
    marks, found = _spread(desk, first)
    marks = (*marks, _mark(ref)) if number else marks
    name = ref if number else f"id:{next(iter(first))}"
    kills.add(
        desk.store.engine, ref=name, notice=notice.strip(), marks=marks, user=desk.user, at=desk.clock()
    )
    records = desk.store.many(sorted(found))
    _judge_again(desk, records)
    return _all_of(desk, name, notice.strip(), marks, records, found)


def lift(desk: Desk, ref: str) -> Kill:
    """Take a kill back: the agency withdrew it, or the number was wrong. It stays on record.

    Raises:
        UsageError: no kill of this name holds.
    """
    lifted = kills.lift(desk.store.engine, ref.strip(), user=desk.user, at=desk.clock())
    _judge_again(desk, desk.store.many(kills.photos_marked(desk.store.engine, lifted.marks)))
    return lifted


def notices(desk: Desk, photos: Iterable[Photo]) -> Mapping[str, str]:
    """Return `Context.kills` for these photos: what one of them is known by -> the notice."""
    known = {value for photo in photos for value in known_by(photo)}
    by_mark = {value: _mark(value) for value in known}
    found = kills.notices(desk.store.engine, by_mark.values())
    return {value: found[mark] for value, mark in by_mark.items() if mark in found} if found else {}


def _mark(value: str) -> str:
    return value.strip().casefold()


def _meant(desk: Desk, ref: str) -> tuple[dict[int, str], bool]:
    """Return the photos that `ref` names, with what proves it, and whether it is an agency's number."""
    photo_id = ref.removeprefix("id:")
    is_id = photo_id.isascii() and photo_id.isdigit() and len(photo_id) < 19
    if ref.startswith("id:"):
        if not is_id:
            raise UsageError(f"{ref}: write id:12 for photo 12")
        return {desk.store.get(int(photo_id)).id: "id"}, False
    numbered = {} if not ref else dict.fromkeys(kills.photos_numbered(desk.store.engine, ref), "number")
    own = {record.id for record in desk.store.many([int(photo_id)])} if is_id else set()
    if numbered and own - set(numbered):
        raise UsageError(f"{ref}: a photo's id and an agency's number too; write id:{ref} for the photo")
    if numbered or not own:
        if not numbered and len(ref) < _LEAST_CHARS:
            raise UsageError(f"{ref}: no photo has this id, and an agency's number has more letters")
        return numbered, True
    return {next(iter(own)): "id"}, False


def _spread(desk: Desk, first: Mapping[int, str]) -> tuple[tuple[str, ...], dict[int, str]]:
    """Follow picture data, agency's ids and image ids from photo to photo; return marks and photos."""
    found = dict(first)
    marks: set[str] = set()
    fresh = sorted(found)
    for _ in range(_ROUNDS):
        if not fresh:
            break
        values: set[str] = set()
        guids: set[str] = set()
        for record in desk.store.many(fresh):
            values |= {record.picture_hash, record.metadata.supplier_image_id} - {""}
            guids |= {record.metadata.digital_image_guid} - {""}
        values = {value for value in values if len(value) >= _LEAST_CHARS}
        marks |= {_mark(value) for value in values}
        linked = kills.photos_marked(desk.store.engine, sorted(values), sorted(guids))
        fresh = [photo_id for photo_id in linked if photo_id not in found]
        found |= dict.fromkeys(fresh, "picture or number of another")
    return tuple(sorted(marks)), found


def _judge_again(desk: Desk, records: Sequence[Record]) -> None:
    photos = [as_judged(desk, record) for record in records]
    standings = judge(photos, settings=desk.settings, now=desk.clock(), kills=notices(desk, photos))
    desk.store.judged(
        [(record.id, record.revision, standing) for record, standing in zip(records, standings, strict=True)]
    )


def _all_of(
    desk: Desk,
    ref: str,
    notice: str,
    marks: Sequence[str],
    records: Sequence[Record],
    found: Mapping[int, str],
) -> Killed:
    told = _told_by_receipts(desk, set(marks), records)
    places = [
        KilledPlace(page.name, slot, photo_id, _sent_at(told, page.name, photo_id, page.sent))
        for page in pages.every(desk.store.engine)
        for slot, photo_id in enumerate(page.photo_ids, start=1)
        if photo_id in found
    ]
    standing = {(place.page, place.photo_id) for place in places}
    places += [
        KilledPlace(page, 0, photo_id, at)
        for (page, photo_id), at in sorted(told.sent.items())
        if (page, photo_id) not in standing
    ]
    return Killed(
        ref, notice, tuple(marks),
        tuple(KilledPhoto(r.id, r.path, r.name, found[r.id]) for r in records),
        tuple(places), tuple(_copies(desk, records, told)), _alike(desk, records, set(found)),
    )  # fmt: skip


def _sent_at(told: _Told, page: str, photo_id: int, sent: Sequence[int]) -> str:
    at = told.sent.get((page, photo_id), "")
    return at or ("sent" if photo_id in sent else "")


# --- what was made from it ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """What the receipts tell: sends by (page, photo id), and files with their kind and receipt."""

    sent: dict[tuple[str, int], str]
    files: dict[Path, tuple[CopyKind, str]]


def _told_by_receipts(desk: Desk, marks: set[str], records: Sequence[Record]) -> _Told:
    told = _Told({}, {})
    ids = {record.id for record in records}
    own = {str(record.path): record.id for record in records}
    hashes = {record.picture_hash for record in records} - {""}

    def concerns(item: Mapping[str, Any]) -> bool:
        said = item.get("values") or {}
        numbers = {_mark(str(said.get(name, ""))) for name in kills.NUMBERS}
        return (
            item.get("path") in own
            or item.get("photo") in ids
            or item.get("picture_hash") in hashes
            or bool((numbers | {_mark(str(item.get("picture_hash", "")))}) & marks)
        )

    for name, document in _receipts(desk.folder):
        kind, at = str(document.get("kind", "")), str(document.get("at", ""))
        if kind == "send":
            for item in _items(document.get("photos")):
                if concerns(item) and isinstance(item.get("id"), int):
                    told.sent[str(document.get("page", "")), item["id"]] = at
                    copy = item.get("rendition")
                    if isinstance(copy, dict) and copy.get("path"):
                        told.files[Path(str(copy["path"]))] = ("rendition", name)
                    copy = item.get("rendition")
                    if isinstance(copy, dict) and copy.get("path"):
                        told.files[Path(str(copy["path"]))] = ("rendition", name)
            continue
        for item in _items(document.get("files")):
            if not concerns(item):
                continue
            if kind == "rendition":
                told.files[Path(str(item.get("copy", "")))] = ("rendition", name)
            else:
                path = Path(str(item.get("path", "")))
                told.files.setdefault(path, ("embedded" if str(path) in own else "copy", name))
    return told


def _receipts(folder: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted((folder / "receipts").glob("*.json")):
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(document, dict):
            yield path.name, document


def _items(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _copies(desk: Desk, records: Sequence[Record], told: _Told) -> Iterator[KilledCopy]:
    for path, (kind, receipt) in sorted(told.files.items()):
        yield KilledCopy(path, kind, receipt, path.exists())
    own = {record.path for record in records}
    for path in map(Path, kills.arrivals_of(desk.store.engine, [record.id for record in records])):
        if path not in own and path not in told.files:
            yield KilledCopy(path, "arrival", "", path.exists())


def _alike(desk: Desk, records: Sequence[Record], found: set[int]) -> tuple[tuple[int, int], ...]:
    """Return the photos of the desk that look like one of these, the nearest first."""
    hashes = {record.perceptual_hash for record in records if record.perceptual_hash}
    near = lookalikes.looking_like(
        desk.store.engine, hashes, max_distance=desk.settings.duplicates.picture_distance
    )
    return tuple((photo_id, distance) for photo_id, distance in near if photo_id not in found)
