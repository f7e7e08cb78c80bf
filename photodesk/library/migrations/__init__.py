"""Alembic's migrations: every change of the desk's tables, in order."""
