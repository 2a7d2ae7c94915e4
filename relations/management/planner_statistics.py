"""What the planner of a database knows of its rows. PostgreSQL sees to that by itself, but not at
once; SQLite does not at all, and then guesses."""

from django.db import connection

MOST_SAMPLED = 10_000
"""Rows of each index that SQLite looks at, so that nobody waits for it, however large they are."""


def gather_statistics() -> None:
    """Let the planner know the rows of all tables as they are now; with SQLite, as a short act of
    writing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {MOST_SAMPLED}")
        cursor.execute("ANALYZE")
