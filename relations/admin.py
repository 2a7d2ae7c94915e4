"""Imports the desk, because Django looks for the admin here."""

from relations.desk import (
    accounts,
    editions,
    error_reports,
    events,
    sentences,
    sources,
    statements,
    vocabulary,
)

__all__ = [
    "accounts",
    "editions",
    "error_reports",
    "events",
    "sentences",
    "sources",
    "statements",
    "vocabulary",
]
