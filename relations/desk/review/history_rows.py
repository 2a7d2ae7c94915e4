"""The history of a row: every change of it and of its parts, deleted ones too, and what became of
an event in reviews and editions; the newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, OuterRef, QuerySet, Subquery, Value

from relations.desk.sentences import citable_sentences, label_of
from relations.editions.authorship import CHANGES
from relations.editions.models import Edition, Review
from relations.record.citations import Citation
from relations.record.country_names import CountryName
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Sentence, Source
from relations.sources.revisits import Revisit

RECORDED: dict[str, Any] = {
    str(model._meta.model_name): model
    for model in (
        *(Event, Participation, Statement, Citation),
        *(Source, Actor, Topic, EventType, Country, CountryName),
    )
}
"""The models of whose rows every state is kept, by the name of the kind of change."""

CREATED, CHANGED, DELETED = "+", "~", "-"


@dataclass(frozen=True, slots=True)
class Past:
    """One page of a history, with all that its words need.

    `happened` are pairs of a kind and a row: a review, an edition, a second look, or a row of a
    history, of which `before` has the state before it, by kind and key. `related` has the keys of
    the topics of an event and of the successors of a country by kind and key, `names` the names of
    the rows referred to by model and key, `speakers` the keys of the speakers by those of
    statements, deleted ones too.
    """

    happened: list[tuple[str, Any]]
    before: dict[tuple[str, int], Any]
    related: dict[tuple[str, int], list[int]]
    names: dict[type[Model], dict[int, str]]
    speakers: dict[int, int]

    def name(self, model: type[Model], key: int | None) -> str:
        """The name of a row; blank if there is none, or it was deleted."""
        return self.names.get(model, {}).get(key or 0, "")

    def speaker(self, statement: int) -> str:
        return self.name(Actor, self.speakers.get(statement))


def moments_of(row: Model) -> QuerySet[Any]:
    """The time, the mark of the kind, and the key of all that happened to a row of a model of
    `CHANGES`, the newest first; one query for each page cut from it."""
    parts = [_moments(each.of_rows([row.pk]), each.mark, each.time) for each in CHANGES[type(row)]]
    if isinstance(row, Event):
        parts += [
            _moments(Review.objects.filter(event=row), "sent", "sent_at"),
            _moments(_ended(row), "ended", "decided_at"),
            _moments(Edition.objects.filter(event=row), "edition", "published_at"),
        ]
    moments = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return moments.order_by("-when", "mark", "-key")


def past_of(row: Model, moments: Iterable[dict[str, Any]]) -> Past:
    """What happened at some moments of a row; at most 20 queries, however many moments."""
    keys: dict[str, list[int]] = {}
    for each in moments:
        keys.setdefault(each["mark"], []).append(each["key"])
    rows = {(kind, key): found for kind in keys for key, found in _rows(kind, keys[kind]).items()}
    before = _before(rows)
    told = [(kind, each) for (kind, _key), each in [*rows.items(), *before.items()]]
    states = [(kind, each) for kind, each in told if kind in RECORDED]
    referred = _referred([each for _kind, each in states])
    related: dict[tuple[str, int], list[int]] = {}
    for field, kind, of_states in _related(states):
        related |= {(kind, state): found for state, found in of_states.items()}
        referred.setdefault(field.related_model, set()).update(*of_states.values())
    speakers = _speakers(row) if isinstance(row, Event) else {}
    referred.setdefault(Actor, set()).update(speakers.values())
    return Past(
        happened=[(each["mark"], rows[each["mark"], each["key"]]) for each in moments],
        before=before,
        related=related,
        names={model: _names(model, found) for model, found in referred.items() if found},
        speakers=speakers,
    )


def related_field(kind: str) -> Any:
    """The field of a kind of row whose values are not in its own table, but are part of its states;
    None if it has none."""
    return next(iter(RECORDED[kind].history.model._history_m2m_fields), None)


def _ended(event: Event) -> QuerySet[Review]:
    """The reviews of an event that ended without an edition; an edition is told by itself."""
    outcomes = (Review.Outcome.TAKEN_BACK, Review.Outcome.SENT_BACK)
    return Review.objects.filter(event=event, outcome__in=outcomes)


def _moments(rows: Any, kind: str, time: str) -> QuerySet[Any]:
    told = rows.order_by().annotate(
        when=F(time), mark=Value(kind, output_field=CharField()), key=F("pk")
    )
    moments: QuerySet[Any] = told.values("when", "mark", "key")
    return moments


ACCOUNTS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "edition": (Edition, ("published_by",)),
    "sent": (Review, ("sent_by",)),
    "ended": (Review, ("decided_by",)),
    "revisit": (Revisit, ("made_by", "version")),
}
"""What is not in a history: its model, and what is read with it."""


def _rows(kind: str, keys: list[int]) -> dict[int, Any]:
    """The rows of a kind by key, with their accounts; those of a history with the key of the row
    before each."""
    if kind not in RECORDED:
        model, read_with = ACCOUNTS[kind]
        return dict(model._default_manager.select_related(*read_with).in_bulk(keys))
    history = RECORDED[kind].history
    # By their numbers: a clock may have been set back between the two.
    earlier = history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = earlier.order_by("-history_id").values("history_id")[:1]
    rows = history.select_related("history_user").annotate(before=Subquery(last))
    found: dict[int, Any] = rows.in_bulk(keys)
    return found


def _before(rows: dict[tuple[str, int], Any]) -> dict[tuple[str, int], Any]:
    before: dict[tuple[str, int], Any] = {}
    for kind in {kind for kind, _key in rows} & RECORDED.keys():
        of_kind = {key: row.before for (of, key), row in rows.items() if of == kind and row.before}
        stored = RECORDED[kind].history.in_bulk(set(of_kind.values()))
        before |= {(kind, key): stored[last] for key, last in of_kind.items()}
    return before


def _related(states: list[tuple[str, Any]]) -> Iterable[tuple[Any, str, dict[int, list[int]]]]:
    """For each kind with such a field, that, and the keys of its values by that of the state."""
    for kind in {kind for kind, _state in states}:
        field = related_field(kind)
        if field is None:
            continue
        target = f"{field.m2m_reverse_field_name()}_id"
        kept = getattr(RECORDED[kind].history.model, field.name).model.objects
        rows = kept.filter(history__in=[state.pk for of, state in states if of == kind])
        found: dict[int, list[int]] = {}
        for state, value in rows.order_by(target).values_list("history_id", target):
            found.setdefault(state, []).append(value)
        yield field, kind, found


def _speakers(event: Event) -> dict[int, int]:
    states = Statement.history.filter(event_id=event.pk).order_by("history_id")
    return dict(states.values_list("id", "speaker_id"))


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
    if model in {Actor, Country, Event, EventType, Source, Topic}:
        named = model._default_manager.filter(pk__in=keys)
        return {each.pk: str(each) for each in (named.defer("text") if model is Source else named)}
    return {}
