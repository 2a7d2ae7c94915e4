"""How much a form may send: little by default, and more only to a view that needs it and an account
that may use it.

What is over a limit is answered in words, with all that was typed as far as it was read. What is
too large is never read into memory.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib import admin
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from relations.desk.unsaved.carried import MOST_CARRIED, ROOM, CarriedForm
from relations.desk.unsaved.known_browser import is_known_browser
from relations.desk.unsaved.sent_fields import plain_text_of
from relations.limits.sent_size import sent_size

LimitedView = TypeVar("LimitedView", bound=Callable[..., Any])

MOST_DRAINED = 32 * 1024 * 1024
"""In bytes, what is read of a body and thrown away, so that the browser hears the answer."""


@dataclass(frozen=True, slots=True)
class FormLimits:
    """The most bytes of a body, with its files, and the most fields; both inclusive. `permissions`
    are those of which an account needs one."""

    size: int
    fields: int
    permissions: tuple[str, ...] = ()


SMALL = FormLimits(128 * 1024, 1000)
"""For strangers, and for every view that does not say otherwise."""


def within(limits: FormLimits) -> Callable[[LimitedView], LimitedView]:
    """Let a view take forms within these limits from an account with one of the permissions."""

    def limited(view: LimitedView) -> LimitedView:
        view.form_limits = limits  # type: ignore[attr-defined]
        return view

    return limited


def limits_for(request: HttpRequest, view: Callable[..., Any]) -> FormLimits:
    """The limits of what a request may send to a view.

    Someone whose session has ended may send as much as is carried over the login.
    """
    wide: FormLimits = getattr(view, "form_limits", SMALL)
    if request.user.is_authenticated:
        may = any(map(request.user.has_perm, wide.permissions))
        return wide if may else SMALL
    if is_known_browser(request):
        return replace(wide, size=min(wide.size, MOST_CARRIED + ROOM))
    return SMALL


class FormLimitsMiddleware:
    """Looks at what is sent to the desk before anything else reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_args: Any
    ) -> HttpResponse | None:
        """The answer to a form over a limit, or None."""
        if request.method != "POST" or not request.path.startswith(reverse("admin:index")):
            return None
        limits = limits_for(request, view)
        size = sent_size(request)
        if size > limits.size:
            return _too_large(request, size, limits.size)
        try:
            count = sum(len(values) for _name, values in request.POST.lists())
        except SuspiciousOperation:
            return _too_many(request, limits.fields)
        except UnreadablePostError:
            return None  # whoever reads the form says so
        return _too_many(request, limits.fields, count) if count > limits.fields else None


def _too_large(request: HttpRequest, size: int, limit: int) -> HttpResponse:
    # A browser that stops sending may still listen.
    with suppress(UnreadablePostError):
        _drain(request, min(size, MOST_DRAINED))
    return _page(
        request,
        _("What you sent has %(size)s kilobytes, and this page takes %(limit)s at most.")
        % {"size": -(-size // 1024), "limit": limit // 1024},
    )


def _drain(request: HttpRequest, size: int) -> None:
    while size > 0 and (chunk := request.read(min(size, 2**16))):
        size -= len(chunk)


def _too_many(request: HttpRequest, limit: int, count: int | None = None) -> HttpResponse:
    if count is None:
        return _page(request, _("The form has more fields or files than can be read."))
    said = _("The form has %(count)d fields, and this page takes %(limit)d at most.")
    typed = CarriedForm.of(request) if is_known_browser(request) else None
    return _page(request, said % {"count": count, "limit": limit}, typed)


def _page(request: HttpRequest, reason: str, typed: CarriedForm | None = None) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Nothing has been stored: this is too much at once"),
        "reason": reason,
        "typed": plain_text_of(typed) if typed else "",
    }
    return TemplateResponse(
        request, "admin/unsaved/too_much.html", context, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    )
