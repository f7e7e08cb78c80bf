"""Bytes to meaning and back: EXIF, IIM and XMP, without touching a file."""
