"""Tests of the duplicates: pairs of captions, groups, the index, pictures."""
