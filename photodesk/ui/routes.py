"""Our own addresses beside Streamlit's pages: thumbnails, previews, the next sheet, health.

Streamlit keeps what it serves in memory; pictures go their own way, straight from the file and
cached by the browser for ever, because their address changes when the picture does.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from photodesk import __version__, photofile
from photodesk.bundled import bundled
from photodesk.desk import receipts, thumbs
from photodesk.errors import DamagedPicture, FileError, UsageError
from photodesk.ui import changes_outside, listing, placeholder, state, theme
from photodesk.ui.typing_routes import typing_routes
from photodesk.ui.uploads import upload_routes

PREVIEW_PX = 1600
"""Long edge of the inspector's picture."""

FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
NOT_KEPT = {"cache-control": "no-store"}


def routes() -> list[Route]:
    """Return the routes, in the order in which they are tried."""
    return [
        Route("/api/thumb/{key}", thumb),
        Route("/api/preview/{key}", preview),
        Route("/api/sheet", sheet),
        Route("/api/differences", changes_outside.differences),
        *typing_routes(),
        *upload_routes(),
        Route("/api/sent/{receipt}/{slot}", sent_copy),
        Route("/look/{look}", look),
        Route("/healthz", healthz),
        Route("/favicon.png", favicon),
    ]


async def thumb(request: Request) -> Response:
    """Serve a photo's thumbnail: GET /api/thumb/{key}?v=VERSION.

    The version is the beginning of the picture's hash and names the file that ingest made. While it
    is not made yet, the version ends in `EARLY` and the small thumbnail that stands in a JPEG serves.
    """
    version = request.query_params.get("v", "")
    headers = NOT_KEPT if version.endswith(state.EARLY) else FOR_EVER
    if data := thumbs.kept(state.desk().folder, version.removesuffix(state.EARLY)):
        return Response(data, media_type="image/jpeg", headers=headers)
    if version.endswith(state.EARLY) and (data := await run_in_threadpool(_early, request)):
        return Response(data, media_type="image/jpeg", headers=headers)
    return await run_in_threadpool(_picture, request, thumbs.LONG_EDGE)


def preview(request: Request) -> Response:
    """Serve a photo large enough to read: GET /api/preview/{key}?v=VERSION."""
    return _picture(request, PREVIEW_PX)


def sheet(request: Request) -> Response:
    """Give the cells of a sheet that is asked for early: GET /api/sheet?filter=QUERY&sheet=NUMBER."""
    number = request.query_params.get("sheet", "")
    if not number.isdecimal() or len(number) > 8:
        return JSONResponse({"error": "sheet: a number from 1"}, 404, NOT_KEPT)
    shown = listing.listing(state.desk(), request.query_params.get("filter", ""), int(number))
    answer = {"number": shown.number, "total": shown.total, "photos": listing.cells(shown)}
    return JSONResponse(answer, headers=NOT_KEPT)


def _early(request: Request) -> bytes | None:
    try:
        return thumbs.early(state.desk().store.get(int(request.path_params["key"])).path)
    except (UsageError, ValueError):
        return None


def _picture(request: Request, long_edge: int) -> Response:
    record = None
    version = request.query_params.get("v", "").removesuffix(state.EARLY)
    try:
        desk = state.desk()
        record = desk.store.get(int(request.path_params["key"]))
        if long_edge == thumbs.LONG_EDGE and version and version == thumbs.version_of(record.picture_hash):
            data = thumbs.made(desk.folder, record.path, record.picture_hash)
        else:
            stat = record.path.stat()
            data = _reduced(record.path, stat.st_mtime_ns, stat.st_size, long_edge)
    except (UsageError, ValueError):
        return JSONResponse({"error": "no such photo"}, 404, NOT_KEPT)
    except DamagedPicture as error:
        if record is not None and record.format in placeholder.UNDECODED:
            return placeholder.response(record)
        return JSONResponse({"error": str(error)}, 404, NOT_KEPT)
    except (FileError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return JSONResponse({"error": reason}, 404, NOT_KEPT)
    # Without a version the address may mean another picture tomorrow.
    kept = version and version == request.query_params.get("v")
    return Response(data, media_type="image/jpeg", headers=FOR_EVER if kept else NOT_KEPT)


@lru_cache(maxsize=256)
def _reduced(path: Path, mtime_ns: int, size: int, long_edge: int) -> bytes:  # noqa: ARG001 - part of the key
    return photofile.thumbnail(path, long_edge)


def sent_copy(request: Request) -> Response:
    """Give a web copy that went out: GET /api/sent/{receipt}/{slot}."""
    told = receipts.sent_page(state.desk().folder, request.path_params["receipt"])
    for one in told.photos if told else ():
        if str(one.slot) == request.path_params["slot"] and one.copy.is_file():
            return FileResponse(one.copy, filename=one.copy.name, headers=NOT_KEPT)
    return JSONResponse({"error": "no such copy here; it was moved since"}, 404, NOT_KEPT)


def look(request: Request) -> Response:
    """Keep the look that a person chose in Settings: GET /look/dark, light or system."""
    chosen = request.path_params["look"]
    if chosen not in theme.LOOKS:
        return JSONResponse({"error": f"looks are {', '.join(theme.LOOKS)}"}, 404, NOT_KEPT)
    answer = RedirectResponse("/settings", 303, NOT_KEPT)
    answer.set_cookie(theme.COOKIE, chosen, max_age=365 * 86_400, path="/", samesite="lax")
    return answer


def healthz(_request: Request) -> Response:
    """Say that the server answers: GET /healthz."""
    return JSONResponse({"status": "ok", "version": __version__}, headers=NOT_KEPT)


def favicon(_request: Request) -> Response:
    """Serve our icon from the first moment on: before the script runs, the page asks for Streamlit's."""
    return FileResponse(bundled("assets/favicon.png"), headers={"cache-control": "max-age=86400"})
