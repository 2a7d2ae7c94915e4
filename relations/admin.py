"""Roll-call: Django looks for the admin here."""

from relations.desk import editions, events, sentences, site, sources, statements, vocabulary

__all__ = ["editions", "events", "sentences", "site", "sources", "statements", "vocabulary"]
