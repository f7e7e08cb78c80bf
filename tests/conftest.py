"""What all tests share: where a skip is a failure, and pictures to work on."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from photodesk.library import opening

if TYPE_CHECKING:
    from photodesk.desk.demo import Demo

# A busy machine is no failure: no test here asserts a time.
settings.register_profile("photodesk", deadline=None)
settings.load_profile("photodesk")

_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skip is a failure: there everything that tests need is installed."""
    if os.environ.get("CI") and _skipped and session.exitstatus == 0:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without failures failed."""
    if os.environ.get("CI") and _skipped:
        terminalreporter.write_line(f"{len(_skipped)} skipped, which is a failure in CI", red=True)


_migrate = opening._upgrade


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database that is up to date, to copy from."""
    file = tmp_path_factory.mktemp("blank") / "desk.db"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(autouse=True)
def _blank_desks(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Copy the database of a new desk, which takes 1 ms; its migrations take 50.

    The tests of the library run the migrations, and so does every desk that is served in its own process.
    """

    def copy_or_migrate(url: str) -> None:
        kind, _, file = url.partition(":///")
        if kind != "sqlite":
            _migrate(url)
            return
        with closing(sqlite3.connect(file)) as ours:
            new = ours.execute("SELECT 1 FROM sqlite_schema").fetchone() is None
            if new:
                with closing(sqlite3.connect(request.getfixturevalue("blank"))) as made:
                    made.backup(ours)
        if not new:
            _migrate(url)

    monkeypatch.setattr(opening, "_upgrade", copy_or_migrate)


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo as it is made, to copy from (`tests.demos`); nobody opens its desk."""
    # Imported here: most tests need no desk.
    from photodesk.desk.demo import make_demo

    return make_demo(tmp_path_factory.mktemp("made") / "demo")


@pytest.fixture
def exiftool() -> str:
    """Path of exiftool, an independent reader."""
    return _referee("exiftool", "libimage-exiftool-perl")


@pytest.fixture
def exiv2() -> str:
    """Path of exiv2, an independent reader."""
    return _referee("exiv2", "exiv2")


def _referee(command: str, package: str) -> str:
    path = shutil.which(command)
    if path is None:
        pytest.skip(f"{command} is not installed (Debian: {package}); it referees what we write")
    return path
