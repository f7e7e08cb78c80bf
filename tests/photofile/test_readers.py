"""Our texts are read back right by every reader that can read the block in the format: the whole table."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from photodesk.model import Value
from tests.benchmarks import fidelity
from tests.metadata.pictures import picture
from tests.photofile import readers
from tests.photofile.photos import camera_jpeg, embed, put

pytestmark = pytest.mark.referee

VALUES: dict[str, Value] = {
    "caption": fidelity.CAPTION,
    "creator": (fidelity.CREATOR,),
    "credit_line": fidelity.CREDIT,
    "copyright_notice": fidelity.NOTICE,
}
_EXPECTED = {"caption": fidelity.CAPTION, "creator": fidelity.CREATOR, "notice": fidelity.NOTICE}
EXPECTED = {
    "EXIF": _EXPECTED,
    "IIM": _EXPECTED | {"credit": fidelity.SHORT_CREDIT},
    "XMP": _EXPECTED | {"credit": fidelity.CREDIT},
}
PHOTOS = {
    "camera.jpg": ("jpeg", camera_jpeg()),
    "plain.jpg": ("jpeg", picture()),
    "a.png": ("png", picture("PNG")),
    "a.webp": ("webp", picture("WEBP")),
    "a.tif": ("tiff", picture("TIFF")),
}


@pytest.fixture(params=list(readers.READERS))
def reader(request: pytest.FixtureRequest) -> str:
    """Each reader, when it is installed."""
    name: str = request.param
    if name in ("exiftool", "exiv2"):
        request.getfixturevalue(name)
    return name


def test_every_reader_reads_our_texts_in_every_block_and_format_that_it_can(
    reader: str, tmp_path: Path
) -> None:
    files = {put(tmp_path, name, data): kind for name, (kind, data) in PHOTOS.items()}
    for file in files:
        embed(file, VALUES)
    answers = readers.READERS[reader](files)
    asked = 0
    for file, kind in files.items():
        for block, formats in readers.CAN_READ[reader].items():
            if kind in formats:
                assert answers[file][block] == EXPECTED[block], (reader, file.name, block)
                asked += 1
    assert asked == sum(
        kind in formats for kind in files.values() for formats in readers.CAN_READ[reader].values()
    )


def test_the_table_can_fail_each_reader_sees_a_text_that_was_falsified_in_its_block(
    reader: str, tmp_path: Path
) -> None:
    for name, (kind, data) in PHOTOS.items():
        good = put(tmp_path, f"good-{name}", data)
        embed(good, VALUES)
        falsified = [
            put(tmp_path, f"{number}-{name}", one) for number, one in enumerate(_falsified(good.read_bytes()))
        ]
        assert len(falsified) == (3 if kind in ("jpeg", "tiff") else 2)
        answers = readers.READERS[reader](falsified)
        for block, formats in readers.CAN_READ[reader].items():
            if kind in formats:
                wrong = [answers[file][block]["caption"] != fidelity.CAPTION for file in falsified]
                assert wrong.count(True) == 1, (reader, name, block)


def test_the_table_names_every_reader_block_and_format() -> None:
    assert set(readers.CAN_READ) == set(readers.READERS)
    for blocks in readers.CAN_READ.values():
        assert set(blocks) == {"EXIF", "IIM", "XMP"}
        assert all(set(formats) <= {"jpeg", "png", "webp", "tiff"} for formats in blocks.values())
    for kind in ("jpeg", "png", "webp", "tiff"):
        for block in ("EXIF", "XMP", *(["IIM"] if kind in ("jpeg", "tiff") else [])):
            can = [name for name, blocks in readers.CAN_READ.items() if kind in blocks[block]]
            assert len(can) >= 2, (kind, block)


def _falsified(data: bytes) -> list[bytes]:
    """The file with the caption changed in one of its places, once for each place."""
    old = fidelity.CAPTION.encode()
    new = old.replace(b"Commuters", b"Computers")
    copies = []
    at = data.find(old)
    while at >= 0:
        copy = data[:at] + new + data[at + len(old) :]
        copies.append(_with_checksums(copy) if copy.startswith(b"\x89PNG") else copy)
        at = data.find(old, at + 1)
    return copies


def _with_checksums(png: bytes) -> bytes:
    out, at = bytearray(png[:8]), 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        chunk = png[at + 4 : at + 8 + size]
        out += png[at : at + 4] + chunk + struct.pack(">I", zlib.crc32(chunk))
        at += 12 + size
    return bytes(out)
