"""Files that go out come whole, and what stood there before is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from photodesk.desk.whole_files import check_place, write_whole
from photodesk.errors import UsageError


def test_what_stood_there_is_kept_beside_under_the_next_free_number(tmp_path: Path) -> None:
    place = tmp_path / "설명.csv"
    assert write_whole(place, b"one", "--to") is None
    assert write_whole(place, b"two", "--to") == tmp_path / "설명-1.csv"
    assert write_whole(place, b"three", "--to") == tmp_path / "설명-2.csv"
    said = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert said == {"설명.csv": b"three", "설명-1.csv": b"one", "설명-2.csv": b"two"}


def test_the_same_bytes_or_an_empty_file_leave_nothing_beside(tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.touch()
    assert write_whole(place, b"one", "--to") is None
    assert write_whole(place, b"one", "--to") is None
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_place_that_cannot_be_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    stands = tmp_path / "a.csv"
    stands.write_bytes(b"one")
    for place in (tmp_path, stands / "b.csv", tmp_path / "nowhere" / "a.csv"):
        with pytest.raises(UsageError, match="--to"):
            write_whole(place, b"two", "--to")
        with pytest.raises(UsageError, match="--to"):
            check_place(place, "--to")
    check_place(stands, "--to")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert stands.read_bytes() == b"one"


def test_a_share_without_links_keeps_the_former_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    place = tmp_path / "a.csv"
    place.write_bytes(b"one")
    assert write_whole(place, b"two", "--to") == tmp_path / "a-1.csv"
    assert ((tmp_path / "a-1.csv").read_bytes(), place.read_bytes()) == (b"one", b"two")
