"""What paper says of a list: how much of it the page holds, and where the rest is."""

from typing import Any

from django.utils.translation import ngettext_lazy

from relations.queries.answer import Answer, StatementsAnswer
from relations.web.addresses import whole

EVENTS_ON_PAPER = ngettext_lazy(
    "%(shown)d of %(count)d event", "%(shown)d of %(count)d events", "count"
)
STATEMENTS_ON_PAPER = ngettext_lazy(
    "%(shown)d of %(count)d statement", "%(shown)d of %(count)d statements", "count"
)


def paper_of(answer: Answer | StatementsAnswer, words: Any, address: str) -> dict[str, Any]:
    """How many rows of a list at an address are on the page, in words, and the address of as many
    as one page may hold (`pages.MOST_PAGES`), with their notes; blank where that is the page."""
    shown, count = len(answer.page.rows), answer.count
    return {
        "words": words % {"shown": shown, "count": count},
        "whole": "" if answer.stretch.is_whole else whole(address),
    }
