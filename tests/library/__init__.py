"""Tests of `photodesk.library`."""
