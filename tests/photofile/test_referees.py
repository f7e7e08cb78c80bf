"""exiftool and exiv2 as referees: our values read back, nobody else's lost, MakerNotes in place."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.model import Value
from tests.benchmarks import fidelity
from tests.metadata.pictures import MAKER_NOTE, picture
from tests.photofile.photos import OLD, camera_jpeg, embed, put

pytestmark = pytest.mark.referee

VALUES: dict[str, Value] = {
    "caption": fidelity.CAPTION,
    "creator": (fidelity.CREATOR,),
    "credit_line": fidelity.CREDIT,
    "copyright_notice": fidelity.NOTICE,
}
PHOTOS = {
    "jpg": camera_jpeg(),
    "plain.jpg": picture(),
    "png": picture("PNG"),
    "webp": picture("WEBP"),
    "tif": picture("TIFF"),
}


@pytest.mark.parametrize("name", PHOTOS)
def test_exiftool_reads_our_values_back_and_loses_nobody_elses(
    name: str, exiftool: str, tmp_path: Path
) -> None:
    assert exiftool
    path = put(tmp_path, f"a.{name}", PHOTOS[name])
    before = fidelity.tags_of([path])[path]
    embed(path, VALUES)
    after = fidelity.tags_of([path])[path]
    assert fidelity.lost(before, after) == []
    assert fidelity.missing_of(after, photofile.read(path).format) == ""
    assert after.get(("ExifTool", "Warning")) == before.get(("ExifTool", "Warning"))


@pytest.mark.parametrize("name", ["jpg", "plain.jpg", "tif"])
def test_exiftool_finds_the_digest_current_and_the_charset_declared(
    name: str, exiftool: str, tmp_path: Path
) -> None:
    path = put(tmp_path, f"a.{name}", PHOTOS[name])
    embed(path, VALUES)
    done = subprocess.run(
        [exiftool, "-s3", "-IPTC:CodedCharacterSet", "-Photoshop:IPTCDigest", "-CurrentIPTCDigest", path],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = done.stdout.split()
    assert lines[0] == "UTF8"
    if name != "tif":
        assert lines[1] == lines[2]


@pytest.mark.parametrize("name", PHOTOS)
def test_exiv2_reads_our_values_back(name: str, exiv2: str, tmp_path: Path) -> None:
    path = put(tmp_path, f"a.{name}", PHOTOS[name])
    embed(path, VALUES)
    told = subprocess.run([exiv2, "-q", "-PEIXkt", str(path)], capture_output=True, check=False)
    text = told.stdout.decode("utf-8", "replace")
    said = {line.split(maxsplit=1)[0]: line for line in text.splitlines() if line.strip()}
    if name != "png":  # exiv2 0.27 knows no eXIf chunk
        assert fidelity.CAPTION in said["Exif.Image.ImageDescription"]
        assert fidelity.CREATOR in said["Exif.Image.Artist"]
    assert fidelity.CREDIT in said["Xmp.photoshop.Credit"]
    assert fidelity.CAPTION in said["Xmp.dc.description"]
    if name.endswith(("jpg", "tif")):
        assert fidelity.CAPTION in said["Iptc.Application2.Caption"]
        assert fidelity.SHORT_CREDIT in said["Iptc.Application2.Credit"]


def test_exiftool_sees_the_maker_note_where_it_was(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())

    def place() -> list[str]:
        told = subprocess.run([exiftool, "-v3", str(path)], capture_output=True, text=True, check=True).stdout
        lines = told.splitlines()
        at = next(i for i, line in enumerate(lines) if "Tag 0x927c" in line)
        return lines[at : at + 3]

    before = place()
    embed(path, VALUES)
    assert place() == before
    assert path.read_bytes().count(MAKER_NOTE) == 1


def test_cleared_caption_is_gone_for_exiftool(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, {"caption": ""})
    told = subprocess.run(
        [exiftool, "-a", "-G1", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert OLD not in told


def test_file_that_exiftool_wrote_is_edited_and_read_back(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    subprocess.run(
        [exiftool, "-q", "-overwrite_original", "-codedcharacterset=utf8", "-IPTC:Caption-Abstract=옛 설명",
         "-IPTC:Keywords=한강", "-XMP-dc:Description=옛 설명", "-IFD0:ImageDescription=옛 설명",
         "-IPTCDigest=new", "-EXIF:GPSLatitude=37.5", "-EXIF:GPSLatitudeRef=N", str(path)],
        check=True,
    )  # fmt: skip
    assert photofile.read(path).metadata.caption == "옛 설명"
    embed(path, VALUES)
    tags = fidelity.tags_of([path])[path]
    assert tags["IPTC", "Keywords"] == ["한강"]
    assert tags["GPS", "GPSLatitude"] == ["37.5"]
    assert fidelity.missing_of(tags, "jpeg") == ""


def test_file_that_we_wrote_is_edited_by_exiftool_and_read_back(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    embed(path, VALUES)
    subprocess.run([exiftool, "-q", "-overwrite_original", "-IFD0:Software=Desk", str(path)], check=True)
    assert photofile.read(path).metadata.caption == fidelity.CAPTION
    embed(path, {"caption": "After exiftool"})
    assert photofile.read(path).metadata.caption == "After exiftool"
    assert photofile.read(path).tags.exif["Software"] == "Desk"


def test_iim_that_exiv2_edited_later_is_believed(exiv2: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture())
    embed(path, {"caption": "old caption", "headline": "old headline"})
    subprocess.run([exiv2, "-M", "set Iptc.Application2.Headline new headline", str(path)], check=True)
    assert photofile.read(path).tags.digest == "mismatch"
    assert photofile.read(path).metadata.headline == "new headline"
    embed(path, {"caption": "new caption"})
    photo = photofile.read(path)
    assert (photo.metadata.headline, photo.tags.digest) == ("new headline", "match")


def test_exiftool_reads_structures_and_languages_back(exiftool: str, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    place = (("City", "서울"), ("CountryName", "Korea"), ("LocationName", (("x-default", "Banpo Bridge"),)))
    embed(
        path,
        {
            "location_shown": (place,),
            "licensor": ((("LicensorName", "Yonhap"), ("LicensorURL", "https://example.org/")),),
            "person_shown": ("Kim Min-su", "이서연"),
            "alt_text": "한강 다리",
        },
    )
    told = subprocess.run([exiftool, "-j", "-struct", "-XMP:all", str(path)], capture_output=True, check=True)
    tags = json.loads(told.stdout)[0]
    assert tags["LocationShown"][0] == {
        "City": "서울",
        "CountryName": "Korea",
        "LocationName": "Banpo Bridge",
    }
    assert tags["Licensor"][0]["LicensorName"] == "Yonhap"
    assert tags["PersonInImage"] == ["Kim Min-su", "이서연"]
    assert tags["AltTextAccessibility"] == "한강 다리"
