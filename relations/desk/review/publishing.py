"""The editors' hold on `publish` and `withdraw`, on the page of an event."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import CharField, Form, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.review.accounts import account, may_publish
from relations.desk.review.history import HistoryAdmin
from relations.desk.review.reviewing import let_fall
from relations.desk.review.sending import SendingAdmin, keep_typed, typed_beside
from relations.editions.errors import (
    HasProblems,
    NeedsReason,
    NotReviewed,
    OwnWork,
    Refused,
    Unchecked,
)
from relations.editions.publication import obstacles_to, publish, unchecked_in, withdraw
from relations.editions.state import Stage, state_of
from relations.record.judgements import citations_of
from relations.record.models import Event

PUBLISH = "_publish"


def standing_of(event: Event) -> dict[str, Any]:
    """Where the stored event stands, for its page: state, obstacles, the latest review, and the
    editions, newest first."""
    stored = Event.objects.complete().get(pk=event.pk)
    editions = stored.editions.select_related("published_by").order_by("-number")
    newest = editions.first()
    state = state_of(stored, newest)
    return {
        "state": state,
        "is_public": state.stage in {Stage.PUBLISHED, Stage.CHANGED},
        "obstacles": obstacles_to(stored),
        "review": stored.reviews.select_related("sent_by", "decided_by").first(),
        "citations": len(list(citations_of(stored))),
        "unchecked": len(unchecked_in(stored)),
        "editions": editions.defer("document"),
    }


class WithdrawalForm(Form):
    reason = CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Readers who follow the link will see it."),
        widget=Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


class PublishingAdmin(HistoryAdmin, SendingAdmin):
    """Adds to an event's page where it stands, and the page to withdraw it; and "Save and
    publish", where no other editor must have read it."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        withdrawal = path("<int:pk>/withdraw/", view, name="relations_event_withdraw")
        return [withdrawal, *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """Nobody deletes what has been public: its address must go on answering."""
        if obj and obj.editions.exists():
            return False
        return super().has_delete_permission(request, obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        let_fall(request, form.instance)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        event = context["original"]
        context["may_publish"] = may_publish(request)
        context["publishes_alone"] = may_publish(request) and not settings.REVIEW_BY_ANOTHER
        context["beside"] = typed_beside(request, event)
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
        reasons = {name: request.POST.get(f"_{name}", "") for name in ("reason", "unchecked")}
        try:
            edition = publish(event, by=account(request), **reasons)
        except HasProblems as refusal:
            messages.warning(request, _("The event is saved but not published."))
            for problem in refusal.problems:
                messages.error(request, str(problem))
            keep_typed(request, event)
        except (NeedsReason, Unchecked) as refusal:
            messages.warning(request, _("The event is saved but not published."))
            wrong = "_reason" if isinstance(refusal, NeedsReason) else "_unchecked"
            keep_typed(request, event, wrong, str(refusal))
        except (NotReviewed, OwnWork) as refusal:
            messages.warning(request, _("The event is saved but not published."))
            messages.error(request, str(refusal))
            keep_typed(request, event)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            keep_typed(request, event)
        else:
            self.say(request, event, _("Published as edition %(number)d."), number=edition.number)

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
        self.say(request, event, _("Withdrawn by edition %(number)d."), number=edition.number)
        return True
