"""Four readers of others, asked for our four texts block by block: exiftool, exiv2, piexif, Pillow.

`CAN_READ` is the table of what each can read where. Each reader answers with what each block says,
None for a text that it does not find; a file, or a block, that it cannot read is not in the answer.
"""

from __future__ import annotations

import json
import subprocess
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import piexif
from PIL import Image, IptcImagePlugin

from photodesk.errors import PhotoDeskError
from photodesk.metadata import ifd
from photodesk.metadata.containers import Source
from photodesk.photofile import reading

CAN_READ: dict[str, dict[str, tuple[str, ...]]] = {
    "exiftool": {
        "EXIF": ("jpeg", "png", "webp", "tiff"), "IIM": ("jpeg", "tiff"),
        "XMP": ("jpeg", "png", "webp", "tiff"),
    },
    "exiv2": {  # 0.27 knows no eXIf chunk
        "EXIF": ("jpeg", "webp", "tiff"), "IIM": ("jpeg", "tiff"), "XMP": ("jpeg", "png", "webp", "tiff"),
    },
    "piexif": {"EXIF": ("jpeg", "webp", "tiff"), "IIM": (), "XMP": ()},
    "Pillow": {
        "EXIF": ("jpeg", "png", "webp", "tiff"), "IIM": ("jpeg", "tiff"),
        "XMP": ("jpeg", "png", "webp", "tiff"),
    },
}  # fmt: skip
"""Reader -> block -> formats in which it reads that block; no format but JPEG and TIFF has IIM."""

FIELDS: dict[str, tuple[str, ...]] = {
    "EXIF": ("caption", "creator", "notice"),
    "IIM": ("caption", "creator", "credit", "notice"),
    "XMP": ("caption", "creator", "credit", "notice"),
}
"""Block -> the texts that it carries; EXIF has no tag for the credit line."""

Texts = Mapping[str, str | None]
Answer = Mapping[str, Texts]

_TAGS = {
    "EXIF": ("IFD0:ImageDescription", "IFD0:Artist", "IFD0:Copyright"),
    "IIM": ("IPTC:Caption-Abstract", "IPTC:By-line", "IPTC:Credit", "IPTC:CopyrightNotice"),
    "XMP": ("XMP-dc:Description", "XMP-dc:Creator", "XMP-photoshop:Credit", "XMP-dc:Rights"),
}
_KEYS = {
    "EXIF": ("Exif.Image.ImageDescription", "Exif.Image.Artist", "Exif.Image.Copyright"),
    "IIM": (
        "Iptc.Application2.Caption", "Iptc.Application2.Byline", "Iptc.Application2.Credit",
        "Iptc.Application2.Copyright",
    ),
    "XMP": ("Xmp.dc.description", "Xmp.dc.creator", "Xmp.photoshop.Credit", "Xmp.dc.rights"),
}  # fmt: skip
_EXIF_NUMBERS = (0x010E, 0x013B, 0x8298)
_IIM_NUMBERS = ((2, 120), (2, 80), (2, 110), (2, 116))
_DC, _PS = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
_XMP_NAMES = (f"{_DC}description", f"{_DC}creator", f"{_PS}Credit", f"{_DC}rights")


def by_exiftool(files: Iterable[Path]) -> dict[Path, Answer]:
    """What exiftool reads."""
    tags = [f"-{tag}" for group in _TAGS.values() for tag in group]
    names = [str(file) for file in files]
    done = subprocess.run(
        ["exiftool", "-j", "-q", "-G1", "-Error", *tags, *names], capture_output=True, check=False
    )
    answers: dict[Path, Answer] = {}
    for one in json.loads(done.stdout or "[]"):
        if "ExifTool:Error" in one:
            continue
        answers[Path(one["SourceFile"])] = {
            block: dict(zip(FIELDS[block], (_text(one.get(tag)) for tag in tags), strict=True))
            for block, tags in _TAGS.items()
        }
    return answers


def by_exiv2(files: Iterable[Path]) -> dict[Path, Answer]:
    """What exiv2 reads."""
    answers: dict[Path, Answer] = {}
    for file in files:
        done = subprocess.run(["exiv2", "-PEIXkv", str(file)], capture_output=True, check=False, timeout=60)
        if done.returncode not in (0, 253):  # 253: it found no metadata
            continue
        said: dict[str, str] = {}
        for line in done.stdout.decode("utf-8", "replace").splitlines():
            key, _, value = line.partition(" ")
            said.setdefault(key, value.strip().removeprefix('lang="x-default" ').partition(', lang="')[0])
        is_broken = b"Failed to decode XMP" in done.stderr
        answers[file] = {
            block: dict(zip(FIELDS[block], map(said.get, keys), strict=True))
            for block, keys in _KEYS.items()
            if not (block == "XMP" and is_broken)
        }
    return answers


def by_piexif(files: Iterable[Path]) -> dict[Path, Answer]:
    """What piexif reads."""
    answers: dict[Path, Answer] = {}
    for file in files:
        if not _is_bounded(file):
            continue
        try:
            tags = piexif.load(str(file))["0th"]
        except Exception:  # noqa: BLE001 - piexif raises whatever it stumbles over
            continue
        texts = [_decoded(tags.get(number)) for number in _EXIF_NUMBERS]
        answers[file] = {"EXIF": dict(zip(FIELDS["EXIF"], texts, strict=True))}
    return answers


def _is_bounded(file: Path) -> bool:
    """Whether the EXIF block may be shown to piexif, which trusts every count and pointer."""
    try:
        with file.open("rb") as opened:
            source = Source(opened, file, file.stat().st_size)
            block = reading.container(reading.format_of(source)).read(source).exif
            structure = ifd.read_structure(block) if block is not None else None
    except PhotoDeskError:
        return False
    return block is None or (structure is not None and not structure.problems)


def by_pillow(files: Iterable[Path]) -> dict[Path, Answer]:
    """What Pillow reads."""
    answers: dict[Path, Answer] = {}
    for file in files:
        try:
            exif, iim, packet = _asked_of_pillow(file)
        except Exception:  # noqa: BLE001 - Pillow raises whatever it stumbles over
            continue
        answers[file] = {
            "EXIF": dict(zip(FIELDS["EXIF"], (_decoded(exif.get(n)) for n in _EXIF_NUMBERS), strict=True)),
            "IIM": dict(zip(FIELDS["IIM"], (_decoded(iim.get(n)) for n in _IIM_NUMBERS), strict=True)),
            "XMP": dict(zip(FIELDS["XMP"], _of_packet(packet), strict=True)),
        }
    return answers


def _asked_of_pillow(file: Path) -> tuple[dict[int, object], dict[tuple[int, int], object], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(file) as image:
            if image.format == "PNG":
                image.load()  # it sees chunks behind the picture only then
            iim = IptcImagePlugin.getiptcinfo(image) or {} if image.format != "PNG" else {}
            return dict(image.getexif()), dict(iim), image.info.get("xmp")


READERS: dict[str, Callable[[Iterable[Path]], dict[Path, Answer]]] = {
    "exiftool": by_exiftool, "exiv2": by_exiv2, "piexif": by_piexif, "Pillow": by_pillow,
}  # fmt: skip


def _text(value: object) -> str | None:
    return None if value is None else "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _decoded(value: object) -> str | None:
    """A reader's bytes, or text that it took for Latin-1, as the UTF-8 that was written."""
    if isinstance(value, list):
        return "; ".join(_decoded(one) or "" for one in value)
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return str(value)
    if isinstance(value, bytes):
        return value.rstrip(b"\0").decode("utf-8", "replace")
    return None


def _of_packet(packet: object) -> list[str | None]:
    if not isinstance(packet, str | bytes):
        return [None] * len(_XMP_NAMES)
    raw = packet.encode() if isinstance(packet, str) else packet
    try:
        root = ElementTree.fromstring(raw.split(b"<?xpacket end")[0].rstrip(b"\0"))
    except ElementTree.ParseError:
        return [None] * len(_XMP_NAMES)
    return [_property(root, name) for name in _XMP_NAMES]


def _property(root: ElementTree.Element, name: str) -> str | None:
    for element in root.iter():
        if name in element.attrib:
            return element.attrib[name]
        if element.tag == name:
            items = [li.text or "" for li in element.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")]
            is_alt = name.endswith(("description", "rights"))
            return (items[0] if is_alt else "; ".join(items)) if items else element.text
    return None
