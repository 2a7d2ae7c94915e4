"""Imports the desk, because Django looks for the admin here."""

from relations.desk import editions, events, sentences, sources, statements, vocabulary

__all__ = ["editions", "events", "sentences", "sources", "statements", "vocabulary"]
