"""The terms under which the record may be used, for its JSON and for `/about/`."""

from collections.abc import Mapping

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

LICENSE: dict[str, object] = {
    "spdx": "CC-BY-4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
    "covers": _("The record’s own words: titles, summaries and paraphrases."),
    "quotations": _("Quoted sentences remain their publishers’."),
}


def licensed_json(shape: Mapping[str, object], status: int = 200) -> JsonResponse:
    """An answer in the record's words, as JSON; its license comes last."""
    return JsonResponse({**shape, "license": LICENSE}, status=status)
