"""The editors' hold on `publish` and `withdraw`, on the page of an event."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import CharField, Form, Textarea
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.base import DeskAdmin
from relations.editions.publication import (
    HasProblems,
    NeedsReason,
    Refused,
    obstacles_to,
    publish,
    withdraw,
)
from relations.editions.state import Stage, state_of
from relations.record.models import Event

PUBLISH = "_publish"
REASON = "_reason"


def may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("relations.publish_event")


def standing_of(event: Event) -> dict[str, Any]:
    """Where the stored event stands, for its page: state, obstacles and editions, newest first."""
    stored = Event.objects.complete().get(pk=event.pk)
    editions = stored.editions.select_related("published_by").order_by("-number")
    newest = editions.first()
    state = state_of(stored, newest)
    return {
        "state": state,
        "is_public": state.stage in {Stage.PUBLISHED, Stage.CHANGED},
        "obstacles": obstacles_to(stored),
        "editions": editions.defer("document"),
    }


class WithdrawalForm(Form):
    reason = CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Readers who follow the link will see it."),
        widget=Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


class PublishingAdmin(DeskAdmin[Event]):
    """Adds to an event's page where it stands, "Save and publish", and the page to withdraw it."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        withdrawal = path("<int:pk>/withdraw/", view, name="relations_event_withdraw")
        return [withdrawal, *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """Nobody deletes what has been public: its address must go on answering."""
        if obj and obj.editions.exists():
            return False
        return super().has_delete_permission(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        event = context["original"]
        context["may_publish"] = may_publish(request)
        context["reason"] = typed_reason(request, event)
        context["standing"] = standing_of(event) if event else None
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(
        self, request: HttpRequest, obj: Event, post_url_continue: str | None = None
    ) -> HttpResponse:
        if PUBLISH in request.POST:
            return self.respond_to_publish(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        if PUBLISH in request.POST:
            return self.respond_to_publish(request, obj)
        return super().response_change(request, obj)

    def respond_to_publish(self, request: HttpRequest, event: Event) -> HttpResponse:
        """Publish an event that has just been saved, say what came of it, return to its page.

        The event stays saved whatever comes of it.
        """
        if may_publish(request):
            self.publish(request, event)
        else:
            messages.warning(
                request, _("The event is saved but not published: your account may not publish.")
            )
        return self.to_page_of(request, event)

    def publish(self, request: HttpRequest, event: Event) -> None:
        try:
            edition = publish(event, by=account(request), reason=request.POST.get(REASON, ""))
        except HasProblems as refusal:
            messages.warning(request, _("The event is saved but not published."))
            for problem in refusal.problems:
                messages.error(request, str(problem))
            keep_reason(request, event)
        except NeedsReason as refusal:
            messages.warning(request, _("The event is saved but not published."))
            keep_reason(request, event, error=str(refusal))
        except Refused as refusal:
            messages.warning(request, str(refusal))
            keep_reason(request, event)
        else:
            said = _("Published as edition %(number)d.") % {"number": edition.number}
            self.log_change(request, event, said)
            messages.success(request, said)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, and withdraw the event for it."""
        if not may_publish(request):
            raise PermissionDenied
        event = get_object_or_404(Event, pk=pk)
        form = WithdrawalForm(request.POST or None)
        if form.is_valid() and self.withdraw(request, event, form):
            return self.to_page_of(request, event)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Withdraw from the public"),
            "opts": self.opts,
            "event": event,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/relations/event/withdraw.html", context)

    def withdraw(self, request: HttpRequest, event: Event, form: WithdrawalForm) -> bool:
        """Whether it is done; where it is not, the form says why."""
        try:
            edition = withdraw(event, by=account(request), reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
        said = _("Withdrawn by edition %(number)d.") % {"number": edition.number}
        self.log_change(request, event, said)
        messages.success(request, said)
        return True

    def to_page_of(self, request: HttpRequest, event: Event) -> HttpResponse:
        url = reverse("admin:relations_event_change", args=[event.pk])
        filters = self.get_preserved_filters(request)
        kept = add_preserved_filters({"preserved_filters": filters, "opts": self.opts}, url)
        return HttpResponseRedirect(kept)


def account(request: HttpRequest) -> User:
    """The account behind a request; the admin has let nobody in without one."""
    return cast("User", request.user)


def keep_reason(request: HttpRequest, event: Event, error: str = "") -> None:
    """Carry the reason that was typed over to the event's page, with what is wrong with it."""
    request.session[REASON] = [event.pk, request.POST.get(REASON, ""), error]


def typed_reason(request: HttpRequest, event: Event | None) -> dict[str, str]:
    """What stands in the field of the reason, and what is wrong with it.

    It is what this request brings, or else what a refusal has kept for this event, which is then
    kept no longer.
    """
    if request.method == "POST":
        return {"text": request.POST.get(REASON, ""), "error": ""}
    pk, text, error = request.session.get(REASON, (None, "", ""))
    if event is None or pk != event.pk:
        return {"text": "", "error": ""}
    del request.session[REASON]
    return {"text": text, "error": error}
