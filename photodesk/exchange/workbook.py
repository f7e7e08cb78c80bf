"""What stands in the cells of a spreadsheet file (XLSX, XLS, ODS)? Read by calamine, as text.

calamine is native code that reserves the whole rectangle between a worksheet's first and last
cell: a workbook of 5 kB with one stray cell at XFD1048576 asks for 500 GB and takes the process
with it. So a process of its own reads it (`workbook_reader`), bounded in memory and time, and a
hostile or damaged workbook costs one clear error.

Standards: ECMA-376 (XLSX), [MS-XLS], OASIS OpenDocument 1.3 (ODS).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Literal

from photodesk.errors import TableError

WorkbookKind = Literal["xlsx", "xls", "ods"]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READER = Path(__file__).with_name("workbook_reader.py")
_TIMEOUT_S = 120


def workbook_kind(data: bytes) -> WorkbookKind | None:
    """Tell a workbook by its first bytes, never by its name; None for anything else.

    Example:
        >>> workbook_kind(b"filename,caption") is None
        True
    """
    if data.startswith(_OLE):
        return "xls"
    if not data.startswith(_ZIP):
        return None
    return "ods" if b"opendocument.spreadsheet" in data[:200] else "xlsx"


def read_workbook(data: bytes, *, name: str) -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Return the worksheets of a workbook as text.

    Args:
        data: the file's bytes.
        name: its name, for messages.

    Returns:
        (worksheet name, rows) of the visible worksheets; rows from the worksheet's row 1 on, ()
        for a blank one. Dates are ISO, whole numbers have no decimal point, formulas give the
        value that was last calculated, a cell merged over several rows counts for each of them.

    Raises:
        TableError: no workbook, damaged, protected by a password, or too large.
    """
    try:
        read = subprocess.run(  # noqa: S603 - our own interpreter and our own file
            [sys.executable, "-P", str(_READER)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TableError(f"{name}: not read in {_TIMEOUT_S} s: save the captions alone, as CSV") from None
    if read.returncode:
        raise TableError(f"{name}: damaged, or cells stand too far apart: save the captions as CSV")
    answer = json.loads(read.stdout)
    if "error" in answer:
        raise TableError(f"{name}: {answer['error']}")
    return [(title, tuple(map(tuple, rows))) for title, rows in answer["sheets"]]
