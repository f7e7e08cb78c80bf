"""The demo page: what it writes, what is wrong with it on purpose, what is free to ship."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from photodesk import photofile
from photodesk.bundled import bundled
from photodesk.desk import Desk
from photodesk.desk.demo import PAGE, PICTURES, Demo, DemoPicture, make_demo, what_to_try
from photodesk.errors import UsageError
from photodesk.model import Severity
from tests.desk import draw_demo_cards


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """One demo for the tests that only look."""
    return make_demo(tmp_path_factory.mktemp("demo") / "here")


def gate_of(demo: Demo) -> dict[str, dict[str, Severity]]:
    """What stands against each picture of the page: file name -> code -> severity."""
    with Desk.open(demo.folder) as desk:
        gate = desk.gate(PAGE)
    names = {str(record.id): record.name for record in gate.records}
    found: dict[str, dict[str, Severity]] = {name: {} for name in names.values()}
    for finding in gate.findings:
        found[names[finding.key]][finding.code] = finding.severity
    return found


def stops(found: dict[str, Severity]) -> set[str]:
    return {code for code, severity in found.items() if severity is Severity.error}


# --- the files --------------------------------------------------------------------------


def test_the_page_has_ten_pictures_in_the_order_of_their_names(demo: Demo) -> None:
    names = sorted(path.name for path in demo.photos.iterdir())
    assert names == [picture.name for picture in PICTURES]
    assert len(names) == 10


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.picture for picture in PICTURES])
def test_each_file_says_what_the_table_says(demo: Demo, picture: DemoPicture) -> None:
    file = photofile.read(demo.photos / picture.name)
    assert file.format == "jpeg"
    for field, value in picture.says.items():
        assert file.metadata.get(field) == value, field


@pytest.mark.referee
def test_exiftool_reads_the_seed_captions_and_their_credit(demo: Demo, exiftool: str) -> None:
    paths = [str(demo.photos / picture.name) for picture in PICTURES[-2:]]
    out = subprocess.run([exiftool, "-j", "-G1", *paths], capture_output=True, check=True, text=True)
    for document, picture in zip(json.loads(out.stdout), PICTURES[-2:], strict=True):
        caption = picture.says.caption
        places = ("IFD0:ImageDescription", "IPTC:Caption-Abstract", "XMP-dc:Description")
        assert [document[place] for place in places] == [caption] * 3
        assert document["IPTC:Credit"] == document["XMP-photoshop:Credit"] == "AP-Yonhap"


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("keep", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        make_demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_words_to_try_name_photos_sheet_and_article(demo: Demo) -> None:
    words = what_to_try(demo)
    for path in (demo.photos, demo.sheet, demo.article):
        assert str(path) in words


# --- what is wrong with them ------------------------------------------------------------


def test_the_two_ordinary_pictures_raise_nothing_above_info(demo: Demo) -> None:
    found = gate_of(demo)
    for picture in PICTURES[-2:]:
        assert picture.fault == ""
        assert max(found[picture.name].values(), default=Severity.info) == Severity.info


def test_the_faults_of_the_page_stop_it(demo: Demo) -> None:
    found = gate_of(demo)
    assert "RGT-004" in stops(found["A7_01_ferry.jpg"])
    assert "DUP-003" in stops(found["A7_02_nagasaki_boats.jpg"])
    assert "DUP-003" in stops(found["A7_03_alps.jpg"])
    assert "CRD-001" in stops(found["A7_06_한강_bridge.jpg"])


def test_the_staff_picture_has_one_stop_and_the_fix_comes_from_the_byline(demo: Demo) -> None:
    with Desk.open(demo.folder) as desk:
        gate = desk.gate(PAGE)
    key = next(str(record.id) for record in gate.records if record.name == "A7_06_한강_bridge.jpg")
    errors = [f for f in gate.findings if f.key == key and f.severity is Severity.error]
    assert [f.code for f in errors] == ["CRD-001"]
    assert [(c.field, c.after) for c in errors[0].fix] == [
        ("credit_line", "Korea Times photo by Shim Hyun-chul")
    ]


# --- the sheet and the article ----------------------------------------------------------


def rows_of(demo: Demo) -> list[dict[str, str]]:
    return list(csv.DictReader(demo.sheet.read_text(encoding="cp949").splitlines()))


def test_the_sheet_is_cp949_and_no_utf8(demo: Demo) -> None:
    with pytest.raises(UnicodeDecodeError):
        demo.sheet.read_bytes().decode("utf-8")
    assert list(rows_of(demo)[0]) == ["파일명", "제목", "사진설명", "크레딧", "대체 텍스트"]


def test_one_row_of_the_sheet_names_no_file_and_the_others_do(demo: Demo) -> None:
    names = {picture.name for picture in PICTURES}
    wrong = [row["파일명"] for row in rows_of(demo) if row["파일명"] not in names]
    assert wrong == ["A7_9_howitzr.jpg"]


def test_two_captions_of_the_sheet_end_in_their_credit(demo: Demo) -> None:
    ends = [row["사진설명"].rsplit(". ", 1)[-1] for row in rows_of(demo) if not row["크레딧"]]
    assert ends == ["KCNA-Yonhap", "Courtesy of Gangneung City"]


def test_the_article_prints_both_captions_twice_and_ends_like_the_page(demo: Demo) -> None:
    text = demo.article.read_text(encoding="utf-8")
    for picture in (PICTURES[5], PICTURES[7]):
        assert text.count(picture.says.caption) == 2
    assert "\nBy Park Ha-neul\n" in text
    assert text.rstrip().split("\n\n")[-3:] == ["Top 10 Stories", "LETTER", "Sign up for eNewsletter"]


# --- what is shipped --------------------------------------------------------------------


def test_every_sample_photo_has_its_licence_and_they_are_small() -> None:
    folder = bundled("assets/sample_photos")
    with (folder / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["file"]: row["licence"] for row in csv.DictReader(file)}
    there = {path.name: path.stat().st_size for path in folder.iterdir() if path.name != "SOURCES.csv"}
    assert set(listed) == set(there)
    assert all(licence.startswith(("CC0", "public domain")) for licence in listed.values())
    assert sum(there.values()) < 2_500_000


def test_no_photograph_of_somebody_carries_a_credit_that_is_not_its_own() -> None:
    for picture in PICTURES:
        if picture.picture.startswith("assets/sample_photos/"):
            assert picture.says.credit_line == "Courtesy of the Getty Museum"


@pytest.mark.parametrize("name", sorted(draw_demo_cards.CARDS))
def test_each_card_is_what_the_script_draws(name: str) -> None:
    drawn = draw_demo_cards.card(name)
    with Image.open(bundled(f"assets/demo/cards/{name}")) as shipped:
        assert shipped.size == drawn.size
        assert not shipped.info.get("exif")
        apart = ImageStat.Stat(ImageChops.difference(shipped.convert("RGB"), drawn)).mean
    assert max(apart) < 3  # JPEG's own rounding, and no more
