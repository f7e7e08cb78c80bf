"""The command line on a small folder of photos."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from photodesk.cli.main import app, register


@dataclass
class CommandLine:
    """Runs commands as a person would; an exception is our bug and fails the test."""

    folder: Path

    @property
    def photos(self) -> Path:
        return self.folder / "photos"

    def run(self, *words: str | Path, code: int = 0) -> str:
        register()
        result = CliRunner().invoke(app, ["--desk", str(self.folder / "desk"), *map(str, words)])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    def json(self, *words: str | Path, code: int = 0) -> Any:
        return json.loads(self.run(*words, "--format", "json", code=code))

    def photo(self, name: str, **said: str) -> Path:
        """Make a small JPEG that says these things."""
        self.photos.mkdir(exist_ok=True)
        path = self.photos / name
        shade = sum(name.encode()) % 200
        Image.effect_noise((160, 120), 20 + shade).convert("RGB").save(path, "JPEG")
        if said:
            sets = [word for key, value in said.items() for word in ("--set", f"{key}={value}")]
            self.run("write", path, *sets)
        return path


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """A command line with an empty photos folder and a desk beside it."""
    (tmp_path / "photos").mkdir()
    return CommandLine(tmp_path)


@pytest.fixture
def fails(cli: CommandLine, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run the real entry point, expect this exit code, and return the one line it complains with."""

    def run(*words: str | Path, code: int) -> str:
        import sys

        from photodesk.cli.main import run as entry

        old = sys.argv
        sys.argv = ["photodesk", "--desk", str(cli.folder / "desk"), *map(str, words)]
        try:
            with pytest.raises(SystemExit) as stopped:
                entry()
        finally:
            sys.argv = old
        assert stopped.value.code == code
        said = capsys.readouterr()
        return said.err or said.out

    return run
