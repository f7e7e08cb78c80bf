"""Giving files back when no receipt was written, because the job was killed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.desk import embedding, restoring
from photodesk.desk.editing import edits_from
from photodesk.desk.receipts import RestoreResult
from photodesk.errors import UsageError
from photodesk.settings import Settings
from tests.photofile.photos import camera_jpeg, embed, put, said

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def _write(paths: list[Path], desk: Path, caption: str) -> Path:
    result = embedding.write(
        paths, edits_from([("caption", caption)]), folder=desk, settings=Settings(), at=AT, user="김"
    )
    assert result.receipt is not None
    return result.receipt


@pytest.mark.parametrize("place", ["desk", "desk/journal"])
def test_a_killed_job_is_undone_from_its_journals(place: str, tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.jpg", camera_jpeg(f"Old caption {n}")) for n in range(3)]
    before = [path.read_bytes() for path in paths]
    receipt = _write(paths, tmp_path / "desk", "한강")
    receipt.unlink()  # as if the job had been killed before it wrote it
    result = restoring.restore(tmp_path / place)
    assert (list(result.restored), result.refused) == (paths, ())
    assert [path.read_bytes() for path in paths] == before
    assert restoring.restore(tmp_path / place).restored == ()


def test_what_a_receipt_lists_is_not_undone_with_it(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    _write([path], tmp_path / "desk", "first")
    between = path.read_bytes()
    _write([path], tmp_path / "desk", "second").unlink()
    _write([path], tmp_path / "desk", "third").unlink()
    assert restoring.restore(tmp_path / "desk").restored == (path,)
    assert said(path).caption == "first"
    assert path.read_bytes() == between


def test_copies_of_one_photo_in_two_folders_are_both_given_back(tmp_path: Path) -> None:
    paths = []
    for name in ("서울", "부산"):
        (tmp_path / name).mkdir()
        paths.append(put(tmp_path / name, "1.jpg", camera_jpeg()))
    _write(paths, tmp_path / "desk", "한강").unlink()
    assert set(restoring.restore(tmp_path / "desk").restored) == set(paths)
    assert {path.read_bytes() for path in paths} == {camera_jpeg()}


def test_a_job_killed_before_the_replacement_has_changed_nothing(tmp_path: Path) -> None:
    path, journal = put(tmp_path, "a.jpg", camera_jpeg()), tmp_path / "desk" / "journal"
    embed(path, journal=journal)
    path.write_bytes(camera_jpeg())  # the journal is there, the new file never came
    assert restoring.restore(tmp_path / "desk") == RestoreResult((), ())


def test_the_way_back_is_found_among_writes_that_never_came_about_and_texts_that_came_back(
    tmp_path: Path,
) -> None:
    path, journal = put(tmp_path, "a.jpg", camera_jpeg()), tmp_path / "desk" / "journal"
    for caption in ("한강", "다리", "한강", "비", "다리"):
        embed(path, {"caption": caption}, journal=journal)
    # Killed before the replacement: its journal leads from a state that the file was in to another.
    now = path.read_bytes()
    embed(path, {"caption": "비"}, journal=journal)
    path.write_bytes(now)
    assert restoring.restore(tmp_path / "desk").restored == (path,)
    assert path.read_bytes() == camera_jpeg()


def test_only_the_named_files_are_given_back(tmp_path: Path) -> None:
    one, other = (put(tmp_path, f"{n}.jpg", camera_jpeg(f"Old {n}")) for n in range(2))
    _write([one, other], tmp_path / "desk", "한강").unlink()
    assert restoring.restore(tmp_path / "desk", [other]).restored == (other,)
    assert said(one).caption == "한강"
    with pytest.raises(UsageError):
        restoring.restore(tmp_path / "desk", [tmp_path / "never.jpg"])


def test_a_file_that_somebody_changed_since_is_left_and_named(tmp_path: Path) -> None:
    one, other = (put(tmp_path, f"{n}.jpg", camera_jpeg(f"Old {n}")) for n in range(2))
    _write([one, other], tmp_path / "desk", "한강").unlink()
    one.write_bytes(one.read_bytes() + b"!")
    result = restoring.restore(tmp_path / "desk")
    assert result.restored == (other,)
    assert [failure.path for failure in result.refused] == [one]
    assert "changed since" in result.refused[0].error


def test_a_sidecar_that_a_killed_job_made_goes_again(tmp_path: Path) -> None:
    from tests.metadata.pictures import picture

    path = put(tmp_path, "a.gif", picture("GIF"))
    _write([path], tmp_path / "desk", "한강").unlink()
    side = tmp_path / "a.gif.xmp"
    assert side.exists()
    assert restoring.restore(tmp_path / "desk").restored == (side,)
    assert not side.exists()
    assert photofile.read(path).metadata.caption == ""


def test_a_folder_without_journals_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        restoring.restore(tmp_path)
    assert "no journals" in str(refused.value)


def test_a_receipt_is_restored_as_ever(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    receipt = _write([path], tmp_path / "desk", "한강")
    assert restoring.restore(receipt).restored == (path,)
    assert path.read_bytes() == camera_jpeg()
