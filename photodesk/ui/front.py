"""Tells the browser where the desk is, so that opening a page asks nothing; its look and its language.

Streamlit's front looks for its server at every level of the address (/caption/_stcore/health, then
/_stcore/health): seconds on a slow line, and errors in the console. `window.__streamlit` is its own
way to be told (Streamlit, "host configuration").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from photodesk.ui import strings, theme

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD = b"<head>"
_LANGUAGE = b'<html lang="en"'
_SCRIPT = (
    f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin}};{theme.LOOK_SCRIPT}</script>"
).encode()


class OneAddress:
    """ASGI middleware that writes the desk's address and language into every page of HTML."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; change what comes back only when it is a whole page."""
        asked = dict(scope.get("headers", ())).get(b"accept", b"")
        if scope["type"] != "http" or scope["method"] != "GET" or b"text/html" not in asked:
            await self._app(scope, receive, send)
            return
        # The page must come as it is to be written into; it is 8 KB.
        plain = [(key, value) for key, value in scope["headers"] if key != b"accept-encoding"]
        scope = {**scope, "headers": plain}
        start: Message | None = None
        body = bytearray()

        async def pass_on(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is None:
                await send(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = bytes(body).replace(_HEAD, _HEAD + _SCRIPT, 1)
                    page = page.replace(_LANGUAGE, f'<html lang="{strings.language()}"'.encode(), 1)
                    headers = [(k, v) for k, v in start["headers"] if k.lower() != b"content-length"]
                    headers.append((b"content-length", str(len(page)).encode()))
                    await send({**start, "headers": headers})
                    await send({"type": "http.response.body", "body": page})

        await self._app(scope, receive, pass_on)


def _is_page(start: Message) -> bool:
    headers = {key.lower(): value for key, value in start["headers"]}
    return (
        start["status"] == 200
        and headers.get(b"content-type", b"").startswith(b"text/html")
        and b"content-encoding" not in headers
    )
