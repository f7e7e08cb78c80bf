"""What leaves the desk for others: web copies, figures, round-trip sheets; and what a copy lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from photodesk import batch, photofile
from photodesk.desk import receipts
from photodesk.desk.intake import Failure, collect, read
from photodesk.desk.whole_files import check_place, write_whole
from photodesk.errors import FileError, PhotoDeskError, UsageError
from photodesk.exchange.delivered import FieldLoss, lost_fields
from photodesk.exchange.encoding import find_encoding
from photodesk.exchange.figure import figure_html
from photodesk.exchange.naming import file_name, slug
from photodesk.exchange.rendition import EXTENSIONS, RenditionFormat, render, web_metadata
from photodesk.exchange.sheet_out import Loss, round_trip_sheet, round_trip_workbook
from photodesk.model import Note, PhotoFile
from photodesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Copy:
    """One web copy that was made."""

    path: Path
    copy: Path
    width: int
    height: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyForm:
    """How web copies are made: size, quality, format, and names by a pattern.

    Attributes:
        name: pattern of {name}, {page}, {slot:02}, {slug}, {number}, {date}.
        page: what {page} stands for.
    """

    long_edge_px: int = 2048
    quality: int = 88
    to: RenditionFormat = "jpeg"
    name: str = "{name}"
    page: str = ""


def renditions(
    paths: Iterable[Path],
    into: Path,
    *,
    form: CopyForm,
    settings: Settings,
    at: datetime,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
    folder: Path | None = None,
    user: str = "",
) -> tuple[tuple[Copy, ...], tuple[Failure, ...]]:
    """Make web copies that carry caption, creator, credit, rights, alt text and source type.

    A copy comes in under a name of its own, is proved, and is renamed at the end; names that are
    taken get a number.

    Args:
        folder: the desk's folder, which takes a receipt by which a kill finds the copies.

    Raises:
        UsageError: a path does not exist, the folder cannot be made, or the form is wrong.
    """
    files = collect(paths)
    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{into}: cannot be made ({error.strerror}); choose another --to") from None
    taken: set[str] = {path.name.casefold() for path in into.iterdir()}
    jobs: list[tuple[Path, Path]] = []
    for number, path in enumerate(files, start=1):
        values: dict[str, str | int] = {
            "name": path.stem, "page": form.page, "slot": number, "number": number,
            "slug": slug(path.stem), "date": at.date().isoformat(),
        }  # fmt: skip
        stem, again = file_name(form.name, values), 2
        name = f"{stem}.{EXTENSIONS[form.to]}"
        while name.casefold() in taken:
            name, again = f"{stem}-{again}.{EXTENSIONS[form.to]}", again + 1
        taken.add(name.casefold())
        jobs.append((path, into / name))
    made, failed = copies(jobs, form=form, settings=settings, at=at, workers=workers, on_progress=on_progress)
    if folder is not None:
        told = [(copy.path, copy.copy, photofile.picture_hash(copy.path)) for copy in made]
        receipts.save_renditions(folder, at=at, user=user, made=told)
    return made, failed


def copies(
    jobs: Sequence[tuple[Path, Path]],
    *,
    form: CopyForm,
    settings: Settings,
    at: datetime,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> tuple[tuple[Copy, ...], tuple[Failure, ...]]:
    """Make each web copy at its own place: (original, copy). No receipt is left.

    Raises:
        UsageError: the form is wrong.
    """
    made: list[Copy] = []
    failed: list[Failure] = []
    one = partial(_one_copy, form=form, settings=settings, at=at)
    for result in batch.run(one, jobs, workers=workers, on_progress=on_progress):
        if isinstance(result, Failure):
            failed.append(result)
        else:
            made.append(result)
    return tuple(made), tuple(failed)


def _one_copy(job: tuple[Path, Path], *, form: CopyForm, settings: Settings, at: datetime) -> Copy | Failure:
    path, target = job
    part = target.with_name(f".{target.stem}.{os.getpid()}.part{target.suffix}")
    try:
        file = photofile.read(path, policy=settings.metadata.policy, house=settings.house)
        said = web_metadata(file.metadata)
        stamp = at.isoformat(timespec="seconds")
        exif, xmp = b"", b""
        if form.to == "avif":
            from photodesk.photofile.blocks import blocks

            exif, xmp = blocks(said, settings=settings, metadata_date=stamp)
        copy = render(
            path.read_bytes(), name=path.name, long_edge_px=form.long_edge_px, quality=form.quality,
            to=form.to, exif=exif, xmp=xmp,
        )  # fmt: skip
        part.write_bytes(copy.data)
        if form.to != "avif":
            photofile.embed(part, dict(said.items()), settings=settings, metadata_date=stamp)
        lost = [loss.field for loss in lost_fields(file.metadata, photofile.read(part).metadata)]
        notes = list(copy.notes)
        if lost:
            notes.append(Note("not_carried", f"this format does not carry {', '.join(lost)}"))
        part.replace(target)
        return Copy(path, target, copy.width_px, copy.height_px, tuple(notes))
    except UsageError:
        raise
    except PhotoDeskError as error:
        return Failure(path, str(error))
    except OSError as error:
        return Failure(path, f"{target}: {error.strerror or error}; check the folder and free space")
    finally:
        part.unlink(missing_ok=True)


def compare_copy(original: Path, delivered: Path, *, settings: Settings) -> tuple[FieldLoss, ...]:
    """Return what a delivered copy lost of the original's words, rights first.

    Raises:
        FileError: one of them cannot be read. UsageError: one does not exist.
    """
    for path in (original, delivered):
        if not path.exists():
            raise UsageError(f"{path}: no such file; check the path")
    said = photofile.read(original, policy=settings.metadata.policy, house=settings.house).metadata
    copied = photofile.read(delivered, policy=settings.metadata.policy, house=settings.house).metadata
    return lost_fields(said, copied)


def figures(
    paths: Sequence[Path], *, settings: Settings, schema_org: bool = False
) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Return a `<figure>` for each photo, and the files that could not be read."""
    result = read(paths, settings=settings)
    made = tuple(
        figure_html(
            file.metadata, file.path.name, width_px=file.width, height_px=file.height, schema_org=schema_org
        )
        for file in result.photos
    )
    return made, result.failed


@dataclass(frozen=True, slots=True)
class Exported:
    """A round-trip sheet that was written.

    Attributes:
        path, rows: where it stands, and the photos in it.
        losses: cells with characters that its encoding lacks. failed: files that could not be read.
        kept: where another sheet of this name was put, or None.
    """

    path: Path
    rows: int
    losses: tuple[Loss, ...]
    failed: tuple[Failure, ...]
    kept: Path | None = None


def export_table(
    paths: Iterable[Path],
    to: Path,
    *,
    settings: Settings,
    encoding: str = "utf-8-sig",
    korean: bool = False,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> Exported:
    """Write what files say as a CSV or XLSX that `import` reads back equal.

    A sheet of this name that says something else is kept beside it: somebody may have worked on it.

    Raises:
        UsageError: the name ends in neither .csv nor .xlsx, it cannot be written, or there is no
            such encoding.
    """
    suffix = to.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise UsageError(f"--to {to}: a round-trip sheet ends in .csv or .xlsx")
    check_place(to, "--to")
    find_encoding(encoding)
    result = read(paths, settings=settings, workers=workers, on_progress=on_progress)
    rows = [(str(file.path), file.metadata) for file in result.photos]
    losses: tuple[Loss, ...] = ()
    if suffix == ".csv":
        sheet = round_trip_sheet(rows, encoding=encoding, korean=korean)
        data, losses = sheet.data, sheet.losses
    else:
        data = round_trip_workbook(rows, thumbnails=_thumbnails(result.photos), korean=korean)
    kept = write_whole(to, data, "--to")
    return Exported(to, len(rows), losses, result.failed, kept)


def _thumbnails(files: Sequence[PhotoFile]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for file in files:
        try:
            found[str(file.path)] = photofile.thumbnail(file.path, 128)
        except FileError:
            continue
    return found
