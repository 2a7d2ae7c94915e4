"""Whether a browser is one in which an editor has worked before: it keeps a signed mark of that.

The mark outlives the session, so that what was typed before a session ended can be carried over
the login, and nothing is carried for a stranger. It names nobody and opens nothing.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_COOKIE = "known"
_MARK = "has worked at the desk"
_LASTS = timedelta(days=180)


def is_known_browser(request: HttpRequest) -> bool:
    """Whether someone is logged in, or the browser shows a mark of ours that is still valid."""
    # The mark first: whose session it is would have to be asked for, which an outage refuses.
    return _is_marked(request) or request.user.is_authenticated


def mark_browser(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser of an editor its mark, if it has none that is valid."""
    if not _is_marked(request):
        response.set_signed_cookie(
            _COOKIE,
            _MARK,
            salt=__name__,
            max_age=_LASTS,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _is_marked(request: HttpRequest) -> bool:
    mark = request.get_signed_cookie(_COOKIE, default="", salt=__name__, max_age=_LASTS)
    return mark == _MARK
