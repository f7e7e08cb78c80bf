"""A page is sent whole, picture by picture, or not at all; what stopped it stays."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from photodesk import photofile
from photodesk.desk import Desk, exporting, publishing, receipts, working
from photodesk.desk.exporting import Copy
from photodesk.errors import Cancelled, FileError, NotWritable, UsageError
from photodesk.settings import Sending, Settings

HAN = "Commuters cross the Han River in Seoul, Tuesday, Nov. 24, 2026."
FERRY = "A ferry sails off Incheon, Tuesday, Nov. 24, 2026."
SNOW = "전주 한옥마을에 첫눈이 내린 24일 관광객들이 우산을 쓰고 골목을 걷고 있다."
Take = Callable[..., int]


@pytest.fixture
def take(empty_desk: Desk, tmp_path: Path) -> Take:
    """Take a small photo onto the desk and put it on page A7; give its words in the desk only."""
    empty_desk.new_page("A7", on=date(2026, 11, 25), targets=("print", "web"))

    def one(name: str, **said: str) -> int:
        path = tmp_path / "wire" / name
        path.parent.mkdir(exist_ok=True)
        size = (1300 + len(list(path.parent.iterdir())), 160)
        Image.linear_gradient("L").resize(size).convert("RGB").save(path, quality=80)
        (photo_id,) = empty_desk.ingest([path], source_label="wire").added
        empty_desk.edit(photo_id, said)
        empty_desk.put_on_page("A7", [photo_id])
        return photo_id

    return one


def receipt_of(path: Path | None) -> dict[str, Any]:
    assert path is not None
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def test_what_is_ready_goes_out_with_words_copy_receipt_and_mark_and_what_is_stopped_stays(
    empty_desk: Desk, take: Take
) -> None:
    han = take("A7_01_han.jpg", caption=HAN, credit_line="AP-Yonhap")
    barred = take("ferry.jpg", caption=FERRY, credit_line="AP", instructions="SOUTH KOREA OUT")
    snow = take("눈.jpg", caption=SNOW, credit_line="연합뉴스", headline="첫눈 내린 전주")
    before = {i: photofile.file_hash(empty_desk.store.get(i).path) for i in (han, barred, snow)}
    sent = empty_desk.send("A7")
    assert (sent.sent, sent.stopped, sent.refused) == ((han, snow), (barred,), ())
    assert sent.folder == empty_desk.folder / "sent" / "A7_2026-11-25"
    assert left_behind(sent.folder) == ["A7_01_han.jpg", "A7_03_첫눈-내린-전주.jpg"]
    for photo_id, copy in zip(sent.sent, sent.copies, strict=True):
        record = empty_desk.store.get(photo_id)
        for path in (record.path, copy.copy):
            said = photofile.read(path).metadata
            assert (said.caption, said.credit_line) == (record.metadata.caption, record.metadata.credit_line)
        assert max(copy.width, copy.height) <= 2048
        assert record.sent_at
    assert photofile.file_hash(empty_desk.store.get(barred).path) == before[barred]
    assert not empty_desk.store.get(barred).sent_at

    told = receipt_of(sent.receipt)
    assert told["stood"] == "3 pictures, 1 stopped, 1 to look at, 1 ready"
    assert told["rules"] == receipts.rule_pack_version()
    assert [(one["id"], one["slot"]) for one in told["photos"]] == [(han, 1), (snow, 3)]
    for one, copy in zip(told["photos"], sent.copies, strict=True):
        assert one["file_hash_before"] == before[one["id"]]
        assert one["file_hash"] == photofile.file_hash(Path(one["path"])) != before[one["id"]]
        assert one["rendition"]["path"] == str(copy.copy)
        assert one["rendition"]["file_hash"] == photofile.file_hash(copy.copy)
        assert one["values"]["caption"] == empty_desk.store.get(one["id"]).metadata.caption
    assert sent.words == "2 pictures sent, 1 stopped"


@pytest.mark.referee
def test_exiftool_reads_the_words_in_the_sent_copies(empty_desk: Desk, take: Take, exiftool: str) -> None:
    take("눈.jpg", caption=SNOW, credit_line="연합뉴스")
    (copy,) = empty_desk.send("A7").copies
    command = [exiftool, "-j", "-G1", "-charset", "iptc=utf8", str(copy.copy)]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)[0]
    assert said["IPTC:Caption-Abstract"] == said["XMP-dc:Description"] == SNOW
    assert said["IPTC:Credit"] == said["XMP-photoshop:Credit"] == "연합뉴스"


def test_a_stopped_page_sends_nothing_and_writes_nothing(empty_desk: Desk, take: Take) -> None:
    barred = take("ferry.jpg", caption=FERRY, credit_line="AP", instructions="SOUTH KOREA OUT")
    path = empty_desk.store.get(barred).path
    before = path.read_bytes()
    sent = empty_desk.send("A7")
    assert (sent.sent, sent.stopped, sent.receipt) == ((), (barred,), None)
    assert path.read_bytes() == before
    assert left_behind(empty_desk.folder / "sent") == []
    with pytest.raises(UsageError, match="page A7: 1 picture stopped; fix, waive or drop"):
        publishing.send_in_background(empty_desk, "A7")


def test_a_waiver_on_own_responsibility_goes_out_marked_red(empty_desk: Desk, take: Take) -> None:
    barred = take("ferry.jpg", caption=FERRY, credit_line="AP", instructions="SOUTH KOREA OUT")
    empty_desk.waive(barred, "RGT-004", reason="AP said yes by phone", page="A7", responsibility=True)
    sent = empty_desk.send("A7")
    assert sent.sent == (barred,)
    (waiver,) = receipt_of(sent.receipt)["photos"][0]["waivers"]
    assert (waiver["code"], waiver["reason"], waiver["mark"]) == ("RGT-004", "AP said yes by phone", "red")
    assert (waiver["user"], waiver["on_own_responsibility"]) == ("tester", True)


def test_a_picture_whose_file_is_gone_is_held_back_and_the_others_go(empty_desk: Desk, take: Take) -> None:
    gone = take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    here = take("b.jpg", caption=FERRY, credit_line="Yonhap")
    empty_desk.store.get(gone).path.unlink()
    sent = empty_desk.send("A7")
    assert sent.sent == (here,)
    (held,) = sent.refused
    assert "a.jpg" in held.error
    assert sent.words.startswith("1 picture sent, 1 held back (")
    assert empty_desk.gate("A7").ready == (gone,)


def test_a_copy_that_cannot_be_made_holds_its_picture_back_whole(
    empty_desk: Desk, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    here = take("b.jpg", caption=FERRY, credit_line="Yonhap")
    render = vars(exporting)["render"]

    def damaged(picture: bytes, *, name: str, **how: Any) -> Any:
        if name == "a.jpg":
            raise FileError(name, f"{name}: does not decode")
        return render(picture, name=name, **how)

    monkeypatch.setattr(exporting, "render", damaged)
    sent = empty_desk.send("A7")
    assert sent.sent == (here,)
    assert [failure.error for failure in sent.refused] == ["a.jpg: does not decode"]
    assert left_behind(empty_desk.folder / "sent") == ["A7_02_b.jpg"]


def broken_by_receipt(monkeypatch: pytest.MonkeyPatch) -> type[BaseException]:
    def full(*_: Any, **__: Any) -> Path:
        raise UsageError("receipts: disk full")

    monkeypatch.setattr(receipts, "save_page", full)
    return UsageError


def broken_by_the_folder(monkeypatch: pytest.MonkeyPatch) -> type[BaseException]:
    free, calls = publishing._free, iter(range(100))

    def full(target: Path) -> Path:
        if next(calls) == 1:
            raise OSError(28, "No space left on device")
        return free(target)

    monkeypatch.setattr(publishing, "_free", full)
    return UsageError


def broken_by_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> type[BaseException]:
    def stopped(*_: Any, **__: Any) -> tuple[tuple[Copy, ...], tuple[Any, ...]]:
        raise KeyboardInterrupt

    monkeypatch.setattr(exporting, "copies", stopped)
    return KeyboardInterrupt


@pytest.mark.parametrize("breaks", [broken_by_receipt, broken_by_the_folder, broken_by_ctrl_c])
def test_a_send_that_is_broken_off_sends_nothing_and_can_be_done_again(
    empty_desk: Desk,
    take: Take,
    monkeypatch: pytest.MonkeyPatch,
    breaks: Callable[[pytest.MonkeyPatch], type[BaseException]],
) -> None:
    ids = (
        take("a.jpg", caption=HAN, credit_line="AP-Yonhap"),
        take("b.jpg", caption=FERRY, credit_line="Yonhap"),
    )
    with monkeypatch.context() as patch:
        error = breaks(patch)
        with pytest.raises(error):
            empty_desk.send("A7")
    assert left_behind(empty_desk.folder / "sent") == []
    assert [path.name for path in (empty_desk.folder / "receipts").glob("*-send-*")] == []
    assert empty_desk.page("A7").sent == ()
    assert not any(empty_desk.store.get(i).sent_at for i in ids)
    # Embedding was a save: it stays, with its own receipt.
    assert photofile.read(empty_desk.store.get(ids[0]).path).metadata.caption == HAN
    assert empty_desk.send("A7").sent == ids
    assert left_behind(empty_desk.folder / "sent") == ["A7_01_a.jpg", "A7_02_b.jpg"]


def test_a_cancelled_send_sends_nothing_and_the_job_says_so(empty_desk: Desk, take: Take) -> None:
    take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    take("b.jpg", caption=FERRY, credit_line="Yonhap")
    with pytest.raises(Cancelled, match="nothing was sent"):
        empty_desk.send("A7", cancelled=lambda: True)
    assert empty_desk.page("A7").sent == ()
    assert left_behind(empty_desk.folder / "sent") == []


def test_a_caption_that_changes_while_the_page_is_sent_is_held_back_for_the_gate(
    empty_desk: Desk, take: Take
) -> None:
    han = take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    ferry = take("b.jpg", caption=FERRY, credit_line="Yonhap")

    def meddle(done: int, total: int) -> None:
        if done == 3:
            empty_desk.edit(han, {"caption": "Not what the gate saw."})

    sent = empty_desk.send("A7", on_progress=meddle)
    assert sent.sent == (ferry,)
    assert "changed by somebody" in sent.refused[0].error
    assert left_behind(empty_desk.folder / "sent") == ["A7_02_b.jpg"]


def test_sent_pictures_stay_sent_until_somebody_sends_them_again(empty_desk: Desk, take: Take) -> None:
    han = take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    empty_desk.send("A7")
    with pytest.raises(UsageError, match="nothing left to send"):
        empty_desk.send("A7")
    empty_desk.edit(han, {"caption": FERRY})
    sent = empty_desk.send("A7", again=True)
    assert sent.sent == (han,)
    assert [copy.copy.name for copy in sent.copies] == ["A7_01_a-2.jpg"]
    assert photofile.read(sent.copies[0].copy).metadata.caption == FERRY


def test_the_house_says_how_copies_are_named_and_packed(empty_desk: Desk, take: Take, tmp_path: Path) -> None:
    take("IMG_1.jpg", caption=HAN, credit_line="AP-Yonhap", headline="Han River; 한강")
    empty_desk.settings = Settings(
        sending=Sending(name="{date}-{page}-{slug}", long_edge_px=400, format="webp")
    )
    sent = empty_desk.send("A7", to=tmp_path / "cms")
    (copy,) = sent.copies
    assert copy.copy == tmp_path / "cms" / "2026-11-25-A7-han-river-한강.webp"
    assert copy.width == 400
    empty_desk.settings = Settings(sending=Sending(name="{nothing}"))
    with pytest.raises(UsageError, match=r"\{nothing\} is unknown"):
        empty_desk.send("A7", again=True)


def test_a_folder_that_cannot_be_written_is_one_line_and_sends_nothing(
    empty_desk: Desk, take: Take, tmp_path: Path
) -> None:
    take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(UsageError, match="choose another folder"):
        empty_desk.send("A7", to=tmp_path / "file")
    assert empty_desk.page("A7").sent == ()


def test_the_job_of_the_browser_ends_with_a_line_that_says_what_went(empty_desk: Desk, take: Take) -> None:
    take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    take("b.jpg", caption=FERRY, credit_line="Yonhap")
    job = publishing.send_in_background(empty_desk, "A7")
    assert working.wait(empty_desk, job, timeout_s=60)
    ended = working.one(empty_desk, job)
    assert (ended.state, ended.title, ended.done, ended.total) == ("done", "Sending page A7", 4, 4)
    assert ended.message == "2 pictures sent"


def test_killing_a_sent_picture_names_its_web_copy(empty_desk: Desk, take: Take) -> None:
    han = take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    (copy,) = empty_desk.send("A7").copies
    killed = empty_desk.kill(f"id:{han}", notice="withdrawn")
    assert (copy.copy, "rendition") in [(one.path, one.kind) for one in killed.copies]


def test_heading_command_and_receipt_count_alike(empty_desk: Desk, take: Take) -> None:
    take("a.jpg", caption=HAN, credit_line="AP-Yonhap")
    take("b.jpg", caption=FERRY, credit_line="AP", instructions="SOUTH KOREA OUT")
    take("c.jpg", caption="The Han River at noon, Tuesday, Nov. 24, 2026", credit_line="AP")
    counts = empty_desk.gate("A7").counts
    assert counts.photos == counts.stopped + counts.look + counts.ready + counts.sent == 3
    assert (counts.stopped, counts.look) == (1, 1)
    assert counts.words == "3 pictures, 1 stopped, 1 to look at, 1 ready"
    empty_desk.send("A7")
    after = empty_desk.gate("A7").counts
    assert (after.photos, after.stopped, after.look, after.ready, after.sent) == (3, 1, 0, 0, 2)
    assert after.words == "3 pictures, 1 stopped, 2 sent"


def test_the_market_owner_s_copy_takes_the_slot_of_a_barred_picture(
    empty_desk: Desk, take: Take, tmp_path: Path
) -> None:
    barred = take("ferry.jpg", caption=FERRY, credit_line="AP", instructions="SOUTH KOREA OUT")
    last = take("han.jpg", caption=HAN, credit_line="AP-Yonhap")
    with pytest.raises(UsageError, match=r"no other copy .* drop it \(X\)"):
        empty_desk.use_copy("A7", barred)
    copy = tmp_path / "wire" / "PYH20261124.jpg"
    copy.write_bytes(empty_desk.store.get(barred).path.read_bytes())
    photofile.embed(copy, {"caption": FERRY, "credit_line": "Yonhap"}, metadata_date="2026-11-24")
    ours = empty_desk.ingest([copy], source_label="wire")
    assert empty_desk.use_copy("A7", barred).photo_ids == (*ours.added, *ours.linked, last)[-2:]
    assert barred not in empty_desk.page("A7").photo_ids


def test_a_folder_without_permission_is_named(
    empty_desk: Desk, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    han = take("a.jpg", caption=HAN, credit_line="AP-Yonhap")

    def refuse(path: Path, *_: Any, **__: Any) -> Any:
        raise NotWritable(path, f"{path}: no permission")

    monkeypatch.setattr(photofile, "embed", refuse)
    sent = empty_desk.send("A7")
    assert (sent.sent, sent.receipt) == ((), None)
    assert sent.refused
    assert empty_desk.gate("A7").ready == (han,)
