"""The names under which readers see editors, which are never those by which accounts log in."""

import re
import unicodedata
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""What is not seen by itself, whatever its category: Unicode's `Default_Ignorable_Code_Point`."""

_WITHIN_WORDS = re.compile("[\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""The joiners and the selectors of a variation, without which some Persian, Indic, Mongolian and
Japanese names are not written right."""

_ALIKE = frozenset(("ARMENIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "GREEK", "LATIN"))
"""Scripts that have letters of the same shapes, as Unicode's names of their letters begin."""


def public_name(account: User) -> str:
    """The name of an account as readers see it; blank if it has none. No query."""
    name = account.get_full_name()
    return "" if _folded(name) == _folded(account.get_username()) else name


def problem_of_name(name: str) -> str:
    """Why readers may not see a name, as a whole sentence; blank if they may. One query at most."""
    if not any(each.isalpha() for each in name):
        return _("Give a name, so that readers see who stands behind a judgement.")
    if any(_is_invisible(each) for each in name):
        return _("The name has characters that are not seen: type it anew.")
    if any(len(_scripts_of(word) & _ALIKE) > 1 for word in name.split()):
        return _("A word of the name mixes letters of two alphabets: type it in one.")
    if _folded(name) in map(_folded, _login_names()):
        return _("Somebody logs in by this name, which readers must not know: give another one.")
    return ""


def is_of_another(name: str, account: User) -> bool:
    """Whether readers know another account by this name, or one that differs from it only in case,
    width, spaces or what is not seen; one query."""
    others = User.objects.exclude(pk=account.pk).values_list("first_name", "last_name")
    return _folded(name) in {_folded(f"{first} {last}") for first, last in others.iterator()}


def _login_names() -> Iterator[str]:
    return User.objects.values_list("username", flat=True).iterator()


def _is_invisible(character: str) -> bool:
    """Whether it is a control, a mark of direction, a filler, or the end of a line or a
    paragraph."""
    if _WITHIN_WORDS.match(character):
        return False
    kind = unicodedata.category(character)
    return kind[0] == "C" or kind in {"Zl", "Zp"} or _IGNORABLE.match(character) is not None


def _scripts_of(word: str) -> set[str]:
    return {unicodedata.name(each, "").split(" ")[0] for each in word if each.isalpha()}


def _folded(name: str) -> str:
    """A name as a reader would take it for another: without case, width and what is not seen, and
    with one space between its words."""
    plain = unicodedata.normalize("NFKC", _IGNORABLE.sub("", name)).casefold()
    seen = "".join(each for each in plain if unicodedata.category(each)[0] != "C")
    return " ".join(seen.split())
