"""What a reader gets instead of a page: 400, 404, 410, 500; as JSON where JSON was asked for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.editions.models import Edition
from relations.timeline.selection import SelectionError


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: names the parameter, the value and what is wrong with it."""
    error: dict[str, str] = {"reason": _("This request cannot be read.")}
    if isinstance(exception, SelectionError):
        error = {
            "parameter": exception.parameter,
            "value": exception.value,
            "reason": exception.reason,
        }
    return _answer(request, 400, error)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing is here; a draft looks no different from nothing."""
    return _answer(request, 404, {"reason": _("There is nothing at this address.")})


def gone(request: HttpRequest, withdrawal: Edition) -> HttpResponse:
    """410: the event was withdrawn, why, and where its last text is."""
    last = withdrawal.number - 1
    if _wants_json(request):
        place = reverse("edition", args=[withdrawal.code, last])
        error = {
            "reason": withdrawal.reason,
            "withdrawn_at": withdrawal.published_at.isoformat(),
            "last_edition": request.build_absolute_uri(place),
        }
        return JsonResponse({"error": error}, status=410)
    context = {"withdrawal": withdrawal, "last": last}
    return render(request, "events/gone.html", context, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: the page needs nothing but its template, since anything may be what has failed."""
    if _wants_json(request):
        return JsonResponse({"error": {"reason": _("Something went wrong here.")}}, status=500)
    return HttpResponse(render_to_string("500.html"), status=500)


def _answer(request: HttpRequest, status: int, error: dict[str, Any]) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"error": error}, status=status)
    return render(request, f"{status}.html", {"error": error}, status=status)


def _wants_json(request: HttpRequest) -> bool:
    return request.path.endswith(".json")
