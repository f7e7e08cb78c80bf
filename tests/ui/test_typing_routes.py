"""Our addresses that answer while somebody types: credits, captions that stand already, codes, the loupe."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from PIL import Image
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from photodesk.desk import Desk, codes
from photodesk.ui import typing_routes


def ask(route: Callable[[Request], Response], key: str = "", **query: str) -> Response:
    path = {"key": key} if key else {}
    query_string = urlencode(query).encode()
    return route(Request({"type": "http", "query_string": query_string, "path_params": path, "headers": []}))


def told(route: Callable[[Request], Response], **query: str) -> Any:
    response = ask(route, **query)
    assert response.headers["cache-control"] == "no-store"
    return json.loads(bytes(response.body))


def test_a_typed_credit_is_told_with_its_parts_and_its_house_form(desk: Desk) -> None:
    seen = told(typing_routes.credit, text="로이터=연합뉴스", photo="9")
    assert seen["house_form"] == "Reuters-Yonhap"
    assert ["agency", "Reuters"] in seen["parts"]


@pytest.mark.parametrize("photo", ["", "999", "-1", "abc", "9" * 40, "²"])
def test_a_photo_that_is_none_costs_nothing_but_what_it_would_tell(desk: Desk, photo: str) -> None:
    assert told(typing_routes.credit, text="Yonhap", photo=photo)["house_form"] == "Yonhap"


def test_credits_to_choose_have_what_was_used_and_the_registry(desk: Desk) -> None:
    given = told(typing_routes.credits_to_choose)
    assert "AP-Yonhap" in given["used"]
    assert any("연합뉴스" in one["words"] and one["credit"] == "Yonhap" for one in given["registry"])


def test_a_caption_that_stands_already_is_found_but_not_the_photo_in_hand(desk: Desk) -> None:
    caption = desk.store.get(4).metadata.caption
    (found,) = told(typing_routes.like, text=caption, photo="9")
    assert (found["key"], found["label"]) == ("4", "exact")
    assert found["thumb"].startswith("/api/thumb/4?v=")
    assert told(typing_routes.like, text=caption, photo="4") == []
    assert told(typing_routes.like, text="  ", photo="9") == []


def test_rule_hints_are_told_for_typed_words_and_nothing_for_a_photo_that_is_gone(desk: Desk) -> None:
    words = "시민들이 한강 다리를 건너고 있다"
    told_of = told(typing_routes.rule_hints, photo="9", headline=words, caption=f"{words}.")
    assert ("CAP-016", "info", "caption") in [(o["code"], o["severity"], o["field"]) for o in told_of]
    assert told(typing_routes.rule_hints, photo="9", headline="한강", caption=f"{words}.", city="x") == [
        one for one in told_of if one["code"] != "CAP-016"
    ]
    assert told(typing_routes.rule_hints, photo="999", caption=words) == []


def test_code_replacements_are_given_with_their_version(desk: Desk) -> None:
    assert told(typing_routes.code_replacements) == {"version": "", "codes": {}}
    codes.add(desk, "x.txt", "ks\t기성용\tKi\n".encode())
    given = told(typing_routes.code_replacements)
    assert given["codes"] == {"ks": ["기성용", "Ki"]}
    assert given["version"] == codes.of_desk(desk).version


def test_the_loupe_shows_the_file_itself_and_keeps_it_for_ever(desk: Desk) -> None:
    response = ask(typing_routes.loupe, "1", v="abc")
    assert isinstance(response, FileResponse)
    assert (response.path, response.media_type) == (desk.store.get(1).path, "image/jpeg")
    assert response.headers["cache-control"].endswith("immutable")
    assert ask(typing_routes.loupe, "1").headers["cache-control"] == "no-store"


def test_the_loupe_makes_a_jpeg_of_what_browsers_cannot_show(desk: Desk) -> None:
    path = desk.store.get(1).path.with_name("scan.tif")
    Image.new("RGB", (640, 480), "white").save(path)
    (added,) = desk.ingest([path]).added
    response = ask(typing_routes.loupe, str(added), v="1")
    assert response.media_type == "image/jpeg"
    with Image.open(io.BytesIO(bytes(response.body))) as image:
        assert image.size == (640, 480)


@pytest.mark.parametrize("key", ["999", "abc", "-1"])
def test_the_loupe_of_a_photo_that_is_none_is_not_found(desk: Desk, key: str) -> None:
    assert ask(typing_routes.loupe, key, v="1").status_code == 404


def test_the_loupe_of_a_file_that_is_gone_is_not_found_and_its_path_is_not_told(desk: Desk) -> None:
    path = desk.store.get(1).path
    path.unlink()
    response = ask(typing_routes.loupe, "1", v="1")
    assert response.status_code == 404
    assert str(path.parent).encode() not in bytes(response.body)
