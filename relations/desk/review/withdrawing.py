"""Withdrawing an event from the public: the page that asks for the reason."""

from django.core.exceptions import PermissionDenied
from django.forms import Form, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.desk.direction import take_out_overrides
from relations.desk.frame import account, back_to, may_publish_seen, page_about, report
from relations.desk.reason_field import ReasonField
from relations.editions.errors import Refused
from relations.editions.publication import withdraw
from relations.record.models import Event


class WithdrawalForm(Form):
    reason = ReasonField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Readers who follow the link will see it."),
        widget=Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


def withdraw_event(request: HttpRequest, event_id: int) -> HttpResponse:
    """Ask for the reason, and withdraw the event for it."""
    if not may_publish_seen(request):
        raise PermissionDenied
    event = get_object_or_404(Event, pk=event_id)
    take_out_overrides(request)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        try:
            edition = withdraw(event, by=account(request), reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            done = _("Withdrawn by edition %(number)d.") % {"number": edition.number}
            report(request, event, done)
            return back_to(request, event)
    context = {"title": _("Withdraw from the public"), "event": event, "form": form}
    return page_about(request, Event, "withdraw", context)
