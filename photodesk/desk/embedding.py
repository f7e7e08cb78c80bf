"""Writing into files: grafts many files' new values with one receipt, or tidies them to house form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

from photodesk import batch, photofile
from photodesk.desk import receipts, retried
from photodesk.desk.editing import Edit, values_after
from photodesk.desk.intake import Failure, collect
from photodesk.errors import FileError, TextError
from photodesk.language import tidy as wire_to_house
from photodesk.model import Metadata, Value
from photodesk.photofile import pausing, saving
from photodesk.settings import Settings

SidecarChoice = Literal["auto", "always", "never"]

Wanted = Mapping[str, Value] | Callable[[Metadata], Mapping[str, Value]]
"""New values by field id, or what gives them for the metadata that the file has."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """How to write into files; the defaults are the safe ones.

    Attributes:
        sidecar: auto (only where the format takes no metadata), always, never.
        keep_mtime: give the file its old modification time.
        allow_broken_credentials: write although Content Credentials break.
        break_hard_links: write although the file has several names.
        dry_run: find the changes, write nothing.
    """

    sidecar: SidecarChoice = "auto"
    keep_mtime: bool = False
    allow_broken_credentials: bool = False
    break_hard_links: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class WriteResult:
    """Every file's fate, and the receipt of what was written (None when nothing was)."""

    written: tuple[photofile.Written, ...]
    unchanged: tuple[Path, ...]
    refused: tuple[Failure, ...]
    receipt: Path | None = None


def write(
    paths: Iterable[Path],
    edits: Sequence[Edit],
    *,
    folder: Path,
    settings: Settings,
    at: datetime,
    user: str = "",
    how: Embedding = Embedding(),
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> WriteResult:
    """Graft the edits into the files, atomically and proven, with one receipt for all of them.

    Args:
        paths: files or folders. folder: the desk's folder, which takes receipt and journal.
        at: the moment of the edit, with its offset; it becomes xmp:MetadataDate.

    Raises:
        UsageError: a path does not exist, or the desk's folder cannot be written.
    """
    files = collect(paths)
    one = partial(_write_one, edits=edits)
    jobs: list[tuple[Path, Wanted]] = [(path, one) for path in files]
    return embed_all(
        jobs, kind="write", folder=folder, settings=settings, at=at, user=user, how=how,
        workers=workers, on_progress=on_progress, in_step=[edit.field for edit in edits],
    )  # fmt: skip


def _write_one(metadata: Metadata, *, edits: Sequence[Edit]) -> dict[str, Value]:
    return values_after(edits, metadata)


def embed_all(
    jobs: Sequence[tuple[Path, Wanted]],
    *,
    kind: str,
    folder: Path,
    settings: Settings,
    at: datetime,
    user: str = "",
    how: Embedding = Embedding(),
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
    pictures: Mapping[Path, tuple[int, str]] | None = None,
    in_step: Collection[str] = (),
) -> WriteResult:
    """Write into many files: each job is (path, values or a function of its metadata giving values).

    `pictures` tells the receipt whose picture a file shows: path -> (photo id, picture hash).
    `in_step` names fields of which the believed value is written into all blocks of a file where
    they disagree. One file's failure spares the rest. The receipt is written even when the job is
    broken off.
    """
    journal = None if how.dry_run else receipts.prepare(folder)
    one = _Embedder(settings, journal, at.isoformat(timespec="seconds"), how, frozenset(in_step))
    before = retried.names(journal) if len(jobs) > 1 else frozenset()
    written: list[photofile.Written] = []
    unchanged: list[Path] = []
    refused: list[Failure] = []
    receipt: Path | None = None
    try:
        for result in batch.run(one, jobs, workers=workers, on_progress=on_progress):
            if isinstance(result, Failure):
                refused.append(result)
            elif result.changes:
                written.append(result)
            else:
                unchanged.append(result.path)
        if journal is not None and unchanged and len(jobs) > 1:  # one file has no worker that could die
            found = retried.written_by_the_dead(
                journal, before, written, unchanged, again=partial(one.trial, dict(jobs))
            )
            written += found
            told = {item.path for item in found}
            unchanged = [path for path in unchanged if path not in told]
    finally:
        if not how.dry_run:
            # Once for all files of a folder: the replacements last through a power cut.
            for parent in sorted({item.file.parent for item in written if item.file is not None}):
                saving.sync(parent)
            receipt = receipts.save(
                folder, kind=kind, at=at, user=user, written=written, pictures=pictures or {}
            )
    return WriteResult(tuple(written), tuple(unchanged), tuple(refused), receipt)


@dataclass(frozen=True, slots=True)
class _Embedder:
    """Writes into one file, or into many whose waits for the disk overlap."""

    settings: Settings
    journal: Path | None
    metadata_date: str
    how: Embedding
    in_step: frozenset[str] = frozenset()

    def __call__(self, job: tuple[Path, Wanted]) -> photofile.Written | Failure:
        return pausing.finished(self._steps(job))

    def trial(self, jobs: Mapping[Path, Wanted], path: Path, copy: Path) -> photofile.Written | Failure:
        """Tell what the job of `path` changes in a copy of it, without writing."""
        trial = replace(self, journal=None, how=replace(self.how, dry_run=True))
        return trial((copy, jobs[path]))

    def all(self, jobs: Iterable[tuple[Path, Wanted]]) -> Iterator[photofile.Written | Failure]:
        return pausing.overlapped(map(self._steps, jobs))

    def _steps(self, job: tuple[Path, Wanted]) -> pausing.Steps[photofile.Written | Failure]:
        path, wanted = job
        settings, how = self.settings, self.how
        try:
            values = wanted
            if callable(values):
                file = photofile.read(path, policy=settings.metadata.policy, house=settings.house)
                apart = {c.field for c in file.conflicts} & self.in_step
                values = {
                    **{name: file.metadata.get(name) for name in sorted(apart)},
                    **values(file.metadata),
                }
            return (
                yield from photofile.steps(
                    path, values, settings=settings, journal=self.journal,
                    metadata_date=self.metadata_date, sidecar=how.sidecar, keep_mtime=how.keep_mtime,
                    allow_broken_credentials=how.allow_broken_credentials,
                    break_hard_links=how.break_hard_links, dry_run=how.dry_run, sync_folder=False,
                )
            )  # fmt: skip
        except (FileError, TextError) as error:
            return Failure(path, str(error))
        except OSError as error:
            return Failure(path, f"{path}: {error.strerror or error}; check permissions and free space")


def tidy(
    paths: Iterable[Path],
    *,
    caption: bool,
    credit: bool,
    folder: Path,
    settings: Settings,
    at: datetime,
    user: str = "",
    how: Embedding = Embedding(),
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> WriteResult:
    """Bring wire captions and credits to house form: the certain edits only, revertible.

    Source: EDITOR.md §2 (Wire → house), §3 (house forms).
    """
    one = partial(_tidied, caption=caption, credit=credit, settings=settings)
    return embed_all(
        [(path, one) for path in collect(paths)], kind="tidy", folder=folder, settings=settings,
        at=at, user=user, how=how, workers=workers, on_progress=on_progress,
    )  # fmt: skip


def _tidied(metadata: Metadata, *, caption: bool, credit: bool, settings: Settings) -> dict[str, Value]:
    tidied = wire_to_house.tidy(metadata, settings.house, caption=caption, credit=credit)
    return {change.field: change.after for change in tidied.changes}
