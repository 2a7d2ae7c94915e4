"""The sentences that an address names: those that an editor chose on the page of their source."""

import re
from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest

from relations.sources.models import Sentence

SENTENCE = "sentence"
"""The parameter that names a chosen sentence by its primary key; it may be repeated."""

MOST_SENTENCES = 20
_KEY = re.compile(r"[0-9]{1,18}")


def chosen_sentences(request: HttpRequest, most: int = MOST_SENTENCES) -> QuerySet[Sentence]:
    """The sentences that an address names; only its first `most` values are read.

    Empty unless the user may view sources. Invalid keys are ignored, since a form shows what it
    begins with.
    """
    if not request.user.has_perm("relations.view_source"):
        return Sentence.objects.none()
    return sentences_named(request.GET.getlist(SENTENCE)[:most])


def sentences_named(keys: Sequence[str]) -> QuerySet[Sentence]:
    """Sentences with these primary keys; invalid keys are ignored, and those of
    suppressed texts."""
    return Sentence.objects.filter(pk__in=valid_keys(keys), source__suppressed_at=None)


def valid_keys(keys: Sequence[str]) -> list[int]:
    """Those texts that can be a primary key, as numbers, in the same order."""
    return [int(key) for key in keys if _KEY.fullmatch(key)]
