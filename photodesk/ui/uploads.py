"""Files in and out over addresses of our own: PUT /api/upload/{name}, GET /api/leftover/{drop}.

Streamlit's uploader keeps every file in memory; here a file goes to the disk as it comes. A page
of another site can neither send the custom header nor pass as our origin.
"""

from __future__ import annotations

import errno
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from photodesk.desk import Desk, background, importing, inbox
from photodesk.errors import PhotoDeskError
from photodesk.ui import state

HEADER = "x-photodesk"
"""Header that our own pages send; its value is "1"."""

_WRITE_BYTES = 1024 * 1024
_NOT_KEPT = {"cache-control": "no-store"}


def upload_routes() -> list[Route]:
    """Return the routes for uploads and downloads."""
    return [
        Route("/api/upload/{name}", upload, methods=["PUT"]),
        Route("/api/leftover/{drop}", leftover),
    ]


async def upload(request: Request) -> Response:
    """Take a file: PUT /api/upload/{name}?drop=ID[&source=LABEL]; photos go on to the desk."""
    if not from_our_page(request):
        return _refused("only PhotoDesk's own pages may send files", 403)
    desk = state.desk()
    try:
        length = int(request.headers.get("content-length", ""))
    except ValueError:
        length = None
    try:
        with inbox.Upload(
            desk, request.path_params["name"], drop=request.query_params.get("drop", ""), size=length
        ) as coming:
            await _receive(request, coming)
            if length is not None and coming.written != length:
                return _refused(f"{coming.name}: broken off; drop it again", 400)
            dropped = coming.finish()
        answer = await run_in_threadpool(_arrived, desk, dropped, request.query_params.get("source", ""))
    except ClientDisconnect:
        return _refused("broken off", 400)
    except PhotoDeskError as error:
        return _refused(str(error), 413 if "larger than" in str(error) else 400)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            return _refused("the disk of the desk is full; free some space and drop it again", 507)
        return _refused(f"the desk cannot keep it ({error.strerror}); tell whoever runs it", 500)
    return JSONResponse(answer, 201, _NOT_KEPT)


async def _receive(request: Request, coming: inbox.Upload) -> None:
    """Write what comes, a megabyte at a time and off the loop that serves everybody."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) >= _WRITE_BYTES:
            await run_in_threadpool(coming.write, bytes(held))
            held.clear()
    if held:
        await run_in_threadpool(coming.write, bytes(held))


def _arrived(desk: Desk, dropped: inbox.Dropped, source_label: str) -> dict[str, object]:
    answer: dict[str, object] = {"drop": dropped.drop, "name": dropped.path.name}
    if not inbox.is_sheet(dropped.path.name):
        answer["job"] = background.take_in(desk, dropped.path, source_label=source_label)
    return answer


def from_our_page(request: Request) -> bool:
    """Tell whether a request that changes something comes from a page that we served."""
    origin = urlsplit(request.headers.get("origin", ""))
    return (
        request.headers.get(HEADER) == "1"
        and origin.scheme in ("http", "https")
        and bool(origin.netloc)
        and origin.netloc == request.headers.get("host", "")
    )


def leftover(request: Request) -> Response:
    """Give the rows that stayed open, in the sheet's own form: GET /api/leftover/{drop}."""
    try:
        name, data = importing.leftover(state.desk(), request.path_params["drop"])
    except PhotoDeskError as error:
        return _refused(str(error), 404)
    headers = {
        **_NOT_KEPT,
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "x-content-type-options": "nosniff",
    }
    return Response(data, media_type="application/octet-stream", headers=headers)


def _refused(error: str, status: int) -> Response:
    return JSONResponse({"error": error}, status, _NOT_KEPT)
