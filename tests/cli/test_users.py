"""The user command."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from photodesk.cli.main import app, register
from tests.cli.conftest import CommandLine


def given(cli: CommandLine, *words: str, password: str, code: int = 0) -> str:
    register()
    result = CliRunner().invoke(
        app, ["--desk", str(cli.folder / "desk"), "user", *words], input=f"{password}\n"
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


def test_users_are_added_listed_changed_and_removed(cli: CommandLine) -> None:
    assert "Nobody yet" in cli.run("user", "list")
    given(cli, "add", "Kim", "--role", "chief", "--password-stdin", password="a long password")
    given(cli, "add", "이지은", "--password-stdin", password="긴 비밀번호 열 글자")
    assert cli.json("user", "list") == [
        {"name": "Kim", "role": "chief"},
        {"name": "이지은", "role": "editor"},
    ]
    given(cli, "change", "Kim", "--role", "viewer", password="")
    assert json.loads(cli.run("user", "list", "--format", "json"))[0]["role"] == "viewer"
    cli.run("user", "remove", "Kim")
    assert [one["name"] for one in cli.json("user", "list")] == ["이지은"]
