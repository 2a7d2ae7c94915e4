"""How the values of facets are read from an address. Each raises `ValueError` with the reason for
what it cannot read."""

import re
from collections.abc import Callable

from django.db.models import TextChoices
from django.utils.translation import gettext

from relations import codes
from relations.editions.stems import one_line

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_SLUG = 80
LONGEST_TEXT = 200


def read_letters(value: str) -> str:
    """The three letters of a country."""
    if not re.match(r"[A-Za-z]{3}\Z", value):
        raise ValueError(gettext("is not a country's three letters, such as AFG"))
    return value.upper()


def read_slug(value: str) -> str:
    """A code of words."""
    if not _SLUG.match(value) or len(value) > LONGEST_SLUG:
        raise ValueError(gettext("is not a code of lower-case words joined by hyphens"))
    return value


def read_source_code(value: str) -> str:
    """The code of a source."""
    if not re.match(rf"{codes.PATTERN}\Z", value):
        raise ValueError(gettext("is not a source's code of eight letters and digits"))
    return value


def read_text(value: str) -> str:
    """A text on one line."""
    text = one_line(value)
    if len(text) > LONGEST_TEXT:
        reason = gettext("is longer than %(count)d characters") % {"count": LONGEST_TEXT}
        raise ValueError(reason)
    return text


def read_language(value: str) -> str:
    """A BCP 47 tag."""
    if not re.match(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z", value):
        raise ValueError(gettext("is no tag of a language, such as en or ur"))
    return value


def read_one_of(choices: type[TextChoices]) -> Callable[[str], str]:
    """Reads one of some choices."""

    def read(value: str) -> str:
        if value not in choices.values:
            raise ValueError(
                gettext("is none of %(choices)s") % {"choices": ", ".join(choices.values)}
            )
        return value

    return read
