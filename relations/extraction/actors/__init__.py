"""The grammar under ``people`` and ``known_actors``: names, posts and institutions."""
