"""Marks that turn the direction of the text after them, in what an editor sends."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import ngettext

from relations.fields import OVERRIDES


def take_out_overrides(request: HttpRequest, *, but: frozenset[str] = frozenset()) -> None:
    """Take them out of all fields of a form, but for some, and tell the editor how many there were.

    Left in a title, they would show whatever stands after it the wrong way round. A quotation is
    found without them.
    """
    if request.method != "POST":
        return
    taken, data = 0, request.POST.copy()
    for name in data.keys() - but:
        plain = [OVERRIDES.subn("", str(each)) for each in data.getlist(name)]
        taken += sum(count for _text, count in plain)
        data.setlist(name, [text for text, _count in plain])
    if taken:
        data._mutable = False
        request.POST = data  # type: ignore[assignment]
        words = ngettext(
            "%(count)d invisible mark that turns the direction of text was taken out of what you"
            " sent.",
            "%(count)d invisible marks that turn the direction of text were taken out of what you"
            " sent.",
            taken,
        )
        messages.info(request, words % {"count": taken})
