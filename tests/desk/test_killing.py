"""A withdrawn picture is found in every place and stopped everywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, exporting
from photodesk.desk.exporting import CopyForm
from photodesk.errors import UsageError

HAN = "Commuters cross the Han River in Seoul, Tuesday, Nov. 24, 2026."
NUMBER = "PYH2026112400010"
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Make a small JPEG that says these things; equal shades are equal picture data."""

    def photo(name: str, shade: int, **said: str) -> Path:
        path = tmp_path / "photos" / name
        path.parent.mkdir(exist_ok=True)
        picture = Image.linear_gradient("L").rotate(shade * 90).resize((96, 64 + shade)).convert("RGB")
        picture.save(path, quality=90)
        if said:
            photofile.embed(path, dict(said), metadata_date="2026-11-24")
        return path

    return photo


def take(desk: Desk, *paths: Path, label: str = "wire") -> list[int]:
    return [desk.ingest([path], source_label=label).added[0] for path in paths]


def codes(desk: Desk, photo_id: int) -> list[str]:
    return [finding.code for finding in desk.store.findings_of([photo_id]).get(photo_id, ())]


def test_a_kill_by_number_marks_the_photo_and_the_relayed_copy_of_the_same_frame(
    empty_desk: Desk, make: Make
) -> None:
    ap = make("ap.jpg", 1, caption=HAN, credit_line="AP-Yonhap", supplier_image_id="AP26329000000001")
    relay = make("yonhap.jpg", 1, caption=HAN, credit_line="Yonhap")
    other = make("other.jpg", 2, caption="Snow falls in Jeonju.", credit_line="Yonhap")
    first, second, third = take(empty_desk, ap, relay, other)
    killed = empty_desk.kill("ap26329000000001", notice="AP withdraws the picture")
    assert [photo.id for photo in killed.photos] == [first, second]
    assert codes(empty_desk, first) == codes(empty_desk, second) == ["RGT-007"]
    assert "RGT-007" not in codes(empty_desk, third)
    assert empty_desk.store.get(first).status == "blocked"
    (finding,) = empty_desk.store.findings_of([first])[first]
    assert "AP withdraws the picture" in finding.message


@pytest.mark.parametrize("field", ["supplier_image_id", "job_id", "title"])
def test_agencies_put_the_number_into_one_of_these_fields(empty_desk: Desk, make: Make, field: str) -> None:
    (photo_id,) = take(empty_desk, make("a.jpg", 1, caption=HAN, **{field: NUMBER}))
    assert [photo.id for photo in empty_desk.kill(NUMBER).photos] == [photo_id]


def test_a_number_that_is_the_file_name_finds_the_photo_but_no_longer_name_does(
    empty_desk: Desk, make: Make
) -> None:
    named, longer = make(f"{NUMBER}.jpg", 1, caption=HAN), make(f"{NUMBER}0.jpg", 2, caption="눈이 내린다.")
    first, _ = take(empty_desk, named, longer)
    assert [photo.id for photo in empty_desk.kill(NUMBER).photos] == [first]


def test_pages_receipts_copies_and_renditions_are_all_listed(
    empty_desk: Desk, make: Make, tmp_path: Path
) -> None:
    path = make("handout.jpg", 1, caption=f"{HAN} 한강", credit_line="AFP-Yonhap", supplier_image_id=NUMBER)
    (photo_id,) = take(empty_desk, path)
    empty_desk.new_page("A7", on=date(2026, 11, 24), targets=("web",))
    empty_desk.new_page("B2", on=date(2026, 11, 24), targets=("web",))
    empty_desk.put_on_page("A7", [photo_id])
    empty_desk.put_on_page("B2", [photo_id])
    empty_desk.edit(photo_id, {"caption": f"{HAN} 한강 둔치"})
    assert empty_desk.send("A7").sent == (photo_id,)
    empty_desk.embed([photo_id], into=tmp_path / "out", name="{id}_copy")
    empty_desk.edit(photo_id, {"city": "Seoul"})
    empty_desk.embed([photo_id], into=tmp_path / "out", name="{id}_later")
    exporting.renditions(
        [path], tmp_path / "web", form=CopyForm(), settings=empty_desk.settings, at=empty_desk.clock(),
        workers=1, folder=empty_desk.folder,
    )  # fmt: skip
    empty_desk.take_off_page("A7", [photo_id])

    killed = empty_desk.kill(NUMBER, notice="false")
    places = {place.page: place for place in killed.places}
    assert (places["B2"].slot, places["B2"].sent_at) == (1, "")
    assert places["A7"].slot == 0
    assert places["A7"].sent_at
    found = {copy.path: copy.kind for copy in killed.copies}
    assert found[path] == "embedded"
    assert found[tmp_path / "out" / f"{photo_id}_later.jpg"] == "copy"
    assert found[tmp_path / "web" / "handout.jpg"] == "rendition"
    sent = [copy.path for copy in killed.copies if copy.kind == "rendition" and "send" in copy.receipt]
    assert len(sent) == 1
    assert photofile.read(sent[0]).metadata.caption == f"{HAN} 한강 둔치"
    assert all(copy.exists and copy.receipt for copy in killed.copies)
    gate = empty_desk.gate("B2")
    assert gate.stopped == (photo_id,)
    assert [finding.code for finding in gate.findings] == ["RGT-007"]


def test_a_picture_that_was_removed_from_the_desk_is_still_found_where_it_was_sent(
    empty_desk: Desk, make: Make
) -> None:
    (photo_id,) = take(
        empty_desk, make("a.jpg", 1, caption=HAN, credit_line="Yonhap", supplier_image_id=NUMBER)
    )
    empty_desk.new_page("A7", on=date(2026, 11, 24), targets=("web",))
    empty_desk.put_on_page("A7", [photo_id])
    empty_desk.send("A7")
    empty_desk.remove([photo_id])
    killed = empty_desk.kill(NUMBER)
    assert killed.photos == ()
    assert [(place.page, place.photo_id) for place in killed.places] == [("A7", photo_id)]


def test_a_killed_number_is_stopped_when_it_comes_in_later(empty_desk: Desk, make: Make) -> None:
    assert empty_desk.kill(NUMBER).photos == ()
    (photo_id,) = take(empty_desk, make("late.jpg", 1, caption=HAN, job_id=NUMBER.lower()))
    assert codes(empty_desk, photo_id) == ["RGT-007"]
    empty_desk.edit(photo_id, {"caption": "Another caption."})
    assert codes(empty_desk, photo_id) == ["RGT-007"]


def test_a_lifted_kill_stops_nothing_and_stays_on_record(empty_desk: Desk, make: Make) -> None:
    (photo_id,) = take(empty_desk, make("a.jpg", 1, caption=HAN, supplier_image_id=NUMBER))
    empty_desk.kill(NUMBER)
    empty_desk.lift_kill(NUMBER)
    assert "RGT-007" not in codes(empty_desk, photo_id)
    (kill,) = empty_desk.kills()
    assert (kill.ref, kill.lifted_by) == (NUMBER, "tester")
    with pytest.raises(UsageError, match="no kill of this name holds"):
        empty_desk.lift_kill(NUMBER)


def test_a_photo_is_killed_by_its_id_and_what_only_looks_alike_is_listed_not_marked(
    empty_desk: Desk, tmp_path: Path
) -> None:
    drawn = Image.effect_mandelbrot((400, 240), (-2, -1.2, 1, 1.2), 60)
    frame, smaller = tmp_path / "frame.jpg", tmp_path / "smaller.jpg"
    drawn.save(frame, quality=92)
    drawn.resize((200, 120)).save(smaller, quality=85)
    first, second = take(empty_desk, frame, smaller)
    killed = empty_desk.kill(str(first))
    assert [photo.id for photo in killed.photos] == [first]
    assert [photo_id for photo_id, _ in killed.alike] == [second]
    assert "RGT-007" not in codes(empty_desk, second)


@pytest.mark.parametrize(
    ("ref", "why"), [("99", "no photo has this id"), ("id:99", "not on this desk"), ("id:x", "write id:12")]
)
def test_a_reference_that_can_only_be_a_slip_is_refused(empty_desk: Desk, ref: str, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        empty_desk.kill(ref)
    assert empty_desk.kills() == ()


def test_a_number_that_is_also_a_photo_s_id_is_asked_about(empty_desk: Desk, make: Make) -> None:
    first, second = take(
        empty_desk, make("a.jpg", 1, caption=HAN), make("b.jpg", 2, caption="눈.", supplier_image_id="1")
    )
    assert (first, second) == (1, 2)
    with pytest.raises(UsageError, match="write id:1"):
        empty_desk.kill("1")
    assert [photo.id for photo in empty_desk.kill("id:1").photos] == [1]
