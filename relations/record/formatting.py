"""Dates, figures and names in words."""

import unicodedata
from functools import lru_cache

from django.contrib.auth.models import User
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from relations.dates import edtf
from relations.dates.words import in_words


def edtf_in_words(text: str) -> str:
    """A date as readers see it. Raises `EdtfError` if the text is not EDTF."""
    return _edtf_in(get_language(), text)


@lru_cache(maxsize=10_000)
def _edtf_in(_language: str | None, text: str) -> str:
    """A date in the language of this moment; a list says the same ones again and again."""
    return in_words(edtf.parse(text), _)


def figure_in_words(low: int | None, best: int | None, high: int | None) -> str:
    """The number of a figure: "at least 80,000", "20 to 30", "25 (20 to 30)"."""
    patterns = {
        (True, False, False): _("at least %(low)s"),
        (False, True, False): _("%(best)s"),
        (False, False, True): _("at most %(high)s"),
        (True, False, True): _("%(low)s to %(high)s"),
        (True, True, False): _("%(best)s, at least %(low)s"),
        (False, True, True): _("%(best)s, at most %(high)s"),
        (True, True, True): _("%(best)s (%(low)s to %(high)s)"),
    }
    pattern = patterns[low is not None, best is not None, high is not None]
    return pattern % {"low": _thousands(low), "best": _thousands(best), "high": _thousands(high)}


def editor_name(account: User) -> str:
    """An editor as others at the desk see them: the full name, or else that of the account.

    What readers may see is `public_names.public_name`.
    """
    return account.get_full_name() or account.get_username()


_FROM_RIGHT_TO_LEFT = {"R", "AL"}
_FIRST_STRONG_ISOLATE, _POP_DIRECTIONAL_ISOLATE = "\u2068", "\u2069"


def isolated(name: str) -> str:
    """A name as plain text among other words, such as in the title of a page: one with letters from
    right to left is isolated, so that it does not turn the words and numbers beside it around."""
    if any(unicodedata.bidirectional(each) in _FROM_RIGHT_TO_LEFT for each in name):
        return f"{_FIRST_STRONG_ISOLATE}{name}{_POP_DIRECTIONAL_ISOLATE}"
    return name


def _thousands(number: int | None) -> str:
    return "" if number is None else f"{number:,}"
