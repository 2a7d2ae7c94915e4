"""Imports the desk, because Django looks for the admin here."""

from relations.desk import accounts, editions, events, sentences, sources, statements, vocabulary

__all__ = ["accounts", "editions", "events", "sentences", "sources", "statements", "vocabulary"]
