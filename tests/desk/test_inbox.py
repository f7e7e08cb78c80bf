"""Dropped files: named safely, whole or not there, taken in as one job."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photodesk.desk import Desk, background, inbox, working
from photodesk.errors import UsageError

DROP = "0123456789abcdef"


def put(desk: Desk, name: str, data: bytes, drop: str = DROP) -> inbox.Dropped:
    with inbox.Upload(desk, name, drop=drop, size=len(data)) as upload:
        upload.write(data)
        return upload.finish()


def picture(color: str) -> bytes:
    import io

    out = io.BytesIO()
    Image.new("RGB", (64, 48), color).save(out, "JPEG")
    return out.getvalue()


@given(st.text(max_size=300))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    try:
        safe = inbox.safe_name(name)
    except UsageError:
        return
    assert Path(safe).name == safe
    assert safe not in ("", ".", "..")
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 255
    assert inbox.safe_name(safe) == safe


def test_a_file_name_of_macos_is_composed() -> None:
    assert inbox.safe_name("한강.jpg") == "한강.jpg"


def test_what_breaks_off_leaves_nothing_behind(empty_desk: Desk) -> None:
    def broken() -> None:
        with inbox.Upload(empty_desk, "a.jpg", drop=DROP) as upload:
            upload.write(b"half a pict")
            raise ConnectionError

    with pytest.raises(ConnectionError):
        broken()
    assert list((empty_desk.folder / inbox.FOLDER / DROP).iterdir()) == []


def test_two_files_of_one_name_in_one_drop_are_both_kept(empty_desk: Desk) -> None:
    first, second = put(empty_desk, "a.jpg", b"one"), put(empty_desk, "a.jpg", b"two")
    assert (first.path.name, second.path.name) == ("a.jpg", "a-2.jpg")
    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"one", b"two")


def test_the_same_name_in_another_drop_keeps_its_name(empty_desk: Desk) -> None:
    put(empty_desk, "a.jpg", b"one")
    assert put(empty_desk, "a.jpg", b"two", drop="fedcba9876543210").path.name == "a.jpg"


@pytest.mark.parametrize("drop", ["", "../../etc", "0123", "0123456789ABCDEF", "0" * 40])
def test_a_drop_without_a_proper_id_is_refused(empty_desk: Desk, drop: str) -> None:
    with pytest.raises(UsageError, match="reload"):
        inbox.Upload(empty_desk, "a.jpg", drop=drop)


def test_a_file_larger_than_allowed_is_refused_before_and_while_it_comes(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MAX_PHOTO_BYTES", 10)
    with pytest.raises(UsageError, match="larger than"):
        inbox.Upload(empty_desk, "a.jpg", drop=DROP, size=11)
    with inbox.Upload(empty_desk, "a.jpg", drop=DROP) as upload:
        upload.write(b"123456")
        with pytest.raises(UsageError, match="larger than"):
            upload.write(b"123456")
    assert list((empty_desk.folder / inbox.FOLDER / DROP).iterdir()) == []


def test_an_empty_file_is_refused(empty_desk: Desk) -> None:
    with pytest.raises(UsageError, match="empty"):
        put(empty_desk, "a.jpg", b"")


def test_dropped_photos_come_onto_the_desk_under_their_names(empty_desk: Desk) -> None:
    for name, color in (("한강.jpg", "red"), ("b.jpg", "green"), ("c.jpg", "blue")):
        job = background.take_in(empty_desk, put(empty_desk, name, picture(color)).path, source_label="wire")
        working.wait(empty_desk, job, timeout_s=30)
    found = empty_desk.find("source:wire").photos
    assert {record.name for record in found} == {"한강.jpg", "b.jpg", "c.jpg"}


def test_forty_dropped_pictures_are_one_job(empty_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LINGER_S", 1.0)
    jobs = {
        background.take_in(
            empty_desk, put(empty_desk, f"{n}.jpg", picture(f"#{n * 6:02x}{255 - n * 6:02x}50")).path
        )
        for n in range(40)
    }
    (job,) = jobs
    assert working.wait(empty_desk, job, timeout_s=60)
    assert working.one(empty_desk, job).message == "40 photos taken in"
    assert working.one(empty_desk, job).total == 40


def test_a_picture_that_is_here_already_is_said_and_its_copy_goes(empty_desk: Desk) -> None:
    first = put(empty_desk, "a.jpg", picture("red"))
    working.wait(empty_desk, background.take_in(empty_desk, first.path), timeout_s=30)
    again = put(empty_desk, "b.jpg", picture("red"))
    job = background.take_in(empty_desk, again.path)
    working.wait(empty_desk, job, timeout_s=30)
    assert working.one(empty_desk, job).message == "0 photos taken in, 1 here already"
    assert first.path.exists()
    assert not again.path.exists()


def test_what_is_no_picture_is_refused_by_name_and_not_kept(empty_desk: Desk) -> None:
    dropped = put(empty_desk, "notes.pdf", b"%PDF-1.7 no picture")
    job = background.take_in(empty_desk, dropped.path)
    working.wait(empty_desk, job, timeout_s=30)
    assert "1 refused (notes.pdf: " in working.one(empty_desk, job).message
    assert str(empty_desk.folder) not in working.one(empty_desk, job).message
    assert not dropped.path.exists()


def test_a_cancelled_or_failed_intake_lets_the_next_drop_begin_anew(
    empty_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Desk, *args: object, **kwargs: object) -> None:
        raise UsageError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "ingest", broken)
        job = background.take_in(empty_desk, put(empty_desk, "a.jpg", picture("red")).path)
        working.wait(empty_desk, job, timeout_s=30)
        assert working.one(empty_desk, job).state == "failed"
    job = background.take_in(empty_desk, put(empty_desk, "b.jpg", picture("blue")).path)
    working.wait(empty_desk, job, timeout_s=30)
    assert working.one(empty_desk, job).message == "1 photo taken in"


def test_many_files_are_written_in_the_background(reporter: Desk, tmp_path: Path) -> None:
    records = reporter.find("", limit=3).photos
    for record in records:
        copy = tmp_path / record.name
        copy.write_bytes(record.path.read_bytes())
    taken = reporter.ingest([tmp_path / record.name for record in records])
    assert taken.known  # the same bytes: the desk has them, so nothing to write twice
    job = background.embed_all(reporter, [record.id for record in records])
    working.wait(reporter, job, timeout_s=30)
    assert working.one(reporter, job).message == "0 files written, 3 said it already"


def test_what_a_restart_left_in_the_inbox_is_found_with_its_label(empty_desk: Desk) -> None:
    first = put(empty_desk, "a.jpg", picture("red"))
    working.wait(empty_desk, background.take_in(empty_desk, first.path, source_label="wire"), timeout_s=30)
    late = put(empty_desk, "b.jpg", picture("blue"))
    put(empty_desk, "captions.csv", b"file,caption")
    assert background.left_in_inbox(empty_desk) == ((late.path, "wire"),)
    working.wait(empty_desk, background.take_in(empty_desk, late.path, source_label="wire"), timeout_s=30)
    assert background.left_in_inbox(empty_desk) == ()
