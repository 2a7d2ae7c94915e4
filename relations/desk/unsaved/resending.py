"""What was typed outlives the session of its editor: it is carried over the login and sent again.

A form from someone who is logged out is answered with the login page, which carries what was sent.
After the login a page lists it, with one button that sends it to where it was going. The server
keeps none of it: it is in the pages of that browser only, where no other account can come by it.

Nothing is carried for a stranger: only for a browser in which an editor has worked before.

Why this is safe. Nothing is ever sent again by itself: the page shows every field that its button
sends, and the address, which must be one of the desk; no other site can frame the page or press
the button. What is sent has a new token and passes all checks of permission, conflict and form as
if it had been typed now. A form whose token is wrong is shown that way only if the browser says
that a page of this site has sent it, which another site cannot make it say.
"""

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views import csrf
from django.views.decorators.csrf import csrf_protect

from relations.desk.unsaved.carried import CARRIED, CarriedForm
from relations.desk.unsaved.known_browser import is_known_browser
from relations.desk.unsaved.sent_fields import sent_fields

NOT_SENT_AGAIN = {"login", "logout", "jsi18n"}


def form_sent_by(request: HttpRequest) -> CarriedForm | None:
    """The form that a request has sent to the desk, or that it carries over the login. None if it
    is empty, goes anywhere else, or comes from a stranger."""
    if request.method != "POST" or not is_known_browser(request):
        return None
    if request.path == reverse("admin:login"):
        address = request.POST.get(REDIRECT_FIELD_NAME, "")
        form = CarriedForm.loaded(request.POST.get(CARRIED, ""), address)
    else:
        form = CarriedForm.of(request)
    return form if form and is_of_the_desk(form.address) else None


def is_of_the_desk(address: str) -> bool:
    """Whether it is a path of the desk to which a form may be sent again, as browsers read it:
    they follow `..` out of the desk, however it is written."""
    if not address.startswith(reverse("admin:index")) or not address.isprintable():
        return False
    steps = re.split(r"[/\\]", unquote(re.split("[?#]", address)[0]))
    if {".", ".."} & set(steps):
        return False
    try:
        match = resolve(unquote(urlsplit(address).path))
    except (Resolver404, ValueError):
        return False
    return match.app_name == "admin" and match.url_name not in NOT_SENT_AGAIN


def lead_to_the_desk(request: HttpRequest) -> None:
    """Leave out of a request where it leads next, unless that is on the desk."""
    for part in ("GET", "POST"):
        asked = getattr(request, part)
        if not is_of_the_desk(asked.get(REDIRECT_FIELD_NAME, "")) and REDIRECT_FIELD_NAME in asked:
            left = asked.copy()
            del left[REDIRECT_FIELD_NAME]
            setattr(request, part, left)


def login_page(request: HttpRequest, carried: CarriedForm) -> TemplateResponse:
    """The login page, carrying what was typed."""
    context = {
        **admin.site.each_context(request),
        "title": _("Log in"),
        "form": AdminAuthenticationForm(request),
        "app_path": reverse("admin:login"),
        REDIRECT_FIELD_NAME: carried.address,
        "carried": carried,
    }
    return _page(request, "admin/login.html", context, HTTPStatus.FORBIDDEN)


asked_to_log_in = csrf_protect(login_page)
"""The login page for a form that has come without a session. Its token is checked first, also
where the view to which it was sent would check it later."""


def resend_page(request: HttpRequest, carried: CarriedForm, status: HTTPStatus) -> TemplateResponse:
    """What was typed, field by field, and the button that sends it again."""
    context = {
        **admin.site.each_context(request),
        "title": _("Nothing has been stored yet"),
        "carried": carried,
        "fields": list(sent_fields(request, carried)),
        "is_new_login": status == HTTPStatus.OK,
    }
    return _page(request, "admin/unsaved/resend.html", context, status)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], status: HTTPStatus
) -> TemplateResponse:
    answer = TemplateResponse(request, template, context, status=status)
    add_never_cache_headers(answer)
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token does not fit, as after a login in another window."""
    carried = form_sent_by(request) if comes_from_this_site(request) else None
    if carried is None:
        return csrf.csrf_failure(request, reason)
    if admin.site.has_permission(request):
        return resend_page(request, carried, HTTPStatus.FORBIDDEN).render()
    return login_page(request, carried).render()


def comes_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser says so; a request that does not say where it comes from does not."""
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        origin = urlsplit(said)
    except ValueError:
        return False
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
