"""Our own addresses that answer while somebody types, beside Streamlit, which would run the page anew.

A credit's parts and house form, credits to choose from, photos with nearly the same caption, what the
rules would say, code replacements, and the picture at its full size for the loupe.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from photodesk import photofile
from photodesk.desk import codes, crediting, hints
from photodesk.errors import FileError, PhotoDeskError, UsageError
from photodesk.ui import state
from photodesk.ui.records import FORM, value_of
from photodesk.ui.sheet_import import thumb_url
from photodesk.ui.strings import t

FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
NOT_KEPT = {"cache-control": "no-store"}

MOST_LETTERS = 4000
"""Letters of a caption that is looked up while somebody types."""
LIKE = 4
"""Photos with a caption like the one that is typed, at most."""
LOUPE_PX = 8000
"""Long edge of the loupe's picture, where the browser cannot show the file itself."""
_SHOWN_AS_THEY_ARE = {
    "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif", "avif": "image/avif",
}  # fmt: skip


def typing_routes() -> list[Route]:
    """Return the routes, in the order in which they are tried."""
    return [
        Route("/api/credit", credit),
        Route("/api/credits", credits_to_choose),
        Route("/api/like", like),
        Route("/api/hints", rule_hints),
        Route("/api/codes", code_replacements),
        Route("/api/loupe/{key}", loupe),
    ]


def credit(request: Request) -> Response:
    """Take a typed credit apart: GET /api/credit?text=CREDIT&photo=KEY."""
    seen = crediting.preview(state.desk(), request.query_params.get("text", ""), _photo(request))
    named = {
        "agency": t("picker.agency"),
        "through": t("picker.through"),
        "photographer": t("picker.photographer"),
        "supplier": t("picker.supplier"),
        "marked": t("picker.marked"),
        "restricted": t("picker.restricted"),
        "did you mean": t("picker.did_you_mean"),
    }
    return _json(asdict(seen) | {"parts": [(named.get(name, name), words) for name, words in seen.parts]})


def credits_to_choose(_request: Request) -> Response:
    """Give the registry with the house's credits, and what was used before: GET /api/credits."""
    desk = state.desk()
    registry = [
        {"name": one.name, "words": one.words, "credit": one.credit, "why": one.why}
        for one in crediting.choices(desk)
    ]
    return _json({"registry": registry, "used": crediting.used(desk)})


def like(request: Request) -> Response:
    """Give the photos with the same caption or nearly so: GET /api/like?text=CAPTION&photo=KEY."""
    text = request.query_params.get("text", "")[:MOST_LETTERS]
    found = state.desk().like_caption(text, besides=_photo(request))[:LIKE]
    return _json(
        [
            {
                "key": str(one.record.id),
                "name": one.record.name,
                "thumb": thumb_url(one.record),
                "caption": one.record.metadata.caption,
                "label": one.verdict.label,
                "why": one.verdict.why,
            }
            for one in found
        ]
    )


def rule_hints(request: Request) -> Response:
    """Give what the rules would say of typed words: GET /api/hints?photo=KEY&caption=…&headline=…."""
    typed = {name: request.query_params[name][:MOST_LETTERS] for name in FORM if name in request.query_params}
    try:
        found = hints.hints(
            state.desk(), _photo(request), {n: value_of(n, text) for n, text in typed.items()}
        )
    except PhotoDeskError:
        found = ()  # a photo that is gone, or words that no file may carry: saving them says so
    return _json(
        [
            {"code": one.code, "severity": one.severity.name, "field": one.field, "message": one.message}
            for one in found
        ]
    )


def code_replacements(_request: Request) -> Response:
    """Give the desk's code replacements: GET /api/codes?v=VERSION."""
    found = codes.of_desk(state.desk())
    return JSONResponse(
        {"version": found.version, "codes": {code: list(said) for code, said in found.wordings.items()}},
        headers=NOT_KEPT,
    )


def loupe(request: Request) -> Response:
    """Serve a photo at its full size: GET /api/loupe/{key}?v=VERSION.

    What browsers show goes out as it is, straight from the file; anything else as a JPEG of it.
    """
    headers = FOR_EVER if request.query_params.get("v") else NOT_KEPT
    try:
        record = state.desk().store.get(int(request.path_params["key"]))
        if kind := _SHOWN_AS_THEY_ARE.get(record.format):
            if record.path.is_file():
                return FileResponse(record.path, media_type=kind, headers=headers)
            raise UsageError(f"{record.name}: the file is gone")
        data = photofile.thumbnail(record.path, LOUPE_PX, quality=90)
    except (UsageError, ValueError):
        return JSONResponse({"error": "no such photo"}, 404, NOT_KEPT)
    except (FileError, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return JSONResponse({"error": reason}, 404, NOT_KEPT)
    return Response(data, media_type="image/jpeg", headers=headers)


def _photo(request: Request) -> int:
    key = request.query_params.get("photo", "")
    return int(key) if key.isdecimal() and len(key) < 15 else 0


def _json(value: Any) -> Response:
    return JSONResponse(value, headers=NOT_KEPT)
