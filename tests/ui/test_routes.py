"""Our own addresses: thumbnails, previews, health."""

from __future__ import annotations

import io
from pathlib import Path

import piexif
import pytest
from anyio.from_thread import start_blocking_portal
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response

from photodesk.desk import Desk, thumbs
from photodesk.ui import routes, state
from tests.photofile.test_previews import LOSSLESS, cr3


def ask(key: str = "1", query: str = "v=abc", *, preview: bool = False) -> Response:
    scope = {"type": "http", "path_params": {"key": key}, "query_string": query.encode(), "headers": []}
    if preview:
        return routes.preview(Request(scope))
    with start_blocking_portal() as portal:  # in a thread of its own: Playwright's loop may run in this one
        return portal.call(routes.thumb, Request(scope))


def test_a_thumbnail_is_a_small_jpeg_that_the_browser_keeps_for_ever(desk: Desk) -> None:
    response = ask()
    assert response.media_type == "image/jpeg"
    assert response.headers["cache-control"] == "private, max-age=31536000, immutable"
    with Image.open(io.BytesIO(bytes(response.body))) as image:
        assert max(image.size) == thumbs.LONG_EDGE


def test_a_preview_is_large_enough_to_read(desk: Desk) -> None:
    with Image.open(io.BytesIO(bytes(ask(preview=True).body))) as image:
        assert max(image.size) == 1500  # the card's own size: never larger than the picture


def test_without_a_version_nothing_is_kept(desk: Desk) -> None:
    assert ask(query="").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("key", ["999", "abc", "-1", "1e3"])
def test_an_unknown_photo_is_not_found(desk: Desk, key: str) -> None:
    response = ask(key)
    assert response.status_code == 404
    assert response.headers["cache-control"] == "no-store"


def test_a_file_that_is_gone_is_not_found_and_its_path_is_not_told(desk: Desk) -> None:
    path = desk.store.get(1).path
    path.unlink()
    response = ask()
    assert response.status_code == 404
    assert str(path.parent).encode() not in bytes(response.body)


def test_a_damaged_file_is_not_found(desk: Desk) -> None:
    path: Path = desk.store.get(1).path
    path.write_bytes(path.read_bytes()[:300])
    assert ask().status_code == 404


def test_a_picture_that_was_replaced_shows_anew(desk: Desk) -> None:
    before = ask().body
    path = desk.store.get(1).path
    Image.new("RGB", (800, 600), "red").save(path)
    assert ask().body != before


def test_ingest_made_the_thumbnail_and_the_route_serves_that_file(desk: Desk) -> None:
    record = desk.store.get(6)
    version = thumbs.version_of(record.picture_hash)
    made = thumbs.kept(desk.folder, version)
    assert made is not None
    record.path.unlink()  # not asked for any more
    response = ask("6", f"v={version}")
    assert bytes(response.body) == made
    assert response.headers["cache-control"] == "private, max-age=31536000, immutable"


def test_a_thumbnail_that_was_thrown_away_is_made_again(desk: Desk) -> None:
    record = desk.store.get(6)
    version = thumbs.version_of(record.picture_hash)
    for path in (desk.folder / thumbs.FOLDER).rglob("*.jpg"):
        path.unlink()
    assert ask("6", f"v={version}").status_code == 200
    assert thumbs.kept(desk.folder, version) is not None


@pytest.mark.parametrize("version", ["../../../../etc", "%2e%2e", "ABCDEF0123456789", "0123456789abcde", ""])
def test_only_a_hash_names_a_thumbnail(desk: Desk, version: str) -> None:
    assert thumbs.kept(desk.folder, version) is None


def test_health_says_ok() -> None:
    assert b'"ok"' in bytes(routes.healthz(Request({"type": "http"})).body)


def test_the_icon_is_ours_from_the_first_moment() -> None:
    assert [route.path for route in routes.routes()].count("/favicon.png") == 1


def test_a_thumbnail_that_is_not_made_yet_is_the_small_one_inside_and_not_kept(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "camera.jpg"
    block = Image.Exif()
    block[0x0112] = 1
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "green").save(out, "JPEG")
    small = io.BytesIO()
    Image.new("RGB", (150, 100), "red").save(small, "JPEG")

    exif = piexif.dump({"0th": {}, "1st": {}, "thumbnail": small.getvalue()})
    Image.open(out).save(path, "JPEG", exif=exif)
    (photo_id,) = desk.ingest([path], draw=False).added
    version = state.seen(desk, desk.store.many([photo_id]))[0].version
    early = ask(str(photo_id), query=f"v={version}")
    assert early.headers["cache-control"] == "no-store"
    with Image.open(io.BytesIO(bytes(early.body))) as image:
        assert image.size == (150, 100)
    desk.draw()
    later = state.seen(desk, desk.store.many([photo_id]))[0].version
    assert later == version.removesuffix(state.EARLY) != version
    drawn = ask(str(photo_id), query=f"v={later}")
    assert "immutable" in drawn.headers["cache-control"]
    with Image.open(io.BytesIO(bytes(drawn.body))) as image:
        assert image.size == (400, 267)


def test_without_a_small_one_inside_the_thumbnail_is_made_when_it_is_asked_for(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "wire.jpg"
    Image.new("RGB", (600, 400), "blue").save(path)
    (photo_id,) = desk.ingest([path], draw=False).added
    version = state.seen(desk, desk.store.many([photo_id]))[0].version
    with Image.open(io.BytesIO(bytes(ask(str(photo_id), query=f"v={version}").body))) as image:
        assert image.size == (400, 267)


def test_a_raw_file_without_a_preview_is_a_card_that_names_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "한강 <1>.cr3"
    path.write_bytes(cr3(LOSSLESS))
    (photo_id,) = desk.ingest([path]).added
    version = state.seen(desk, desk.store.many([photo_id]))[0].version
    response = ask(str(photo_id), query=f"v={version}")
    assert (response.status_code, response.media_type) == (200, "image/svg+xml")
    assert response.headers["cache-control"] == "no-store"
    text = bytes(response.body).decode()
    assert "한강 &lt;1&gt;.cr3" in text
    assert "Camera RAW" in text
