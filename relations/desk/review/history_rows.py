"""The history of an event: every change of it and of its rows, deleted ones too, and every review
and edition, the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, OuterRef, Q, QuerySet, Subquery, Value

from relations.desk.sentences import citable_sentences, label_of
from relations.editions.models import Edition, Review
from relations.record.citations import Citation
from relations.record.models import Event, Participation, Statement
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Sentence

RECORDED: dict[str, Any] = {
    "event": Event,
    "participation": Participation,
    "statement": Statement,
    "citation": Citation,
}
"""The kinds of row whose changes django-simple-history keeps."""

CREATED, CHANGED, DELETED = "+", "~", "-"


@dataclass(frozen=True, slots=True)
class Past:
    """One page of the history of an event, with all that its words need.

    `happened` are pairs of a kind and a row: a review, an edition, or a row of a history, of which
    `before` has the state before it, by kind and key. `topics` has the keys of the topics by the
    key of a row of the event's history, `names` the names of the rows referred to by model and
    key, `speakers` the keys of the speakers by those of statements, deleted ones too.
    """

    happened: list[tuple[str, Any]]
    before: dict[tuple[str, int], Any]
    topics: dict[int, list[int]]
    names: dict[type[Model], dict[int, str]]
    speakers: dict[int, int]

    def name(self, model: type[Model], key: int | None) -> str:
        """The name of a row; blank if there is none, or it was deleted."""
        return self.names.get(model, {}).get(key or 0, "")

    def speaker(self, statement: int) -> str:
        return self.name(Actor, self.speakers.get(statement))


def moments_of(event: Event) -> QuerySet[Any]:
    """The kind, key and time of all that happened to an event, the newest first; one query for each
    page cut from it."""
    statements = Statement.history.filter(event_id=event.pk).order_by().values("id")
    cites = Q(event_id=event.pk) | Q(statement_id__in=statements)
    histories = {
        "event": Event.history.filter(id=event.pk),
        "participation": Participation.history.filter(event_id=event.pk),
        "statement": Statement.history.filter(event_id=event.pk),
        "citation": Citation.history.filter(cites),
    }
    parts: list[QuerySet[Any]] = [
        *(_moments(rows, kind, "history_date") for kind, rows in histories.items()),
        _moments(Review.objects.filter(event=event), "sent", "sent_at"),
        _moments(_ended(event), "ended", "decided_at"),
        _moments(Edition.objects.filter(event=event), "edition", "published_at"),
    ]
    return parts[0].union(*parts[1:], all=True).order_by("-when", "kind", "-key")


def past_of(event: Event, moments: Iterable[dict[str, Any]]) -> Past:
    """What happened at some moments of an event; at most 19 queries, however many moments."""
    keys: dict[str, list[int]] = {}
    for each in moments:
        keys.setdefault(each["kind"], []).append(each["key"])
    rows = {(kind, key): row for kind in keys for key, row in _rows(kind, keys[kind]).items()}
    before = _before(rows)
    told = [*rows.items(), *before.items()]
    speakers = dict(
        Statement.history.filter(event_id=event.pk)
        .order_by("history_date", "history_id")
        .values_list("id", "speaker_id")
    )
    topics = _topics([row.pk for (kind, _key), row in told if kind == "event"])
    referred = _referred([row for (kind, _key), row in told if kind in RECORDED])
    referred[Topic] = {topic for each in topics.values() for topic in each}
    referred.setdefault(Actor, set()).update(speakers.values())
    return Past(
        happened=[(each["kind"], rows[each["kind"], each["key"]]) for each in moments],
        before=before,
        topics=topics,
        names={model: _names(model, found) for model, found in referred.items() if found},
        speakers=speakers,
    )


def _ended(event: Event) -> QuerySet[Review]:
    """The reviews of an event that ended without an edition; an edition is told by itself."""
    outcomes = (Review.Outcome.TAKEN_BACK, Review.Outcome.SENT_BACK)
    return Review.objects.filter(event=event, outcome__in=outcomes)


def _moments(rows: Any, kind: str, date: str) -> QuerySet[Any]:
    told = rows.order_by().annotate(
        when=F(date), kind=Value(kind, output_field=CharField()), key=F("pk")
    )
    moments: QuerySet[Any] = told.values("when", "kind", "key")
    return moments


def _rows(kind: str, keys: list[int]) -> dict[int, Any]:
    """The rows of a kind by key, with their accounts; those of a history with the key of the row
    before each."""
    if kind == "edition":
        return Edition.objects.select_related("published_by").in_bulk(keys)
    if kind not in RECORDED:
        return Review.objects.select_related("sent_by", "decided_by").in_bulk(keys)
    history = RECORDED[kind].history
    earlier = Q(history_date__lt=OuterRef("history_date")) | Q(
        history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")
    )
    last = history.filter(earlier, id=OuterRef("id")).order_by("-history_date", "-history_id")
    rows = history.select_related("history_user").annotate(
        before=Subquery(last.values("history_id")[:1])
    )
    found: dict[int, Any] = rows.in_bulk(keys)
    return found


def _before(rows: dict[tuple[str, int], Any]) -> dict[tuple[str, int], Any]:
    before = {}
    for kind, model in RECORDED.items():
        keys = {row.before for (of, _key), row in rows.items() if of == kind and row.before}
        stored = model.history.in_bulk(keys)
        for (of, key), row in rows.items():
            if of == kind and row.before in stored:
                before[kind, key] = stored[row.before]
    return before


def _topics(keys: list[int]) -> dict[int, list[int]]:
    topics: dict[int, list[int]] = {}
    rows = Event.history.model.topics.model.objects.filter(history__in=keys)
    for history, topic in rows.order_by("topic_id").values_list("history_id", "topic_id"):
        topics.setdefault(history, []).append(topic)
    return topics


def _referred(rows: list[Any]) -> dict[type[Model], set[int]]:
    """The keys that rows of histories refer to, by model."""
    referred: dict[type[Model], set[int]] = {}
    for row in rows:
        for field in row.tracked_fields:
            key = getattr(row, field.attname)
            if field.is_relation and key is not None:
                referred.setdefault(field.related_model, set()).add(key)
    return referred


def _names(model: type[Model], keys: set[int]) -> dict[int, str]:
    if model is Sentence:
        return {each.pk: label_of(each) for each in citable_sentences().filter(pk__in=keys)}
    if model is Statement:
        said = Statement.objects.select_related("speaker").filter(pk__in=keys)
        return {each.pk: str(each) for each in said}
    if model in {Actor, Country, EventType, Topic}:
        return {each.pk: str(each) for each in model._default_manager.filter(pk__in=keys)}
    return {}
