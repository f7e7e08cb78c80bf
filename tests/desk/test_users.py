"""Who may sign in: names, roles, passwords that are kept as hashes only."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from photodesk.desk import Desk, users
from photodesk.errors import NotAllowed, UsageError

PASSWORD = "한강에 눈이 온다 1"


@pytest.fixture(autouse=True)
def _cheap_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real hash takes 64 MiB and a tenth of a second: one test pays for it."""
    if "their_own_password" not in request.node.name:
        hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(users, "_hasher", lambda: hasher)


def test_somebody_signs_in_with_their_own_password_only(empty_desk: Desk) -> None:
    users.add_user(empty_desk, " 김민수 ", role="editor", password=PASSWORD)
    found = users.signed_in(empty_desk, "김민수", PASSWORD)
    assert found is not None
    assert (found.name, found.role) == ("김민수", "editor")
    assert found.password_hash.startswith("$argon2id$")
    for name, password in (
        ("김민수", PASSWORD + " "),
        ("김민수", ""),
        ("nobody", PASSWORD),
        ("김민수", "x" * 5000),
    ):
        assert users.signed_in(empty_desk, name, password) is None


def test_a_password_typed_on_a_mac_is_the_same_as_on_windows(empty_desk: Desk) -> None:
    import unicodedata

    users.add_user(empty_desk, "Kim", role="editor", password=unicodedata.normalize("NFD", PASSWORD))
    assert users.signed_in(empty_desk, "kim", unicodedata.normalize("NFC", PASSWORD)) is not None


@pytest.mark.parametrize(
    ("name", "role", "password", "says"),
    [
        ("", "editor", PASSWORD, "a name has 1 to 40"),
        ("a\nb", "editor", PASSWORD, "a name has 1 to 40"),
        ("x" * 41, "editor", PASSWORD, "a name has 1 to 40"),
        ("Lee", "boss", PASSWORD, "--role boss: knows viewer, editor, chief, admin"),
        ("Lee", "editor", "short", "at least 10 characters"),
        ("Lee", "editor", "한" * 500, "too long"),
        ("Lee Ji-eun", "editor", "lee ji-eun", "the password is the name"),
        ("KIM", "editor", PASSWORD, "exists already"),
    ],
)
def test_what_is_no_user_is_refused_in_one_line(
    empty_desk: Desk, name: str, role: str, password: str, says: str
) -> None:
    users.add_user(empty_desk, "Kim", role="editor", password=PASSWORD)
    with pytest.raises(UsageError, match=says) as refused:
        users.add_user(empty_desk, name, role=role, password=password)
    assert "\n" not in str(refused.value)
    assert [user.name for user in users.all_users(empty_desk)] == ["Kim"]


def test_a_role_and_a_password_are_changed_and_somebody_removed(empty_desk: Desk) -> None:
    users.add_user(empty_desk, "Kim", role="viewer", password=PASSWORD)
    assert users.change_user(empty_desk, "kim", role="chief").role == "chief"
    assert users.signed_in(empty_desk, "Kim", PASSWORD) is not None
    users.change_user(empty_desk, "Kim", password="another password")
    assert users.signed_in(empty_desk, "Kim", PASSWORD) is None
    users.remove_user(empty_desk, "Kim")
    assert users.all_users(empty_desk) == ()
    for act in (
        lambda: users.remove_user(empty_desk, "Kim"),
        lambda: users.change_user(empty_desk, "Kim", role="chief"),
    ):
        with pytest.raises(UsageError, match="nobody has this name"):
            act()


def test_only_an_admin_settles_users(empty_desk: Desk) -> None:
    for role in ("viewer", "editor", "chief"):
        with pytest.raises(NotAllowed):
            users.add_user(empty_desk.as_user("Kim", role=role), "Lee", role="admin", password=PASSWORD)
    users.add_user(empty_desk.as_user("Choi", role="admin"), "Lee", role="editor", password=PASSWORD)
