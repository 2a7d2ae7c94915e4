"""Devices that have logged in to an account before: each keeps a signed cookie that says so.

It is good for one account, and its signature depends on the password, so that a new password
revokes it everywhere. It lets nobody in; it only says whose failures are whose.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import get_random_string

REMEMBERED_FOR = timedelta(days=180)


def known_device(request: HttpRequest, account: User) -> str | None:
    """What a device is called that has logged in to the account with its password of today."""
    age, name = int(REMEMBERED_FOR.total_seconds()), _cookie(account)
    device = request.get_signed_cookie(name, default=None, salt=_salt(account), max_age=age)
    return None if device is None else str(device)


def remember_device(request: HttpRequest, response: HttpResponse, account: User) -> None:
    """Know the device again that has just logged in."""
    response.set_signed_cookie(
        _cookie(account),
        known_device(request, account) or get_random_string(22),
        salt=_salt(account),
        max_age=REMEMBERED_FOR,
        path=reverse("admin:login"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _cookie(account: User) -> str:
    """Of each account its own, so that several editors can share a computer."""
    return f"device{account.pk}"


def _salt(account: User) -> str:
    return f"relations.limits.known_devices {account.pk} {account.get_session_auth_hash()}"
