"""The grammar under the modules above: tokens, clauses, names, posts, verbs, numbers."""
