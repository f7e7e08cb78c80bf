"""What an IIM block says, and the same block with other texts (IPTC-IIM 4.2).

The payload is Photoshop resource 0x0404 or TIFF tag 33723: datasets of 0x1C, record, number,
length, value. Record 1 is the envelope (1:90 names the character set), record 2 the texts.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from photodesk.errors import BlockRefused
from photodesk.metadata import charset
from photodesk.model import Charset, Note
from photodesk.tables.fields import FIELDS

_MARK = 0x1C
_EXTENDED = 0x8000
_MAX_DATASETS = 20_000
_TEXT_RECORDS = range(2, 7)
_VERSION = b"\x00\x04"
_BOOKKEEPING = frozenset(((1, 0), (1, 90), (2, 0)))
_BINARY = frozenset(((2, 0), (2, 125), (2, 200), (2, 201), (2, 202)))
"""Version, rasterised caption and object preview: bytes, never re-encoded."""

_LIMITS: dict[tuple[int, int], int] = {
    (int(place[:1]), int(place[2:])): field.iim_max_bytes
    for field in FIELDS
    for place in field.iim
    if field.iim_max_bytes is not None
}


class Dataset(NamedTuple):
    """One dataset: record and number, its value, and all its bytes as they stand."""

    record: int
    number: int
    value: bytes
    raw: bytes

    @property
    def place(self) -> tuple[int, int]:
        """Record and number."""
        return self.record, self.number

    @property
    def is_text(self) -> bool:
        """Whether the value is text in the block's character set."""
        return self.record in _TEXT_RECORDS and self.record != 3 and self.place not in _BINARY


@dataclass(frozen=True, slots=True)
class IimTags:
    """The texts of one IIM block.

    Attributes:
        values: dataset "2:120" -> texts in file order, as stored (not normalised).
        charset: the decision for the whole block; `declared`: what 1:90 says.
        unreadable: some byte of a text has no meaning in that set.
        notes: what the reader saw.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    charset: Charset = "ascii"
    declared: Literal["none", "utf-8", "other"] = "none"
    unreadable: bool = False
    notes: tuple[Note, ...] = ()


def read(payload: bytes) -> IimTags:
    """Read the texts of an IIM block; never raises, b"" gives no values.

    Source: IPTC-IIM 4.2, chapter 3; RECONCILE 2.2.

    Example:
        >>> read(graft(b"", {"2:110": ("AP-Yonhap",)})).values["2:110"]
        ('AP-Yonhap',)
    """
    datasets, rest = parse(payload)
    declaration = _declaration(datasets)
    decision = _decide(datasets, declaration)
    values: dict[str, tuple[str, ...]] = {}
    unreadable = False
    for dataset in datasets:
        if not dataset.is_text:
            continue
        text, whole = charset.decode(dataset.value, decision.charset)
        unreadable = unreadable or not whole
        place = f"{dataset.record}:{dataset.number:03d}"
        values[place] = (*values.get(place, ()), text)
    notes = []
    if rest.strip(b"\0"):
        notes.append(Note("iim_broken", f"IIM block ends in {len(rest)} bytes that are no dataset"))
    if decision.declared_wrong:
        notes.append(
            Note(
                "iim_charset",
                f"IIM declares another character set; read as {decision.charset}: {decision.basis}",
            )
        )
    declared: Literal["none", "utf-8", "other"] = "none"
    if declaration:
        declared = "utf-8" if declaration.startswith(charset.UTF8_DECLARATION) else "other"
    return IimTags(values, decision.charset, declared, unreadable, tuple(notes))


def graft(payload: bytes, changes: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return the block with some datasets set to other texts.

    Changed datasets keep the place of the first of their kind. All other texts of records 2 to 6
    are brought to UTF-8, because 1:90 speaks for all of them; binary datasets stand as they are.

    Args:
        payload: the block as it is; b"" makes a new one.
        changes: dataset "2:120" -> its texts, already cut to the byte limits; () removes it.

    Returns:
        The new payload; b"" when nothing but bookkeeping (1:00, 1:90, 2:00) is left.

    Raises:
        BlockRefused: the block is broken where old texts would stay readable.

    Source: CODEC, JPEG 4; RECONCILE 3.2.

    Example:
        >>> graft(b"", {"2:090": ("서울",)})[-11:]
        b'\\x1c\\x02Z\\x00\\x06\\xec\\x84\\x9c\\xec\\x9a\\xb8'
        >>> graft(graft(b"", {"2:090": ("서울",)}), {"2:090": ()})
        b''
    """
    datasets, rest = parse(payload)
    if b"\x1c\x02" in rest:
        raise BlockRefused("iim_broken", "the IIM block is cut off inside a dataset: use a sidecar")
    wanted = {_place(key): tuple(texts) for key, texts in changes.items()}
    decision = _decide(datasets, _declaration(datasets))
    kept: list[Dataset] = []
    done: set[tuple[int, int]] = set()
    for dataset in datasets:
        place = dataset.place
        if place in wanted:
            if place not in done:
                kept += _written(place, wanted[place])
                done.add(place)
        elif place == (1, 90):
            kept.append(_dataset(1, 90, charset.UTF8_DECLARATION))
        else:
            kept.append(_as_utf8(dataset, decision.charset))
    for place in sorted(set(wanted) - done):
        position = _position(kept, place)
        kept[position:position] = _written(place, wanted[place])
    if all(dataset.place in _BOOKKEEPING for dataset in kept):
        return b"" if not rest.strip(b"\0") else rest
    for place, value in (((1, 0), _VERSION), ((1, 90), charset.UTF8_DECLARATION), ((2, 0), _VERSION)):
        if not any(dataset.place == place for dataset in kept):
            kept.insert(_position(kept, place), _dataset(*place, value))
    return b"".join(dataset.raw for dataset in kept) + rest


def merge(payloads: Iterable[bytes]) -> bytes:
    """Return the first block that says something, with the datasets that only later ones have.

    A file with several IIM blocks is read by its first; the others may hold what that one lacks.
    Texts of different character sets are brought together as UTF-8.

    Raises:
        BlockRefused: a block is cut off inside a dataset.
    """
    blocks = [payload for payload in payloads if payload.strip(b"\0")]
    if len(blocks) < 2:
        return blocks[0] if blocks else b""
    merged: list[Dataset] = []
    rests = b""
    for payload in blocks:
        datasets, rest = parse(payload)
        if b"\x1c\x02" in rest:
            raise BlockRefused("iim_broken", "an IIM block is cut off inside a dataset: use a sidecar")
        decision = _decide(datasets, _declaration(datasets))
        known = {dataset.place for dataset in merged}
        for dataset in datasets:
            if dataset.place not in known:
                fresh = _as_utf8(dataset, decision.charset)
                if fresh.place == (1, 90):
                    fresh = _dataset(1, 90, charset.UTF8_DECLARATION)
                insort(merged, fresh, key=lambda one: one.record)
        rests = rests or rest
    return b"".join(dataset.raw for dataset in merged) + rests


def parse(payload: bytes) -> tuple[list[Dataset], bytes]:
    """Take a block apart; never raises.

    Returns:
        The datasets in file order and the bytes behind the last whole one (padding, junk,
        a dataset whose end is missing). Joined again they are the payload.

    Example:
        >>> parse(b"\\x1c\\x02\\x05\\x00\\x02ab\\x00")
        ([Dataset(record=2, number=5, value=b'ab', raw=b'\\x1c\\x02\\x05\\x00\\x02ab')], b'\\x00')
    """
    datasets: list[Dataset] = []
    position, end = 0, len(payload)
    while position + 5 <= end and payload[position] == _MARK and len(datasets) < _MAX_DATASETS:
        start = position + 5
        length = payload[position + 3] << 8 | payload[position + 4]
        if length & _EXTENDED:
            width = length & ~_EXTENDED
            if not 0 < width <= 8 or start + width > end:
                break
            length = int.from_bytes(payload[start : start + width], "big")
            start += width
        if start + length > end:
            break
        stop = start + length
        datasets.append(
            Dataset(payload[position + 1], payload[position + 2], payload[start:stop], payload[position:stop])
        )
        position = stop
    return datasets, payload[position:]


def _declaration(datasets: Iterable[Dataset]) -> bytes | None:
    return next((dataset.value for dataset in datasets if dataset.place == (1, 90)), None)


def _decide(datasets: Iterable[Dataset], declaration: bytes | None) -> charset.Decision:
    texts = [dataset for dataset in datasets if dataset.is_text]
    return charset.detect(
        [dataset.value for dataset in texts],
        declared=declaration,
        limits=[_LIMITS.get(dataset.place) for dataset in texts],
    )


def _place(key: str) -> tuple[int, int]:
    record, _, number = key.partition(":")
    return int(record), int(number)


def _position(datasets: list[Dataset], place: tuple[int, int]) -> int:
    """Where a new dataset goes: behind the last one of its record that is not greater."""
    position = 0
    for index, dataset in enumerate(datasets):
        if dataset.record < place[0] or (dataset.record == place[0] and dataset.number <= place[1]):
            position = index + 1
    return position


def _written(place: tuple[int, int], texts: Iterable[str]) -> list[Dataset]:
    return [_dataset(*place, text.encode("utf-8", "replace")) for text in texts if text]


def _as_utf8(dataset: Dataset, found: Charset) -> Dataset:
    if not dataset.is_text or dataset.value.isascii():
        return dataset
    value = charset.decode(dataset.value, found)[0].encode("utf-8")
    return dataset if value == dataset.value else _dataset(dataset.record, dataset.number, value)


def _dataset(record: int, number: int, value: bytes) -> Dataset:
    length = len(value)
    head = bytes((_MARK, record, number))
    if length < _EXTENDED:
        raw = head + length.to_bytes(2, "big") + value
    else:
        raw = head + b"\x80\x04" + length.to_bytes(4, "big") + value
    return Dataset(record, number, value, raw)
