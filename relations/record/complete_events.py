"""Many events as `Event.objects.complete()` gives them, at half the cost.

Each row that others share, such as a country or a source, is fetched and made once, and what
belongs to an event is given to it without a query set of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model

from relations.record.citations import Citation
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Sentence, Source

Related = TypeVar("Related", bound=Model)


def complete_events(keys: Collection[int]) -> list[Event]:
    """The events with some keys, in the order of these, with all that checks, comparison and
    publication read; a fixed number of queries. Their parts are lists, and not query sets."""
    if len(keys) == 1:
        # There is nothing to share, and it asks fewer.
        return list(Event.objects.complete().filter(pk__in=keys))
    events = list(Event.objects.filter(pk__in=keys).order_by("pk"))
    _join(events, "type", EventType.objects.all())
    _join(events, "after", Event.objects.all())
    statements = list(Statement.objects.filter(event__in=events))
    of_events = list(Citation.objects.filter(event__in=events))
    of_statements = list(Citation.objects.filter(statement__in=statements))
    participations = list(Participation.objects.filter(event__in=events))
    _join(participations, "country", Country.objects.all())
    _join_statements(statements)
    _join_citations([*of_events, *of_statements])
    _give(events, "citations", "event", of_events)
    _give(events, "statements", "event", statements)
    _give(events, "participations", "event", participations)
    _give(statements, "citations", "statement", of_statements)
    _give_topics(events)
    return events


def _join_statements(statements: Collection[Statement]) -> None:
    answered = Statement.objects.all()
    _join(statements, "responds_to", answered)
    claims = [each.responds_to for each in statements if each.responds_to]
    for name in ("speaker", "on_behalf_of", "addressee"):
        _join(statements, name, Actor.objects.all())
        actors = [actor for each in statements if (actor := getattr(each, name))]
        _join(actors, "country", Country.objects.all())
    _join(claims, "speaker", Actor.objects.all())


def _join_citations(citations: Collection[Citation]) -> None:
    _join(citations, "sentence", Sentence.objects.all())
    _join(citations, "checked_by", User.objects.all())
    sentences = [each.sentence for each in citations]
    _join(sentences, "source", Source.objects.all())
    _join([each.source for each in sentences], "same_origin_as", Source.objects.all())


def _join(rows: Iterable[Model], name: str, others: Any) -> None:
    """Let each row know the other one to which its foreign key leads; one query."""
    leading = [(row, key) for row in rows if (key := getattr(row, f"{name}_id")) is not None]
    found = {each.pk: each for each in others.filter(pk__in={key for _row, key in leading})}
    for row, key in leading:
        if key in found:  # Else it was deleted between two queries, and the row too.
            row._state.fields_cache[name] = found[key]


def _give(wholes: Iterable[Model], parts: str, whole: str, rows: Iterable[Related]) -> None:
    """Let each whole know its parts, which come in their order, and each part its whole."""
    by_key: Mapping[int, list[Related]] = defaultdict(list)
    for row in rows:
        by_key[getattr(row, f"{whole}_id")].append(row)
    for each in wholes:
        _prefetched(each)[parts] = by_key.get(each.pk, [])
        for row in _prefetched(each)[parts]:
            row._state.fields_cache[whole] = each


def _give_topics(events: Collection[Event]) -> None:
    chosen = Event.topics.through._default_manager.filter(event__in=events)
    topics = {each.pk: each for each in Topic.objects.all()}
    order = {key: place for place, key in enumerate(topics)}
    by_event: Mapping[int, list[int]] = defaultdict(list)
    for key, topic in chosen.values_list("event", "topic"):
        by_event[key].append(topic)
    for event in events:
        keys = sorted(by_event.get(event.pk, ()), key=order.__getitem__)
        _prefetched(event)["topics"] = [topics[key] for key in keys]


def _prefetched(row: Any) -> dict[str, list[Any]]:
    if "_prefetched_objects_cache" not in row.__dict__:
        row._prefetched_objects_cache = {}
    prefetched: dict[str, list[Any]] = row._prefetched_objects_cache
    return prefetched
