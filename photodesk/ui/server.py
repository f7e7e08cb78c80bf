"""How the browser desk is served: Streamlit's ASGI app with our routes, under uvicorn, to this machine."""

from __future__ import annotations

import base64
import ctypes
import errno
import ipaddress
import os
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from photodesk.bundled import bundled
from photodesk.desk import Desk, background, users, working
from photodesk.desk.live_check import LiveCheck
from photodesk.desk.watching import Watch, Watching
from photodesk.errors import UsageError
from photodesk.settings import Settings
from photodesk.ui import state, theme
from photodesk.ui.front import OneAddress
from photodesk.ui.routes import routes
from photodesk.ui.sign_in import STREAMLIT_OPTIONS, Door, SignIn
from photodesk.ui.strings import t

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
    """Lay the desk's tokens and the little CSS that Streamlit's theme cannot say; say who is signed in."""
    css = bundled("assets/desk.css").read_text(encoding="utf-8")
    st.html(f"<style>{theme.tokens_css()}\n{css}</style>")
    if signed := state.signed_in():
        name, role = signed
        said, leave = escape(t("pages.signed_in", name=name, role=role)), escape(t("pages.sign_out"))
        st.html(f'<div class="pd-who">{said} · <a href="/sign-out">{leave}</a></div>')


def middleware(door: Door | None = None) -> list[Middleware]:
    """Return what every request passes: only names of this machine may ask (DNS rebinding), or the door."""
    if door is not None:
        return [Middleware(SignIn, door=door), Middleware(OneAddress)]
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=theme.options()["server.allowedHosts"]),
        Middleware(OneAddress),
    ]


def build(door: Door | None = None) -> st.App:
    """Return the ASGI app with theme and limits set, whatever config files this machine has.

    Args:
        door: stands before it where everybody signs in.
    """
    from streamlit.web import bootstrap

    bootstrap.load_config_options(theme.options() | (STREAMLIT_OPTIONS if door else {}))
    return st.App(bundled("app.py"), routes=routes(), middleware=middleware(door))


_ARENA_MAX, _ARENAS = -8, 2


def _share_memory() -> None:
    """Let the threads of all windows take memory from two pools, not from one each.

    Streamlit draws every window in threads of its own, and what one of them frees in its pool no other
    can use: with three people at work a fifth more is held. Where the C library has no such switch
    nothing changes.

    Source: mallopt(3), M_ARENA_MAX.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)


def serve(
    where: Path | str,
    *,
    host: str,
    port: int,
    open_browser: bool,
    announce: Callable[[str], object],
    settings: Settings | None = None,
    watches: Sequence[Watch] = (),
    sign_in: bool = False,
    hosts: Sequence[str] = (),
) -> None:
    """Serve a desk until Ctrl-C.

    Whoever is not at this machine signs in.

    Args:
        where: the desk's folder or the URL of its database. host: an address of this machine. port: 1..65535.
        open_browser: open the page when the server answers.
        announce: takes the lines for the person who started it.
        settings: those of --config; None takes the desk's own photodesk.toml.
        watches: folders whose files come onto the desk by themselves.
        sign_in: sign in on this machine too, as behind a proxy. hosts: names that it is reached by.

    Raises:
        UsageError: the port is taken, or everybody would have to sign in and nobody can.
    """
    _share_memory()
    guarded = sign_in or not _is_loopback(host)
    if guarded:
        _check_somebody_can_sign_in(where, host)
    listening = _listen(host, port)
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    desk = state.open_desk(where, settings)
    door = Door(desk, hosts=hosts) if guarded else None
    state.use_desk(desk, who=door.who if door else None)
    config = uvicorn.Config(
        build(door),
        log_level="warning",
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=theme.options()["server.maxMessageSize"] * 1024 * 1024,
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
    watching = Watching(desk, watches)
    live_check = LiveCheck(desk)
    background.draw_in_background(desk)  # what the last server left undrawn
    announce(f"PhotoDesk is at {url}   Ctrl-C stops it.")
    if door is not None:
        announce(
            "Everybody signs in. Without a TLS proxy in front, passwords travel readable on this network."
        )
    for watch in watches:
        announce(f"Watching {watch.folder} as {watch.label}.")
    if watches:
        watching.start()
    live_check.start()
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
        live_check.stop(timeout_s=SHUTDOWN_S)
        working.leave(desk, timeout_s=SHUTDOWN_S)
        desk.close()


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_somebody_can_sign_in(where: Path | str, host: str) -> None:
    with Desk.open(where) as desk:
        if not users.all_users(desk):
            raise UsageError(
                f"--host {host or '(all)'}: others reach it, so everybody has to sign in and nobody can yet; "
                "add the first user: photodesk user add NAME --role admin"
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
