"""A photo in a web page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from photodesk.exchange.figure import caption_and_credit, figure_html, image_object, page_caption
from photodesk.model import Metadata
from photodesk.tables.vocabularies import TERMS

PHOTO = Metadata(
    caption="시민들이 24일 서울 한강공원에서 “산책”하고 있다.\n둘째 줄 <b> & 끝.",
    alt_text='A "wet" street & people',
    credit_line="AP-Yonhap",
    creator=("심현철", "연합뉴스"),
    instructions="KOREA OUT",
    web_statement="https://example.org/rights",
    licensor=((("LicensorName", "Example"), ("LicensorURL", "https://example.org/buy")),),
    copyright_owner=((("CopyrightOwnerName", "Example Daily"),),),
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    date_created="2026-11-24T09:30:15+09:00",
    city="서울",
    country="대한민국",
)


def _parsed(text: str) -> Any:
    return lxml_html.fragment_fromstring(f"<div>{text}</div>")


def test_alt_caption_and_credit_stand_apart() -> None:
    figure = _parsed(figure_html(PHOTO, "IMG 1.jpg", width_px=2048, height_px=1365))
    image = figure.find(".//img")
    assert image.get("alt") == PHOTO.alt_text
    assert (image.get("src"), image.get("width"), image.get("height")) == ("IMG%201.jpg", "2048", "1365")
    assert figure.xpath("string(.//span[@class='credit'])") == "AP-Yonhap"
    caption = figure.find(".//span[@class='caption']")
    assert "\n".join(caption.itertext()) == PHOTO.caption
    assert len(caption.findall("br")) == 1


def test_without_alt_text_the_picture_is_silent_and_the_caption_is_no_copy() -> None:
    figure = _parsed(figure_html(Metadata(caption="한강.", credit_line="연합뉴스"), "a.jpg"))
    assert figure.find(".//img").get("alt") == ""


def test_a_photo_that_says_nothing_has_no_figcaption() -> None:
    assert "figcaption" not in figure_html(Metadata(), "a.jpg")


def test_a_sign_off_is_not_printed_twice() -> None:
    assert caption_and_credit(
        Metadata(caption="Rain in Seoul. (AP Photo/Kim Min-ji)", credit_line="AP-Yonhap")
    ) == (
        "Rain in Seoul.",
        "AP-Yonhap",
    )
    assert (
        page_caption(Metadata(caption="시민들이 한강을 걷고 있다. 연합뉴스"))
        == "시민들이 한강을 걷고 있다. 연합뉴스"
    )


def test_a_sign_off_that_says_another_credit_is_not_hidden() -> None:
    photo = Metadata(caption="Rain in Seoul. AP-Yonhap", credit_line="Newsis")
    assert caption_and_credit(photo) == (photo.caption, "Newsis")


def test_restrictions_and_instructions_never_reach_the_page() -> None:
    photo = PHOTO.replace(caption="Rain in Seoul. (AP Photo/Kim Min-ji) KOREA OUT")
    text = figure_html(photo, "a.jpg", schema_org=True)
    assert "OUT" not in text


def test_a_caption_is_left_as_it_is_without_a_sign_off() -> None:
    photo = Metadata(caption="The minister talks to Yonhap News Agency in Seoul.", credit_line="AP-Yonhap")
    assert caption_and_credit(photo) == (photo.caption, "AP-Yonhap")


def test_the_image_object_says_what_google_reads() -> None:
    found = image_object(PHOTO, "https://example.org/p/1.jpg", width_px=10, height_px=5)
    assert found == {
        "@context": "https://schema.org",
        "@type": "ImageObject",
        "contentUrl": "https://example.org/p/1.jpg",
        "width": 10,
        "height": 5,
        "caption": PHOTO.caption,
        "creator": [{"@type": "Person", "name": "심현철"}, {"@type": "Organization", "name": "연합뉴스"}],
        "creditText": "AP-Yonhap",
        "copyrightHolder": {"@type": "Organization", "name": "Example Daily"},
        "license": "https://example.org/rights",
        "acquireLicensePage": "https://example.org/buy",
        "dateCreated": "2026-11-24T09:30:15+09:00",
        "contentLocation": {"@type": "Place", "name": "서울, 대한민국"},
        "digitalSourceType": "https://schema.org/DigitalCaptureDigitalSource",
    }


def test_an_address_that_is_none_is_no_licence() -> None:
    for text in ("see website", "javascript:alert(1)", "http://", "http://[", "ftp://a.kr/x"):
        assert "license" not in image_object(Metadata(web_statement=text), "a.jpg")


@pytest.mark.parametrize(
    "term", [t for t in TERMS if t.vocabulary == "digital_source_type"], ids=lambda t: t.name
)
def test_every_source_type_has_a_member_or_keeps_its_uri(term: Any) -> None:
    found = image_object(Metadata(digital_source_type=term.uri), "a.jpg")["digitalSourceType"]
    assert str(found).endswith("DigitalSource") or found == term.uri


@given(st.text(), st.text(), st.text(max_size=20))
def test_no_text_breaks_out_of_the_markup(caption: str, alt: str, src: str) -> None:
    photo = Metadata(caption=f"{caption}</script><script>x", alt_text=alt, credit_line="<i>AP</i>")
    text = figure_html(photo, src.encode("utf-8", "ignore").decode(), schema_org=True)
    head, _, script = text.partition('<script type="application/ld+json">')
    assert head.count("<") == head.count(">") or ">" in src + caption + alt
    assert script.count("</script>") == 1
    assert script.endswith("\n</script>")
    assert json.loads(script.removesuffix("</script>"))["creditText"] == "<i>AP</i>"
