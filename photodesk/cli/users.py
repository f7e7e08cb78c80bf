"""The command for those who may sign in to a served desk: user add, change, list, remove."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from photodesk.cli import output
from photodesk.cli.files import Form, FormOption
from photodesk.cli.library import Output, opened
from photodesk.cli.main import Options, command
from photodesk.errors import UsageError


class UserAction(StrEnum):
    """What to do with a user."""

    add = "add"
    change = "change"
    list = "list"
    remove = "remove"


@command("user", example="photodesk user add Kim --role editor --password-stdin < password.txt")
def user(
    action: Annotated[UserAction, typer.Argument(help="add, change, list or remove.")],
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Whom; it stands in history.")] = "",
    role: Annotated[str, typer.Option(help="viewer, editor, chief or admin.")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input, not by asking.")
    ] = False,
    form: FormOption = Form.text,
    to: Output = None,
    *,
    options: Options,
) -> int:
    """Say who may sign in to a desk that is served to others.

    viewer looks; editor changes; chief also lets rights pass; admin also settles users and settings.
    """
    from photodesk.desk import users

    if action is not UserAction.list and not name:
        raise UsageError(f"user {action}: give a name, for example photodesk user {action} Kim")
    with opened(options) as desk:
        if action is UserAction.add:
            if any(one.name.casefold() == name.casefold() for one in users.all_users(desk)):
                raise UsageError(f"user {name}: exists already; photodesk user change {name}")
            users.add_user(desk, name, role=role or "editor", password=_password(name, password_stdin))
        elif action is UserAction.change:
            # Without a new role it can only be the password.
            password = _password(name, password_stdin) if password_stdin or not role else None
            users.change_user(desk, name, role=role, password=password)
        elif action is UserAction.remove:
            users.remove_user(desk, name)
        everybody = users.all_users(desk)
    shown = [one for one in everybody if action is UserAction.list or one.name.casefold() == name.casefold()]
    if form is Form.json:
        output.emit(output.as_json([{"name": one.name, "role": one.role} for one in shown]), to)
    elif action is UserAction.remove:
        output.emit(f"{name} signs in no more.", to)
    else:
        lines = [f"{one.name}  {one.role}" for one in shown]
        output.emit(output.folded(lines) or "Nobody yet. photodesk user add NAME --role admin", to)
    return 0


def _password(name: str, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError(f"user {name}: no terminal to ask for a password; give it with --password-stdin")
    password: str = typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True)
    return password
