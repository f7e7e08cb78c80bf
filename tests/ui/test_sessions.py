"""Sessions end when they must, and passwords cannot be tried by the thousand."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from photodesk.desk import Desk, users
from photodesk.errors import UsageError
from photodesk.settings import Settings
from photodesk.ui import sessions
from photodesk.ui.sessions import Attempts, Sessions

PASSWORD = "a long password"


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real hash takes 64 MiB and a tenth of a second: one test pays for it."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    nobody = hasher.hash("nobody")
    monkeypatch.setattr(users, "_hasher", lambda: hasher)
    monkeypatch.setattr(users, "_nobody", lambda: nobody)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> tuple[Desk, Sessions]:
    desk = Desk.open(tmp_path / "desk", settings=Settings())
    users.add_user(desk, "김민수", role="editor", password=PASSWORD)
    return desk, Sessions(desk, clock=clock)


def test_a_cookie_is_whose_it_is_and_a_changed_letter_makes_it_nobody_s(
    kept: tuple[Desk, Sessions],
) -> None:
    desk, held = kept
    user = users.known_user(desk, "김민수")
    assert user is not None
    cookie = held.begin(user)
    session = held.of(cookie)
    assert session is not None
    assert (session.name, session.role) == ("김민수", "editor")
    assert PASSWORD not in cookie
    assert user.password_hash not in cookie
    for at in range(0, len(cookie), 7):
        other = "A" if cookie[at] != "A" else "B"
        assert held.of(cookie[:at] + other + cookie[at + 1 :]) is None
    for nonsense in ("", ".", "a.b.c", cookie + "x", cookie[:-1], "é.é.é"):
        assert held.of(nonsense) is None


def test_a_session_ends_by_signing_out_by_time_and_by_another_password(
    kept: tuple[Desk, Sessions], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, held = kept
    user = users.known_user(desk, "김민수")
    assert user is not None
    first, second = held.begin(user), held.begin(user)
    session = held.of(first)
    assert session is not None
    held.end(session)
    assert held.of(first) is None
    assert held.of(second) is not None  # another window stays signed in
    with monkeypatch.context() as patch:
        patch.setattr(sessions, "LASTS_S", -1)
        assert held.of(second) is None
    users.change_user(desk, "김민수", password="another password")
    clock.now += sessions.LOOKED_UP_S
    assert held.of(second) is None


def test_another_role_holds_at_once_and_who_is_removed_is_out(
    kept: tuple[Desk, Sessions], clock: Clock
) -> None:
    desk, held = kept
    user = users.known_user(desk, "김민수")
    assert user is not None
    cookie = held.begin(user)
    users.change_user(desk, "김민수", role="viewer")
    clock.now += sessions.LOOKED_UP_S
    session = held.of(cookie)
    assert session is not None
    assert session.role == "viewer"
    users.remove_user(desk, "김민수")
    clock.now += sessions.LOOKED_UP_S
    assert held.of(cookie) is None


def test_a_restart_keeps_sessions_and_a_new_key_ends_them(kept: tuple[Desk, Sessions]) -> None:
    desk, held = kept
    user = users.known_user(desk, "김민수")
    assert user is not None
    cookie = held.begin(user)
    assert Sessions(desk).of(cookie) is not None
    (desk.folder / sessions.KEY_FILE).unlink()
    assert Sessions(desk).of(cookie) is None


def test_the_key_is_its_owner_s_alone_and_a_short_one_is_refused(kept: tuple[Desk, Sessions]) -> None:
    desk, _ = kept
    key = desk.folder / sessions.KEY_FILE
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.chmod(0o644)
    Sessions(desk)
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.write_bytes(b"short")
    with pytest.raises(UsageError, match="too short for a key"):
        Sessions(desk)


def test_wrong_passwords_wait_longer_each_time_and_only_where_they_come_from(clock: Clock) -> None:
    attempts = Attempts(clock=clock)
    waits = []
    for _ in range(18):
        attempts.failed("Kim", "10.0.0.5")
        waits.append(attempts.wait_s("Kim", "10.0.0.5"))
    assert waits[:8] == [0, 0, 0, 0, 1, 2, 4, 8]
    assert waits[-1] == 900
    assert attempts.wait_s("kim", "10.0.0.5") == 900  # capitals are no way round
    assert attempts.wait_s("Kim", "10.0.0.6") == 0  # nor does anybody lock Kim out from elsewhere
    clock.now += 900
    assert attempts.wait_s("Kim", "10.0.0.5") == 0
    attempts.succeeded("Kim", "10.0.0.5")
    assert attempts.wait_s("Kim", "10.0.0.5") == 0


def test_many_names_from_one_place_wait_as_well(clock: Clock) -> None:
    attempts = Attempts(clock=clock)
    for number in range(25):
        attempts.failed(f"name {number}", "10.0.0.5")
    assert attempts.wait_s("another name", "10.0.0.5") > 0
