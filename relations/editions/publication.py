"""The only doors to the public: `publish` and `withdraw`."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from relations.editions import index
from relations.editions.models import Document, Edition, EditionStatement
from relations.editions.snapshot import document_of
from relations.record.checks import Problem, problems_of
from relations.record.models import Event, Statement


class Refused(Exception):
    """Nothing was published or withdrawn; the message says why."""


class HasProblems(Refused):
    """The event has `problems`, which must be mended first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.message for problem in problems))


class NeedsReason(Refused):
    """The event was public before, so that readers are owed the reason of the next edition."""

    def __init__(self) -> None:
        super().__init__(
            _("Give a reason: it stands beside the change in the public list of corrections.")
        )


def obstacles_to(event: Event) -> list[Problem]:
    """All that keeps an event from being published, as it now stands."""
    [(_event, problems)] = obstacles_of([event])
    return problems


def obstacles_of(events: Collection[Event]) -> Iterator[tuple[Event, list[Problem]]]:
    """Each of some events with its obstacles; one query besides those of `complete`."""
    public = _public_claims(events)
    for event in events:
        yield event, [*problems_of(event), *_unpublished_claims(event, public)]


@transaction.atomic
def publish(event: Event, by: User | None, reason: str = "") -> Edition:
    """Publish the stored state of an event as its next edition and return that.

    `by` is none only where a command publishes. Raises `HasProblems`, `NeedsReason` where
    `reason` is blank and this is not the first edition, or `Refused` where nothing has changed
    since the current one.
    """
    event = _locked(event)
    problems = obstacles_to(event)
    if problems:
        raise HasProblems(problems)
    newest = _newest(event)
    document = document_of(event)
    if newest and not newest.withdrawn and newest.document == document:
        raise Refused(
            _("Nothing has changed since edition %(number)d.") % {"number": newest.number}
        )
    if newest and not reason.strip():
        raise NeedsReason
    return _write(event, newest, document, by, reason, withdrawn=False)


@transaction.atomic
def withdraw(event: Event, by: User | None, reason: str) -> Edition:
    """Take an event from the public and return the edition that says so.

    Its permalink answers with `reason` from then on, and earlier editions stay readable.
    Raises `Refused` where no reason is given or the event is not public.
    """
    event = _locked(event)
    newest = _newest(event)
    if not reason.strip():
        raise Refused(_("Give a reason: readers who follow the link will see it."))
    if newest is None:
        raise Refused(_("It was never published."))
    if newest.withdrawn:
        raise Refused(
            _("It is withdrawn already, by edition %(number)d.") % {"number": newest.number}
        )
    return _write(event, newest, newest.document, by, reason, withdrawn=True)


def _locked(event: Event) -> Event:
    """The event as it is stored, held until the transaction ends, so that editors queue here.

    SQLite has no row locks; there the whole transaction holds the one lock for writing.
    """
    Event.objects.select_for_update().get(pk=event.pk)
    complete: Event = Event.objects.complete().get(pk=event.pk)
    return complete


def _newest(event: Event) -> Edition | None:
    return Edition.objects.newest().filter(event=event).first()


def _write(
    event: Event,
    newest: Edition | None,
    document: Document,
    by: User | None,
    reason: str,
    *,
    withdrawn: bool,
) -> Edition:
    now = _not_before(newest)
    if newest:
        Edition.objects.filter(pk=newest.pk).update(superseded_at=now)
    edition = Edition.objects.create(
        event=event,
        number=newest.number + 1 if newest else 1,
        published_at=now,
        published_by=by,
        reason=reason.strip(),
        withdrawn=withdrawn,
        document=document,
        code=document["code"],
        earliest=_day(document["date"]["earliest"]),
        latest=_day(document["date"]["latest"]),
        sort_date=date.fromisoformat(document["sort_date"]),
        quad=document["type"]["quad"],
        statement_count=len(document["statements"]),
    )
    index.derive(edition)
    return edition


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _not_before(newest: Edition | None) -> datetime:
    """Now, or the time of the newest edition where the clock has been set back since."""
    now = timezone.now()
    return max(now, newest.published_at) if newest else now


def _answers_elsewhere(event: Event) -> list[tuple[Statement, Statement]]:
    """Its statements that answer one of another event, each with the claim that it answers."""
    return [
        (statement, statement.responds_to)
        for statement in event.statements.all()
        if statement.responds_to and statement.responds_to.event_id != event.pk
    ]


def _public_claims(events: Collection[Event]) -> set[str]:
    """The codes of those statements that readers can see, among all that are answered elsewhere."""
    codes = {claim.code for event in events for _answer, claim in _answers_elsewhere(event)}
    current = Edition.objects.current()
    shown = EditionStatement.objects.filter(code__in=codes, edition__in=current)
    return set(shown.values_list("code", flat=True))


def _unpublished_claims(event: Event, public: set[str]) -> list[Problem]:
    """Answers to another event's statement that readers cannot see: they would lead nowhere."""
    message = _("%(speaker)s, “%(text)s”: it answers a statement that is not published.")
    return [
        Problem(
            "answers-unpublished",
            answer.code,
            message % {"speaker": answer.speaker, "text": answer.text},
        )
        for answer, claim in _answers_elsewhere(event)
        if claim.code not in public
    ]
