"""What an event's page has besides its form: where the event stands, and the buttons that send it
for review or publish it once it is saved."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from relations.desk.frame import account, back_to, may_publish, report
from relations.editions.errors import (
    HasProblems,
    NeedsPublicName,
    NeedsReason,
    NotReviewed,
    OwnWork,
    Refused,
    Unchecked,
)
from relations.editions.publication import obstacles_to, publish, unchecked_in
from relations.editions.published_reason import LONGEST_REASON, RemarkTooLong
from relations.editions.review import send_for_review, waiting_review
from relations.editions.state import Stage, state_of
from relations.record.doubts import doubts_of
from relations.record.judgements import citations_of
from relations.record.models import Event

SEND, PUBLISH = "_send", "_publish"
CONFIRMED = "_confirmed_date"
"""The field that confirms the date of an event in spite of its doubts; its value is that date."""

BESIDE = ("_reason", "_note", "_unchecked")
"""The fields beside the form of an event; what they hold is used after the event is saved."""

_FIELD_OF: dict[type[Refused], str] = {
    NeedsReason: "_reason",
    Unchecked: "_unchecked",
    RemarkTooLong: "_note",
}
_KEPT = "typed beside"


def context_of_page(request: HttpRequest, event: Event | None) -> dict[str, Any]:
    """What the page of a stored event shows besides its form, or that of a new one (None)."""
    return {
        "may_publish": may_publish(request),
        "publishes_alone": may_publish(request) and not settings.REVIEW_BY_ANOTHER,
        "beside": typed_beside(request, event),
        "longest_reason": LONGEST_REASON,
        "standing": standing_of(event) if event else None,
    }


def standing_of(event: Event) -> dict[str, Any]:
    """State, obstacles, latest review and editions (newest first) of the event as stored."""
    stored = Event.objects.complete().get(pk=event.pk)
    editions = stored.editions.select_related("published_by").order_by("-number")
    newest = editions.first()
    state = state_of(stored, newest)
    return {
        "state": state,
        "is_public": state.stage in {Stage.PUBLISHED, Stage.CHANGED},
        "is_withdrawn": state.stage == Stage.WITHDRAWN,
        "obstacles": obstacles_to(stored),
        "doubts": doubts_of(stored),
        "review": stored.reviews.select_related("sent_by", "decided_by").first(),
        "citations": len(list(citations_of(stored))),
        "unchecked": len(unchecked_in(stored)),
        "editions": editions.defer("document"),
    }


def typed_beside(request: HttpRequest, event: Event | None) -> dict[str, dict[str, str]]:
    """The text of each field beside the form, and what is wrong with it.

    Taken from this request if it sends a form, otherwise from what `_keep_typed` has kept for this
    event, which is then forgotten.
    """
    texts: Any = sent_beside(request)
    errors: dict[str, str] = {}
    if request.method != "POST":
        pk, texts, errors = request.session.get(_KEPT, (None, {}, {}))
        if event and pk == event.pk:
            del request.session[_KEPT]
        else:
            texts, errors = {}, {}
    return {
        name.removeprefix("_"): {"text": texts.get(name, ""), "error": errors.get(name, "")}
        for name in BESIDE
    }


def sent_beside(request: HttpRequest) -> dict[str, str]:
    """What was typed into the fields beside the form, without null characters, which PostgreSQL
    cannot store."""
    return {name: request.POST.get(name, "").replace("\0", "") for name in BESIDE}


def after_saving(request: HttpRequest, event: Event) -> HttpResponse | None:
    """Do with an event, which has just been saved, what its button says, and lead back to its page.

    The event stays saved whatever comes of it. None if the button was one of Django's own.
    """
    doubts = doubts_of(Event.objects.complete().get(pk=event.pk))
    confirmed = request.POST.get(CONFIRMED) == event.date
    for doubt in [] if confirmed else doubts:
        messages.warning(request, doubt)
    if doubts and not confirmed and not {PUBLISH, SEND}.isdisjoint(request.POST):
        messages.warning(
            request, _("The event is saved and no more. If its date is right, confirm it below.")
        )
        _keep_typed(request, event)
    elif PUBLISH in request.POST:
        _publish(request, event)
    elif SEND in request.POST:
        _send(request, event)
    else:
        return None
    return back_to(request, event)


def _publish(request: HttpRequest, event: Event) -> None:
    if not may_publish(request):
        messages.warning(
            request, _("The event is saved but not published: your account may not publish.")
        )
        return
    typed = sent_beside(request)
    try:
        _refuse_unseen_review(event)
        edition = publish(event, account(request), typed["_reason"], typed["_unchecked"])
    except (HasProblems, NeedsPublicName, NeedsReason, NotReviewed, OwnWork, Unchecked) as refusal:
        messages.warning(request, _("The event is saved but not published."))
        _tell(request, event, refusal)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        _keep_typed(request, event)
    else:
        report(request, event, _("Published as edition %(number)d.") % {"number": edition.number})


def _refuse_unseen_review(event: Event) -> None:
    """Where editors read each other's work, they publish it where they have seen all of it."""
    if settings.REVIEW_BY_ANOTHER and waiting_review(event):
        raise Refused(
            _("The event is saved but not published: publish it on the page of its review.")
        )


def _send(request: HttpRequest, event: Event) -> None:
    try:
        send_for_review(event, account(request), sent_beside(request)["_note"])
    except Refused as refusal:
        messages.warning(request, _("The event is saved but not sent for review."))
        _tell(request, event, refusal)
    else:
        report(request, event, _("Sent for review."))


def _tell(request: HttpRequest, event: Event, refusal: Refused) -> None:
    """Say why it was refused, beside the field concerned or else above the form."""
    field = _FIELD_OF.get(type(refusal))
    if field:
        _keep_typed(request, event, {field: str(refusal)})
        return
    for reason in refusal.problems if isinstance(refusal, HasProblems) else [refusal]:
        messages.error(request, str(reason))
    _keep_typed(request, event)


def _keep_typed(request: HttpRequest, event: Event, errors: dict[str, str] | None = None) -> None:
    """Carry what was typed beside the form over to the event's page, with errors by field."""
    request.session[_KEPT] = [event.pk, sent_beside(request), errors or {}]
