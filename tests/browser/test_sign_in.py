"""A desk that is served with sign-in, in a real browser: pages, routes and websocket; two people's edits."""

from __future__ import annotations

import io
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from photodesk.desk import Desk, users
from photodesk.desk.demo import Demo
from photodesk.ui import sign_in
from tests.browser.app_process import serve_with_sign_in, serving
from tests.browser.conftest import Served
from tests.demos import copied

pytestmark = pytest.mark.browser

PASSWORD = "눈이 온다 2026-11-24"
PEOPLE = {"김민수": "editor", "Park": "chief", "Lee": "viewer"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, demo_made: Demo) -> Iterator[Served]:
    """The demo, where everybody signs in."""
    demo = copied(demo_made, tmp_path_factory.mktemp("signed") / "demo")
    with Desk.open(demo.folder) as desk:
        for name, role in PEOPLE.items():
            users.add_user(desk, name, role=role, password=PASSWORD)
    with serving(demo.folder, serve_with_sign_in) as (url, words):
        assert words.recv().startswith("Everybody signs in.")
        yield Served(demo, url)


@contextmanager
def signed_in(chromium: Browser, served: Served, name: str) -> Iterator[Page]:
    """A window in which somebody has signed in and sees the demo's ten pictures."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    try:
        page = context.new_page()
        page.goto(served.url)
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator(".cell")).to_have_count(10)
        yield page
    finally:
        context.close()


def status_of(url: str, *, method: str = "GET", **headers: str) -> int:
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    request = urllib.request.Request(url, headers=named, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def handshake(served: Served, **headers: str) -> str:
    """Ask for Streamlit's websocket by hand and return the first line of the answer."""
    host = served.url.split("/")[2]
    lines = [
        "GET /_stcore/stream HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade",
        "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: streamlit",
        *(f"{key.replace('_', '-')}: {value}" for key, value in headers.items()),
    ]  # fmt: skip
    address, port = host.split(":")
    with socket.create_connection((address, int(port)), timeout=10) as opened:
        opened.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        return opened.recv(200).decode("latin-1").partition("\r\n")[0]


def cookie_of(page: Page) -> str:
    (cookie,) = [one for one in page.context.cookies() if one["name"] == sign_in.COOKIE]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    return f"{sign_in.COOKIE}={cookie['value']}"


def test_pages_routes_and_websocket_are_refused_without_signing_in(chromium: Browser, served: Served) -> None:
    origin = served.url.rstrip("/")
    for path in ("", "page", "api/thumb/1", "api/sheet", "_stcore/health", "_stcore/host-config"):
        assert status_of(served.url + path) == 403, path
    assert status_of(f"{served.url}api/upload/a.jpg?drop=0123456789abcdef", method="PUT",
                     Origin=origin, X_PhotoDesk="1") == 403  # fmt: skip
    assert handshake(served, Origin=origin) == "HTTP/1.1 403 Forbidden"
    assert handshake(served, Origin=origin, X_PhotoDesk_User="Park") == "HTTP/1.1 403 Forbidden"
    with signed_in(chromium, served, "김민수") as page:
        cookie = cookie_of(page)
        assert handshake(served, Origin=origin, Cookie=cookie).startswith("HTTP/1.1 101 ")
        assert handshake(served, Origin="http://evil.example", Cookie=cookie) == "HTTP/1.1 403 Forbidden"
        assert status_of(f"{served.url}api/thumb/1", Cookie=cookie) == 200
        assert status_of(f"{served.url}healthz", Host="evil.example") == 400
        page.get_by_role("link", name="Sign out").click()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        assert handshake(served, Origin=origin, Cookie=cookie) == "HTTP/1.1 403 Forbidden"
        assert status_of(f"{served.url}api/thumb/1", Cookie=cookie) == 403


def test_a_wrong_password_is_told_and_the_right_one_leads_to_where_one_was(
    chromium: Browser, served: Served
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
    page = context.new_page()
    page.goto(f"{served.url}page?page=A7")
    page.get_by_label("Name").fill("Park")
    page.get_by_label("Password").fill("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Name or password is wrong.")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".row.error").first).to_be_visible()
    assert page.url == f"{served.url}page?page=A7"
    context.close()


def test_the_edits_of_two_people_carry_their_names(chromium: Browser, served: Served) -> None:
    with signed_in(chromium, served, "김민수") as first, signed_in(chromium, served, "Park") as second:
        for page, slot, text in (
            (first, 9, "김민수가 쓴 설명."),
            (second, 10, "What the chief wrote."),
        ):
            page.locator(".cell").nth(slot - 1).click()
            caption = page.get_by_role("textbox", name="Caption", exact=True)
            caption.fill(text)
            page.keyboard.press("Control+Enter")
            expect(page.locator(".cell").nth(slot - 1)).to_contain_text(text)
        expect(first.locator(".pd-who")).to_contain_text("김민수, editor")
    with Desk.open(served.demo.folder) as desk:
        assert [past.user for past in desk.history(9)] == ["김민수"]
        assert [past.user for past in desk.history(10)] == ["Park"]


def test_the_chief_waives_rights_without_the_red_mark_and_an_editor_with_it(
    chromium: Browser, served: Served
) -> None:
    for name, asked, key in (("Park", 0, 1), ("김민수", 1, 1)):
        with signed_in(chromium, served, name) as page:
            page.get_by_role("link", name="Page").click()
            page.locator(f".row[data-code='RGT-004'][data-key='{key}']").focus()
            page.keyboard.press("w")
            expect(page.get_by_role("textbox", name="Reason")).to_be_focused()
            expect(page.get_by_role("checkbox", name=re.compile("On my responsibility"))).to_have_count(asked)
            if name == "김민수":
                page.keyboard.press("Escape")
                continue
            page.get_by_role("textbox", name="Reason").fill("AP said yes")
            page.keyboard.press("Enter")
            expect(page.get_by_role("region", name="Waived")).to_contain_text("AP said yes (Park)")
            page.locator(".slot").first.focus()
        with Desk.open(served.demo.folder) as desk:
            desk.edit(1, {"usage_terms": "changed, so that the waiver ends"})


def test_a_viewer_sees_the_gate_and_has_no_button_that_changes_it(chromium: Browser, served: Served) -> None:
    with signed_in(chromium, served, "Lee") as page:
        page.get_by_role("link", name="Page").click()
        row = page.locator(".row.error").first
        row.focus()
        expect(page.locator(".does button")).to_have_count(0)
        expect(page.get_by_role("button", name=re.compile("Send page"))).to_have_attribute(
            "aria-disabled", "true"
        )
        count = page.locator(".row").count()
        for key in ("x", "f", "w", "Enter", "s"):
            page.keyboard.press(key)
        expect(page.locator(".sheet")).to_have_count(0)
        assert page.locator(".row").count() == count
        cookie = cookie_of(page)
        request = urllib.request.Request(
            f"{served.url}api/upload/a.jpg?drop=0123456789abcdef", data=io.BytesIO(b"x").read(), method="PUT",
            headers={"Cookie": cookie, "Origin": served.url.rstrip("/"), "X-PhotoDesk": "1"},
        )  # fmt: skip
        with pytest.raises(urllib.error.HTTPError, match="400") as refused:
            urllib.request.urlopen(request, timeout=10)
        with refused.value:
            assert "Lee may look and not change here" in refused.value.read().decode()
    assert not list(Path(served.demo.folder).glob("inbox/*/a.jpg"))
