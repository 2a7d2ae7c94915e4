"""Who has changed a row of the record since it was last published.

Judging a citation changes its row too, but makes nobody an author (`NO_WORK`): otherwise a reviewer
could not publish what they have just judged.

That is known by the numbers that the history gives to each change, never by times: clocks are set
back. What is published says which changes it was made from, as marks: for the row itself and for
each kind of its parts, by the name of the model, the highest number among its changes then. A kind
that is not in them has none. Whoever takes marks to publish holds the row by `select_for_update`,
for which all wait who would change it, a part of it or what refers to it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, Model, OuterRef, QuerySet, Subquery

from relations.editions.descriptions import PendingDescription, described_in_each, pending_among
from relations.editions.models import Edition, Review
from relations.record.citations import Citation
from relations.record.country_names import CountryName
from relations.record.described_kinds import KINDS
from relations.record.judgements import NO_WORK
from relations.record.models import Event, Statement
from relations.record.participations import Participation
from relations.record.vocabulary import Actor, Country, EventType, Topic
from relations.sources.models import Source
from relations.sources.revisits import Revisit

Keys = Collection[int] | QuerySet[Any, Any]
"""Primary keys of rows, or a query for them."""

Marks = dict[str, int]
"""The highest number of a change, by the name of the model, in lower case."""


@dataclass(frozen=True, slots=True)
class RecordedChanges:
    """One kind of change: its mark, the changes of some rows, and their columns for the key of the
    row, the number, the account, which is None for a command, and the time."""

    mark: str
    of_rows: Callable[[Keys], Any]
    key: str
    number: str = "history_id"
    account: str = "history_user"
    time: str = "history_date"


def authors_of(event: Event) -> QuerySet[User]:
    """The accounts that changed a working row of an event since it was last published, and the one
    that sent it for review. Changes made by a command have no author."""
    return User.objects.filter(pk__in=authors_of_each([event.pk])[event.pk])


def authors_of_each(events: Keys) -> Mapping[int, set[int]]:
    """The authors of events, both by primary key, as `authors_of`, with those who changed what the
    publication of an event would change in how readers see its sources and names. The queries do
    not grow with the number of events."""
    # A withdrawal has the marks of the edition that it withdraws.
    newest = Edition.objects.newest().filter(event__in=events)
    authors = authors_since(Event, events, dict(newest.values_list("event", "history_marks")))
    waiting = Review.objects.filter(event__in=events, outcome=Review.Outcome.WAITING)
    for event, account in waiting.values_list("event", "sent_by"):
        authors[event].add(account)
    complete = Event.objects.complete().filter(pk__in=events)
    named = described_in_each(complete)
    by_row = authors_by_description(each for found in named.values() for each in found)
    for event, found in named.items():
        authors[event].update(*(by_row[each.key] for each in found))
    return authors


def changed_by(account: User, found: Iterable[PendingDescription]) -> list[PendingDescription]:
    """Those of some descriptions that are not public as they stand and that an account has changed;
    two queries at most for each kind."""
    pending = pending_among(found)
    authors = authors_by_description(pending)
    return [each for each in pending if account.pk in authors.get(each.key, ())]


def authors_by_description(
    found: Iterable[PendingDescription],
) -> dict[tuple[str, str], set[int]]:
    """The authors of each description that is not public as it stands, by kind and code."""
    authors: dict[tuple[str, str], set[int]] = defaultdict(set)
    pending = {each.key: each for each in pending_among(found)}
    for kind in KINDS.values():
        of_kind = {each.row.pk: each for each in pending.values() if each.kind is kind}
        marks = {pk: each.newest.history_marks for pk, each in of_kind.items() if each.newest}
        for pk, accounts in (
            authors_since(kind.model, of_kind.keys(), marks).items() if of_kind else ()
        ):
            authors[kind.name, of_kind[pk].code] = accounts
    return authors


def authors_since(
    model: type[Model], rows: Keys, marks: Mapping[int, Marks]
) -> dict[int, set[int]]:
    """The accounts that changed rows of a model since they had these marks, all by primary key.

    Of a row that is not in `marks`, all who ever changed it. Names of a country count as the
    country, second looks at an article as the source. Five queries for events, two for countries
    and for sources, one for actors, topics and types of event, however many rows.
    """
    authors: dict[int, set[int]] = defaultdict(set)
    for kind in CHANGES[model]:
        work = kind.of_rows(rows).exclude(**{kind.account: None})
        if kind.account == "history_user":
            work = work.exclude(history_change_reason__in=NO_WORK)
        for row, account, last in _highest(work, kind, kind.account):
            if last > marks.get(row, {}).get(kind.mark, 0):
                authors[row].add(account)
    return authors


def marks_of(model: type[Model], rows: Keys) -> dict[int, Marks]:
    """The marks of rows as they are stored now, by primary key; as many queries as
    `authors_since`."""
    marks: dict[int, Marks] = defaultdict(dict)
    for kind in CHANGES[model]:
        for row, last in _highest(kind.of_rows(rows), kind):
            marks[row][kind.mark] = max(last, marks[row].get(kind.mark, 0))
    return marks


def _highest(changes: Any, kind: RecordedChanges, *by: str) -> Any:
    """The highest number among changes of each row, and of whatever else they are told apart by:
    these values and then the number."""
    grouped = changes.order_by().values(kind.key, *by).annotate(last=Max(kind.number))
    return grouped.values_list(kind.key, *by, "last")


def _of(model: Any, key: str = "id") -> RecordedChanges:
    """The changes in the history of a model, whose column `key` leads to the row."""
    return RecordedChanges(
        model._meta.model_name, lambda rows: model.history.filter(**{f"{key}__in": rows}), key
    )


def _citations_of_statements(events: Keys) -> Any:
    """Through the history, to include citations of statements that have since been deleted."""
    statements = Statement.history.filter(event_id__in=events).order_by("-history_id")
    event = statements.filter(id=OuterRef("statement_id")).values("event_id")[:1]
    cited = Citation.history.filter(statement_id__in=statements.order_by().values("id"))
    return cited.annotate(of=Subquery(event))


def _second_looks(sources: Keys) -> Any:
    return Revisit.objects.filter(source__in=sources)


CHANGES: dict[type[Model], list[RecordedChanges]] = {
    Event: [
        _of(Event),
        _of(Participation, "event_id"),
        _of(Statement, "event_id"),
        _of(Citation, "event_id"),
        RecordedChanges("citation", _citations_of_statements, "of"),
    ],
    Source: [
        _of(Source),
        RecordedChanges("revisit", _second_looks, "source_id", "id", "made_by", "made_at"),
    ],
    Country: [_of(Country), _of(CountryName, "country_id")],
    Actor: [_of(Actor)],
    EventType: [_of(EventType)],
    Topic: [_of(Topic)],
}
"""What counts as a change of a row, of each model whose rows are published."""
