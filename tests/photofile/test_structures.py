"""Every structure with every member, written into every format and read back, by exiftool too."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.model import MemberValue, Structure, Value
from photodesk.tables.fields import EDITABLE, Field
from tests.metadata.pictures import jpeg, packet, picture, xmp_segment
from tests.photofile.photos import camera_jpeg, embed, put, said

STRUCTURES = [field for field in EDITABLE if field.is_structure]
FORMATS = {"jpg": camera_jpeg(), "png": picture("PNG"), "webp": picture("WEBP"), "tif": picture("TIFF")}
_GPS = {"exif:GPSLatitude": "37,30.9600N", "exif:GPSLongitude": "126,59.7600E", "exif:GPSAltitude": "38/1"}
_EXIFTOOL_GPS = {"GPSLatitude": 37.516, "GPSLongitude": 126.996, "GPSAltitude": 38}
_URLS = {"LicensorURL": "https://example.org/사진", "CiUrlWork": "https://example.org/"}


def _member(name: str, kind: str, number: int) -> MemberValue:
    text = _GPS.get(name) or _URLS.get(name) or f"{name} {number} 서울 & <부산>"
    if kind == "bag":
        return (text, f"{text} 둘")
    if kind == "alt":
        return (("x-default", text), ("ko", f"{text} 한국어"))
    return text


def whole(field: Field, count: int = 1) -> tuple[Structure, ...]:
    """`count` structures of a field with all members that the table knows."""
    members = [
        entry.rsplit(":", 1) if entry.endswith((":bag", ":alt")) else (entry, "") for entry in field.members
    ]
    return tuple(
        tuple((name, _member(name, kind, number)) for name, kind in members) for number in range(1, count + 1)
    )


def everything() -> dict[str, Value]:
    """Every structure field filled, those that repeat with two structures."""
    return {field.id: whole(field, 1 if field.kind == "struct" else 2) for field in STRUCTURES}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_member_of_every_structure_reads_back(kind: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"a.{kind}", FORMATS[kind])
    written = embed(path, everything(), journal=tmp_path / "j")
    assert {name: said(path).get(name) for name in everything()} == everything()
    once = path.read_bytes()
    assert embed(path, everything()).unchanged
    assert path.read_bytes() == once
    embed(path, dict.fromkeys(everything(), ()))
    assert [name for name, _ in said(path).items() if name in everything()] == []
    path.write_bytes(once)
    photofile.restore(written.entries[0], tmp_path / "j")
    assert path.read_bytes() == FORMATS[kind]


def test_one_member_changes_and_its_neighbours_stay(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, everything())
    first, second = licensors = whole(next(f for f in STRUCTURES if f.id == "licensor"), 2)
    changed = tuple((name, "연합뉴스" if name == "LicensorName" else value) for name, value in second)
    assert said(path).licensor == licensors
    embed(path, {"licensor": (first, changed)})
    assert said(path).licensor == (first, changed)
    rest = {name: value for name, value in everything().items() if name != "licensor"}
    assert {name: said(path).get(name) for name in rest} == rest


def test_members_that_the_table_does_not_know_stay(tmp_path: Path) -> None:
    foreign = (
        '<plus:Licensor xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><rdf:Seq>'
        '<rdf:li rdf:parseType="Resource"><plus:LicensorName>Yonhap</plus:LicensorName>'
        '<house:Desk xmlns:house="http://example.org/house/">야간</house:Desk></rdf:li></rdf:Seq></plus:Licensor>'
    )
    path = put(tmp_path, "a.jpg", jpeg(xmp_segment(packet(foreign))))
    embed(path, {"licensor": ((("LicensorName", "연합뉴스"),),)})
    assert said(path).licensor == ((("LicensorName", "연합뉴스"),),)
    assert "야간".encode() in path.read_bytes()


@pytest.mark.referee
@pytest.mark.parametrize("kind", FORMATS)
def test_exiftool_reads_every_member_of_every_structure(kind: str, exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"a.{kind}", FORMATS[kind])
    embed(path, everything())
    told = subprocess.run(
        [exiftool, "-j", "-n", "-struct", "-XMP:all", str(path)], capture_output=True, check=True
    )
    tags = json.loads(told.stdout)[0]
    for field in STRUCTURES:
        name = {
            "person_shown_with_details": "PersonInImageWDetails",
            "image_registry_entry": "RegistryID",
        }.get(field.id, field.xmp.partition(":")[2])
        found = tags[name] if isinstance(tags[name], list) else [tags[name]]
        wanted = everything()[field.id]
        assert len(found) == len(wanted)
        for theirs, ours in zip(found, wanted, strict=True):
            assert _as_we_spell(theirs) == _as_exiftool_says(ours)  # type: ignore[arg-type]


def _as_we_spell(structure: dict[str, object]) -> dict[str, object]:
    """exiftool's structure with names folded: it writes RegItemId as it pleases."""
    return {name.casefold(): value for name, value in structure.items() if "-ko" not in name}


def _as_exiftool_says(structure: Structure) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, value in structure:
        local = name.rpartition(":")[2]
        if local in _EXIFTOOL_GPS:
            said[local.casefold()] = _EXIFTOOL_GPS[local]
        elif isinstance(value, str):
            said[local.casefold()] = value
        elif isinstance(value[0], str):
            said[local.casefold()] = list(value)
        else:
            said[local.casefold()] = value[0][1]
    return said
