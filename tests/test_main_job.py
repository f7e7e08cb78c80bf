"""The whole job on real files: a reporter's sheet goes into JPEGs, the audit says what must not be printed,
exiftool and exiv2 read our words, and every file comes back byte for byte."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from photodesk.bundled import bundled
from photodesk.cli.main import app, register

HAN_RIVER = "Commuters cross the Han River on foot in Seoul, Tuesday, Nov. 24, 2026."
SERVICEMEN = (
    "Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm howitzer toward "
    "Russian positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this photo provided by "
    "Ukraine's 24th Mechanised Brigade press service."
)
ATACMS = (
    "U.S.-supplied ATACMS missiles are fired from an undisclosed location in Ukraine, Tuesday, in this "
    "image captured from a video posted by a Telegram channel affiliated with the Ukrainian military."
)


@dataclass
class Desk:
    """A folder of photos and a desk beside it, worked with the command line."""

    folder: Path

    def run(self, *words: str | Path, code: int = 0) -> str:
        register()
        result = CliRunner().invoke(app, ["--desk", str(self.folder / "desk"), *map(str, words)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    def json(self, *words: str | Path, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--format", "json", code=code))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Four photographs: two small drawn ones, two of the free ones that are shipped."""
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in (1, 2):
        picture = Image.effect_noise((640, 480), 30 + number).convert("RGB")
        picture.save(photos / f"IMG_203{number}.jpg", quality=90)
    for name in ("rocket.jpg", "beato_nagasaki_boats.jpg"):
        (photos / name).write_bytes(bundled(f"assets/sample_photos/{name}").read_bytes())
    return Desk(tmp_path)


def sheet(folder: Path) -> Path:
    """A CP949 sheet with Korean headings: two captions that end in the credit, one wrong name."""
    rows = (
        "파일명,사진설명,크레딧,촬영자\r\n"
        f'img_2031.JPG,"{HAN_RIVER} AP-Yonhap",,\r\n'
        f'IMG_2032,"한강을 건너는 시민들, 2026년 11월 24일(화). / 연합뉴스",,홍길동\r\n'
        "IMG_9999.jpg,없는 사진,AP-Yonhap,\r\n"
    )
    path = folder / "captions.csv"
    path.write_bytes(rows.encode("cp949"))
    return path


def test_a_sheet_goes_into_the_files_and_every_byte_comes_back(desk: Desk) -> None:
    photos = desk.folder / "photos"
    before = {path.name: path.read_bytes() for path in photos.iterdir()}
    table = sheet(desk.folder)

    planned = desk.json("import", table, photos, "--dry-run", code=1)
    assert (planned["encoding"], planned["delimiter"], planned["rows"]) == ("cp949", ",", 3)
    assert planned["mapping"]["사진설명"] == "caption"
    assert [u["row"] for u in planned["unmatched"]] == [4]
    assert [s["credit_line"] for s in planned["splits"]] == ["AP-Yonhap", "연합뉴스"]
    assert planned["written"] == 0
    assert {path.name: path.read_bytes() for path in photos.iterdir()} == before

    done = desk.json("import", table, photos, "--leftover", desk.folder / "rest.csv", code=1)
    assert done["written"] == 2
    assert "IMG_9999.jpg" in (desk.folder / "rest.csv").read_bytes().decode("cp949")
    again = desk.json("import", table, photos, code=1)
    assert {change["action"] for change in again["changes"]} == {"same"}
    assert again["written"] == 0

    restored = desk.json("restore-file", done["receipt"])
    assert len(restored["restored"]) == 2
    assert {path.name: path.read_bytes() for path in photos.iterdir()} == before


@pytest.mark.referee
def test_exiftool_and_exiv2_read_the_words_of_the_sheet(desk: Desk, exiftool: str, exiv2: str) -> None:
    photos = desk.folder / "photos"
    desk.json("import", sheet(desk.folder), photos, code=1)
    picture = photos / "IMG_2031.jpg"
    said = json.loads(
        subprocess.run([exiftool, "-j", "-a", "-G1", str(picture)], check=True, capture_output=True).stdout
    )[0]
    assert said["IFD0:ImageDescription"] == HAN_RIVER
    assert said["IPTC:Caption-Abstract"] == HAN_RIVER
    assert said["XMP-dc:Description"] == HAN_RIVER
    assert (said["IPTC:Credit"], said["XMP-photoshop:Credit"]) == ("AP-Yonhap", "AP-Yonhap")
    printed = subprocess.run(
        [exiv2, "-q", "-PEIXkt", str(photos / "IMG_2032.jpg")], check=True, capture_output=True
    ).stdout.decode()
    assert printed.count("한강을 건너는 시민들, 2026년 11월 24일(화).") == 3
    assert printed.count("홍길동") == 3


def test_picture_data_stay_as_they_are(desk: Desk) -> None:
    picture = desk.folder / "photos" / "rocket.jpg"
    before = picture.read_bytes()
    desk.run("write", picture, "--set", f"caption={HAN_RIVER}", "--set", "credit_line=AP-Yonhap")
    after = picture.read_bytes()
    start = before.rindex(b"\xff\xda")
    assert after[after.rindex(b"\xff\xda") :] == before[start:]


def test_the_audit_stops_what_must_not_be_printed_and_an_edit_clears_it(desk: Desk) -> None:
    photos = desk.folder / "photos"
    for name in ("rocket.jpg", "beato_nagasaki_boats.jpg"):
        (photos / name).unlink()
    desk.run("write", photos / "IMG_2031.jpg", "--set", f"caption={HAN_RIVER}", "--set", "credit_line=AP",
             "--set", "instructions=SOUTH KOREA OUT")  # fmt: skip
    desk.run("write", photos / "IMG_2032.jpg", "--set", f"caption={HAN_RIVER}")
    use = ("--date", "2026-11-24")
    found = desk.json("audit", photos, *use, code=1)
    stops = {(Path(f["path"]).name, f["code"]) for f in found["findings"] if f["severity"] == "error"}
    assert stops == {
        ("IMG_2031.jpg", "RGT-004"),
        ("IMG_2031.jpg", "DUP-003"),
        ("IMG_2032.jpg", "DUP-003"),
        ("IMG_2032.jpg", "CRD-001"),
    }
    desk.run("write", photos / "IMG_2031.jpg", "--clear", "instructions", "--set", "credit_line=AP-Yonhap",
             "--set", "caption=A ferry sails off Incheon, South Korea, Tuesday, Nov. 24, 2026.")  # fmt: skip
    desk.run("write", photos / "IMG_2032.jpg", "--set", "credit_line=Yonhap")
    cleared = desk.json("audit", photos, *use)
    assert cleared["counts"]["error"] == 0


def test_the_seed_captions_with_ap_yonhap_raise_nothing_above_info(desk: Desk) -> None:
    photos = desk.folder / "photos"
    pair = [photos / "IMG_2031.jpg", photos / "IMG_2032.jpg"]
    for picture, caption in zip(pair, (SERVICEMEN, ATACMS), strict=True):
        desk.run("write", picture, "--set", f"caption={caption}", "--set", "credit_line=AP-Yonhap")
    found = desk.json("audit", *pair, "--date", "2024-11-20", "--use", "print,web")
    assert found["counts"] == {"error": 0, "warning": 0, "info": 4}
    assert sorted((Path(f["path"]).name, f["code"]) for f in found["findings"]) == [
        ("IMG_2031.jpg", "ACC-001"),
        ("IMG_2031.jpg", "IMG-001"),  # the sample is a small draft
        ("IMG_2032.jpg", "ACC-001"),
        ("IMG_2032.jpg", "CAP-017"),
    ]


def test_an_article_with_doubled_captions_is_read_as_two_captions_each_twice(desk: Desk) -> None:
    text = desk.folder / "article.txt"
    text.write_text(
        "\n\n".join(
            [
                "South Korea weighs what to send",
                f"{SERVICEMEN} AP-Yonhap", f"{SERVICEMEN} AP-Yonhap",
                "By Kim Ji-soo",
                "The government said it may consider weapons, a policy shift, in response to the deployment.",
                f"{ATACMS} AP-Yonhap", f"{ATACMS} AP-Yonhap",
                "Officials in Seoul said no decision has been made, according to the presidential office.",
            ]
        ),
        encoding="utf-8",
    )  # fmt: skip
    found = desk.json("article", text)
    assert [(c["caption"], c["credit"], c["times"]) for c in found["captions"]] == [
        (SERVICEMEN, "AP-Yonhap", 2),
        (ATACMS, "AP-Yonhap", 2),
    ]
    assert [f["code"] for f in found["findings"]] == ["PAG-002"]


@pytest.mark.parametrize(("days", "stops"), [(2, ["RGT-002"]), (-2, [])])
def test_the_date_of_use_is_today_when_none_is_given(desk: Desk, days: int, stops: list[str]) -> None:
    picture = desk.folder / "photos" / "IMG_2031.jpg"
    release = date.today() + timedelta(days=days)
    desk.run("write", picture, "--set", f"caption={HAN_RIVER}", "--set", "credit_line=Yonhap",
             "--set", f"release_date_time={release}T09:00:00+09:00")  # fmt: skip
    found = desk.json("audit", picture, "--rule", "RGT-002", code=1 if stops else 0)
    assert [f["code"] for f in found["findings"]] == stops
