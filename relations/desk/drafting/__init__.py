"""The reading table: from the sentences of a source to events and statements, with proposals."""
