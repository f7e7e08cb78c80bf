"""Tests of PhotoDesk; the folders mirror `photodesk`."""
