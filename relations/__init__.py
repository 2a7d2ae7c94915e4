"""Dyad: the relations between countries, cited to the sentence. README.md is the floor plan."""
