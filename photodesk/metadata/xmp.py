"""XMP: what packets say of our fields (`read`), and the same packet with other values (`graft`).

The work is done in `xmp_tree` (XML as byte spans), `xmp_packet` (encoding, padding, edits),
`xmp_values` (reading), `xmp_elements`, `xmp_merge` and `xmp_splice` (writing).

Standards: ISO 16684-1 (XMP); CODEC, JPEG 3.
"""

from __future__ import annotations

from photodesk.metadata.xmp_splice import graft
from photodesk.metadata.xmp_values import COPIES, XmpTags, read

__all__ = ["COPIES", "XmpTags", "graft", "read"]
