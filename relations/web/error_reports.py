"""Reports of errors: the form by which a reader writes to the editors about one thing on record.

It sets no cookie.
"""

import re
from http import HTTPStatus

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations import codes
from relations.error_reports import LONGEST, ErrorReport, ReportedThing, TooManyWaiting, receive
from relations.limits.client_network import client_network
from relations.limits.rates import Rate
from relations.limits.sent_size import sent_size
from relations.limits.too_many import TooMany
from relations.queries.reportable import Reportable, find_reportable
from relations.queries.selection import SelectionError, only_value
from relations.web.addresses import path_of, permalink
from relations.web.site import contact_of

MOST_SENT = 32 * 1024
"""In bytes, the most that a report may take with all that a form adds to it."""


class ErrorReportForm(forms.Form):
    """What a reader writes. The e-mail address is theirs to give."""

    text = forms.CharField(label=gettext_lazy("What is wrong?"), max_length=LONGEST)
    evidence = forms.URLField(
        label=gettext_lazy("A page that shows it"), max_length=500, required=False
    )
    reply_to = forms.EmailField(
        label=gettext_lazy("Your e-mail address"), max_length=254, required=False
    )


def report(request: HttpRequest) -> HttpResponse:
    """`/report/?event=<code>`, `?statement=<code>` or `?source=<code>&sentence=<n>`: the form, and
    what it sends. 404 for what readers may not see; what cannot be stored is told in words beside
    all that was typed."""
    found = find_reportable(_subject(request))
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, is_received="received" in request.GET)
    if sent_size(request) > MOST_SENT:
        said = _("This is longer than a report may be. Send the most important of it.")
        return _page(request, found, None, said, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    form = ErrorReportForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=HTTPStatus.BAD_REQUEST)
    try:
        Rate("report", settings.REPORTS_PER_MINUTE).use(client_network(request))
        receive(found.subject, **form.cleaned_data)
    except TooMany as refusal:
        reason = _("Your network has just sent several reports. Send this one again in %(wait)s.")
        said = reason % {"wait": refusal.wait_in_words}
        answer = _page(request, found, form, said, HTTPStatus.TOO_MANY_REQUESTS)
        answer["Retry-After"] = str(refusal.seconds)
        return answer
    except TooManyWaiting:
        said = _("More reports wait than the editors can read, so that none is taken for now.")
        return _page(request, found, form, said, HTTPStatus.SERVICE_UNAVAILABLE)
    return redirect(f"{address_of_report(found.subject)}&received=yes")


def address_of_report(subject: ReportedThing) -> str:
    """Where an error in something is reported."""
    at = "" if subject.sentence is None else f"&sentence={subject.sentence}"
    return f"{path_of('report')}?{subject.kind}={subject.code}{at}"


def _subject(request: HttpRequest) -> ReportedThing:
    """What the address names. Raises `SelectionError` for what cannot be read, and `Http404` where
    it names nothing, or more than one thing."""
    given = [
        (kind, only_value(request.GET, kind))
        for kind in ErrorReport.Kind.values
        if kind in request.GET
    ]
    if len(given) != 1:
        raise Http404
    [(kind, code)] = given
    if not re.fullmatch(codes.PATTERN, code):
        raise SelectionError(kind, code, _("is not a code of eight letters and digits"))
    number = only_value(request.GET, "sentence") if kind == ErrorReport.Kind.SOURCE else ""
    if number and not re.fullmatch("[1-9][0-9]{0,5}", number):
        raise SelectionError("sentence", number, _("is not the number of a sentence"))
    return ReportedThing(kind, code, int(number) if number else None)


def _page(
    request: HttpRequest,
    found: Reportable,
    form: ErrorReportForm | None = None,
    refused: str = "",
    status: HTTPStatus = HTTPStatus.OK,
    is_received: bool = False,
) -> HttpResponse:
    context = {
        "subject": found.subject,
        "name": found.name,
        "words": found.words,
        "back": _way_back(found),
        "form": form or ErrorReportForm(),
        "longest": LONGEST,
        "refused": refused,
        "is_received": is_received,
        "contact": contact_of(settings.CONTACT),
    }
    return render(request, "reports/report.html", context, status=status)


def _way_back(found: Reportable) -> str:
    """The page on which the reader saw it."""
    subject, edition = found.subject, found.edition
    if found.source:
        at = "" if subject.sentence is None else f"#n{subject.sentence}"
        return f"{found.source.get_absolute_url()}{at}"
    if subject.kind == ErrorReport.Kind.STATEMENT:
        return path_of("statement", subject.code)
    if edition and subject.kind == ErrorReport.Kind.SOURCE:
        return f"{path_of('edition', edition.code, edition.number)}#notes"
    return permalink(edition) if edition else ""
