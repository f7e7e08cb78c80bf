"""Photoshop image resources of a JPEG's APP13 segments: the home of IIM and its digest.

Standards: Adobe Photoshop file format (image resource blocks); RECONCILE 2.1 and 3.4.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photodesk.errors import BlockRefused
from photodesk.metadata import iim
from photodesk.model import DigestState, Note

HEADER = b"Photoshop 3.0\0"
"""What an APP13 payload begins with."""

MAX_BLOCK_BYTES = 65533 - len(HEADER)
"""Room for resources in one APP13 segment, behind the header."""

_OURS = b"8BIM"
_SIGNATURES = frozenset((_OURS, b"PHUT", b"AgHg", b"DCSR", b"MeSa"))
"""Adobe's own and those of PhotoDeluxe, ImageReady and others that stand in the same list."""

_IIM, _DIGEST, _COPYRIGHT_FLAG = 0x0404, 0x0425, 0x040A
_MAX_RESOURCES = 10_000


@dataclass(frozen=True, slots=True)
class Resource:
    """One image resource: its signature, number and data, and all its bytes as they stand."""

    signature: bytes
    number: int
    data: bytes
    raw: bytes

    def holds(self, number: int) -> bool:
        """Whether it is Adobe's resource of that number."""
        return self.number == number and self.signature == _OURS


@dataclass(frozen=True, slots=True)
class Resources:
    """What the resources say.

    Attributes:
        iim_payload: the IIM block of resource 0x0404, b"" when there is none.
        digest: whether resource 0x0425 is the MD5 of that block.
        copyright_flag: resource 0x040A, None when it is missing.
        notes: what the reader saw.
    """

    iim_payload: bytes = b""
    digest: DigestState = "no_iim"
    copyright_flag: bool | None = None
    notes: tuple[Note, ...] = ()


def read(blocks: Sequence[bytes]) -> Resources:
    """Read the resources; never raises.

    Args:
        blocks: APP13 payloads in file order, each without its header "Photoshop 3.0" and NUL.

    Source: RECONCILE 2.1.

    Example:
        >>> read(graft((), {"2:110": ("AP-Yonhap",)})).digest
        'match'
        >>> read(())
        Resources(iim_payload=b'', digest='no_iim', copyright_flag=None, notes=())
    """
    if not blocks:
        return Resources()
    resources, rest = parse(b"".join(blocks))
    payloads = [resource.data for resource in resources if resource.holds(_IIM)]
    payload = next((data for data in payloads if data.strip(b"\0")), b"")
    stored = next((one.data for one in resources if one.holds(_DIGEST) and len(one.data) == 16), None)
    flag = next((one.data for one in resources if one.holds(_COPYRIGHT_FLAG)), b"")
    digest: DigestState = "absent"
    if not payload:
        digest = "no_iim"
    elif stored is not None:
        digest = "match" if stored == _md5(payload) else "mismatch"
    notes = []
    if len(payloads) > 1:
        notes.append(Note("iim_twice", f"{len(payloads)} IIM blocks in one file: the first is read"))
    if rest.strip(b"\0"):
        notes.append(Note("photoshop_broken", f"Photoshop resources end in {len(rest)} unreadable bytes"))
    return Resources(payload, digest, any(flag) if flag else None, tuple(notes))


def graft(blocks: Sequence[bytes], iim_changes: Mapping[str, tuple[str, ...]]) -> tuple[bytes, ...]:
    """Return the blocks with other IIM texts and a fresh digest; all other resources as they were.

    Args:
        blocks: APP13 payloads in file order, without their header; () when there are none.
        iim_changes: as for `iim.graft`.

    Returns:
        New payloads without header, each at most `MAX_BLOCK_BYTES`; () when no resource is left.

    Raises:
        BlockRefused: the resources or the IIM block are broken.

    Source: CODEC, JPEG 4; RECONCILE 3.4.

    Example:
        >>> blocks = graft((), {"2:110": ("AP-Yonhap",)})
        >>> graft(blocks, {"2:110": ()})
        ()
    """
    resources, rest = parse(b"".join(blocks))
    if rest.strip(b"\0") and (b"\x1c\x02" in rest or _OURS in rest):
        raise BlockRefused("photoshop_broken", "the Photoshop resources are cut off: use a sidecar")
    payloads = [resource.data for resource in resources if resource.holds(_IIM)]
    payload = iim.graft(iim.merge(payloads), iim_changes)
    fresh: list[Resource] = []
    placed = stamped = not payload
    for resource in resources:
        if resource.holds(_IIM):
            if not placed:
                fresh.append(_resource(_IIM, payload))
                placed = True
        elif resource.holds(_DIGEST):
            if not stamped:
                fresh.append(_resource(_DIGEST, _md5(payload)))
                stamped = True
        else:
            fresh.append(resource)
    if not placed:
        fresh.insert(_first_foreign(fresh), _resource(_IIM, payload))
    else:
        _forward(fresh, _IIM)
    if not stamped:
        place = next(index for index, one in enumerate(fresh) if one.holds(_IIM))
        fresh.insert(place + 1, _resource(_DIGEST, _md5(payload)))
    else:
        _forward(fresh, _DIGEST)
    return _blocks(fresh, rest)


def parse(data: bytes) -> tuple[list[Resource], bytes]:
    """Take resources apart; never raises.

    Returns:
        The resources in file order and the bytes behind the last whole one. Joined again they
        are the data.
    """
    resources: list[Resource] = []
    position, end = 0, len(data)
    while position + 12 <= end and data[position : position + 4] in _SIGNATURES:
        if len(resources) >= _MAX_RESOURCES:
            break
        name_bytes = 1 + data[position + 6]
        start = position + 6 + name_bytes + name_bytes % 2
        if start + 4 > end:
            break
        length = int.from_bytes(data[start : start + 4], "big")
        start += 4
        stop = start + length
        if stop > end:
            break
        behind = stop
        # Resources are padded to even length, but not by every writer.
        if length % 2 and stop < end and data[stop : stop + 4] not in _SIGNATURES:
            behind += 1
        resources.append(
            Resource(
                data[position : position + 4],
                int.from_bytes(data[position + 4 : position + 6], "big"),
                data[start:stop],
                data[position:behind],
            )
        )
        position = behind
    return resources, data[position:]


def _blocks(resources: list[Resource], rest: bytes) -> tuple[bytes, ...]:
    """Cut the list into segments, between resources where they fit."""
    if not resources and not rest.strip(b"\0"):
        return ()
    blocks = [b""]
    for raw in (*(resource.raw for resource in resources), rest):
        if blocks[-1] and len(blocks[-1]) + len(raw) > MAX_BLOCK_BYTES:
            blocks.append(b"")
        blocks[-1] += raw
    return tuple(
        block[at : at + MAX_BLOCK_BYTES] for block in blocks for at in range(0, len(block), MAX_BLOCK_BYTES)
    )


def _first_foreign(resources: list[Resource]) -> int:
    for index, resource in enumerate(resources):
        if resource.signature != _OURS:
            return index
    return len(resources)


def _forward(resources: list[Resource], number: int) -> None:
    """Move ours before the first resource with another signature: Pillow stops reading there."""
    place = next((index for index, one in enumerate(resources) if one.holds(number)), None)
    if place is not None and _first_foreign(resources) < place:
        resources.insert(_first_foreign(resources), resources.pop(place))


def _resource(number: int, data: bytes) -> Resource:
    raw = _OURS + number.to_bytes(2, "big") + b"\0\0" + len(data).to_bytes(4, "big") + data
    return Resource(_OURS, number, data, raw + b"\0" * (len(data) % 2))


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()
