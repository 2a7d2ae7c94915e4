"""Sending an event to another editor's eyes from its page, and taking it back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from relations.desk.review.accounts import account
from relations.desk.review.reviewing import ReviewingAdmin
from relations.editions.errors import HasProblems, Refused
from relations.editions.review import send_for_review, take_back
from relations.record.models import Event

SEND = "_send"
BESIDE = ("_reason", "_note", "_unchecked")
"""The fields beside the form of an event: they go with what is done with it after it is saved."""

_KEPT = "typed beside"


def keep_typed(request: HttpRequest, event: Event, wrong: str = "", error: str = "") -> None:
    """Carry what was typed beside the form over to the event's page, and what is wrong with one
    of its fields."""
    texts = {name: request.POST.get(name, "") for name in BESIDE}
    request.session[_KEPT] = [event.pk, texts, {wrong: error}]


def typed_beside(request: HttpRequest, event: Event | None) -> dict[str, dict[str, str]]:
    """What stands in each field beside the form, and what is wrong with it.

    It is what this request brings, or else what a refusal has kept for this event, which is then
    kept no longer.
    """
    texts: Any = request.POST
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


class SendingAdmin(ReviewingAdmin):
    """Adds to an event's page "Save and send for review", and the way back."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.take_back_view)
        taking_back = path("<int:pk>/take-back/", view, name="relations_event_take_back")
        return [taking_back, *super().get_urls()]

    def response_add(
        self, request: HttpRequest, obj: Event, post_url_continue: str | None = None
    ) -> HttpResponse:
        if SEND in request.POST:
            return self.respond_to_send(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        if SEND in request.POST:
            return self.respond_to_send(request, obj)
        return super().response_change(request, obj)

    def respond_to_send(self, request: HttpRequest, event: Event) -> HttpResponse:
        """Send an event that has just been saved for review, and return to its page.

        The event stays saved whatever comes of it.
        """
        try:
            send_for_review(event, account(request), request.POST.get("_note", ""))
        except Refused as refusal:
            messages.warning(request, _("The event is saved but not sent for review."))
            for problem in refusal.problems if isinstance(refusal, HasProblems) else [refusal]:
                messages.error(request, str(problem))
            keep_typed(request, event)
        else:
            self.say(request, event, _("Sent for review."))
        return self.to_page_of(request, event)

    def take_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """End the wait for a review; for who may change the event, whoever has sent it."""
        event = get_object_or_404(Event, pk=pk)
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            take_back(event, account(request))
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            self.say(request, event, _("Taken back from review."))
        return self.to_page_of(request, event)
