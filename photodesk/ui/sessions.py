"""Who is signed in: signed cookies, their end, and how often somebody may try a password.

A cookie names a user, a number of its own and the password it was given for, signed with a key that
only the desk holds. Role and name are looked up anew, so that a removed user is out at once.

Standards: RFC 6265bis (cookies); OWASP Session Management Cheat Sheet.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from itsdangerous import BadSignature, URLSafeTimedSerializer

from photodesk.desk import Desk, users
from photodesk.errors import UsageError
from photodesk.library.users import User

LASTS_S = 12 * 3600
"""Seconds for which a sign-in holds: a night shift and its handover."""
KEY_FILE = "session.key"
"""File of the desk's folder that holds the key; nobody but its owner may read it."""
LOOKED_UP_S = 2.0
"""Seconds for which a user is not looked up again: a sheet asks for sixty thumbnails at once."""

_FREE_TRIES = 5
_FREE_TRIES_OF_CLIENT = 20
_LONGEST_WAIT_S = 900
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in."""

    name: str
    role: str
    number: str


class Sessions:
    """The sessions of a desk that is served."""

    def __init__(self, desk: Desk, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._desk = desk
        self._clock = clock
        self._signer = URLSafeTimedSerializer(_key(desk.folder), salt="photodesk session")
        self._lock = Lock()
        self._ended: OrderedDict[str, None] = OrderedDict()
        self._known: OrderedDict[str, tuple[float, User | None]] = OrderedDict()

    def begin(self, user: User) -> str:
        """Return the cookie of a new session."""
        return str(self._signer.dumps([user.name, secrets.token_urlsafe(12), _mark(user)]))

    def of(self, cookie: str) -> Session | None:
        """Return whose session a cookie is; None when it is nobody's, too old or ended."""
        try:
            name, number, mark = self._signer.loads(cookie, max_age=LASTS_S)
        except (BadSignature, ValueError, TypeError):
            return None
        user = self.user(name)
        if number in self._ended or user is None or _mark(user) != mark:
            return None
        return Session(user.name, user.role, number)

    def end(self, session: Session) -> None:
        """Sign a session out."""
        with self._lock:
            self._ended[session.number] = None
            while len(self._ended) > _REMEMBERED:
                self._ended.popitem(last=False)

    def user(self, name: str) -> User | None:
        """Return a user as they stand now, or two seconds ago."""
        now = self._clock()
        with self._lock:
            kept = self._known.get(name)
        if kept is not None and now - kept[0] < LOOKED_UP_S:
            return kept[1]
        found = users.known_user(self._desk, name)
        with self._lock:
            self._known[name] = (now, found)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found


def _mark(user: User) -> str:
    """Return what changes with the password, and tells nothing of it."""
    return hashlib.blake2s(user.password_hash.encode(), digest_size=9).hexdigest()


def _key(folder: Path) -> bytes:
    """Return the desk's key, made when it is new and readable by its owner only.

    Raises:
        UsageError: it cannot be kept there.
    """
    path = folder / KEY_FILE
    try:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            path.chmod(0o600)
        else:
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(32))
        key = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: the key of the sign-in cannot be kept here ({error.strerror})") from None
    if len(key) < 32:
        raise UsageError(f"{path}: too short for a key; delete it, and everybody signs in again")
    return key


class Attempts:
    """How long somebody has to wait before the next try: nothing at first, then twice as long each time.

    Example:
        >>> attempts = Attempts(clock=lambda: 0.0)
        >>> for _ in range(7):
        ...     attempts.failed("Kim", "10.0.0.5")
        >>> attempts.wait_s("Kim", "10.0.0.5"), attempts.wait_s("Lee", "10.0.0.5")
        (4, 0)
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._tries: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()

    def wait_s(self, name: str, client: str) -> int:
        """Return the seconds until the next try of this name, from there, is looked at."""
        now = self._clock()
        waits = [0.0]
        with self._lock:
            for key, free in ((name.casefold(), client), _FREE_TRIES), (("", client), _FREE_TRIES_OF_CLIENT):
                count, last = self._tries.get(key, (0, now))
                if count >= free:
                    waits.append(last + min(2.0 ** min(count - free, 20), _LONGEST_WAIT_S) - now)
        return -int(-max(waits) // 1)

    def failed(self, name: str, client: str) -> None:
        """Count a wrong password."""
        now = self._clock()
        with self._lock:
            for key in ((name.casefold(), client), ("", client)):
                count, last = self._tries.pop(key, (0, now))
                if now - last > 4 * _LONGEST_WAIT_S:
                    count = 0
                self._tries[key] = (count + 1, now)
            while len(self._tries) > _REMEMBERED:
                self._tries.popitem(last=False)

    def succeeded(self, name: str, client: str) -> None:
        """Forget the wrong ones before."""
        with self._lock:
            self._tries.pop((name.casefold(), client), None)
            self._tries.pop(("", client), None)
