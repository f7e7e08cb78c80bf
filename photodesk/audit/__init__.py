"""The pre-publication rules and their reports."""
