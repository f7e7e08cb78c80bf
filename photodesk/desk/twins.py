"""Finding what stands twice: equal or nearly equal captions among files or rows, and equal pictures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from photodesk import batch, photofile
from photodesk.desk import intake
from photodesk.desk.intake import Failure
from photodesk.desk.sheets import read_captions
from photodesk.duplicates import index
from photodesk.errors import FileError
from photodesk.model import DuplicateGroup, DuplicateMember
from photodesk.settings import Settings

WORTH_SPREADING = 20_000
"""From so many captions on they are judged in several processes."""
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Texts:
    """Caption and credit of one item."""

    caption: str
    credit_line: str


@dataclass(frozen=True, slots=True)
class Twins:
    """What was found: groups of keys, and what each key says.

    Attributes:
        items: how many were compared. `rows`: True when the keys are row numbers of a sheet.
        groups: caption groups, then picture groups; each kind disjoint.
        texts: key -> caption and credit. `failed`: files that could not be read.
    """

    items: int
    groups: tuple[DuplicateGroup, ...]
    texts: Mapping[str, Texts]
    failed: tuple[Failure, ...] = ()
    rows: bool = False

    def place(self, key: str) -> dict[str, Any]:
        """Return where an item stands: {"row": 7} in a sheet, {"path": …} among files."""
        return {"row": int(key)} if self.rows else {"path": key}


def find_duplicates(
    paths: Sequence[Path],
    *,
    settings: Settings,
    threshold: float | None = None,
    pictures: bool = False,
    workers: batch.Workers = None,
    on_progress: batch.Progress | None = None,
) -> Twins:
    """Find duplicate captions among files or folders, or among the rows of one sheet.

    Args:
        threshold: similarity 0..1 from which texts may be near; None for the settings'.
        pictures: also group files with equal picture data.

    Raises:
        UsageError: a path does not exist. TableError: the sheet has no caption column.
    """
    least = settings.duplicates.threshold if threshold is None else threshold
    if len(paths) == 1 and paths[0].suffix.lower() in _TABLES:
        rows = read_captions(paths[0])
        texts = {str(number): Texts(caption, credit) for number, caption, credit in rows}
        return Twins(len(rows), _caption_groups(texts, least, workers), texts, rows=True)
    texts = {}
    failed: list[Failure] = []
    one = partial(_texts_of, settings=settings)
    for result in batch.run(one, intake.collect(paths), workers=workers, on_progress=on_progress):
        if isinstance(result, Failure):
            failed.append(result)
        else:
            path, texts[path] = result
    groups = _caption_groups(texts, least, workers)
    if pictures:
        groups += _picture_groups([Path(path) for path in texts], failed)
    return Twins(len(texts), groups, texts, tuple(failed))


def _texts_of(path: Path, *, settings: Settings) -> tuple[str, Texts] | Failure:
    """Read of one file no more than is compared: a hundred thousand files fit into memory."""
    file = intake.read_one(path, settings=settings)
    if isinstance(file, Failure):
        return file
    return str(file.path), Texts(file.metadata.caption, file.metadata.credit_line)


def _caption_groups(
    texts: Mapping[str, Texts], threshold: float, workers: batch.Workers
) -> tuple[DuplicateGroup, ...]:
    def spread(
        function: Callable[[index.Work], list[index.Link]], items: Sequence[index.Work]
    ) -> Iterable[list[index.Link]]:
        return batch.run(function, items, workers=os.cpu_count() or 1 if workers is None else workers)

    return index.groups(
        ((key, said.caption) for key, said in texts.items()),
        threshold=threshold,
        spread=spread if len(texts) > WORTH_SPREADING else None,
    )


def _picture_groups(paths: Sequence[Path], failed: list[Failure]) -> tuple[DuplicateGroup, ...]:
    by_hash: dict[str, list[str]] = {}
    for path in paths:
        try:
            by_hash.setdefault(photofile.picture_hash(path), []).append(str(path))
        except FileError as error:
            failed.append(Failure(path, str(error)))
    return tuple(
        DuplicateGroup("picture", 1.0, tuple(DuplicateMember(key, "exact") for key in keys))
        for keys in by_hash.values()
        if len(keys) > 1
    )
