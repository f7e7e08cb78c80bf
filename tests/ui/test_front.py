"""A page that is opened by its address knows where the desk is, and nothing else is touched."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from photodesk.ui.front import OneAddress
from tests.ui.apart import run_apart

if TYPE_CHECKING:
    from starlette.types import Message

PAGE = "<html><head><title>PhotoDesk</title></head><body>캡션</body></html>"


def answer(
    response: Response, *, accept: str = "text/html,*/*", method: str = "GET"
) -> tuple[dict[bytes, bytes], bytes]:
    """Ask for a page as a browser does; return the headers and the body."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": "/caption",
        "headers": [(b"accept", accept.encode()), (b"accept-encoding", b"gzip")],
    }
    app = OneAddress(GZipMiddleware(response, minimum_size=1))
    run_apart(app(scope, receive, send))
    return dict(sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent[1:])


def test_a_page_is_told_where_the_desk_is() -> None:
    headers, body = answer(HTMLResponse(PAGE))
    text = body.decode()
    assert "<head><script>window.__streamlit={BACKEND_BASE_URL:location.origin}" in text
    assert "</script><title>PhotoDesk</title>" in text
    assert "캡션" in text
    assert int(headers[b"content-length"]) == len(body)


@pytest.mark.parametrize(
    "response", [PlainTextResponse(PAGE), HTMLResponse(PAGE, status_code=404), HTMLResponse("<p>캡션</p>")]
)
def test_what_is_no_whole_page_stays_as_it_is(response: Response) -> None:
    assert answer(response)[1] == response.body


def test_what_a_script_fetches_stays_as_it_is_and_packed() -> None:
    headers, body = answer(HTMLResponse(PAGE), accept="application/json")
    assert headers[b"content-encoding"] == b"gzip"
    assert gzip.decompress(body).decode() == PAGE


def test_a_question_for_the_head_alone_is_told_the_page_s_length() -> None:
    headers, _ = answer(HTMLResponse(PAGE), method="HEAD")
    assert headers[b"content-length"] == str(len(PAGE.encode())).encode() or b"content-encoding" in headers
