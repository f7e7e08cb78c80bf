"""The door of a desk that others reach: every page, route and websocket only for who is signed in.

One ASGI middleware stands before Streamlit and our routes. It lets a request pass only from an
address that the desk is known by, with a valid cookie, and, where it changes something, from our
own pages; it tells Streamlit who asks by a header that nobody can send from outside.

Standards: ASGI 3.0; RFC 6454 (origin); OWASP Cross-Site Request Forgery Prevention Cheat Sheet.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from contextvars import ContextVar
from html import escape
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request, cookie_parser
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from photodesk.bundled import bundled
from photodesk.desk import Desk, users
from photodesk.errors import NotAllowed
from photodesk.ui import theme
from photodesk.ui.sessions import LASTS_S, Attempts, Session, Sessions
from photodesk.ui.strings import filled, language, t

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "photodesk_session"
USER_HEADER = "x-photodesk-user"
"""Header by which Streamlit is told who asks; what comes with it from outside is thrown away."""
USER_KEY = "photodesk_user"
"""Under this key `st.user` has the name."""
STREAMLIT_OPTIONS = {
    "server.trustedUserHeaders": {USER_HEADER: USER_KEY},
    "server.allowedHosts": [],  # the door looks at them
}

OPEN_PATHS = ("/healthz", "/favicon.png")
"""What anybody may ask for: that the server lives, and its icon."""
MAX_BODY_BYTES = 1024 * 1024
"""Of any request but an upload, whose own route counts."""
_MAX_FORM_BYTES = 8 * 1024
_SAFE = ("GET", "HEAD", "OPTIONS")
_SIGNED_OUT = 4401
_CLOSED = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
}
_EVERYWHERE = [
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"referrer-policy", b"same-origin"),
]

_asking: ContextVar[Session | None] = ContextVar("photodesk_session", default=None)


class Door:
    """What a served desk knows of who asks.

    Args:
        desk: the desk. hosts: names that it is known by, besides its addresses and this machine's name.
    """

    def __init__(self, desk: Desk, *, hosts: Sequence[str] = ()) -> None:
        self.desk = desk
        self.sessions = Sessions(desk)
        self.attempts = Attempts()
        self.hosts = frozenset(host.casefold() for host in ("localhost", socket.gethostname(), *hosts))
        # A hash costs 64 MiB: two at a time, whoever knocks.
        self.hashing = CapacityLimiter(2)

    def who(self) -> tuple[str, str]:
        """Return name and role of whoever asks for what is being answered, in routes and in pages.

        Raises:
            NotAllowed: nobody who is signed in.
        """
        session = _asking.get()
        if session is None:
            import streamlit as st

            name = st.user.to_dict().get(USER_KEY)
            user = self.sessions.user(unquote(str(name))) if name else None
            if user is None:
                raise NotAllowed("you are signed out; reload the page to sign in")
            return user.name, user.role
        return session.name, session.role

    def knows_host(self, host: str) -> bool:
        """Tell whether a Host header names this desk; a strange name is DNS rebinding.

        An address cannot be rebound, so every address is known.
        """
        name = urlsplit(f"//{host}").hostname or ""
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return name.rstrip(".").casefold() in self.hosts
        return True


class SignIn:
    """ASGI middleware: the door itself."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or say why not."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        known = [(key, value) for key, value in scope["headers"] if key.lower() != USER_HEADER.encode()]
        scope = {**scope, "headers": known}
        headers = Headers(scope=scope)
        session = self._session(headers)
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send, headers, session)
            return
        answer = await self._answer(scope, receive, headers, session)
        if answer is not None:
            await answer(scope, receive, send)
            return
        if session is not None:
            scope["headers"] = [*known, (USER_HEADER.encode(), quote(session.name).encode())]
        token = _asking.set(session)
        try:
            await self._app(scope, receive, _with_headers(send))
        finally:
            _asking.reset(token)

    async def _answer(
        self, scope: Scope, receive: Receive, headers: Headers, session: Session | None
    ) -> Response | None:
        """Return what is answered at the door; None lets the request in."""
        path, changes = scope["path"], scope["method"] not in _SAFE
        if not self._door.knows_host(headers.get("host", "")):
            return _refused("this desk is not known by that name; start it with --allow-host NAME", 400)
        if path in OPEN_PATHS and not changes:
            return None
        if changes and not same_origin(headers):
            return _refused("only PhotoDesk's own pages may change something", 403)
        if path == "/sign-in":
            return await self._sign_in(Request(scope, receive), session)
        if session is None:
            if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
                asked = path + (
                    f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
                )
                return RedirectResponse(f"/sign-in?{urlencode({'next': asked})}", 303, _CLOSED)
            return _refused("sign in first", 403)
        if path == "/sign-out":
            return self._sign_out(session, changes, Request(scope).cookies.get(theme.COOKIE, ""))
        length = headers.get("content-length", "0")
        if (
            changes
            and not path.startswith("/api/upload/")
            and (not length.isdecimal() or int(length) > MAX_BODY_BYTES or "transfer-encoding" in headers)
        ):
            return _refused("too large", 413)
        return None

    async def _websocket(
        self, scope: Scope, receive: Receive, send: Send, headers: Headers, session: Session | None
    ) -> None:
        known = self._door.knows_host(headers.get("host", ""))
        if session is None or not known or not same_origin(headers):
            await receive()  # its "connect"; closed before it is accepted, it is answered with 403
            await send({"type": "websocket.close", "code": 1008})
            return
        scope["headers"] = [*scope["headers"], (USER_HEADER.encode(), quote(session.name).encode())]

        async def only_while_signed_in() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and self._session(headers) is None:
                await send({"type": "websocket.close", "code": _SIGNED_OUT, "reason": "signed out"})
                return {"type": "websocket.disconnect", "code": _SIGNED_OUT}
            return message

        await self._app(scope, only_while_signed_in, send)

    def _session(self, headers: Headers) -> Session | None:
        cookie = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        return self._door.sessions.of(cookie) if cookie else None

    async def _sign_in(self, request: Request, session: Session | None) -> Response:
        look = request.cookies.get(theme.COOKIE, "")
        if request.method == "GET":
            wanted = safe_path(request.query_params.get("next", ""))
            return RedirectResponse(wanted, 303, _CLOSED) if session else page(wanted, look=look)
        if request.method != "POST":
            return _refused("GET or POST", 405)
        form = await _form(request)
        if form is None:
            return _refused("too large", 413)
        name, wanted = form.get("name", "").strip()[:100], safe_path(form.get("next", ""))
        client = request.client.host if request.client else ""
        door = self._door
        if wait := door.attempts.wait_s(name, client):
            answer = page(wanted, look=look, name=name, says=t("door.too_many", n=wait), status=429)
            answer.headers["retry-after"] = str(wait)
            return answer
        door.attempts.failed(name, client)  # until it is right: tries at the same time count as well
        user = await to_thread.run_sync(
            users.signed_in, door.desk, name, form.get("password", ""), limiter=door.hashing
        )
        if user is None:
            return page(wanted, look=look, name=name, says=t("door.wrong"), status=401)
        door.attempts.succeeded(name, client)
        signed = RedirectResponse(wanted, 303, _CLOSED)
        signed.set_cookie(
            COOKIE, door.sessions.begin(user), max_age=LASTS_S, path="/", httponly=True, samesite="lax",
            secure=request.url.scheme == "https",
        )  # fmt: skip
        return signed

    def _sign_out(self, session: Session, changes: bool, look: str) -> Response:
        if not changes:
            return page("/", look=look, name=session.name, leave=True)
        self._door.sessions.end(session)
        gone = RedirectResponse("/sign-in", 303, _CLOSED)
        gone.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
        return gone


def same_origin(headers: Headers) -> bool:
    """Tell whether a request comes from a page that this desk served."""
    origin = urlsplit(headers.get("origin", ""))
    return (
        origin.scheme in ("http", "https")
        and bool(origin.netloc)
        and origin.netloc == headers.get("host", "")
    )


def safe_path(wanted: str) -> str:
    """Return where to go after signing in: a path of this desk, never another site.

    Example:
        >>> safe_path("/page?page=A7"), safe_path("//evil.example"), safe_path("https://evil.example")
        ('/page?page=A7', '/', '/')
    """
    parts = urlsplit(wanted)
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.netloc
    bad = any(ord(letter) < 33 or letter == "\\" for letter in wanted)
    return wanted if ours and not bad and parts.path not in ("/sign-in", "/sign-out") else "/"


def page(
    wanted: str, *, look: str = "", name: str = "", says: str = "", status: int = 200, leave: bool = False
) -> HTMLResponse:
    """Return the page with the form to sign in, or to leave."""
    form = "sign_out" if leave else "sign_in"
    shown = _template("door").substitute(
        tokens=theme.tokens_css(),
        look="light" if look == "light" else "dark",
        language=language(),
        title=t("door.sign_out") if leave else t("door.sign_in"),
        says=f'<p class="says" role="alert">{escape(says)}</p>' if says else "",
        form=_template(form).substitute(
            next=escape(wanted), name=escape(name), signed_in_as=escape(t("door.signed_in_as", name=name))
        ),
    )
    return HTMLResponse(shown, status, _CLOSED)


def _template(name: str) -> Template:
    return Template(filled(bundled(f"assets/{name}.html").read_text(encoding="utf-8")))


async def _form(request: Request) -> dict[str, str] | None:
    """Return a short form's fields; None when it is longer than any form of ours."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MAX_FORM_BYTES:
                return None
    except ClientDisconnect:
        return None
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    return {key: values[0] for key, values in fields.items()}


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {key.lower() for key, _ in message["headers"]}
            message = {
                **message,
                "headers": [*message["headers"], *(pair for pair in _EVERYWHERE if pair[0] not in given)],
            }
        await send(message)

    return sent


def _refused(error: str, status: int) -> Response:
    return JSONResponse({"error": error}, status, {"cache-control": "no-store"})
