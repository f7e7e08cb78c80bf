"""Pictures out of a ZIP: opened into the inbox, whole or not at all, within bounds.

Press offices send ZIPs. Their names stand in them in the encoding of whoever packed them: UTF-8,
or CP949 from a Korean Windows, which calls itself CP437. A ZIP is somebody else's file: no name in
it leads out of the folder, no size that it claims is believed, and nothing in it is run.
"""

from __future__ import annotations

import re
import secrets
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk import photofile
from photodesk.desk.inbox import FOLDER, KEPT_FREE_BYTES, LABEL_FILE, MAX_PHOTO_BYTES, safe_name
from photodesk.errors import UsageError

if TYPE_CHECKING:
    from photodesk.desk import Desk

MAX_FILES = 5_000
MAX_BYTES = 8 * 1024**3
"""All that a ZIP may hold, unpacked."""
MAX_RATIO = 200
"""Unpacked bytes for each packed one, above `_SMALL_BYTES`: pictures are packed already."""

_SMALL_BYTES = 200 * 1024**2
_CHUNK_BYTES = 1 << 20
_UTF8, _ENCRYPTED, _UNICODE_PATH = 0x800, 0x1, 0x7075
_TWO_SYLLABLES = re.compile("[가-힣]{2}")


@dataclass(frozen=True, slots=True)
class Unzipped:
    """What came out of a ZIP: the pictures in the inbox, and how many members were passed over."""

    pictures: tuple[Path, ...]
    passed_over: int = 0


def is_zip(name: str) -> bool:
    """Tell whether a file's name is a ZIP's.

    Example:
        >>> is_zip("인제군_사진.ZIP"), is_zip("captions.xlsx")
        (True, False)
    """
    return name.lower().endswith(".zip")


def unzip(desk: Desk, path: Path, *, source_label: str = "") -> Unzipped:
    """Put the pictures of a ZIP into a folder of the inbox, named by what the ZIP holds.

    A ZIP that was opened before gives the same folder again, with what is left in it.

    Args:
        source_label: kept beside the pictures, for an intake that is broken off.

    Raises:
        UsageError: it is no ZIP, damaged, encrypted, too large, or one of its names leads out of it.
    """
    inbox = desk.folder.absolute() / FOLDER
    drop = photofile.file_hash(path)[:16]
    target = inbox / drop
    try:
        with zipfile.ZipFile(path) as packed:
            members = [one for one in packed.infolist() if not one.is_dir()]
            names = _names(path, members)
            _check(path, members, inbox)
            if not target.is_dir():
                for left in inbox.glob(f".{drop}.*.part"):  # of a process that was killed
                    shutil.rmtree(left, ignore_errors=True)
                _unpack(packed, list(zip(members, names, strict=True)), target, source_label)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise UsageError(f"{path.name}: damaged ZIP ({error}); ask for it again") from None
    except NotImplementedError as error:
        raise UsageError(
            f"{path.name}: packed in a way that is not read here ({error}); unpack it yourself"
        ) from None
    except RuntimeError:  # zipfile's word for a password that it lacks
        raise UsageError(f"{path.name}: encrypted; unpack it yourself") from None
    pictures = sorted(one for one in target.iterdir() if one.is_file() and not one.name.startswith("."))
    return Unzipped(tuple(pictures), max(0, len(members) - len(pictures)))


def _check(path: Path, members: Sequence[zipfile.ZipInfo], inbox: Path) -> None:
    if any(one.flag_bits & _ENCRYPTED for one in members):
        raise UsageError(f"{path.name}: encrypted; unpack it yourself")
    if len(members) > MAX_FILES:
        raise UsageError(
            f"{path.name}: {len(members):,} files are too many for a ZIP ({MAX_FILES:,} at most)"
        )
    unpacked = sum(one.file_size for one in members)
    if unpacked > MAX_BYTES or (unpacked > _SMALL_BYTES and unpacked > MAX_RATIO * path.stat().st_size):
        raise UsageError(f"{path.name}: unpacks to {unpacked:,} bytes, too much for pictures; not opened")
    inbox.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(inbox).free < unpacked + KEPT_FREE_BYTES:
        raise UsageError(f"{path.name}: the disk of the desk is full; free some space and send it again")


def _names(path: Path, members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Return the members' names, "" for what is passed over: hidden files, links, ZIPs in the ZIP.

    Raises:
        UsageError: a name leads out of the ZIP.
    """
    raw = [_raw_name(one) for one in members]
    encoding = _encoding([name for name in raw if isinstance(name, bytes)])
    names = []
    for member, name in zip(members, raw, strict=True):
        text = name if isinstance(name, str) else name.decode(encoding, "replace")
        parts = re.split(r"[/\\]", text)
        if text.startswith(("/", "\\")) or ".." in parts or re.match(r"[A-Za-z]:", text):
            raise UsageError(f"{path.name}: the name {text!r} leads out of it; not opened")
        link = stat.S_ISLNK(member.external_attr >> 16)
        hidden = any(part[:1] == "." != part or part == "__MACOSX" for part in parts)
        names.append("" if link or hidden or is_zip(text) or not parts[-1].strip(" .") else parts[-1])
    return names


def _raw_name(member: zipfile.ZipInfo) -> str | bytes:
    """Return a name that says its encoding as text, any other as the bytes that stand there.

    Source: APPNOTE.TXT 4.4.4 (bit 11) and 4.6.9 (Info-ZIP's Unicode path).
    """
    extra = member.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        body = extra[4 : 4 + size]
        if kind == _UNICODE_PATH and size > 5:
            try:
                return body[5:].decode()
            except UnicodeDecodeError:
                break
        extra = extra[4 + size :]
    if member.flag_bits & _UTF8:
        return member.orig_filename
    return member.orig_filename.encode("cp437")


def _encoding(names: Sequence[bytes]) -> str:
    """Return the encoding of names that do not say theirs: UTF-8, CP949, else CP437.

    Two syllables in a row tell Korean from a single accented letter, which CP949 reads as one.

    Example:
        >>> _encoding(["한강.jpg".encode("cp949")]), _encoding(["für.jpg".encode("cp437")])
        ('cp949', 'cp437')
    """
    for encoding in ("utf-8", "cp949"):
        try:
            texts = [name.decode(encoding) for name in names]
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or any(_TWO_SYLLABLES.search(text) for text in texts):
            return encoding
    return "cp437"


def _unpack(
    packed: zipfile.ZipFile, members: Sequence[tuple[zipfile.ZipInfo, str]], target: Path, label: str
) -> None:
    """Unpack into a hidden folder that gets its name when all is there."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    part.mkdir()
    left = MAX_BYTES
    try:
        for member, name in members:
            if not name:
                continue
            place = _free(part / safe_name(name))
            size = _write(packed, member, place, min(left, MAX_PHOTO_BYTES))
            left -= size
            if not photofile.is_picture(place):
                place.unlink()
        if label:
            (part / LABEL_FILE).write_text(label, encoding="utf-8")
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write(packed: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path, most: int) -> int:
    size = 0
    with packed.open(member) as source, place.open("xb") as file:
        while chunk := source.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > most:
                raise UsageError(f"{place.name}: larger than {most // 1024**2:,} MB in the ZIP; not opened")
            file.write(chunk)
    return size


def _free(place: Path) -> Path:
    """Return a name that no earlier member has: folders of a ZIP are laid into one."""
    taken, number = place, 2
    while taken.exists():
        taken = place.with_name(f"{place.stem}-{number}{place.suffix}")
        number += 1
    return taken
