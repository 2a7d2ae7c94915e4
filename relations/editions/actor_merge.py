"""Merging an actor into another: the two are one and the same, recorded under two names.

Working rows are changed, so that every later edition names the survivor. Published editions stay as
they are; only their index, by which readers filter, counts the merged actor as the survivor, once
another editor has published that the two are one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from relations.editions.errors import Refused
from relations.editions.models import Edition
from relations.record.judgements import fall_away, is_judged
from relations.record.models import Event, Statement
from relations.record.vocabulary import Actor

_LONGEST_REASON = 100

PARTS = ("speaker", "on_behalf_of", "addressee")
"""The parts that an actor has in a statement."""


class CannotMerge(Refused):
    """The two are the same row, or one of them is merged already."""

    def __init__(self) -> None:
        super().__init__(_("Choose two actors, neither of which has been merged yet."))


@dataclass(frozen=True, slots=True)
class ActorMerge:
    """What follows if `gone` is merged into `survivor`, counted.

    `statements` name the merged actor, `citations` are theirs, and `events` have them, of which
    `published` are public. `judgements` of their citations are cleared, because they were made of
    the other name. Of `self_answers` both the claim and the answer would be the survivor's.
    """

    gone: Actor
    survivor: Actor
    statements: int
    citations: int
    events: int
    published: int
    judgements: int
    self_answers: int


def plan_merge(gone: Actor, survivor: Actor) -> ActorMerge:
    """What would follow, without doing it; the queries do not grow with the number of events."""
    events = _events_of(gone)
    statements = [each for event in events for each in _renamed(event, gone, survivor)]
    citations = [each for statement in statements for each in statement.citations.all()]
    public = Edition.objects.current().filter(event__in=events)
    answers = Statement.objects.filter(
        Q(speaker=gone, responds_to__speaker=survivor)
        | Q(speaker=survivor, responds_to__speaker=gone)
    )
    return ActorMerge(
        gone,
        survivor,
        statements=len(statements),
        citations=len(citations),
        events=len(events),
        published=public.count(),
        judgements=sum(bool(each.judgement) and not is_judged(each) for each in citations),
        self_answers=answers.count(),
    )


@transaction.atomic
def merge_actors(gone: Actor, survivor: Actor, by: User) -> None:
    """Merge one actor into another, for readers once the description of the merged one is published
    again. Raises `CannotMerge`.

    The statements keep their history; the merged actor stays as a name that leads to the survivor.
    """
    # Who adds a statement to an event holds first that and then, as the speaker, the actor.
    events = Event.objects.filter(pk__in=_naming(gone).values("event"))
    list(events.select_for_update().order_by("pk"))
    gone, survivor = _held(gone, survivor)
    for event in _events_of(gone):
        for statement in _renamed(event, gone, survivor):
            _store(statement, gone, by)
        fall_away(Event.objects.complete().get(pk=event.pk))
    for actor in [gone, *gone.merged.all()]:
        actor.merged_into = survivor
        actor._history_user = by  # type: ignore[attr-defined]
        actor.save()


def _held(gone: Actor, survivor: Actor) -> tuple[Actor, Actor]:
    """Both actors as they are stored, held until the transaction ends. Raises `CannotMerge`."""
    keys = {gone.pk, survivor.pk}
    current = Actor.objects.current().select_for_update().filter(pk__in=keys).order_by("pk")
    held = {each.pk: each for each in current}
    if len(held) != 2:
        raise CannotMerge
    return held[gone.pk], held[survivor.pk]


def _store(statement: Statement, gone: Actor, by: User) -> None:
    """Save a statement that names the survivor; its history says by whom and why."""
    why = _("“%(name)s” was merged into another actor.") % {"name": gone.name}
    statement._change_reason = Truncator(why).chars(_LONGEST_REASON)  # type: ignore[attr-defined]
    statement._history_user = by  # type: ignore[attr-defined]
    statement.save()


def _events_of(actor: Actor) -> list[Event]:
    """The events with a statement that names an actor, complete."""
    return list(Event.objects.complete().filter(pk__in=_naming(actor).values("event")))


def _naming(actor: Actor) -> QuerySet[Statement]:
    """The statements that name an actor."""
    return Statement.objects.filter(Q(*((part, actor) for part in PARTS), _connector=Q.OR))


def _renamed(event: Event, gone: Actor, survivor: Actor) -> Iterator[Statement]:
    """The statements of an event that name an actor, naming the other instead, not stored."""
    for statement in event.statements.all():
        parts = [part for part in PARTS if getattr(statement, f"{part}_id") == gone.pk]
        for part in parts:
            setattr(statement, part, survivor)
        if parts:
            yield statement
