"""Files in and out over our own addresses: who may, how much, and what is left when it breaks off."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

import pytest
from PIL import Image
from starlette.applications import Starlette

from photodesk.desk import Desk, inbox, working
from photodesk.ui import uploads
from tests.ui.apart import run_apart

DROP = "0123456789abcdef"
OURS = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501", "x-photodesk": "1"}
app = Starlette(routes=uploads.upload_routes())


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


def ask(
    method: str,
    path: str,
    *,
    query: str = f"drop={DROP}",
    headers: dict[str, str] | None = None,
    chunks: tuple[bytes, ...] = (),
    breaks_off: bool = False,
) -> Answer:
    """Ask our routes as a browser would, without a socket."""
    waiting = list(chunks)

    async def receive() -> dict[str, Any]:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting) or breaks_off}
        return {"type": "http.disconnect"} if breaks_off else {"type": "http.request", "body": b""}

    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(),
        "query_string": query.encode(), "root_path": "", "scheme": "http", "http_version": "1.1",
        "headers": [(k.encode(), v.encode()) for k, v in (headers or OURS).items()],
    }  # fmt: skip
    run_apart(app(scope, receive, send))
    start = next(message for message in sent if message["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    return Answer(start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, body)


def jpeg(color: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), color).save(out, "JPEG")
    return out.getvalue()


def inbox_files(desk: Desk) -> list[str]:
    folder = desk.folder / inbox.FOLDER
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def test_a_photo_arrives_and_is_taken_in_as_a_job(desk: Desk) -> None:
    data = jpeg()
    headers = {**OURS, "content-length": str(len(data))}
    answer = ask("PUT", "/api/upload/한강.jpg", query=f"drop={DROP}&source=wire", headers=headers,
                 chunks=(data[:100], data[100:]))  # fmt: skip
    assert answer.status == 201
    assert answer.document["name"] == "한강.jpg"
    assert working.wait(desk, answer.document["job"], timeout_s=30)
    (record,) = desk.find("file:한강.jpg").photos
    assert record.source_label == "wire"
    assert record.path.read_bytes() == data


def test_a_sheet_waits_for_its_import_and_starts_no_job(desk: Desk) -> None:
    answer = ask("PUT", "/api/upload/captions.csv", chunks=("파일명,캡션\r\n".encode("cp949"),))
    assert answer.document == {"drop": DROP, "name": "captions.csv"}
    assert inbox_files(desk) == ["captions.csv"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"},
        {**OURS, "origin": "http://evil.example"},
        {**OURS, "origin": "http://127.0.0.1:9999"},
        {**OURS, "origin": "null"},
        {"host": "127.0.0.1:8501", "x-photodesk": "1"},
    ],
)
def test_a_page_that_is_not_ours_may_send_nothing(desk: Desk, headers: dict[str, str]) -> None:
    answer = ask("PUT", "/api/upload/a.jpg", headers=headers, chunks=(jpeg(),))
    assert answer.status == 403
    assert inbox_files(desk) == []


def test_what_is_too_large_is_refused_before_it_comes(desk: Desk) -> None:
    headers = {**OURS, "content-length": str(inbox.MAX_PHOTO_BYTES + 1)}
    answer = ask("PUT", "/api/upload/a.jpg", headers=headers, chunks=(b"x",))
    assert answer.status == 413
    assert answer.document["error"] == "a.jpg: larger than 512 MB; not taken"
    assert inbox_files(desk) == []


def test_what_lies_about_its_size_is_cut_off(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MAX_PHOTO_BYTES", 1000)
    answer = ask("PUT", "/api/upload/a.jpg", chunks=(b"x" * 900, b"x" * 900))
    assert answer.status == 413
    assert inbox_files(desk) == []


def test_what_breaks_off_leaves_no_half_picture(desk: Desk) -> None:
    answer = ask("PUT", "/api/upload/a.jpg", chunks=(jpeg()[:300],), breaks_off=True)
    assert answer.status == 400
    assert inbox_files(desk) == []


@pytest.mark.parametrize("name", ["..%2F..%2Fa.jpg", "%2e%2e", "a%00.jpg", ".jpg"])
def test_no_name_leads_out_of_the_inbox(desk: Desk, name: str) -> None:
    from urllib.parse import unquote

    ask("PUT", f"/api/upload/{unquote(name)}", chunks=(jpeg(),))
    ours = {"photos", "thumbs"}  # the fixture's photos, and what the desk itself draws of the upload
    outside = [p for p in desk.folder.parent.rglob("*.jpg") if ours.isdisjoint(p.parts)]
    assert all(p.is_relative_to(desk.folder / inbox.FOLDER / DROP) for p in outside)


def test_a_full_disk_is_said_in_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    def full(self: inbox.Upload, chunk: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(inbox.Upload, "write", full)
    answer = ask("PUT", "/api/upload/a.jpg", chunks=(jpeg(),))
    assert answer.status == 507
    assert "full" in answer.document["error"]
    assert inbox_files(desk) == []


def test_the_leftover_is_a_download_under_its_own_name(desk: Desk) -> None:
    sheet = "파일명,캡션\r\n없는_사진.jpg,한강\r\n".encode("cp949")
    ask("PUT", "/api/upload/야간 캡션.csv", chunks=(sheet,))
    answer = ask("GET", f"/api/leftover/{DROP}")
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%EC%95%BC")
    assert answer.body.decode("cp949").splitlines()[0] == "파일명,캡션,왜"


@pytest.mark.parametrize("drop", ["0000000000000000", "..", "x"])
def test_a_leftover_of_no_sheet_is_not_found(desk: Desk, drop: str) -> None:
    assert ask("GET", f"/api/leftover/{drop}").status == 404
