"""Error answers: 400, 404, 410, 429, 500 and 503, as JSON where JSON was asked for."""

import logging
import sys
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from relations.editions.models import Edition
from relations.editions.snapshot import statement_in_short
from relations.limits.rates import Rate, RateUse
from relations.limits.too_many import TooMany
from relations.outages import SECONDS_TO_WAIT, outage
from relations.queries.did_you_mean import Meant, meant_by
from relations.queries.selection import SelectionError
from relations.record.formatting import edtf_in_words
from relations.site_url import absolute
from relations.web.addresses import permalink
from relations.web.license import licensed_json
from relations.web.related_events import timeline_of

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: names the parameter, its value and what is wrong with it."""
    if not isinstance(exception, SelectionError):
        return _answer(request, 400, {"reason": _("This request cannot be read.")})
    parameter = exception.parameter
    error: dict[str, Any] = {
        "parameter": parameter,
        "value": exception.value,
        "reason": exception.reason,
    }
    if exception.meant:
        error["meant"] = list(exception.meant)
    return _answer(
        request,
        400,
        error,
        without=_having(request, parameter),
        meant=[
            {"words": edtf_in_words(each), "address": _having(request, parameter, each)}
            for each in exception.meant
        ],
        corrected=_correcting(request, parameter),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, for a draft as for nothing at all; suggests what is public under codes that look like
    those in the address."""
    error = {"reason": _("There is nothing at this address.")}
    if _wants_json(request):
        return _answer(request, 404, error)
    return _answer(request, 404, error, suggestions=list(_suggestions(meant_by(request.path))))


def gone(request: HttpRequest, withdrawal: Edition) -> HttpResponse:
    """410: names the event that was withdrawn, says why, and links to its last text."""
    last = withdrawal.number - 1
    if _wants_json(request):
        place = reverse("edition", args=[withdrawal.code, last])
        error = {
            "reason": withdrawal.reason,
            "title": withdrawal.document["title"],
            "date": withdrawal.document["date"]["edtf"],
            "edition": last,
            "withdrawn_at": withdrawal.published_at.isoformat(),
            "last_edition": absolute(request, place),
        }
        return licensed_json({"error": error}, status=410)
    context = {
        "withdrawal": withdrawal,
        "title": withdrawal.document["title"],
        "date": edtf_in_words(withdrawal.document["date"]["edtf"]),
        "last": last,
        "timeline": timeline_of(withdrawal),
    }
    return render(request, "events/gone.html", context, status=410)


def suppressed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """410: why an edition was suppressed, without a word of it."""
    if _wants_json(request):
        error = {
            "reason": edition.suppression_reason,
            "edition": edition.number,
            "suppressed_at": edition.suppressed_at and edition.suppressed_at.isoformat(),
        }
        return licensed_json({"error": error}, status=410)
    return render(request, "events/suppressed.html", {"edition": edition}, status=410)


def source_gone(request: HttpRequest) -> HttpResponse:
    """410: says of a source, without a word of it, that the events which rested on it were
    withdrawn."""
    return render(request, "sources/gone.html", status=410)


def too_many(request: HttpRequest, refusal: TooMany, rate: Rate) -> HttpResponse:
    """429: how long to wait before the next search."""
    reason = _(
        "More searches have come from your network within a minute than one may make. "
        "Wait %(wait)s before the next."
    )
    error = {"reason": reason % {"wait": refusal.wait_in_words}}
    answer = _answer(request, 429, error)
    RateUse(rate.name, rate.quota, 0, refusal.seconds).tell(answer)
    answer["Retry-After"] = str(refusal.seconds)
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """503 where the database is out, otherwise 500, for whatever was raised. The page needs only
    its template, since anything else may have failed."""
    if cause := outage(sys.exception()):
        return _out_of_reach(request, cause)
    return _failure(request, HTTPStatus.INTERNAL_SERVER_ERROR, _("Something went wrong here."))


def _out_of_reach(request: HttpRequest, cause: str) -> HttpResponse:
    reason = _("The record is out of reach for a moment. Please try again in a minute.")
    answer = _failure(request, HTTPStatus.SERVICE_UNAVAILABLE, reason)
    answer["Retry-After"] = str(SECONDS_TO_WAIT)
    answer["Cache-Control"] = "no-store"
    logger.error("action=answer method=%s outage=%s", request.method, cause)
    # An outage meets every request: a line for each is enough, and Django would add a traceback.
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer


def _failure(request: HttpRequest, status: HTTPStatus, reason: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"error": {"reason": reason}}, status=status)
    return HttpResponse(render_to_string(f"{status.value}.html"), status=status)


def _answer(
    request: HttpRequest, status: int, error: dict[str, Any], **help_offered: Any
) -> HttpResponse:
    """The error as JSON, or as a page with the help that it offers."""
    if _wants_json(request):
        return JsonResponse({"error": error}, status=status)
    return render(request, f"{status}.html", {"error": error, **help_offered}, status=status)


def _having(request: HttpRequest, parameter: str, value: str = "") -> str:
    """The requested address with another value of one parameter, or without it. Fields of a form
    that were left blank are left out."""
    query = request.GET.copy()
    query.pop(parameter, None)
    for name in [name for name, values in query.lists() if not any(values)]:
        del query[name]
    if value:
        query[parameter] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


_DATE_FIELDS = {"since": gettext_lazy("From"), "until": gettext_lazy("To")}


def _correcting(request: HttpRequest, parameter: str) -> dict[str, Any] | None:
    """The field in which to type a date again, with all else that was asked for; None for what is
    not typed."""
    if parameter not in _DATE_FIELDS:
        return None
    return {
        "label": _DATE_FIELDS[parameter],
        "hidden": [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name != parameter
        ],
    }


def _suggestions(meant: Meant) -> Iterator[dict[str, str]]:
    """The titles and addresses of what an address may have meant."""
    for edition in meant.events:
        yield {"title": edition.document["title"], "address": permalink(edition)}
    for row in meant.statements:
        said = next(each for each in row.edition.document["statements"] if each["code"] == row.code)
        address = reverse("statement", args=[row.code])
        yield {"title": statement_in_short(said), "address": address}
    for source in meant.sources:
        yield {"title": source.title, "address": source.get_absolute_url()}


def _wants_json(request: HttpRequest) -> bool:
    return request.path.endswith(".json")
