"""Django's backend for SQLite, with connections that also read where nothing can be written."""
