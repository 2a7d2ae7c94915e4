"""The audit: everything on record, from stored texts to editions, and what is wrong with it."""

from collections.abc import Iterator
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.models import Edition
from relations.editions.publication import obstacles_to
from relations.editions.snapshot import citations_in
from relations.fields import validate_edtf
from relations.record.models import Event
from relations.sources.intake import digest
from relations.sources.models import Source

CHUNK = 100  # rows in memory at a time


def findings() -> Iterator[str]:
    """One line for each thing that is wrong, naming where; empty if all is well."""
    yield from _sources()
    yield from _events()
    yield from _editions()


def _sources() -> Iterator[str]:
    stored = Source.objects.select_related("same_origin_as__same_origin_as")
    for source in stored.prefetch_related("sentences").iterator(CHUNK):
        where = _("source %(code)s") % {"code": source.code}
        if digest(source.text) != source.sha256:
            yield _("%(where)s: its text is not the one that was stored") % {"where": where}
        if source.voice != source.voice.voice:
            yield _("%(where)s: its origin is itself of another origin") % {"where": where}
        sentences = list(source.sentences.all())
        for sentence in sentences:
            if source.text[sentence.start : sentence.end] != sentence.text:
                yield _("%(where)s: sentence %(number)d does not stand at %(start)d–%(end)d") % {
                    "where": where,
                    "number": sentence.number,
                    "start": sentence.start,
                    "end": sentence.end,
                }
        for one, other in pairwise(sentences):
            if one.end > other.start:
                yield _("%(where)s: sentences %(one)d and %(other)d overlap") % {
                    "where": where,
                    "one": one.number,
                    "other": other.number,
                }


def _events() -> Iterator[str]:
    for event in Event.objects.complete().iterator(CHUNK):
        where = _("event %(code)s") % {"code": event.code}
        yield from (f"{where}: {finding}" for finding in _event(event))


def _event(event: Event) -> Iterator[str]:
    stored = (event.slug, event.earliest, event.latest, event.sort_date)
    try:
        event.derive()
        for statement in event.statements.all():
            if statement.date:
                validate_edtf(statement.date)
    except ValidationError as error:  # the checks below need a readable date
        yield from error.messages
        return
    if stored != (event.slug, event.earliest, event.latest, event.sort_date):
        yield _("its columns do not follow from its title and date")
    yield from (problem.message for problem in obstacles_to(event))


def _editions() -> Iterator[str]:
    previous: Edition | None = None
    editions = Edition.objects.order_by("event", "number").prefetch_related(
        "parts", "facets", "statements", "sentences"
    )
    for edition in editions.iterator(CHUNK):
        where = _("event %(code)s, edition %(number)d") % {
            "code": edition.code,
            "number": edition.number,
        }
        before = previous if previous and previous.event_id == edition.event_id else None
        if edition.number != (before.number + 1 if before else 1):
            yield _("%(where)s: the edition before it is missing") % {"where": where}
        elif before and before.superseded_at != edition.published_at:
            yield _("%(where)s: it did not follow the one before it at once") % {"where": where}
        yield from (f"{where}: {finding}" for finding in _edition(edition))
        previous = edition


def _edition(edition: Edition) -> Iterator[str]:
    texts = dict(
        Source.objects.filter(code__in=edition.document["sources"]).values_list("code", "text")
    )
    for citation in citations_in(edition.document):
        text = texts.get(citation["source"], "")
        if text[citation["start"] : citation["end"]] != citation["exact"]:
            yield _("sentence %(number)d of source %(source)s is not in the stored text") % {
                "number": citation["sentence"],
                "source": citation["source"],
            }
    if not index.follows_from(edition):
        yield _("its index does not follow from it; run manage.py rebuild_index")
