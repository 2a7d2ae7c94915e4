"""The seam to translation: what a gettext is, and how a string waits for one."""

from collections.abc import Callable

Gettext = Callable[[str], str]


def gettext_noop(message: str) -> str:
    """Mark a message for the translators, to be looked up later."""
    return message


def untranslated(message: str) -> str:
    """The gettext of a reader of English."""
    return message
