"""Web copies as exiftool sees them: every field of the profile in every container, nothing private."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import exporting
from photodesk.exchange.rendition import EXTENSIONS, WEB_FIELDS, RenditionFormat
from photodesk.model import Value
from photodesk.settings import Settings
from photodesk.tables.fields import BY_ID

NOW = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
FORMATS: tuple[RenditionFormat, ...] = tuple(EXTENSIONS)
CODED = {
    "country_code": "KOR",
    "date_created": "2026-11-24T09:30:15+09:00",
    "copyright_marked": "True",
    "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "data_mining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    "web_statement": "https://example.org/terms",
}
PRIVATE = (
    "IFD0:Make=PRIVATE", "ExifIFD:SerialNumber=PRIVATE", "ExifIFD:LensSerialNumber=PRIVATE",
    "ExifIFD:OwnerName=PRIVATE", "IPTC:Contact=PRIVATE", "XMP-iptcCore:CreatorWorkEmail=PRIVATE@example.org",
    "XMP-iptcCore:CreatorWorkTelephone=PRIVATE", "XMP-exif:GPSLatitude=37.5", "GPS:GPSLatitude=37.5",
    "GPS:GPSLatitudeRef=N", "GPS:GPSLongitude=127", "GPS:GPSLongitudeRef=E", "XMP-aux:SerialNumber=PRIVATE",
    "IPTC:SpecialInstructions=PRIVATE", "XMP-photoshop:Instructions=PRIVATE", "Comment=PRIVATE",
    "XMP-xmpMM:DocumentID=PRIVATE", "XMP-iptcExt:LocationCreatedSublocation=PRIVATE",
    "XMP-mwg-rs:RegionName=PRIVATE", "XMP-iptcCore:Location=PRIVATE", "IPTC:Sub-location=PRIVATE",
    "XMP-photoshop:TransmissionReference=PRIVATE", "IPTC:OriginalTransmissionReference=PRIVATE",
    "XMP-photoshop:CaptionWriter=PRIVATE", "IPTC:Writer-Editor=PRIVATE", "ExifIFD:UserComment=PRIVATE",
    "IFD0:Software=PRIVATE", "IFD0:XPComment=PRIVATE", "XMP-crs:RawFileName=PRIVATE",
)  # fmt: skip
"""What a camera, an agency and a desk put into a file and what is no reader's business."""
NEVER = re.compile(
    r"GPS|Serial|^OwnerName|MakerNote|Contact|CreatorWork|Instructions|Thumbnail|Preview|Comment"
    r"|Region|Software|^Make$|^Model$|History|DocumentID|Orientation|^Writer|CaptionWriter|TransmissionReference"
)


def value_of(field_id: str) -> Value:
    """A value of the profile: Korean, so that a wrong charset shows."""
    field = BY_ID[field_id]
    if field_id in CODED:
        return CODED[field_id]
    if field.is_list:
        return (f"{field_id} 한강", f"{field_id} 둘")
    return f"{field_id} 한강"


SAID = {field_id: value_of(field_id) for field_id in WEB_FIELDS if not BY_ID[field_id].is_structure}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo lying on its side, with every field of the profile and everything private."""
    path = tmp_path_factory.mktemp("original") / "원본.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8769)[0x927C] = b"PRIVATE maker note"
    picture = Image.new("RGB", (600, 400), (30, 60, 200))
    picture.paste((200, 30, 30), (0, 0, 600, 100))
    picture.save(path, quality=95, exif=exif)
    photofile.embed(path, SAID, settings=Settings(), metadata_date="2026-11-24")
    return path


@pytest.fixture(scope="module")
def with_private_words(original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same photo, after exiftool has put private words everywhere."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")  # the test itself says which package has it
    path = tmp_path_factory.mktemp("private") / original.name
    path.write_bytes(original.read_bytes())
    words = [f"-{tag}" for tag in PRIVATE]
    words += ["-XMP-plus:LicensorName=Licensor 한강", "-XMP-plus:CopyrightOwnerName=Owner 한강"]
    words += ["-XMP-plus:ImageSupplierName=Supplier 한강"]
    subprocess.run(["exiftool", "-m", "-q", "-overwrite_original", *words, str(path)], check=True)
    assert b"PRIVATE maker note" in path.read_bytes()
    return path


def copy_of(path: Path, folder: Path, to: RenditionFormat) -> Path:
    form = exporting.CopyForm(to=to, long_edge_px=300)
    made, failed = exporting.renditions([path], folder, form=form, settings=Settings(), at=NOW)
    assert failed == ()
    assert made[0].notes == ()
    return made[0].copy


def read_by(exiftool: str, path: Path, *options: str) -> dict[str, Any]:
    words = [exiftool, "-j", "-G1", "-a", "-struct", "-n", *options, str(path)]
    said: dict[str, Any] = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)[0]
    return said


XMP_NAMES = {"Iptc4xmpCore": "iptcCore", "Iptc4xmpExt": "iptcExt"}


@pytest.mark.referee
@pytest.mark.parametrize("to", FORMATS)
def test_exiftool_finds_every_field_in_every_container(
    exiftool: str, with_private_words: Path, tmp_path: Path, to: RenditionFormat
) -> None:
    said = read_by(exiftool, copy_of(with_private_words, tmp_path, to))
    for field_id, value in SAID.items():
        prefix, _, name = BY_ID[field_id].xmp.partition(":")
        found = said[f"XMP-{XMP_NAMES.get(prefix, prefix)}:{name[0].upper()}{name[1:]}"]
        if field_id == "date_created":
            assert found == "2026:11:24 09:30:15+09:00"
        else:
            assert (tuple(found) if isinstance(found, list) else str(found)) == value, field_id
    assert said["IFD0:ImageDescription"] == SAID["caption"]
    assert said["IFD0:Artist"] == "; ".join(SAID["creator"])  # type: ignore[arg-type]
    assert said["IFD0:Copyright"] == SAID["copyright_notice"]
    assert said["ExifIFD:DateTimeOriginal"] == "2026:11:24 09:30:15"
    assert said["ExifIFD:OffsetTimeOriginal"] == "+09:00"
    assert said["XMP-plus:Licensor"][0]["LicensorName"] == "Licensor 한강"
    assert said["XMP-plus:CopyrightOwner"][0]["CopyrightOwnerName"] == "Owner 한강"
    assert said["XMP-plus:ImageSupplier"][0]["ImageSupplierName"] == "Supplier 한강"
    iim = {name.removeprefix("IPTC:"): value for name, value in said.items() if name.startswith("IPTC:")}
    if to != "jpeg":
        assert iim == {}
        return
    assert iim["CodedCharacterSet"] == "\x1b%G"
    for name, field_id in (
        ("Caption-Abstract", "caption"), ("Headline", "headline"), ("ObjectName", "title"),
        ("Credit", "credit_line"), ("Source", "source"), ("CopyrightNotice", "copyright_notice"),
        ("City", "city"), ("Province-State", "province_state"), ("Country-PrimaryLocationName", "country"),
        ("Country-PrimaryLocationCode", "country_code"), ("By-lineTitle", "creator_job_title"),
        ("Keywords", "keywords"), ("By-line", "creator"),
    ):  # fmt: skip
        found = iim[name]
        assert (tuple(found) if isinstance(found, list) else found) == SAID[field_id], name
    assert said["Photoshop:IPTCDigest"] == said["File:CurrentIPTCDigest"]


@pytest.mark.referee
@pytest.mark.parametrize("to", FORMATS)
def test_exiftool_finds_nothing_private_in_a_copy(
    exiftool: str, with_private_words: Path, tmp_path: Path, to: RenditionFormat
) -> None:
    before = read_by(exiftool, with_private_words, "-u")
    assert any(NEVER.search(tag.partition(":")[2]) for tag in before)
    copy = copy_of(with_private_words, tmp_path, to)
    said = read_by(exiftool, copy, "-u")
    tags = {tag.partition(":")[2] for tag in said}
    assert {tag for tag in tags if NEVER.search(tag)} == set()
    assert "PRIVATE" not in json.dumps(said)
    assert b"PRIVATE" not in copy.read_bytes()
    assert not {tag for tag in said if tag.startswith("ExifTool:") and tag != "ExifTool:ExifToolVersion"}


@pytest.mark.referee
@pytest.mark.parametrize("to", FORMATS)
def test_a_copy_stands_upright_in_srgb_and_exiftool_sees_no_orientation(
    exiftool: str, original: Path, tmp_path: Path, to: RenditionFormat
) -> None:
    copy = copy_of(original, tmp_path, to)
    said = read_by(exiftool, copy)
    group = "RIFF" if to == "webp" else "File"
    assert (said[f"{group}:ImageWidth"], said[f"{group}:ImageHeight"]) == (200, 300)
    assert "sRGB" in said["ICC_Profile:ProfileDescription"]
    with Image.open(copy) as image:
        assert image.size == (200, 300)
        right, left = image.convert("RGB").getpixel((180, 150)), image.convert("RGB").getpixel((20, 150))
    assert isinstance(right, tuple)
    assert isinstance(left, tuple)
    assert right[0] > 150 > right[2]  # turned by 90 degrees: what lay on top stands on the right
    assert left[2] > 150 > left[0]


@pytest.mark.parametrize("to", FORMATS)
def test_nothing_is_lost_in_our_own_eyes_either(original: Path, tmp_path: Path, to: RenditionFormat) -> None:
    copy = copy_of(original, tmp_path, to)
    assert exporting.compare_copy(original, copy, settings=Settings()) == ()
    assert [path.name for path in tmp_path.iterdir()] == [copy.name]


def test_the_original_is_not_touched(original: Path, tmp_path: Path) -> None:
    before = original.read_bytes(), original.stat().st_mtime_ns
    copy_of(original, tmp_path, "jpeg")
    assert (original.read_bytes(), original.stat().st_mtime_ns) == before


def test_a_name_that_is_taken_gets_a_number_and_nothing_is_written_over(
    original: Path, tmp_path: Path
) -> None:
    first = copy_of(original, tmp_path, "jpeg")
    kept = first.read_bytes()
    assert copy_of(original, tmp_path, "jpeg").name == "원본-2.jpg"
    assert first.read_bytes() == kept
