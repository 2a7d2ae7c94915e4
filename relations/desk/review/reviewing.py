"""The review of an event: its page, on which another editor judges each citation and decides."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from relations.desk.base import DeskAdmin
from relations.desk.review.accounts import account, may_publish
from relations.desk.review.judgement_form import ReviewForm, Shown, shown_of, still_fitting
from relations.editions.errors import (
    HasProblems,
    NeedsReason,
    NeedsRemark,
    Refused,
    Unchecked,
)
from relations.editions.publication import obstacles_to, publish
from relations.editions.review import authors_of, judge_citations, locked, send_back
from relations.record.formatting import editor_name
from relations.record.judgements import fall_away
from relations.record.models import Event

PUBLISH, SEND_BACK = "_publish", "_send_back"
FIELD_OF: dict[type[Refused], str] = {
    NeedsReason: "reason",
    Unchecked: "unchecked",
    NeedsRemark: "remark",
}
"""The field beside which a refusal is told; any other stands above the form."""


class Changed(Refused):
    """The event is not any more the one that the page has shown."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The event, or its review, has changed since this page was opened: nothing was"
                " judged, published or sent back. What still fits of your choices is kept; read"
                " the event again."
            )
        )


def is_own(request: HttpRequest, event: Event) -> bool:
    """Whether an event is the work of the account, which must then not judge it."""
    of_account = authors_of(event).filter(pk=account(request).pk)
    return settings.REVIEW_BY_ANOTHER and of_account.exists()


def let_fall(request: HttpRequest, event: Event) -> None:
    """After an event or a statement of it was saved: its judgements of what has changed go, and
    the editor is told."""
    fallen = fall_away(Event.objects.complete().get(pk=event.pk))
    if fallen:
        words = ngettext(
            "%(count)d judgement fell away, since what was judged has changed.",
            "%(count)d judgements fell away, since what was judged has changed.",
            fallen,
        )
        messages.info(request, words % {"count": fallen})


class ReviewingAdmin(DeskAdmin[Event]):
    """Adds to an event the page of its review."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.review_view)
        return [path("<int:pk>/review/", view, name="relations_event_review"), *super().get_urls()]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what is to be judged, or judge it and decide; all of an answer, or nothing."""
        if not (may_publish(request) and self.has_view_permission(request)):
            raise PermissionDenied
        event = get_object_or_404(Event.objects.complete(), pk=pk)
        if request.method != "POST":
            return self.review_page(request, shown_of(event))
        try:
            with transaction.atomic():
                return self.answer(request, event)
        except Refused as refusal:
            shown = shown_of(Event.objects.complete().get(pk=pk))
            return self.page_again(request, shown, refusal)

    def answer(self, request: HttpRequest, event: Event) -> HttpResponse:
        """Do what the form says. Raises `Refused`, and nothing of it must then be stored."""
        shown = shown_of(locked(event))
        if request.POST.get("digest") != shown.digest:
            raise Changed
        form = ReviewForm(shown.readings, request.POST)
        if not form.is_valid():
            return self.review_page(request, shown, form)
        by = account(request)
        judged = judge_citations(event, form.verdicts(), by)
        if PUBLISH in request.POST:
            reason, unchecked = form.cleaned_data["reason"], form.cleaned_data["unchecked"]
            edition = publish(event, by=by, reason=reason, unchecked=unchecked)
            self.say(request, event, _("Published as edition %(number)d."), number=edition.number)
        elif SEND_BACK in request.POST:
            review = send_back(event, by, form.cleaned_data["remark"])
            self.say(
                request, event, _("Sent back to %(editor)s."), editor=editor_name(review.sent_by)
            )
        else:
            self.say_judged(request, event, judged)
            return HttpResponseRedirect(request.path)
        return self.to_page_of(request, event)

    def say(self, request: HttpRequest, event: Event, words: str, **values: Any) -> None:
        """Tell the editor what was done, and the log of the admin."""
        said = words % values
        self.log_change(request, event, said)
        messages.success(request, said)

    def say_judged(self, request: HttpRequest, event: Event, judged: int) -> None:
        if not judged:
            messages.warning(request, _("No citation was judged anew."))
            return
        words = ngettext(
            "%(count)d citation was judged.", "%(count)d citations were judged.", judged
        )
        self.say(request, event, words, count=judged)

    def page_again(self, request: HttpRequest, shown: Shown, refusal: Refused) -> HttpResponse:
        """The page with what was typed and chosen, and with what is wrong."""
        kept = still_fitting(request.POST, shown.readings)
        form = ReviewForm(shown.readings, kept, is_closed=is_own(request, shown.event))
        form.is_valid()
        if not isinstance(refusal, Changed):
            form.add_error(
                None, _("Nothing is stored yet. What you chose and typed is still here.")
            )
        if isinstance(refusal, HasProblems):
            form.add_error(None, [str(each) for each in refusal.problems])
        else:
            form.add_error(FIELD_OF.get(type(refusal)), str(refusal))
        return self.review_page(request, shown, form)

    def review_page(
        self, request: HttpRequest, shown: Shown, form: ReviewForm | None = None
    ) -> HttpResponse:
        """The page; who has written the event sees it all, and has no buttons."""
        own = is_own(request, shown.event)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review"),
            "opts": self.opts,
            "event": shown.event,
            "shown": shown,
            "obstacles": obstacles_to(shown.event),
            "form": form or ReviewForm(shown.readings, is_closed=own),
            "own": own,
            "may_decide": bool(shown.review) and not own,
            "may_publish": not own and bool(shown.review or not settings.REVIEW_BY_ANOTHER),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/relations/event/review.html", context)

    def to_page_of(self, request: HttpRequest, event: Event) -> HttpResponse:
        url = reverse("admin:relations_event_change", args=[event.pk])
        filters = self.get_preserved_filters(request)
        kept = add_preserved_filters({"preserved_filters": filters, "opts": self.opts}, url)
        return HttpResponseRedirect(kept)
