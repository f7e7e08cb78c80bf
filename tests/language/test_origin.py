"""Where pictures come from, who supplied them, what they were captured from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photodesk.language.caption import captured_from, names_channel, provided_by, split_caption
from photodesk.language.credit import origin, parse_credit
from photodesk.language.origin import supplier_of_name
from photodesk.model import Credit, Metadata, Origin

SEED_HANDOUT = (
    "Ukraine servicemen of the 24th Mechanised Brigade fire 2S5 self-propelled 152mm howitzer toward "
    "Russian positions near Chasiv Yar, Donetsk region, Ukraine, Monday, in this photo provided by "
    "Ukraine's 24th Mechanised Brigade press service. AP-Yonhap"
)
SEED_CAPTURE = (
    "U.S.-supplied ATACMS missiles are fired from an undisclosed location in Ukraine, Tuesday, in this "
    "image captured from a video posted by a Telegram channel affiliated with the Ukrainian military. "
    "AP-Yonhap"
)

PROVIDED: list[tuple[str, str]] = [
    (SEED_HANDOUT, "Ukraine's 24th Mechanised Brigade press service"),
    ("Marines land in Pohang in this photo provided by the Navy on Tuesday.", "the Navy"),
    ("This photo, provided by Nonsan City, shows a strawberry farm.", "Nonsan City"),
    ("Smoke rises in this photo provided by a reader. No one was hurt.", "a reader"),
    ("Kim visits a farm in this photo released by the North's official Korean Central News Agency, May 3.",
     "Korean Central News Agency"),
    ("Kim waves in this picture released by North Korea's KCNA news agency on March 1, 2013.", "KCNA"),
    ("This undated photo released by the South Korean Defense Ministry shows a drill.",
     "the South Korean Defense Ministry"),
    ("A missile flies, in this photo distributed by the North Korean government, Monday.",
     "the North Korean government"),
    ("This photo, carried by North Korea's Rodong Sinmun newspaper on May 3, shows Kim.", "Rodong Sinmun"),
    ("Ships sail in this photo provided by the U.S. Navy. They arrive Monday.", "U.S. Navy"),
    ("Kim waves in this photo released by KCNA. He smiles.", "KCNA"),
    ("Children dance in this photo from the North’s Korean Central News Agency on Feb. 16.",
     "Korean Central News Agency"),
    ("The cabin is seen in this U.S. National Transportation Safety Board (NTSB) handout photo of July 7.",
     "U.S. National Transportation Safety Board (NTSB)"),
    ("A rendering of the tower. Image provided on Monday by Hyundai E&C.", "Hyundai E&C"),
    ("The singer poses in this photo, courtesy of Starship Entertainment.", "Starship Entertainment"),
    ("조선중앙통신이 17일 공개한 사진에서 김정은 위원장이 웃고 있다.", "조선중앙통신"),
    ("대통령실이 제공한 사진.", "대통령실"),
]  # fmt: skip

NOT_PROVIDED = [
    "Meals are provided by the city.",
    "The prisoners were released by the court.",
    "A photo of the leader hangs near the gate. Lunch is provided by the hotel.",
    "Police released a suspect by mistake.",
    "A man from the ministry takes a photo.",
    "Tourists take a photo from the bridge.",
    "The album was released by the label.",
    "무료 급식을 제공하는 봉사자들",
    "서울시가 공개한 정책을 시민들이 듣고 있다.",
    "",
]

CAPTURED: list[tuple[str, str]] = [
    (SEED_CAPTURE, "Telegram channel affiliated with the Ukrainian military"),
    ("This photo, captured from North Korea’s Central TV, shows a board.", "North Korea’s Central TV"),
    ("Kim speaks, in this photo capture from the North’s Korean Central TV on Feb. 13.", "Korean Central TV"),
    ("She smiles in this image captured from her agency's YouTube channel.", "her agency's YouTube channel"),
    ("Ships burn in this image taken from video released by the Russian Defense Ministry on Monday.",
     "Russian Defense Ministry"),
    ("A screenshot of the Naver website shows fees.", "Naver website"),
    ("In this screen grab from KBS, the anchor speaks.", "KBS"),
    ("The mayor eats in this photo posted on his Instagram account.", "his Instagram account"),
    ("Kim cries in this still image taken from a video broadcast on Dec. 27, 2011.", ""),
    ("유튜브 채널 '모두의 뉴스' 캡처", "유튜브 채널 '모두의 뉴스'"),
]  # fmt: skip

NOT_CAPTURED = [
    "The suspect was captured from a hideout.",
    "The scene, captured by our photographer, went viral.",
    "Medicine is taken from the shelf.",
    "The painting was taken from a museum.",
    "Kim grabs a bag.",
    "화면을 보는 시민들",
    "",
]


@pytest.mark.parametrize("case", PROVIDED, ids=lambda case: case[0][:40])
def test_the_sentence_says_who_provided_the_picture(case: tuple[str, str]) -> None:
    assert provided_by(case[0]) == case[1]


@pytest.mark.parametrize("text", NOT_PROVIDED)
def test_things_that_are_provided_or_released_are_no_supplied_pictures(text: str) -> None:
    assert provided_by(text) == ""


@pytest.mark.parametrize("case", CAPTURED, ids=lambda case: case[0][:40])
def test_the_sentence_says_what_the_picture_was_captured_from(case: tuple[str, str]) -> None:
    assert captured_from(case[0]) == case[1]


@pytest.mark.parametrize("text", NOT_CAPTURED)
def test_captured_people_and_taken_things_are_no_screenshots(text: str) -> None:
    assert captured_from(text) == ""


@pytest.mark.parametrize(
    "source",
    ["KBS", "Korean Central TV", "the YouTube channel of KTV", "Rybar's Telegram channel",
     "YouTube channel @ktv", "Telegram channel Baza", "her agency's YouTube channel",
     "유튜브 채널 '모두의 뉴스'", "한상민 의원 페이스북"],
)  # fmt: skip
def test_sources_that_name_a_channel(source: str) -> None:
    assert names_channel(source)


@pytest.mark.parametrize(
    "source",
    ["Telegram channel affiliated with the Ukrainian military", "Telegram", "YouTube", "social media",
     "Instagram", "유튜브", "인스타그램", "a broadcaster", "online video", ""],
)  # fmt: skip
def test_vague_sources_name_no_channel(source: str) -> None:
    assert not names_channel(source)


def of(text: str, metadata: Metadata | None = None, *, name: str = "", source_label: str = "") -> Origin:
    printed = split_caption(text)
    return origin(
        printed.caption, metadata or Metadata(), printed.credit, name=name, source_label=source_label
    )


def test_the_seeds_two_pictures_are_a_handout_and_a_screen_capture() -> None:
    assert of(SEED_HANDOUT) == "handout"
    assert of(SEED_CAPTURE) == "screenshot"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shoppers walk in Seoul, Monday. AP-Yonhap", "agency"),
        ("Shoppers walk in Seoul, Monday. Yonhap", "agency"),
        ("Shoppers walk in Seoul, Monday. Korea Times photo by Han Sang-min", "staff"),
        ("Shoppers walk in Seoul, Monday. (Pool photo) (Yonhap)", "pool"),
        ("의장단이 악수하고 있다. 사진공동취재단", "pool"),
        ("A farm in Nonsan. Courtesy of Nonsan City", "handout"),
        ("Smoke rises. 독자 제공", "reader"),
        ("Smoke rises in this photo provided by a reader. Yonhap", "reader"),
        ("A city at night. gettyimagesbank", "stock"),
        ("The anchor speaks. KBS 방송화면 캡처", "screenshot"),
        ("Kim smiles. KCNA-Yonhap", "state-media"),
        ("Kim smiles in this photo released by North Korea's KCNA news agency. Yonhap", "state-media"),
        ("A robot paints. AI-generated image by ChatGPT", "ai"),
        ("An AI-generated image shows a robot.", "ai"),
        ("Shoppers walk in Seoul, Monday.", "unknown"),
        ("Yonhap and KCNA reported Monday that Kim travelled.", "unknown"),
    ],
)
def test_caption_and_credit_tell_the_origin(text: str, expected: Origin) -> None:
    assert of(text) == expected


def test_metadata_and_arrival_tell_the_origin_when_the_text_does_not() -> None:
    plain = "Shoppers walk in Seoul, Monday."
    assert of(plain, source_label="handout") == "handout"
    assert of(plain, source_label="staff") == "staff"
    assert of(plain, source_label="wire") == "agency"
    assert of(plain, source_label="Yonhap") == "agency"
    assert of(plain, name="PYH2026112401234.jpg") == "agency"
    assert of(plain, Metadata(creator_job_title="HO")) == "handout"
    assert of(plain, Metadata(creator_job_title="Hokkaido correspondent")) == "unknown"
    assert of(plain, Metadata(source="Newsis")) == "agency"
    ai = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    assert of(plain, Metadata(digital_source_type=ai)) == "ai"
    assert (
        of(plain, Metadata(digital_source_type=ai.replace("trainedAlgorithmicMedia", "digitalCapture")))
        == "unknown"
    )


def test_korea_only_pictures_are_the_norths() -> None:
    credit = Credit(kind="agency", agency="Yonhap", restrictions=("For Use Only in the Republic of Korea",))
    assert origin("Kim smiles.", Metadata(), credit) == "state-media"


@pytest.mark.parametrize(
    ("name", "short"),
    [("PYH2023010902100.jpg", "Yonhap"), ("NISI20221109_0001234.jpg", "Newsis"),
     ("AP24323123456789.jpg", "AP"), ("IMG_2031.jpg", ""), ("papers.jpg", ""), ("apple.jpg", ""), ("", "")],
)  # fmt: skip
def test_a_suppliers_file_names_are_known(name: str, short: str) -> None:
    assert supplier_of_name(name) == short


@given(st.text(max_size=300))
def test_asking_where_a_picture_comes_from_never_raises(text: str) -> None:
    provided_by(text)
    captured_from(text)
    names_channel(text)
    origin(text, Metadata(), parse_credit(text[:60]))
