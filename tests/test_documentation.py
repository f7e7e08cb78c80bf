"""The README says what the code says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from photodesk.cli.main import app
from tests.documentation import README, written

TEXT = README.read_text(encoding="utf-8")


def test_generated_tables_are_those_of_the_code() -> None:
    assert written(TEXT) == TEXT, "run python -m tests.documentation"


def test_the_two_commands_stand_in_the_readme_each_on_one_line() -> None:
    start = "python3 -m venv .venv && .venv/bin/pip install -e "
    assert f"{start}. && .venv/bin/photodesk demo\n" in TEXT
    assert f"{start}'.[test]' && .venv/bin/pytest\n" in TEXT


def test_every_local_picture_and_link_of_the_readme_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (README.parent / target).exists(), target


@pytest.mark.parametrize("command", [c.name for c in app.registered_commands])
def test_every_command_shows_help_with_an_example_at_80_columns(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"], terminal_width=80)
    assert result.exit_code == 0
    assert f"Example: photodesk {command}" in result.output.replace("\n  ", " ")
    assert all(len(line) <= 80 for line in result.output.splitlines())


def test_every_example_is_a_line_of_its_own_command() -> None:
    for command in app.registered_commands:
        words = shlex.split((command.epilog or "").removeprefix("Example: "))
        assert words[:2] == ["photodesk", command.name]


def test_help_imports_neither_streamlit_nor_pandas_nor_sqlalchemy() -> None:
    code = (
        "import sys; sys.argv = ['photodesk', {!r}{}];"
        "from photodesk.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "bad = [m for m in ('streamlit', 'pandas', 'sqlalchemy', 'numpy', 'PIL') if m in sys.modules]\n"
        "assert not bad, bad"
    )
    for words in (("--help", ""), ("credit", ", 'AP-Yonhap'")):
        subprocess.run([sys.executable, "-c", code.format(*words)], check=True, capture_output=True)
