"""Whose name edits carry on a desk that nobody signs in to."""

from __future__ import annotations

from pathlib import Path

import pytest

from photodesk.desk import Desk, whoami
from photodesk.errors import UsageError
from photodesk.ui import state


def test_a_name_is_kept_and_edits_carry_it_when_the_desk_is_opened_again(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", user="root") as desk:
        assert whoami.kept_name(desk) == ""
        assert whoami.keep_name(desk, "  김 민수 ") == "김 민수"
        assert desk.user == "김 민수"
    with state.open_desk(tmp_path / "desk") as again:
        assert again.user == "김 민수"


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "a\x07b"])
def test_what_is_no_name_is_refused_and_the_old_one_stays(tmp_path: Path, name: str) -> None:
    with Desk.open(tmp_path / "desk", user="root") as desk:
        with pytest.raises(UsageError, match="your name"):
            whoami.keep_name(desk, name)
        assert (desk.user, whoami.kept_name(desk)) == ("root", "")


def test_where_people_sign_in_nobody_names_themselves(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", user="root") as desk:
        signed = desk.as_user("lee", role="editor")
        with pytest.raises(UsageError, match="sign in"):
            whoami.keep_name(signed, "Kim")


def test_a_damaged_file_is_as_if_nobody_had_been_asked(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", user="root") as desk:
        (desk.folder / whoami.FILE).write_bytes(b"\xff\xfe\x00")
        assert whoami.kept_name(desk) == ""
