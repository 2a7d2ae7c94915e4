"""The review of an event: the page on which another editor judges each citation and decides."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.desk.direction import take_out_overrides
from relations.desk.frame import account, back_to, may_publish, page_about, report
from relations.desk.review.described import publication_address
from relations.desk.review.judgement_form import (
    EventUnderReview,
    ReviewForm,
    event_under_review,
    still_fitting,
)
from relations.desk.unsaved.form_limits import FormLimits, within
from relations.editions.authorship import authors_of, changed_by
from relations.editions.errors import (
    HasProblems,
    NeedsReason,
    NeedsRemark,
    Refused,
    Unchecked,
)
from relations.editions.publication import obstacles_to, publish
from relations.editions.review import judge_citations, locked, send_back, take_back
from relations.record.doubts import doubts_of
from relations.record.formatting import editor_name
from relations.record.judgements import fall_away
from relations.record.models import Event

PUBLISH, SEND_BACK = "_publish", "_send_back"
FIELD_OF: dict[type[Refused], str] = {
    NeedsReason: "reason",
    Unchecked: "unchecked",
    NeedsRemark: "remark",
}
"""The field beside which a refusal is shown; any other is shown above the form."""


class ChangedSinceShown(Refused):
    """The event is no longer the one that the page showed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The event or its review has changed since this page was opened. Nothing was"
                " judged, published or sent back. Your choices are kept where they still apply:"
                " read the event again."
            )
        )


def is_own(request: HttpRequest, event: Event) -> bool:
    """Whether the account is an author of the event and must therefore not judge it."""
    of_account = authors_of(event).filter(pk=account(request).pk)
    return settings.REVIEW_BY_ANOTHER and of_account.exists()


def clear_outdated_judgements(request: HttpRequest, event: Event) -> None:
    """After an event or a statement of it was saved: clear its judgements of what has changed, and
    tell the editor how many."""
    cleared = fall_away(Event.objects.complete().get(pk=event.pk))
    if cleared:
        words = ngettext(
            "%(count)d judgement was cleared because what was judged has changed.",
            "%(count)d judgements were cleared because what was judged has changed.",
            cleared,
        )
        messages.info(request, words % {"count": cleared})


@within(FormLimits(1024 * 1024, 50_000, ("relations.publish_event",)))
def review_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Show what is to be judged, or judge it and decide; an answer is stored whole or not at
    all."""
    events = admin.site.get_model_admin(Event)
    if not (may_publish(request) and events.has_view_permission(request)):
        raise PermissionDenied
    take_out_overrides(request)
    event = get_object_or_404(Event.objects.complete(), pk=event_id)
    if request.method != "POST":
        return _page(request, event_under_review(event))
    try:
        with transaction.atomic():
            return _answer(request, event)
    except Refused as refusal:
        shown = event_under_review(Event.objects.complete().get(pk=event_id))
        return _page_again(request, shown, refusal)


def take_back_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """End the wait for a review. All who may change the event may do so, whoever has sent it."""
    event = get_object_or_404(Event, pk=event_id)
    if not admin.site.get_model_admin(Event).has_change_permission(request, event):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        take_back(event, account(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        report(request, event, _("Taken back from review."))
    return back_to(request, event)


def _answer(request: HttpRequest, event: Event) -> HttpResponse:
    """Do what the form says. Raises `Refused`; nothing of it must then be stored."""
    shown = event_under_review(locked(event))
    if request.POST.get("digest") != shown.digest:
        raise ChangedSinceShown
    form = ReviewForm(shown.citations, request.POST)
    if not form.is_valid():
        return _page(request, shown, form)
    by = account(request)
    judged = judge_citations(event, form.verdicts(), by)
    if PUBLISH in request.POST:
        reason, unchecked = form.cleaned_data["reason"], form.cleaned_data["unchecked"]
        edition = publish(event, by, reason, unchecked, shown.descriptions)
        report(request, event, _("Published as edition %(number)d.") % {"number": edition.number})
    elif SEND_BACK in request.POST:
        review = send_back(event, by, form.cleaned_data["remark"])
        done = _("Sent back to %(editor)s.") % {"editor": editor_name(review.sent_by)}
        report(request, event, done)
    else:
        _report_judged(request, event, judged)
        return HttpResponseRedirect(request.path)
    return back_to(request, event)


def _report_judged(request: HttpRequest, event: Event, judged: int) -> None:
    if not judged:
        messages.warning(request, _("No new judgement was made."))
        return
    words = ngettext("%(count)d citation was judged.", "%(count)d citations were judged.", judged)
    report(request, event, words % {"count": judged})


def _page_again(request: HttpRequest, shown: EventUnderReview, refusal: Refused) -> HttpResponse:
    """The page with what was typed and chosen, and with what is wrong."""
    kept = still_fitting(request.POST, shown.citations)
    form = ReviewForm(shown.citations, kept, is_closed=is_own(request, shown.event))
    form.is_valid()
    if not isinstance(refusal, ChangedSinceShown):
        form.add_error(None, _("Nothing is stored yet. What you chose and typed is still here."))
    if isinstance(refusal, HasProblems):
        form.add_error(None, [str(each) for each in refusal.problems])
    else:
        form.add_error(FIELD_OF.get(type(refusal)), str(refusal))
    return _page(request, shown, form)


def _own_changes(request: HttpRequest, shown: EventUnderReview) -> list[dict[str, str]]:
    """What the account has changed of the sources and names that are published with an event, with
    the pages that publish it by itself."""
    return [
        {"label": each.label, "address": publication_address(each.row)}
        for each in changed_by(account(request), shown.descriptions)
    ]


def _page(
    request: HttpRequest, shown: EventUnderReview, form: ReviewForm | None = None
) -> HttpResponse:
    """The page; an author of the event sees all of it, without the buttons."""
    own = is_own(request, shown.event)
    context = {
        "title": _("Review"),
        "event": shown.event,
        "shown": shown,
        "obstacles": obstacles_to(shown.event),
        "doubts": doubts_of(shown.event),
        "form": form or ReviewForm(shown.citations, is_closed=own),
        "own": own,
        "own_changes": _own_changes(request, shown) if own else [],
        "may_decide": bool(shown.review) and not own,
        "may_publish": not own and bool(shown.review or not settings.REVIEW_BY_ANOTHER),
    }
    return page_about(request, Event, "review", context)
