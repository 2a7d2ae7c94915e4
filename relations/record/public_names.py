"""The names under which readers see editors, which are never those by which accounts log in."""

import unicodedata
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

_WITHIN_WORDS = "\u200c\u200d"
"""The joiners, without which some Persian and Indic names are not written right."""


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
    if _folded(name) in map(_folded, _login_names()):
        return _("Somebody logs in by this name, which readers must not know: give another one.")
    return ""


def is_of_another(name: str, account: User) -> bool:
    """Whether readers know another account by this name, or one that differs from it only in case
    and width; one query."""
    others = User.objects.exclude(pk=account.pk).values_list("first_name", "last_name")
    return _folded(name) in {_folded(f"{first} {last}") for first, last in others.iterator()}


def _login_names() -> Iterator[str]:
    return User.objects.values_list("username", flat=True).iterator()


def _is_invisible(character: str) -> bool:
    """Whether it is a control, a mark of direction, or the end of a line or a paragraph."""
    kind = unicodedata.category(character)
    return kind in {"Zl", "Zp"} or (kind[0] == "C" and character not in _WITHIN_WORDS)


def _folded(name: str) -> str:
    """A name as a reader would take it for another: without case, width and what is not seen."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(each for each in plain if unicodedata.category(each)[0] != "C").strip()
