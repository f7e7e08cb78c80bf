"""Each caption of an article finds its photo, or says why not."""

from __future__ import annotations

import pytest

from photodesk.language.article import ArticleCaption
from photodesk.language.article_match import Candidate, Match, match_captions, same_file

BRIDGE = "Commuters cross a bridge over the Han River in Seoul, Tuesday, Nov. 24, 2026."
FARM = "Children pick strawberries at a farm in Nonsan, South Chungcheong Province, Tuesday, Nov. 24, 2026."
KO = "24일 서울 한강 다리를 건너는 시민들이 우산을 쓰고 있다."


def caption(text: str, image: str = "") -> ArticleCaption:
    return ArticleCaption(text, "Yonhap", image=image)


def test_the_file_name_comes_first() -> None:
    photos = [Candidate("a", "farm.jpg", BRIDGE), Candidate("b", "bridge.jpg", FARM)]
    found = match_captions([caption(BRIDGE, "bridge-1024x683.jpg")], photos)
    assert found == (Match("b", "name", 1.0),)


def test_then_the_caption_without_its_credit() -> None:
    photos = [
        Candidate("a", "1.jpg", f"{BRIDGE} (Yonhap)"),
        Candidate("b", "2.jpg", FARM),
        Candidate("c", "3.jpg", KO),
    ]
    found = match_captions([caption(FARM), caption(KO), caption(BRIDGE)], photos)
    assert [(m.key, m.by) for m in found] == [("b", "caption"), ("c", "caption"), ("a", "caption")]


def test_then_a_caption_that_was_changed_a_little() -> None:
    changed = BRIDGE.replace("Commuters cross", "Commuters walk across")
    found = match_captions([caption(changed)], [Candidate("a", "", BRIDGE), Candidate("b", "", FARM)])
    assert (found[0].key, found[0].by) == ("a", "near caption")
    assert 0.85 <= found[0].score < 1


def test_then_the_picture() -> None:
    photos = [
        Candidate("a", "1.jpg", "", 0b1111),
        Candidate("b", "2.jpg", "", 1 << 60),
        Candidate("c", "3.jpg", ""),
    ]
    found = match_captions([caption("Snow falls.", "web.jpg")], photos, pictures={"web.jpg": 0b0111})
    assert (found[0].key, found[0].by) == ("a", "picture")


def test_a_tie_is_shown_and_not_taken() -> None:
    photos = [Candidate("a", "a/snow.jpg", BRIDGE), Candidate("b", "b/snow.jpg", BRIDGE)]
    by_name = match_captions([caption(FARM, "snow.jpg")], photos)
    by_caption = match_captions([caption(BRIDGE)], photos)
    assert [(m.key, m.ties) for m in (*by_name, *by_caption)] == [("", ("a", "b"))] * 2


def test_two_near_captions_are_a_tie_too() -> None:
    one, two = BRIDGE.replace("24", "25"), BRIDGE.replace("24", "26")
    found = match_captions(
        [caption(BRIDGE.replace("24", "27"))], [Candidate("a", "", one), Candidate("b", "", two)]
    )
    assert (found[0].key, found[0].ties) == ("", ("a", "b"))


def test_a_photo_is_taken_once() -> None:
    photos = [Candidate("a", "bridge.jpg", FARM)]
    found = match_captions([caption(BRIDGE, "bridge.jpg"), caption(FARM)], photos)
    assert [m.key for m in found] == ["a", ""]


def test_two_pictures_of_one_name_on_the_page_take_nothing() -> None:
    found = match_captions([caption(BRIDGE, "1.jpg"), caption(FARM, "1.jpg")], [Candidate("a", "1.jpg")])
    assert [m.key for m in found] == ["", ""]


@pytest.mark.parametrize(
    "photos",
    [
        [],
        [Candidate("a")],
        [Candidate("a", "x.jpg", "Rain.")],
        [Candidate("a", "", KO), Candidate("b", "", FARM)],
    ],
)
def test_nothing_that_fits_is_no_match(photos: list[Candidate]) -> None:
    assert match_captions([caption(BRIDGE, "bridge.jpg")], photos) == (Match(),)


def test_plain_tuples_will_do() -> None:
    photos = [("a", "bridge.jpg", "", None)]
    assert match_captions([caption(BRIDGE, "bridge.jpg")], photos)[0].key == "a"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bridge.jpg", "BRIDGE.JPG"),
        ("bridge.jpg", "bridge.webp"),
        ("bridge-1024x683.jpg", "bridge.jpg"),
        ("bridge_w800.jpg", "bridge.tif"),
        ("bridge.jpg-664e0.jpg", "bridge.jpg"),
        ("https://img.example.kr/2026/bridge.jpg?w=800", "bridge.jpg"),
        ("C:\\photos\\bridge.jpg", "bridge.jpg"),
        ("bridge-scaled.jpg", "bridge.jpg"),
        ("PYH20261124001.jpg", "PYH20261124001.JPEG"),
    ],
)
def test_names_of_one_file(one: str, other: str) -> None:
    assert same_file(one, other)
    assert same_file(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""), ("", "a.jpg"), ("p1.jpg", "p2.jpg"), ("bridge-1024x683.jpg", "bridge-1200x800.jpg"),
        ("DSC_0042.jpg", "DSC_0043.jpg"), ("DSC_0042.jpg", "DSC.jpg"), ("snow.jpg", "snowfall.jpg"),
    ],
)  # fmt: skip
def test_names_of_two_files(one: str, other: str) -> None:
    assert not same_file(one, other)
