"""The door: without a valid cookie nothing of the desk is reached, by no method and on no path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import JSONResponse

from photodesk.desk import Desk, users
from photodesk.errors import NotAllowed, UsageError
from photodesk.settings import Settings
from photodesk.ui import server, sign_in, state
from photodesk.ui.sign_in import COOKIE, Door, SignIn, safe_path
from tests.ui.apart import run_apart

PASSWORD = "a long password"
HOST = "desk.example"
OURS = f"http://{HOST}"


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real hash takes 64 MiB and a tenth of a second: one test pays for it."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    nobody = hasher.hash("nobody")
    monkeypatch.setattr(users, "_hasher", lambda: hasher)
    monkeypatch.setattr(users, "_nobody", lambda: nobody)


class Asked:
    """Asks an ASGI app behind the door, as a browser on the network would."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.reached: list[dict[str, Any]] = []
        self.app = SignIn(self._inside, door)

    async def _inside(self, scope: Any, receive: Any, send: Any) -> None:
        self.reached.append(scope)
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.accept"})
            while (await receive())["type"] == "websocket.receive":
                await send({"type": "websocket.send", "text": "seen"})
            return
        headers = Request(scope).headers
        told = headers.getlist(sign_in.USER_HEADER)
        who = self.door.who()[0] if told else ""
        await JSONResponse({"user": told, "who": who})(scope, receive, send)

    def _scope(self, kind: str, path: str, headers: dict[str, str]) -> dict[str, Any]:
        path, _, query = path.partition("?")
        pairs = {"host": HOST, **headers}
        return {
            "type": kind, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
            "headers": [(k.lower().encode(), v.encode("latin-1")) for k, v in pairs.items()],
            "scheme": "http", "client": ("10.0.0.5", 1234), "server": ("10.0.0.1", 80),
            "http_version": "1.1", "root_path": "",
        }  # fmt: skip

    def http(
        self, method: str, path: str, body: bytes = b"", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        scope = {**self._scope("http", path, named), "method": method}
        sent: list[Any] = []
        parts = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return parts.pop(0) if parts else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        run_apart(self.app(scope, receive, send))
        start = sent[0]
        answered = {key.decode(): value.decode() for key, value in start["headers"]}
        return start["status"], answered, b"".join(m.get("body", b"") for m in sent[1:]).decode()

    def socket(self, messages: int = 1, before: Any = None, **headers: str) -> list[Any]:
        scope = self._scope("websocket", "/_stcore/stream", {**headers})
        coming: list[Any] = [{"type": "websocket.connect"}]
        coming += [{"type": "websocket.receive", "text": "rerun"} for _ in range(messages)]
        sent: list[Any] = []

        async def receive() -> Any:
            if not coming:
                return {"type": "websocket.disconnect", "code": 1000}
            if len(coming) == 1 and before is not None:
                before()
            return coming.pop(0)

        async def send(message: Any) -> None:
            sent.append(message)

        run_apart(self.app(scope, receive, send))
        return sent

    def sign_in(self, name: str = "김민수", password: str = PASSWORD, **headers: str) -> tuple[int, str, str]:
        form = urlencode({"name": name, "password": password, "next": "/page?page=A7"}).encode()
        status, answered, body = self.http("POST", "/sign-in", form, **{"origin": OURS, **headers})
        return status, answered.get("set-cookie", ""), body


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    with Desk.open(tmp_path / "desk", settings=Settings()) as desk:
        users.add_user(desk, "김민수", role="editor", password=PASSWORD)
        yield Asked(Door(desk, hosts=[HOST]))


@pytest.fixture
def cookie(asked: Asked) -> str:
    _, given_cookie, _ = asked.sign_in()
    return given_cookie.partition(";")[0]


PATHS = (
    *("/", "/page", "/api/thumb/1?v=x", "/api/upload/a.jpg", "/_stcore/health", "/_stcore/upload_file/x/y"),
    *("/static/js/index.js", "/sign-in/../page", "/healthz/x", "/SIGN-IN", "//healthz", "/nothing"),
)
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")


def test_nothing_is_reached_without_signing_in(asked: Asked) -> None:
    tries: tuple[dict[str, Any], ...] = (
        {},
        {"origin": OURS},
        {"origin": OURS, "cookie": f"{COOKIE}=x.y.z"},
        {"origin": OURS, "x_photodesk_user": "admin"},
    )
    for path in PATHS:
        for method in METHODS:
            for headers in tries:
                assert asked.http(method, path, **headers)[0] == 403, (method, path, headers)
    assert asked.reached == []


def test_a_browser_is_shown_where_to_sign_in_and_comes_back_to_where_it_was(asked: Asked) -> None:
    status, headers, _ = asked.http("GET", "/page?page=A7", accept="text/html")
    assert (status, headers["location"]) == (303, "/sign-in?next=%2Fpage%3Fpage%3DA7")
    status, headers, body = asked.http("GET", headers["location"], accept="text/html")
    assert status == 200
    assert 'value="/page?page=A7"' in body
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert asked.reached == []


def test_the_right_password_gives_a_cookie_that_scripts_and_other_sites_do_not_get(asked: Asked) -> None:
    status, cookie, _ = asked.sign_in()
    assert status == 303
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert "secure" not in parts  # plain HTTP here; over TLS it is
    status, _, body = asked.http("GET", "/page", cookie=cookie.partition(";")[0])
    assert (status, body) == (200, '{"user":["%EA%B9%80%EB%AF%BC%EC%88%98"],"who":"김민수"}')


def test_the_name_that_streamlit_is_told_cannot_be_sent_from_outside(asked: Asked, cookie: str) -> None:
    status, _, body = asked.http("GET", "/page", cookie=cookie, x_photodesk_user="admin")
    assert (status, body) == (200, '{"user":["%EA%B9%80%EB%AF%BC%EC%88%98"],"who":"김민수"}')
    forged: dict[str, Any] = {"X-PhotoDesk-User": "admin"}
    asked.socket(cookie=cookie, origin=OURS, **forged)
    told = [value for key, value in asked.reached[-1]["headers"] if key == sign_in.USER_HEADER.encode()]
    assert told == [b"%EA%B9%80%EB%AF%BC%EC%88%98"]


@pytest.mark.parametrize("origin", ["", "http://evil.example", "null", f"http://{HOST}.evil.example", HOST])
def test_another_site_changes_nothing_with_somebody_s_cookie(asked: Asked, cookie: str, origin: str) -> None:
    headers: dict[str, Any] = {"cookie": cookie, **({"origin": origin} if origin else {})}
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert asked.http(method, "/api/upload/a.jpg", **headers)[0] == 403
    assert asked.http("POST", "/sign-out", **headers)[0] == 403
    assert asked.socket(**headers) == [{"type": "websocket.close", "code": 1008}]
    assert asked.sign_in(origin=origin)[0] == 403
    assert asked.reached == []


def test_a_websocket_is_refused_without_a_cookie_and_served_with_one(asked: Asked, cookie: str) -> None:
    tries: tuple[dict[str, Any], ...] = ({}, {"cookie": f"{COOKIE}=x"})
    for headers in tries:
        assert asked.socket(origin=OURS, **headers) == [{"type": "websocket.close", "code": 1008}]
    assert asked.reached == []
    sent = asked.socket(2, cookie=cookie, origin=OURS)
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.send", "websocket.send"]


def test_an_open_websocket_hears_nothing_more_once_its_session_has_ended(asked: Asked, cookie: str) -> None:
    session = asked.door.sessions.of(cookie.partition("=")[2])
    assert session is not None
    sent = asked.socket(2, before=lambda: asked.door.sessions.end(session), cookie=cookie, origin=OURS)
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.send", "websocket.close"]
    assert sent[-1]["code"] == 4401


def test_signing_out_ends_the_session_not_only_the_cookie(asked: Asked, cookie: str) -> None:
    status, _, body = asked.http("GET", "/sign-out", cookie=cookie)
    assert status == 200
    assert "김민수" in body
    assert asked.http("GET", "/page", cookie=cookie)[0] == 200  # a link alone signs nobody out
    status, headers, _ = asked.http("POST", "/sign-out", cookie=cookie, origin=OURS)
    assert (status, headers["location"]) == (303, "/sign-in")
    assert 'photodesk_session=""' in headers["set-cookie"]
    assert asked.http("GET", "/page", cookie=cookie)[0] == 403


def test_wrong_passwords_say_nothing_of_names_and_then_wait(asked: Asked) -> None:
    said = {
        asked.sign_in(name, "wrong password")[2].partition('role="alert">')[2][:30]
        for name in ("김민수", "no")
    }
    assert said == {"Name or password is wrong.</p>"}
    for _ in range(4):
        assert asked.sign_in(password="wrong password")[0] == 401
    status, cookie, body = asked.sign_in()  # even the right one
    assert (status, cookie) == (429, "")
    assert "Too many tries" in body


def test_a_form_that_is_longer_than_any_of_ours_is_not_read(asked: Asked) -> None:
    assert asked.sign_in(password="x" * 20_000)[0] == 413
    assert asked.http("POST", "/api/x", b"", origin=OURS, content_length="9" * 12)[0] == 403


def test_a_large_body_goes_nowhere_but_to_the_upload(asked: Asked, cookie: str) -> None:
    headers: dict[str, Any] = {"cookie": cookie, "origin": OURS}
    assert asked.http("POST", "/api/x", content_length="2000000", **headers)[0] == 413
    assert asked.http("POST", "/api/x", transfer_encoding="chunked", **headers)[0] == 413
    assert asked.http("PUT", "/api/upload/a.jpg", content_length="2000000", **headers)[0] == 200


@pytest.mark.parametrize(
    ("host", "known"),
    [(HOST, True), (f"{HOST}:8501", True), ("10.0.0.1:8501", True), ("[::1]:8501", True), ("localhost", True),
     ("evil.example", False), (f"{HOST}.evil.example", False), ("", False), ("10.0.0.1.evil.example", False)],
)  # fmt: skip
def test_a_name_that_is_not_this_desk_s_is_refused(asked: Asked, host: str, known: bool) -> None:
    assert asked.door.knows_host(host) is known
    assert (asked.http("GET", "/healthz", host=host)[0] == 400) is not known


def test_what_is_typed_into_the_form_is_shown_as_text(asked: Asked) -> None:
    _, _, body = asked.sign_in('"><script>alert(1)</script>', "wrong password")
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


@given(st.text(alphabet="/\\:.@?#ehttps% \t\nx", max_size=12))
def test_after_signing_in_nobody_is_sent_to_another_site(wanted: str) -> None:
    path = safe_path(wanted)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert "\n" not in path


def test_nobody_works_on_the_desk_who_is_not_signed_in(asked: Asked) -> None:
    state.use_desk(asked.door.desk, who=asked.door.who)
    try:
        with pytest.raises(NotAllowed, match="signed out"):
            state.desk()
    finally:
        state.use_desk(None)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.10", "::", "desk.example", ""])
def test_beyond_this_machine_nothing_is_served_until_somebody_can_sign_in(tmp_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="photodesk user add NAME --role admin"):
        server.serve(tmp_path, host=host, port=8501, open_browser=False, announce=print)
