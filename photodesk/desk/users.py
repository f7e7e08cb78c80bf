"""Adding, changing and removing those who may sign in, and telling whether a password is theirs.

Passwords are hashed with Argon2id (RFC 9106, its second recommended set: 64 MiB, 3 passes).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from photodesk.desk.roles import ROLES, needs
from photodesk.errors import UsageError
from photodesk.library import users
from photodesk.library.users import User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from photodesk.desk import Desk

MIN_PASSWORD = 10
"""Characters that a password has at least."""
_MAX_PASSWORD_BYTES = 1024
_MAX_NAME = 40


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


@needs("admin")
def add_user(desk: Desk, name: str, *, role: str, password: str) -> User:
    """Let somebody sign in.

    Args:
        name: as it stands in history and on receipts; Korean names are welcome.
        role: viewer, editor, chief or admin. password: at least 10 characters.

    Raises:
        UsageError: the name is taken or no name, an unknown role, or a password that is too short.
    """
    name = checked_name(name)
    return users.add(
        desk.store.engine, name, role=_role(role), password_hash=_hashed(name, password), at=desk.clock()
    )


@needs("admin")
def change_user(desk: Desk, name: str, *, role: str = "", password: str | None = None) -> User:
    """Give somebody another role or another password, which ends their sessions.

    Raises:
        UsageError: nobody has this name, an unknown role, or a password that is too short.
    """
    changed = users.change(
        desk.store.engine, name, role=_role(role) if role else "",
        password_hash="" if password is None else _hashed(name, password), at=desk.clock(),
    )  # fmt: skip
    if changed is None:
        raise UsageError(f"user {name}: nobody has this name; photodesk user list shows everybody")
    return changed


@needs("admin")
def remove_user(desk: Desk, name: str) -> None:
    """Let somebody sign in no more; what they did keeps their name.

    Raises:
        UsageError: nobody has this name.
    """
    if not users.remove(desk.store.engine, name):
        raise UsageError(f"user {name}: nobody has this name; photodesk user list shows everybody")


def all_users(desk: Desk) -> tuple[User, ...]:
    """Return everybody who may sign in, by name."""
    return users.every(desk.store.engine)


def known_user(desk: Desk, name: str) -> User | None:
    """Return somebody by name, or None."""
    return users.get(desk.store.engine, name)


def signed_in(desk: Desk, name: str, password: str) -> User | None:
    """Return whose name and password these are, or None.

    A wrong name takes as long as a wrong password: nobody learns which names there are.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    found = users.get(desk.store.engine, unicodedata.normalize("NFC", name.strip()))
    if len(password.encode()) > _MAX_PASSWORD_BYTES:
        return None
    try:
        _hasher().verify(found.password_hash if found else _nobody(), unicodedata.normalize("NFC", password))
    except (VerificationError, InvalidHashError):
        return None
    return found


def checked_name(name: str) -> str:
    """Return a name as it is kept.

    Raises:
        UsageError: it is empty, too long, or holds what no name holds.

    Example:
        >>> checked_name(" 김민수 ")
        '김민수'
    """
    name = unicodedata.normalize("NFC", name).strip()
    if not 0 < len(name) <= _MAX_NAME or any(unicodedata.category(letter)[0] == "C" for letter in name):
        raise UsageError(f"user {name!r}: a name has 1 to {_MAX_NAME} letters")
    return name


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")


def _role(role: str) -> str:
    if role not in ROLES:
        raise UsageError(f"--role {role}: knows {', '.join(ROLES)}")
    return role


def _hashed(name: str, password: str) -> str:
    password = unicodedata.normalize("NFC", password)
    if len(password) < MIN_PASSWORD:
        raise UsageError(
            f"user {name}: a password has at least {MIN_PASSWORD} characters; nothing was changed"
        )
    if len(password.encode()) > _MAX_PASSWORD_BYTES:
        raise UsageError(f"user {name}: this password is too long")
    if password.casefold() == name.casefold():
        raise UsageError(f"user {name}: the password is the name; take another")
    return _hasher().hash(password)
