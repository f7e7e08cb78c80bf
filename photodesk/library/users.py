"""Who may sign in to a desk that is served to others, with which role; passwords are kept as hashes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from photodesk.errors import UsageError
from photodesk.library.records import stamp
from photodesk.library.schema import users


@dataclass(frozen=True, slots=True)
class User:
    """A person as the desk knows them; `password_hash` is an Argon2id hash, `at` the last change."""

    name: str
    role: str
    password_hash: str
    at: str


def add(engine: Engine, name: str, *, role: str, password_hash: str, at: datetime) -> User:
    """Add somebody; names that differ in capitals only are the same.

    Raises:
        UsageError: the name is taken.
    """
    try:
        with engine.execution_options(writing=True).begin() as connection:
            connection.execute(
                users.insert().values(
                    name=name, name_fold=name.casefold(), role=role, password_hash=password_hash, at=stamp(at)
                )
            )
    except sa.exc.IntegrityError:
        raise UsageError(
            f"user {name}: exists already; photodesk user change {name} gives another role or password"
        ) from None
    return User(name, role, password_hash, stamp(at))


def change(
    engine: Engine, name: str, *, role: str = "", password_hash: str = "", at: datetime
) -> User | None:
    """Give somebody another role or password; what is "" stays. None when there is nobody of this name."""
    values = {key: value for key, value in (("role", role), ("password_hash", password_hash)) if value}
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            users.update().where(users.c.name_fold == name.casefold()).values(at=stamp(at), **values)
        )
    return get(engine, name)


def remove(engine: Engine, name: str) -> bool:
    """Remove somebody; tell whether there was anybody of this name. What they did keeps their name."""
    with engine.execution_options(writing=True).begin() as connection:
        return bool(connection.execute(users.delete().where(users.c.name_fold == name.casefold())).rowcount)


def get(engine: Engine, name: str) -> User | None:
    """Return somebody by name, or None."""
    with engine.connect() as connection:
        row = connection.execute(_COLUMNS.where(users.c.name_fold == name.casefold())).first()
    return User(*row) if row else None


def every(engine: Engine) -> tuple[User, ...]:
    """Return everybody, by name."""
    with engine.connect() as connection:
        return tuple(User(*row) for row in connection.execute(_COLUMNS.order_by(users.c.name_fold)))


_COLUMNS = sa.select(users.c.name, users.c.role, users.c.password_hash, users.c.at)
