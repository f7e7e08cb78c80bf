"""Is this file a sheet at all? What else people drop, known by its first bytes, never by its name.

Groupware calls a web page "captions.xls", a phone sends the picture itself, a desk editor drags
the Word file. Read as CSV each of them gives a puzzle; here it gets its name.

Sources: the formats' own signatures (PDF 1.7, RTF 1.9, RFC 8259, [MS-CFB], APPNOTE.TXT 4.3).
"""

from __future__ import annotations

import re

_HEAD_BYTES = 4_096
_ZIP = b"PK\x03\x04"

_BINARY = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"HWP Document File", "a Hancom text document (HWP)"),
    (b"SQLite format 3", "a database"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"\x1f\x8b", "an archive (gzip)"),
)
_IN_ZIP = (
    (b"word/", "a Word document"),
    (b"ppt/", "a PowerPoint document"),
    (b"hwp+zip", "a Hancom text document (HWPX)"),
    (b"opendocument.text", "a text document (ODT)"),
    (b".iwa", "a document of Apple's Numbers, Pages or Keynote"),
)
_IN_OLE = (
    ("HwpSummaryInformation".encode("utf-16-le"), "a Hancom text document (HWP)"),
    ("WordDocument".encode("utf-16-le"), "a Word document (DOC)"),
    ("PowerPoint Document".encode("utf-16-le"), "a PowerPoint document (PPT)"),
)
_TEXT = (
    (re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE), "a web page"),
    (re.compile(r"<\?xml\b|<Workbook\b"), "an XML file"),
    (re.compile(r'[\[{]\s*(?:[\[{]|"[^"\r\n]{1,80}"\s*[:,\]])'), "a JSON file"),
)


def what_else(data: bytes) -> str:
    """Return what a file is that is no sheet, with its article; "" when it may be one.

    Example:
        >>> what_else("<html><table><tr><td>파일명".encode()), what_else("파일명,캡션".encode())
        ('a web page', '')
    """
    head = data[:_HEAD_BYTES]
    for signature, name in _BINARY:
        if head.startswith(signature):
            return name
    if head.startswith(_ZIP):
        # The names of the files in an archive stand again at its end.
        ends = head + data[-65_536:]
        return next((name for mark, name in _IN_ZIP if mark in ends), "")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return next((name for mark, name in _IN_OLE if mark in data), "")
    text = _beginning(head)
    return next((name for pattern, name in _TEXT if pattern.match(text)), "")


def _beginning(head: bytes) -> str:
    """Return the first characters as far as ASCII goes: enough to know a markup by."""
    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace").lstrip()
    return head.decode("latin-1").lstrip()
