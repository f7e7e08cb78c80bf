"""Saving: whole or not at all, never over somebody else's work, and always the way back."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest

from photodesk import photofile
from photodesk.errors import (
    ChangedMeanwhile,
    DamagedPicture,
    FileError,
    HardLinked,
    NotWritable,
    RestoreRefused,
)
from photodesk.metadata import containers
from photodesk.photofile import Written, journal, pausing, proof, saving, temporary
from photodesk.photofile.journal import Entry
from tests.metadata.pictures import picture
from tests.photofile.photos import CAPTION, DATE, OLD, VALUES, camera_jpeg, embed, put, said, strays


@pytest.fixture(autouse=True)
def _fresh_sweeps() -> None:
    temporary.forget_sweeps()


# --- the way back -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "camera"])
def test_restore_gives_back_the_byte_identical_original(kind: str, tmp_path: Path) -> None:
    data = camera_jpeg() if kind == "camera" else picture(kind)
    path = put(tmp_path, "a.img", data)
    written = embed(path, journal=tmp_path / "journal")
    assert path.read_bytes() != data
    receipt = json.loads(json.dumps([entry.to_json() for entry in written.entries]))
    entries = [Entry.from_json(one) for one in receipt]
    assert entries[0].before_hash == saving.digest(data) == written.before_hash
    assert entries[0].after_hash == photofile.file_hash(path) == written.after_hash
    assert photofile.restore(entries[0], tmp_path / "journal")
    assert path.read_bytes() == data
    assert not photofile.restore(entries[0], tmp_path / "journal")


def test_several_saves_are_undone_last_first(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    first = embed(path, {"caption": "first"}, journal=tmp_path / "j").entries[0]
    second = embed(path, {"caption": "second", "keywords": ("a",)}, journal=tmp_path / "j").entries[0]
    with pytest.raises(RestoreRefused):
        photofile.restore(first, tmp_path / "j")
    assert photofile.restore(second, tmp_path / "j")
    assert said(path).caption == "first"
    assert photofile.restore(first, tmp_path / "j")
    assert path.read_bytes() == camera_jpeg()


def test_a_photo_that_comes_back_to_an_older_text_is_restored_step_by_step(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    entries = [
        embed(path, {"caption": caption}, journal=tmp_path / "j").entries[0]
        for caption in ("한강", "다리", "한강", "다리")
    ]
    assert len({entry.journal for entry in entries}) == 4
    for entry, caption in zip(reversed(entries), ("한강", "다리", "한강", OLD), strict=True):
        assert photofile.restore(entry, tmp_path / "j")
        assert said(path).caption == caption
    assert path.read_bytes() == camera_jpeg()


def test_file_that_changed_since_is_not_restored(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    entry = embed(path, journal=tmp_path / "j").entries[0]
    path.write_bytes(path.read_bytes() + b"!")
    with pytest.raises(RestoreRefused) as refused:
        photofile.restore(entry, tmp_path / "j")
    assert "changed since" in str(refused.value)
    path.unlink()
    with pytest.raises(RestoreRefused):
        photofile.restore(entry, tmp_path / "j")


def test_damaged_or_missing_journal_restores_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    entry = embed(path, journal=tmp_path / "j").entries[0]
    written = path.read_bytes()
    file = tmp_path / "j" / entry.journal
    document = json.loads(file.read_text(encoding="utf-8"))
    document["undo"][0][2] = "AAAA"
    for content in (json.dumps(document), "{}", "no json", ""):
        file.write_text(content, encoding="utf-8")
        with pytest.raises(RestoreRefused):
            photofile.restore(entry, tmp_path / "j")
        assert path.read_bytes() == written
    file.unlink()
    with pytest.raises(RestoreRefused):
        photofile.restore(entry, tmp_path / "j")


def test_receipt_that_is_none_of_ours_is_refused() -> None:
    for values in ({}, {"path": "x"}, dict.fromkeys(Entry.__slots__, 7)):
        with pytest.raises(RestoreRefused):
            Entry.from_json(values)


def test_journal_holds_kilobytes_not_the_picture_and_lists_itself(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", picture(size=(1500, 1500), quality=100))
    entry = embed(path, journal=tmp_path / "j").entries[0]
    assert (tmp_path / "j" / entry.journal).stat().st_size < 8_000
    (tmp_path / "j" / "foreign.journal.json").write_text("[]", encoding="utf-8")
    assert journal.entries(tmp_path / "j") == (entry,)


def test_without_a_journal_folder_that_can_be_written_nothing_is_written(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    blocked = put(tmp_path, "journal", b"a file where the folder should be")
    with pytest.raises(NotWritable):
        embed(path, journal=blocked)
    assert path.read_bytes() == camera_jpeg()
    assert strays(tmp_path) == []


# --- the file around the bytes ----------------------------------------------------------


def test_mode_and_attributes_are_copied(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    path.chmod(0o640)
    has_attributes = hasattr(os, "setxattr")
    if has_attributes:
        try:
            os.setxattr(path, "user.desk", b"night")
        except OSError:
            has_attributes = False
    embed(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    if has_attributes:
        assert os.getxattr(path, "user.desk") == b"night"


def test_time_changes_unless_it_is_kept(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    os.utime(path, ns=(10**18, 10**18))
    embed(path, {"caption": "one"}, keep_mtime=True)
    assert path.stat().st_mtime_ns == 10**18
    embed(path, {"caption": "two"})
    assert path.stat().st_mtime_ns > 10**18


def test_symbolic_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    real = put(tmp_path / "archive", "real.jpg", camera_jpeg())
    link = tmp_path / "link.jpg"
    link.symlink_to(real)
    embed(link)
    assert link.is_symlink()
    assert said(real).caption == CAPTION
    assert strays(tmp_path) == strays(tmp_path / "archive") == []


def test_hard_link_is_refused_unless_it_may_be_parted(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    other = tmp_path / "b.jpg"
    other.hardlink_to(path)
    with pytest.raises(HardLinked) as refused:
        embed(path)
    assert "--break-hard-links" in str(refused.value)
    embed(path, break_hard_links=True)
    assert said(path).caption == CAPTION
    assert other.read_bytes() == camera_jpeg()


def test_missing_file_and_folder_are_one_clear_error(tmp_path: Path) -> None:
    for path in (tmp_path / "no.jpg", tmp_path):
        with pytest.raises(FileError) as refused:
            embed(path)
        assert "\n" not in str(refused.value)


def test_name_of_255_bytes_in_korean_can_be_saved(tmp_path: Path) -> None:
    path = put(tmp_path, "한" * 83 + ".jpg", camera_jpeg())
    embed(path, journal=tmp_path / "j")
    assert said(path).caption == CAPTION


# --- somebody else at the file ----------------------------------------------------------


@pytest.mark.parametrize("how", ["replaced", "appended", "in place"])
def test_file_that_changes_meanwhile_is_left_alone(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    theirs = camera_jpeg("Their caption, just written")

    def meanwhile(*_: object) -> tuple[str, ...]:
        before = path.stat()
        if how == "replaced":
            put(tmp_path, "b.jpg", theirs).replace(path)
        elif how == "appended":
            path.write_bytes(path.read_bytes() + b"!")
        else:
            data = bytearray(path.read_bytes())
            data[100] ^= 1
            with path.open("r+b") as file:
                file.write(data)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        return ()

    monkeypatch.setattr(proof, "misses", meanwhile)
    with pytest.raises(ChangedMeanwhile):
        embed(path, journal=tmp_path / "j")
    assert CAPTION.encode() not in path.read_bytes()
    assert strays(tmp_path) == []


def test_two_desks_never_write_one_file_at_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    with saving.opened(path), pytest.raises(NotWritable) as refused:
        embed(path)
    assert "another PhotoDesk" in str(refused.value)
    embed(path)
    assert said(path).caption == CAPTION


def test_full_disk_leaves_the_original_and_no_stray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable) as refused:
        embed(path)
    assert "disk is full" in str(refused.value)
    assert path.read_bytes() == camera_jpeg()
    assert strays(tmp_path) == []


@pytest.mark.parametrize("held", [True, False])
def test_disk_that_fills_up_while_the_copy_is_written_leaves_the_original(
    held: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    if not held:
        monkeypatch.setattr(containers, "MAX_HELD_BYTES", 0)

    def full(_: int, pieces: Sequence[memoryview]) -> int:
        raise OSError(errno.ENOSPC, f"No space left for {len(pieces)} pieces")

    monkeypatch.setattr(saving, "_write_some", full)
    with pytest.raises(NotWritable) as refused:
        embed(path, journal=tmp_path / "j")
    assert "disk is full" in str(refused.value)
    assert path.read_bytes() == camera_jpeg()
    assert strays(tmp_path) == []
    assert not (tmp_path / "j").exists() or list((tmp_path / "j").iterdir()) == []


def test_a_system_that_takes_a_few_bytes_at_once_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, slow = put(tmp_path, "a.jpg", camera_jpeg()), put(tmp_path, "b.jpg", camera_jpeg())
    embed(path)
    monkeypatch.setattr(saving, "_write_some", lambda handle, pieces: os.write(handle, pieces[0][:100]))
    embed(slow)
    assert slow.read_bytes() == path.read_bytes() != camera_jpeg()


def test_read_only_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    real = os.access
    monkeypatch.setattr(os, "access", lambda p, mode: Path(p) != path and real(p, mode))
    with pytest.raises(NotWritable) as refused:
        embed(path)
    assert "read-only" in str(refused.value)


# --- temporary files --------------------------------------------------------------------


def test_stray_of_a_killed_run_goes_and_one_in_use_stays(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    dead = put(tmp_path, ".b.jpg.photodesk-desk1-99-1.part", b"half a file")
    living = put(tmp_path, ".c.jpg.photodesk-desk1-98-2.part", b"half a file")
    foreign = put(tmp_path, ".d.jpg.part", b"somebody else's")
    with living.open("rb") as file:
        assert temporary.lock(file)
        embed(path)
        assert not dead.exists()
        assert living.exists()
        assert foreign.exists()


def test_written_values_are_the_ones_that_were_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    written = embed(path)
    assert written.file == path
    assert {c.field: c.after for c in written.changes} == VALUES


# --- many files -------------------------------------------------------------------------


def _works(
    paths: list[Path], caption: str = CAPTION, journal: Path | None = None
) -> list[pausing.Steps[Written]]:
    return [
        photofile.steps(path, {"caption": caption}, metadata_date=DATE, journal=journal) for path in paths
    ]


def test_many_files_overlap_and_each_is_written(tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.jpg", camera_jpeg(f"Old caption {n}")) for n in range(9)]
    written = list(pausing.overlapped(_works(paths, journal=tmp_path / "j")))
    assert [one.path for one in written] == paths
    assert {said(path).caption for path in paths} == {CAPTION}
    assert strays(tmp_path) == []
    for one in written:
        photofile.restore(one.entries[0], tmp_path / "j")
    assert [path.read_bytes() for path in paths] == [camera_jpeg(f"Old caption {n}") for n in range(9)]


def test_a_file_that_is_named_twice_is_written_twice_in_order(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    link = tmp_path / "b.jpg"
    link.symlink_to(path)
    works = [*_works([path], "first"), *_works([link], "second"), *_works([path], "third")]
    written = list(pausing.overlapped(works, ahead=3))
    assert [one.changes[0].before for one in written] == [OLD, "first", "second"]
    assert said(path).caption == "third"
    assert strays(tmp_path) == []


def test_nothing_is_replaced_before_the_disk_has_photo_and_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "a.jpg", camera_jpeg())
    synced: list[str] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        assert path.read_bytes() == camera_jpeg()
        synced.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        real(handle)

    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc: nobody can tell which file an fsync is for")
    monkeypatch.setattr(os, "fsync", fsync)
    embed(path, journal=tmp_path / "j", sync_folder=False)
    assert [Path(name).suffix for name in synced] == [".part", ".json"]


def test_work_that_is_broken_off_replaces_nothing_more(tmp_path: Path) -> None:
    paths = [put(tmp_path, f"{n}.jpg", camera_jpeg()) for n in range(6)]
    results = pausing.overlapped(iter(_works(paths, journal=tmp_path / "j")), ahead=2)
    first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert [said(path).caption for path in paths] == [CAPTION, OLD, OLD, OLD, OLD, OLD]
    assert strays(tmp_path) == []
    assert journal.entries(tmp_path / "j") == first.entries
    assert embed(paths[1]).changes  # its lock is gone


def test_large_and_small_files_are_written_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = put(tmp_path, "held.jpg", camera_jpeg())
    embed(held)
    monkeypatch.setattr(containers, "MAX_HELD_BYTES", 0)
    monkeypatch.setattr(containers, "PIECE_BYTES", 100)
    piecewise = put(tmp_path, "piecewise.jpg", camera_jpeg())
    embed(piecewise)
    assert piecewise.read_bytes() == held.read_bytes() != camera_jpeg()
    with pytest.raises(DamagedPicture):
        embed(put(tmp_path, "cut.jpg", camera_jpeg().partition(b"SEFT")[0][:-1]), {"caption": "x"})


def test_what_is_written_in_many_small_writes_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, small = put(tmp_path, "whole.jpg", camera_jpeg()), put(tmp_path, "small.jpg", camera_jpeg())
    embed(whole)
    taken: list[int] = []
    real = os.writev

    def counted(handle: int, pieces: Sequence[memoryview]) -> int:
        taken.append(sum(map(len, pieces)))
        return real(handle, pieces)

    monkeypatch.setattr(saving, "_MAX_WRITE_BYTES", 100)
    monkeypatch.setattr(os, "writev", counted)
    embed(small)
    assert small.read_bytes() == whole.read_bytes() != camera_jpeg()
    assert max(taken) == 100
    assert sum(taken) == len(whole.read_bytes())
