"""The README says what the code says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from photodesk.cli.main import app
from photodesk.desk.demo import make_demo
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


def recipes() -> list[tuple[str, str]]:
    """Return each command of the README's recipes with what it prints, in order."""
    section = TEXT.partition("## Recipes\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return [
        (command, printed)
        for block in blocks
        for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def as_pattern(printed: str) -> str:
    """Return a regular expression for printed text in which "…" stands for what is left out."""
    lines = [
        r"(?:.*\n)+?" if line == "…" else re.escape(line).replace("…", ".*") + r"\n"
        for line in printed.splitlines()
    ]
    return "".join(lines)


@pytest.mark.referee
def test_the_recipes_print_what_the_readme_says(exiftool: str, tmp_path: Path) -> None:
    assert exiftool
    folder = tmp_path / "demo"
    make_demo(folder)
    command_line = tmp_path / "bin" / "photodesk"
    command_line.parent.mkdir()
    command_line.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m photodesk "$@"\n')
    command_line.chmod(0o755)
    places = {
        "PATH": f"{command_line.parent}{os.pathsep}{os.environ['PATH']}",
        "PHOTODESK_DESK": "desk",
        "PYTHONPATH": str(README.parent),
        "LC_ALL": "C.UTF-8",
    }
    found = recipes()
    assert sum(command.startswith("photodesk ") for command, _ in found) >= 9
    for command, printed in found:
        ran = subprocess.run(
            ["sh", "-c", command], cwd=folder, env={**os.environ, **places}, capture_output=True, text=True
        )
        assert ran.stderr == "", command
        assert re.fullmatch(as_pattern(printed), ran.stdout), f"{command}\n{ran.stdout}"
