"""Tests of `photodesk.cli`."""
