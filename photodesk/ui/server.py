"""How the browser desk is served: Streamlit's ASGI app with our routes, under uvicorn, to this machine."""

from __future__ import annotations

import base64
import errno
import ipaddress
import os
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from photodesk.bundled import bundled
from photodesk.desk import background, working
from photodesk.desk.watching import Watch, Watching
from photodesk.errors import UsageError
from photodesk.settings import Settings
from photodesk.ui import state, theme
from photodesk.ui.front import OneAddress
from photodesk.ui.routes import routes

__all__ = ["build", "middleware", "routes", "serve", "style"]

SHUTDOWN_S = 2
"""Seconds that open browser windows get to finish after Ctrl-C."""


@cache
def icon() -> str:
    """Return our icon as a data URL.

    A file would stand in Streamlit's media store, which forgets it between two runs of the script:
    the browser then got a 404 in the middle of work.

    Example:
        >>> icon()[:22]
        'data:image/png;base64,'
    """
    data = bundled("assets/favicon.png").read_bytes()
    return f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"


def style() -> None:
    """Lay the desk's tokens and the little CSS that Streamlit's theme cannot say."""
    css = bundled("assets/desk.css").read_text(encoding="utf-8")
    st.html(f"<style>{theme.tokens_css()}\n{css}</style>")


def middleware() -> list[Middleware]:
    """Return what every request passes: only names of this machine may ask (DNS rebinding)."""
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=theme.options()["server.allowedHosts"]),
        Middleware(OneAddress),
    ]


def build() -> st.App:
    """Return the ASGI app with theme and limits set, whatever config files this machine has."""
    from streamlit.web import bootstrap

    bootstrap.load_config_options(theme.options())
    return st.App(bundled("app.py"), routes=routes(), middleware=middleware())


def serve(
    where: Path | str,
    *,
    host: str,
    port: int,
    open_browser: bool,
    announce: Callable[[str], object],
    settings: Settings | None = None,
    watches: Sequence[Watch] = (),
) -> None:
    """Serve a desk until Ctrl-C.

    Args:
        where: the desk's folder or the URL of its database. host: an address of this machine. port: 1..65535.
        open_browser: open the page when the server answers.
        announce: takes the lines for the person who started it.
        settings: those of --config; None takes the desk's own photodesk.toml.
        watches: folders whose files come onto the desk by themselves.

    Raises:
        UsageError: the host is not this machine's own, or the port is taken.
    """
    _check_host(host)
    listening = _listen(host, port)
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    desk = state.open_desk(where, settings)
    state.use_desk(desk)
    config = uvicorn.Config(
        build(),
        log_level="warning",
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=theme.options()["server.maxMessageSize"] * 1024 * 1024,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
    watching = Watching(desk, watches)
    background.draw_in_background(desk)  # what the last server left undrawn
    announce(f"PhotoDesk is at {url}   Ctrl-C stops it.")
    for watch in watches:
        announce(f"Watching {watch.folder} as {watch.label}.")
    if watches:
        watching.start()
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    try:
        with listening:
            uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        state.use_desk(None)
        watching.stop(timeout_s=SHUTDOWN_S)
        working.leave(desk, timeout_s=SHUTDOWN_S)
        desk.close()


def _check_host(host: str) -> None:
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise UsageError(
            f"--host {host}: this version has no sign-in, so it serves this machine only; "
            "use --host 127.0.0.1 and an SSH tunnel"
        )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol must be named: asyncio switches TCP_NODELAY on only where it is, and without
    # it every thumbnail waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name != "nt":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"port {port} is in use; choose another with --port {min(port + 1, 65535)}"
            ) from None
        raise UsageError(
            f"cannot serve on {host}, port {port}: {error.strerror}; choose another with --port"
        ) from None
    return listening
