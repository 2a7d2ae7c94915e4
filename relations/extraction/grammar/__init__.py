"""The grammar by which the modules above read: words and what they do, clauses, names, numbers."""
