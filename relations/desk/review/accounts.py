"""The account that is at work at the desk."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def account(request: HttpRequest) -> User:
    """The account behind a request; the admin has let nobody in without one."""
    return cast("User", request.user)


def may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("relations.publish_event")
