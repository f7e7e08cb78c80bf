"""Whether a written copy is what it must be, asked of readers that did not write it.

Five questions, each time, of the temporary file: (1) is the picture the same and does every
pointer behind the picture still hit the same bytes; (2) is the EXIF block the old one up to our
tail; (3) do piexif or Pillow read our EXIF values, does Pillow read our IIM and XMP; (4) is no
other dataset, property or language lost, is there one packet and a true digest; (5) does the
same write change nothing any more.

Source: CODEC "Saving", Verify.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from photodesk.errors import BlockRefused, FileError
from photodesk.metadata import exif, exif_proof, ifd, iim, photoshop
from photodesk.metadata.containers import Found, Source, Splice, Wanted
from photodesk.metadata.ifd import Bytes
from photodesk.metadata.xmp_values import known

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile as Image

_KEPT_AS_IT_IS = frozenset({"exif_full", "exif_anchored", "exif_damaged"})
"""Notes of a plan that left some EXIF texts unwritten."""
_IIM_FORMATS = frozenset(("JPEG", "MPO", "TIFF"))
"""Formats, by Pillow's names, in which Pillow reads IIM."""
_IN_TIFF = frozenset((700, 33723, 34377))
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def misses(
    old: Source,
    new: Source,
    container: ModuleType,
    wanted: Wanted,
    before: Found,
    codes: frozenset[str] = frozenset(),
    splices: Sequence[Splice] | None = None,
) -> tuple[str, ...]:
    """Return what the written copy fails in, each in a few words; () is the proof.

    Args:
        old: the original.
        new: the written copy.
        container: module of the format.
        wanted: what was to be written.
        before: what the original holds.
        codes: notes of the plan; "exif_full", "exif_anchored" and "exif_damaged" say that new
            EXIF texts may be missing.
        splices: those that make the new file of the old one, when its hash has shown that they do:
            then the picture need not be read once more. None compares the bytes.
    """
    # The end of the picture need not be searched again: where it must be follows from how much
    # the header grew, and `_picture` compares every byte up to there.
    new.known.update({name: at + len(new) - len(old) for name, at in old.known.items()})
    try:
        container.check(new)
        after: Found = container.read(new)
    except FileError as error:
        return (str(error),)
    found = [*_picture(old, new, container, splices), *_exif_block(before, after, wanted, codes)]
    found += _second_readers(old.path, new.path, before, after, wanted, codes)
    found += [*_iim(before, after, wanted), *_xmp(before, after, wanted)]
    try:
        if container.plan(new, wanted).splices:
            found.append("a second write would change the file again")
    except BlockRefused as refusal:
        found.append(f"a second write is refused: {refusal}")
    return tuple(found)


# --- (1) the picture --------------------------------------------------------------------


def _picture(old: Source, new: Source, container: ModuleType, splices: Sequence[Splice] | None) -> list[str]:
    a, b = list(container.picture(old)), list(container.picture(new))
    if len(a) != len(b) or any(x[1] - x[0] != y[1] - y[0] for x, y in zip(a, b, strict=False)):
        return ["the picture data have another length"]
    for x, y in zip(a, b, strict=True):
        is_moved = splices is not None and moved(x, splices) == y
        if not is_moved and old.digest(*x) != new.digest(*y):
            return ["the picture data differ"]
    if hasattr(container, "pointed") and container.pointed(old) != container.pointed(new):
        return ["a pointer no longer hits the bytes it hit"]
    return []


def moved(part: tuple[int, int], splices: Sequence[Splice]) -> tuple[int, int] | None:
    """Return where a stretch of the old file stands in the new one; None when a splice changes it.

    Args:
        part: offset of its first byte, and behind its last.
        splices: in file order.

    Example:
        >>> moved((10, 20), [Splice(4, 2, b"longer"), Splice(20, 0, b"behind")])
        (14, 24)
        >>> moved((10, 20), [Splice(19, 1, b"x")]) is None
        True
    """
    start, stop = part
    growth = 0
    for splice in splices:
        if splice.at + splice.size <= start:
            growth += splice.growth
        elif splice.at < stop:
            return None
    return start + growth, stop + growth


# --- (2) the EXIF block -----------------------------------------------------------------


def _exif_block(before: Found, after: Found, wanted: Wanted, codes: frozenset[str]) -> list[str]:
    if before.exif is None:
        return []
    if after.exif is None:
        return ["the EXIF block is gone"]
    in_tiff = not isinstance(before.exif, bytes)
    if not in_tiff and (not wanted.exif or "exif_damaged" in codes):
        return [] if before.exif == after.exif else ["the EXIF block changed"]
    return list(
        exif_proof.what_else_changed(
            before.exif, after.exif, frozenset(wanted.exif), also=_IN_TIFF if in_tiff else frozenset()
        )
    )


# --- (3) second readers -----------------------------------------------------------------


def _second_readers(
    path: Path, temporary: Path, before: Found, after: Found, wanted: Wanted, codes: frozenset[str]
) -> list[str]:
    found: list[str] = []
    image = _open(temporary)
    if image is None:
        return ["Pillow cannot open the picture, so it may be damaged"]
    try:
        if wanted.exif and after.exif is not None and "exif_damaged" not in codes:
            found += _exif_values(path, before, after, wanted, image, bool(codes & _KEPT_AS_IT_IS))
        if wanted.iim and image.format in _IIM_FORMATS:
            found += _iim_values(wanted, image)
        if wanted.xmp and after.xmp:
            packet = _packet(image)
            if packet is not None and packet.rstrip(b"\0") != after.xmp[0].rstrip(b"\0"):
                found.append("Pillow does not read the XMP packet back")
    finally:
        image.close()
    return found


def _packet(image: Image) -> bytes | None:
    """Return the XMP packet as Pillow finds it, or None when it finds none."""
    if "xmp" not in image.info and image.format == "PNG":
        with warnings.catch_warnings(), contextlib.suppress(Exception):
            warnings.simplefilter("ignore")
            image.load()  # Pillow reads the chunks behind the picture data only then
    packet = image.info.get("xmp")
    return packet.encode() if isinstance(packet, str) else packet


def _open(path: Path) -> Image | None:
    """Open a picture with Pillow without decoding it; None when Pillow cannot."""
    from photodesk.photofile import pictures

    try:
        return pictures.opened_image(path)
    except FileError:
        return None


def _exif_values(
    path: Path, before: Found, after: Found, wanted: Wanted, image: Image, may_be_blank: bool
) -> list[str]:
    reader = "piexif"
    values = None
    if before.exif is None or _by_piexif(before.exif) is not None:
        values = _by_piexif(after.exif or b"")
    if values is None:
        reader = "Pillow"
        original = _open(path)
        if original is not None:
            if _by_pillow(original) is not None:
                values = _by_pillow(image)
            original.close()
    if values is None:
        return ["no second reader can read its EXIF block"]
    found = []
    for name, text in wanted.exif.items():
        place = exif.PLACES[name]
        said = values.get((place.directory, place.tag))
        expected = _expected(text, place.form, after.exif or b"")
        if said != expected and not (may_be_blank and not said):
            found.append(f"{reader} does not read {name} back")
    return found


def _expected(text: str | None, form: str, block: Bytes) -> bytes | None:
    if text is None:
        return None
    head = ifd.read_header(block)
    assert head is not None
    raw = exif.encode(text, form, head[0]).data  # type: ignore[arg-type]
    return text.encode() if form == "number" else raw.rstrip(b"\0") or None


_Values = Mapping[tuple[str, int], bytes | None]


def _by_piexif(block: Bytes) -> _Values | None:
    """Read a block with piexif, which sees only blocks that our own bounded walk found nothing wrong in."""
    structure = ifd.read_structure(block) if len(block) <= ifd.MAX_BLOCK_BYTES else None
    if structure is None or structure.problems:
        return None
    import piexif

    try:
        read = piexif.load(b"Exif\0\0" + block[0 : len(block)])
    except Exception:  # noqa: BLE001 - piexif raises whatever its parsing stumbles over
        return None
    values: dict[tuple[str, int], bytes | None] = {}
    for name, directory in (("IFD0", "0th"), ("Exif", "Exif")):
        for tag, value in read[directory].items():
            values[name, tag] = _plain(tag, value)
    return values


def _by_pillow(image: Image) -> _Values | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            main = image.getexif()
            sub = main.get_ifd(ifd.EXIF_IFD)
            values = {("IFD0", int(tag)): _plain(int(tag), value) for tag, value in main.items()}
            values |= {("Exif", int(tag)): _plain(int(tag), value) for tag, value in sub.items()}
    except Exception:  # noqa: BLE001 - Pillow raises whatever its parsing stumbles over
        return None
    return values


def _plain(tag: int, value: object) -> bytes | None:
    """Return a reader's value as bytes; blank is None."""
    if isinstance(value, tuple):
        is_windows = 0x9C9B <= tag <= 0x9C9F and all(isinstance(n, int) and 0 <= n < 256 for n in value)
        value = bytes(value) if is_windows else next(iter(value), None)
    if isinstance(value, bytes):
        return value.rstrip(b"\0") or None
    if isinstance(value, str):
        return value.encode("latin-1", "replace").rstrip(b"\0") or None
    return None if value is None else str(value).encode()


def _iim_values(wanted: Wanted, image: Image) -> list[str]:
    from PIL import IptcImagePlugin

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # noqa: BLE001 - Pillow raises whatever its parsing stumbles over
        return ["Pillow does not read the IIM block back"]
    found = []
    for place, texts in wanted.iim.items():
        record, _, number = place.partition(":")
        said = read.get((int(record), int(number)), [])
        said = said if isinstance(said, list) else [said]
        if [bytes(one) for one in said] != [one.encode() for one in texts]:
            found.append(f"Pillow does not read IIM {place} back")
    return found


# --- (4) nothing else lost --------------------------------------------------------------


def _iim(before: Found, after: Found, wanted: Wanted) -> list[str]:
    old, new = photoshop.read(before.photoshop), photoshop.read(after.photoshop)
    a, b = before.iim or old.iim_payload, after.iim or new.iim_payload
    if not wanted.iim:
        return [] if (a, before.photoshop) == (b, after.photoshop) else ["the IIM block changed"]
    texts, now = iim.read(a).values, iim.read(b).values
    found = [
        f"IIM {place} changed"
        for place, value in texts.items()
        if place not in wanted.iim and now.get(place) != value
    ]
    found += [f"IIM {p} is not what was written" for p, v in wanted.iim.items() if now.get(p, ()) != v]
    kept = [d.raw for d in iim.parse(b)[0]]
    found += [
        f"IIM {d.record}:{d.number:03d} changed"
        for d in iim.parse(a)[0]
        if not d.is_text and d.place not in {(1, 0), (1, 90), (2, 0)} and d.raw not in kept
    ]
    if after.photoshop and not after.iim and b and new.digest != "match":
        found.append("the IPTC digest is wrong")
    return found


def _xmp(before: Found, after: Found, wanted: Wanted) -> list[str]:
    if not wanted.xmp:
        return [] if before.xmp == after.xmp else ["the XMP packet changed"]
    if len(after.xmp) > 1:
        return ["more than one XMP packet"]
    ours = {*wanted.xmp, "xmp:MetadataDate"}
    a = [_inventory(packet, ours) for packet in before.xmp]
    b = _inventory(after.xmp[0], ours) if after.xmp else {}
    if b is None:
        return ["the XMP packet is no longer well-formed"]
    found = []
    for inventory in a:
        for name, said in (inventory or {}).items():
            if name not in b or (len(a) == 1 and b[name] != said):
                found.append(f"XMP {name.rpartition('}')[2]} changed")
    return found


def _ours(name: str) -> str:
    """The property that ElementTree's "{uri}name" means, under any spelling of its namespace."""
    return known(name.removeprefix("{").replace("}", " ", 1))


def _inventory(packet: bytes, without: set[str]) -> dict[str, object] | None:
    """Return every property of a packet but ours with all that it says; None when it is no XML."""
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    try:
        # What follows the packet's end, and an end that is cut off itself, is no XML.
        root = ElementTree.fromstring(packet.split(b"<?xpacket end")[0].rstrip(b"\0"))  # noqa: S314 - no DTD
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    found: dict[str, object] = {}
    for description in root.iter(f"{_RDF}Description"):
        for name, value in description.attrib.items():
            if _ours(name) not in without and name != f"{_RDF}about":
                found.setdefault(name, value)
        for child in description:
            if _ours(child.tag) not in without:
                found.setdefault(child.tag, _content(child))
    return found


def _content(element: ElementTree.Element) -> object:
    inner = (element.text or "") if not len(element) else ""
    return element.tag, inner, sorted(element.attrib.items()), [_content(child) for child in element]
