"""What the Article page is told: captions in the text, each beside its file, by the rules of the CLI."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from photodesk.bundled import bundled
from photodesk.desk import Desk, auditing
from photodesk.errors import UsageError
from photodesk.model import Use
from photodesk.ui import article

ARTICLE = bundled("assets/demo/article.txt").read_text(encoding="utf-8")


def differing(stretches: list[list[Any]]) -> list[str]:
    return [text for text, differs in stretches if differs]


def test_the_demo_article_prints_two_captions_each_twice(desk: Desk) -> None:
    shown = article.view(desk, ARTICLE, "A7")
    assert shown["says"] == "2 captions, each printed twice · 2 match a photo"
    assert [(number, copy) for _, number, copy in shown["text"] if number] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert "".join(text for text, _, _ in shown["text"]) == ARTICLE
    assert [finding["code"] for finding in shown["findings"]] == ["PAG-001", "PAG-001", "PAG-002"]


def test_the_rules_are_those_of_the_command_line(desk: Desk) -> None:
    folder = desk.store.get(1).path.parent
    told = auditing.read_article(
        bundled("assets/demo/article.txt"), photos=[folder], settings=desk.settings,
        use=Use(on=date(2026, 11, 25)), now=desk.clock(),
    )  # fmt: skip
    shown = article.view(desk, ARTICLE, "A7")["findings"]
    assert [(f.code, f.message) for f in told.findings] == [(f["code"], f["message"]) for f in shown]


def test_page_and_file_stand_side_by_side_with_what_differs_marked(desk: Desk) -> None:
    desk.edit(
        6, {"caption": "Commuters walk across a bridge over the Han River in Seoul, Monday, Nov. 23, 2026."}
    )
    first, second = article.view(desk, ARTICLE, "A7")["captions"]
    assert (first["match"]["key"], first["match"]["by"]) == ("6", "nearly the same caption")
    assert differing(first["match"]["page"]) == ["Tuesday", "24"]
    assert differing(first["match"]["file"]) == ["Monday", "23"]
    assert not first["match"]["same"]
    assert differing(second["match"]["page_credit"]) == ["Courtesy of Nonsan City"]


def test_what_agrees_says_so_and_is_ready_to_copy(desk: Desk) -> None:
    desk.edit(8, {"credit_line": "Courtesy of Nonsan City"})
    match = article.view(desk, ARTICLE, "A7")["captions"][1]["match"]
    assert match["same"]
    assert match["page_caption"].endswith("provided by Nonsan City. Courtesy of Nonsan City")
    assert match["figure"].startswith("<figure>")
    assert '<span class="credit">Courtesy of Nonsan City</span>' in match["figure"]


def test_a_caption_that_two_photos_carry_is_a_tie_and_not_taken(desk: Desk) -> None:
    same = desk.store.get(2).metadata.caption
    (caption,) = article.view(desk, f"Old prints\n\n{same} Courtesy of the Getty Museum", "A7")["captions"]
    assert caption["match"] is None
    assert sorted(tie["key"] for tie in caption["ties"]) == ["2", "3"]


def test_korean_captions_are_found_with_their_house_form(desk: Desk) -> None:
    desk.edit(9, {"caption": "24일 서울 광화문 광장에서 시민들이 걷고 있다.", "credit_line": "Yonhap"})
    line = "24일 서울 광화문 광장에서 시민들이 걷고 있다. 연합뉴스"
    text = f"겨울이 왔다\n\n{line}\n\n기상청은 이번 주 내내 춥겠다고 밝혔다."
    (caption,) = article.view(desk, text, "A7")["captions"]
    assert (caption["credit"], caption["house"], caption["match"]["key"]) == ("연합뉴스", "Yonhap", "9")


def test_html_shows_alt_text_and_the_pictures_name(desk: Desk) -> None:
    name = desk.store.get(9).name
    html = (
        f'<figure><img src="/img/{name}" alt=""><figcaption>A gun is fired. AP-Yonhap</figcaption></figure>'
    )
    (caption,) = article.view(desk, html, "A7")["captions"]
    assert (caption["alt"], caption["image"]) == ("missing", name)
    assert (caption["match"]["key"], caption["match"]["by"]) == ("9", "file name")


def test_without_an_article_the_page_s_captions_can_be_copied(desk: Desk) -> None:
    shown = article.view(desk, "", "A7")
    assert (shown["says"], shown["captions"], len(shown["copies"])) == ("", [], 10)
    assert article.view(desk, "")["copies"] == []


@pytest.mark.parametrize(
    "text", ["Just a sentence of the body.", "<p>", "가" * 200_000, "<script>alert(1)</script>"]
)
def test_a_text_without_captions_says_what_to_paste(desk: Desk, text: str) -> None:
    shown = article.view(desk, text, "A7")
    assert shown["captions"] == []
    assert shown["says"].startswith("No captions found.")
    assert sum(len(part) for part, _, _ in shown["text"]) <= article.SHOWN_CHARS + 60


def test_a_page_that_is_not_there_is_an_error(desk: Desk) -> None:
    with pytest.raises(UsageError, match="no such page"):
        article.view(desk, ARTICLE, "B99")
