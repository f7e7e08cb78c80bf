"""What a role lets somebody do: viewer looks, editor changes, chief lets rights pass, admin the rest.

Nobody has a role where nobody signs in: whoever sits at the machine may do everything, but is not
known to be the chief.

Example:
    >>> from types import SimpleNamespace
    >>> kim = SimpleNamespace(user="Kim", role="viewer")
    >>> require(kim, "editor")
    Traceback (most recent call last):
        ...
    photodesk.errors.NotAllowed: Kim may look and not change here; an admin gives the role editor
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, Protocol, TypeVar, cast, get_args

from photodesk.errors import NotAllowed

Role = Literal["viewer", "editor", "chief", "admin"]
"""Each may do what those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)

_MAY = {
    "viewer": "look and not change",
    "editor": "change photos and pages, not more",
    "chief": "let rights pass, not change settings and users",
}


class Signed(Protocol):
    """A desk as somebody works on it."""

    user: str
    role: str


Act = TypeVar("Act", bound=Callable[..., Any])


def allows(desk: Signed, role: Role) -> bool:
    """Tell whether whoever works on the desk may do what a role may."""
    return not desk.role or ROLES.index(cast("Role", desk.role)) >= ROLES.index(role)


def is_chief(desk: Signed) -> bool:
    """Tell whether whoever works on the desk is known to be a chief."""
    return desk.role in ("chief", "admin")


def require(desk: Signed, role: Role) -> None:
    """Refuse whoever may not do what a role may.

    Raises:
        NotAllowed: their role does not go so far.
    """
    if not allows(desk, role):
        raise NotAllowed(f"{desk.user} may {_MAY[desk.role]} here; an admin gives the role {role}")


def needs(role: Role) -> Callable[[Act], Act]:
    """Mark a function of a desk (its first argument) as one that only this role and those above may call."""

    def guarded(function: Act) -> Act:
        @wraps(function)
        def call(desk: Signed, *given: Any, **named: Any) -> Any:
            require(desk, role)
            return function(desk, *given, **named)

        call.needs = role  # type: ignore[attr-defined]
        return cast("Act", call)

    return guarded
