"""Photoshop image resources of a JPEG's APP13 segments: the home of IIM and its digest.

Standards: Adobe Photoshop file format (image resource blocks); RECONCILE 2.1 and 3.4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photodesk.model import DigestState, Note

HEADER = b"Photoshop 3.0\0"
"""What an APP13 payload begins with."""

MAX_BLOCK_BYTES = 65533 - len(HEADER)
"""Room for resources in one APP13 segment, behind the header."""


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
    """
    raise NotImplementedError


def graft(blocks: Sequence[bytes], iim_changes: Mapping[str, tuple[str, ...]]) -> tuple[bytes, ...]:
    """Return the blocks with other IIM texts and a fresh digest; all other resources as they were.

    Args:
        blocks: APP13 payloads in file order, without their header; () when there are none.
        iim_changes: as for `iim.graft`.

    Returns:
        New payloads without header, each at most `MAX_BLOCK_BYTES`; () when no resource is left.

    Raises:
        BlockRefused: the resources or the IIM block are broken.
    """
    raise NotImplementedError
