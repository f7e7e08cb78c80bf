"""What a write replaced, kept so that the byte-identical original can be given back.

Before a file is replaced, the bytes that go (headers and chunks: kilobytes, not the picture) are
written with both hashes into a journal folder. A receipt lists the entries; each names its
journal file, and a journal file is complete without the receipt.

Source: CODEC "Saving", Journal.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from photodesk.errors import FileError, NotWritable, RestoreRefused
from photodesk.metadata.containers import Source, Splice
from photodesk.photofile import saving
from photodesk.photofile.pausing import finished
from photodesk.photofile.saving import Hashes, Opened

_VERSION = 1
_SUFFIX = ".journal.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file that was written.

    Attributes:
        path: the file, absolute. `target`: whether the picture or its sidecar was written.
        before_hash, after_hash: xxh3-128 in hex; before_hash is "" for a file that was new.
        before_bytes, after_bytes: lengths.
        journal: name of the journal file in its folder.

    Example:
        >>> entry = Entry("/photos/a.jpg", "embedded", "00", "11", 10, 12, "a-11.journal.json")
        >>> Entry.from_json(entry.to_json()) == entry
        True
    """

    path: str
    target: Literal["embedded", "sidecar"]
    before_hash: str
    after_hash: str
    before_bytes: int
    after_bytes: int
    journal: str

    def to_json(self) -> dict[str, Any]:
        """Return the entry as plain values for a receipt."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Entry:
        """Return the entry that `to_json` gave; unknown keys are ignored.

        Raises:
            RestoreRefused: a value is missing or of the wrong kind.
        """
        try:
            entry = cls(**{name: values[name] for name in cls.__slots__})
        except (KeyError, TypeError):
            raise RestoreRefused("", "the receipt holds an entry that PhotoDesk did not write") from None
        texts = (entry.path, entry.before_hash, entry.after_hash, entry.journal)
        counts = (entry.before_bytes, entry.after_bytes)
        if not all(isinstance(t, str) for t in texts) or not all(isinstance(n, int) for n in counts):
            raise RestoreRefused("", "the receipt holds an entry that PhotoDesk did not write")
        return entry


def record(
    folder: Path,
    path: Path,
    target: Literal["embedded", "sidecar"],
    hashes: Hashes,
    undo: Sequence[Splice],
) -> tuple[Entry, BinaryIO]:
    """Write the journal file of one write.

    Args:
        folder: where journals go; it is made if missing.
        path: the file that is about to be replaced. `target`: what kind of file it is.
        target: "embedded" or "sidecar".
        hashes: of the file before and after.
        undo: splices that turn the new file into the old one, in file order.

    Returns:
        The entry, and the open journal file: its owner makes it last (fsync) before the file is
        replaced, and closes it.

    Raises:
        NotWritable: the journal cannot be written, so the file must not be either.
    """
    # Two folders may hold one photo under one name, and a photo may come back to a text that it had
    # before: each write has a journal of its own.
    write = saving.digest(os.fsencode(f"{path}{time.time_ns()}"))[:16]
    name = f"{_short(path.name)}-{hashes.after[:16]}-{write}{_SUFFIX}"
    entry = Entry(
        str(path), target, hashes.before, hashes.after, hashes.before_bytes, hashes.after_bytes, name
    )
    document = {
        "photodesk_journal": _VERSION,
        **entry.to_json(),
        "undo": [[s.at, s.size, base64.b64encode(s.new).decode()] for s in undo],
    }
    try:
        # ASCII, so that a name that is no UTF-8 comes back as it was.
        content = json.dumps(document).encode("ascii")
        try:
            file = (folder / name).open("wb")
        except FileNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)
            file = (folder / name).open("wb")
        try:
            file.write(content)
            file.flush()
        except BaseException:
            file.close()
            raise
    except OSError as error:
        raise NotWritable(
            path, f"{path.name}: not written: no journal in {folder}: {error.strerror}"
        ) from None
    return entry, file


def forget(entry: Entry, folder: Path | None) -> None:
    """Remove the journal file of a write that did not come about."""
    if folder is not None:
        (folder / entry.journal).unlink(missing_ok=True)


def _short(name: str) -> str:
    return os.fsencode(name)[:120].decode("utf-8", "ignore")


def undo_of(old: Opened, splices: Sequence[Splice]) -> tuple[Splice, ...]:
    """Return the splices that lead back from the new file to the old one."""
    back = []
    shift = 0
    source = old.source
    for splice in splices:
        back.append(Splice(splice.at + shift, len(splice.new), source[splice.at : splice.at + splice.size]))
        shift += splice.growth
    return tuple(back)


def restore(entry: Entry, folder: Path) -> bool:
    """Give back the byte-identical original of one write.

    Args:
        entry: from the receipt. `folder`: where its journal file stands.
        folder: the journal folder.

    Returns:
        True when the file was restored, False when it is the original already.

    Raises:
        RestoreRefused: the file is no longer what PhotoDesk wrote, or its journal is gone or damaged.
        FileError: it cannot be written.
    """
    path = Path(entry.path)
    if not path.exists():
        if not entry.before_hash:
            return False
        raise RestoreRefused(path, f"{path}: the file is gone, so it cannot be restored")
    now = saving.file_hash(path)
    if now == entry.before_hash:
        return False
    if now != entry.after_hash:
        raise RestoreRefused(path, f"{path}: changed since PhotoDesk wrote it: left as it is")
    if not entry.before_hash:
        try:
            path.unlink()
        except OSError as error:
            raise NotWritable(path, f"{path}: {error.strerror}") from None
        return True
    undo = _undo(entry, folder)

    def prove(new: Source) -> None:
        if new.digest(0, len(new)) != entry.before_hash:
            raise RestoreRefused(
                path, f"{path}: its journal does not lead back to the original: left as it is"
            )

    with saving.opened(path, break_hard_links=True) as old:
        finished(saving.replace(old, undo, prove=prove))
    return True


def _undo(entry: Entry, folder: Path) -> tuple[Splice, ...]:
    file = folder / Path(entry.journal).name
    refused = RestoreRefused(entry.path, f"{entry.path}: its journal {file} is missing or damaged")
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        if document["after_hash"] != entry.after_hash or document["before_hash"] != entry.before_hash:
            raise refused
        undo = tuple(Splice(int(at), int(size), base64.b64decode(new)) for at, size, new in document["undo"])
    except (OSError, ValueError, KeyError, TypeError):
        raise refused from None
    if any(a.at + a.size > b.at for a, b in itertools.pairwise(undo)):
        raise refused
    return undo


def entries(folder: Path, names: Collection[str] | None = None) -> tuple[Entry, ...]:
    """Return the entries of the journal files in a folder: what to restore when a receipt is missing.

    Args:
        folder: the journal folder. `names`: only these files; None reads all of them.
        names: what in the folder to read.
    """
    found = []
    chosen = folder.glob(f"*{_SUFFIX}") if names is None else (folder / name for name in names)
    for file in sorted(chosen):
        try:
            found.append(Entry.from_json(json.loads(file.read_text(encoding="utf-8"))))
        except (OSError, ValueError, FileError, RestoreRefused):
            continue
    return tuple(found)
