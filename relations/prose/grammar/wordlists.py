"""Words that a module lists as plain text, so that a long list stays readable."""


def listed(words: str) -> frozenset[str]:
    """The words of a text, by white space."""
    return frozenset(words.split())
