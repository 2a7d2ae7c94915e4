"""The audit of stored texts: each is the one that was stored, and its sentences stand in it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from relations.editions.descriptions import Description
from relations.sources.intake import digest
from relations.sources.models import Sentence, Source
from relations.sources.suppressible import SUPPRESSED


def audited_sources(keys: Collection[int]) -> list[Any]:
    """The sources with some keys, in the order of these, with what `faults_of_sources` reads."""
    described = Description.objects.newest().filter(kind="source", code=OuterRef("code"))
    published = described.values(sha256_of_text=KT("document__sha256"))[:1]
    stored = Source.objects.select_related("same_origin_as__same_origin_as")
    stored = stored.annotate(published_sha256=Subquery(published)).prefetch_related("sentences")
    return list(stored.filter(pk__in=keys).order_by("pk"))


def faults_of_sources(sources: Iterable[Any]) -> Iterator[str]:
    """What is wrong with sources from `audited_sources`, each fault as a line; no query."""
    for source in sources:
        where = _("source %(code)s") % {"code": source.code}
        if source.voice != source.voice.voice:
            yield _("%(where)s: its origin is itself of another origin") % {"where": where}
        sentences = list(source.sentences.all())
        if source.suppressed_at:
            yield from _suppressed(where, sentences)
        else:
            yield from _text(where, source, sentences)
        for one, other in pairwise(sentences):
            if one.end > other.start:
                yield _("%(where)s: sentences %(one)d and %(other)d overlap") % {
                    "where": where,
                    "one": one.number,
                    "other": other.number,
                }


def _text(where: str, source: Any, sentences: list[Sentence]) -> Iterator[str]:
    if digest(source.text) != source.sha256:
        yield _("%(where)s: its text is not the one that was stored") % {"where": where}
    elif source.published_sha256 not in (None, source.sha256):
        yield _("%(where)s: its text is not the one that was published") % {"where": where}
    for sentence in sentences:
        if source.text[sentence.start : sentence.end] != sentence.text:
            yield _("%(where)s: sentence %(number)d does not stand at %(start)d–%(end)d") % {
                "where": where,
                "number": sentence.number,
                "start": sentence.start,
                "end": sentence.end,
            }


def _suppressed(where: str, sentences: list[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        if sentence.text != SUPPRESSED:
            yield _("%(where)s: its text was suppressed, and not its sentence %(number)d") % {
                "where": where,
                "number": sentence.number,
            }
