"""Drafting: a new event that begins from sentences which its editor has chosen in their source."""

import re
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from relations.desk.proposals import DateProposal
from relations.sources.models import Sentence

SENTENCE = "sentence"
"""The parameter, which may be repeated, that names a chosen sentence by its primary key."""

MOST_SENTENCES = 20
_KEY = re.compile(r"[0-9]{1,18}")


def chosen_sentences(request: HttpRequest, most: int = MOST_SENTENCES) -> "QuerySet[Sentence]":
    """The sentences that an address names, up to so many.

    Nothing for who may not see sources. What names no sentence is passed over: a form shows what
    it begins with.
    """
    if not request.user.has_perm("relations.view_source"):
        return Sentence.objects.none()
    named = request.GET.getlist(SENTENCE)[:most]
    keys = [int(each) for each in named if _KEY.fullmatch(each)]
    return Sentence.objects.filter(pk__in=keys)


def beginning(proposals: Sequence[DateProposal]) -> dict[str, str]:
    """What the form of a new event begins with: the date, its words and its reason.

    Only where the sentences name a single date; which of several is meant, the editor says.
    """
    if len({each.edtf for each in proposals}) != 1:
        return {}
    first = proposals[0]
    return {"date": first.edtf, "date_said": first.said, "date_note": first.reason}
