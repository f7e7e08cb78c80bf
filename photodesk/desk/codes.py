r"""Code replacements: a short code between two marks becomes the words it stands for.

The files are Photo Mechanic's: plain text, a code and what it stands for separated by a tab, one
pair a line, more columns for other wordings, lines that begin with // are notes. In a text the
code stands between two marks, =gb12= or \gb12\; =gb12#2= takes the second wording. Codes are case-sensitive.

Source: Camera Bits, "Introduction to Code Replacements in Photo Mechanic" (docs.camerabits.com).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from photodesk.desk.roles import needs
from photodesk.errors import TableError, TextError, UsageError
from photodesk.exchange.encoding import decode_sheet
from photodesk.text import check

if TYPE_CHECKING:
    from photodesk.desk import Desk

FOLDER = "codes"
"""Folder of the desk that holds the files, as they came."""
MOST = 20_000
"""Codes of a desk at most."""
MAX_FILE_BYTES = 4 * 1024 * 1024

_CODE = re.compile(r"[^\s=\\#\t]{1,40}")
_USED = re.compile(r"([=\\])([^\s=\\#]{1,40})(?:#(\d))?\1")
_FILE = re.compile(r"[^/\\\x00-\x1f.][^/\\\x00-\x1f]{0,99}")


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes and their wordings; `files` are the files they came from, `version` names the whole.

    Attributes:
        wordings: code -> what it stands for, the usual wording first.
        problems: what was passed over, one line each.
    """

    wordings: Mapping[str, tuple[str, ...]]
    files: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Expanded:
    """A text with its codes replaced, and the codes that nothing is known of, as written."""

    text: str
    unknown: tuple[str, ...] = ()


def read(data: bytes, name: str) -> Codes:
    """Read a file of code replacements; of two lines with one code the later holds.

    Args:
        data: the file. It is UTF-8 by its format; what Korean Windows writes is read as well.
        name: its name, for messages.

    Raises:
        UsageError: it is no text, or no line of it has a tab.

    Example:
        >>> read("// Seoul derby\\ngs8\\tKi Sung-yueng\\t기성용\\n".encode(), "derby.txt").wordings
        {'gs8': ('Ki Sung-yueng', '기성용')}
    """
    if len(data) > MAX_FILE_BYTES:
        raise UsageError(f"{name}: larger than {MAX_FILE_BYTES // 1024 // 1024} MB; split the list")
    try:
        text = decode_sheet(data, name=name).text
    except TableError as error:
        raise UsageError(str(error)) from None
    wordings: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        code, *rest = (cell.strip() for cell in line.split("\t"))
        said = tuple(cell for cell in rest if cell)
        try:
            said = tuple(check(cell, f"{name}, line {number}") for cell in said)
        except TextError as error:
            problems.append(str(error))
            continue
        if not said:
            problems.append(f"{name}, line {number}: no tab between the code and what it stands for")
        elif not _CODE.fullmatch(code):
            problems.append(f"{name}, line {number}: “{code[:40]}” is no code (no blanks, = \\ or #)")
        else:
            wordings.pop(code, None)
            wordings[code] = said
    if not wordings:
        raise UsageError(f"{name}: no code replacements; each line is CODE, a tab, and what it stands for")
    return Codes(wordings, (name,), tuple(problems))


def expand(text: str, codes: Mapping[str, tuple[str, ...]]) -> Expanded:
    r"""Return a text with its codes replaced; what is between marks and no known code stays.

    Example:
        >>> expand(r"=gs8= beats \gs8#2\ and =x=.", {"gs8": ("Ki Sung-yueng", "기성용")})
        Expanded(text='Ki Sung-yueng beats 기성용 and =x=.', unknown=('=x=',))
    """
    unknown: list[str] = []

    def words(match: re.Match[str]) -> str:
        said = codes.get(match[2], ())
        number = int(match[3] or 1)
        if 1 <= number <= len(said):
            return said[number - 1]
        unknown.append(match[0])
        return match[0]

    return Expanded(_USED.sub(words, text), tuple(dict.fromkeys(unknown)))


# --- the desk's own ------------------------------------------------------------------------------


def of_desk(desk: Desk) -> Codes:
    """Return the codes of all the desk's files; where two files have one code, the newer file holds."""
    folder = desk.folder / FOLDER
    stamps = []
    for path in folder.glob("[!.]*") if folder.is_dir() else ():
        with suppress(OSError):  # taken off this moment
            stat = path.stat()
            stamps.append((stat.st_mtime_ns, path.name, stat.st_size))
    return _of_files(folder, tuple(sorted(stamps)))


@lru_cache(maxsize=8)
def _of_files(folder: Path, stamps: tuple[tuple[int, str, int], ...]) -> Codes:
    """Read the files of a folder, oldest first; the stamps name their state."""
    wordings: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    version = hashlib.sha256()
    for _, name, _ in stamps:
        try:
            data = (folder / name).read_bytes()
            version.update(data)
            one = read(data, name)
        except OSError as error:
            problems.append(f"{name}: cannot be read ({error.strerror})")
        except UsageError as error:
            problems.append(str(error))
        else:
            wordings |= one.wordings
            problems += one.problems
    if len(wordings) > MOST:
        problems.append(f"only the first {MOST:,} of {len(wordings):,} codes are taken")
        wordings = dict(list(wordings.items())[:MOST])
    names = tuple(name for _, name, _ in stamps)
    return Codes(wordings, names, tuple(problems), version.hexdigest()[:12] if wordings else "")


@needs("editor")
def add(desk: Desk, name: str, data: bytes) -> Codes:
    """Keep a file of code replacements on the desk, in place of one of that name; return what it says.

    Raises:
        UsageError: the name is no file's, or the file has no code replacements.
    """
    if not _FILE.fullmatch(name):
        raise UsageError(f"{name!r}: no file name")
    found = read(data, name)
    folder = desk.folder / FOLDER
    folder.mkdir(exist_ok=True)
    part = folder / f".{name}.part"
    part.write_bytes(data)
    part.replace(folder / name)
    return found


@needs("editor")
def remove(desk: Desk, name: str) -> None:
    """Take a file of code replacements off the desk.

    Raises:
        UsageError: there is none of that name.
    """
    path = desk.folder / FOLDER / name
    if not _FILE.fullmatch(name) or not path.is_file():
        held = ", ".join(of_desk(desk).files) or "none yet"
        raise UsageError(f"{name}: no such file of codes; there are: {held}")
    path.unlink()
