"""What the admin's own views share: the account, the frame of a page, and the way back to a row."""

from http import HTTPStatus
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse


def account(request: HttpRequest) -> User:
    """The account behind a request; the admin lets nobody in without one."""
    return cast("User", request.user)


def may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("relations.publish_event")


def may_publish_seen(request: HttpRequest) -> bool:
    """Whether the account may publish and withdraw what it may also view: a page of ours shows the
    whole event."""
    return may_publish(request) and request.user.has_perm("relations.view_event")


def page_about(
    request: HttpRequest,
    model: type[Model],
    template: str,
    context: dict[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
) -> TemplateResponse:
    """A page about the rows of `model` in the admin's frame; `context` overrides the frame's own.

    `template` is the name of a file in `admin/relations/<model>/`, or in `admin/relations/` for the
    rows of any model, without its extension.
    """
    options = model._meta
    frame = {
        **admin.site.each_context(request),
        "opts": options,
        "media": admin.site.get_model_admin(model).media,
    }
    folders = (f"{options.app_label}/{options.model_name}", options.app_label)
    names = [f"admin/{folder}/{template}.html" for folder in folders]
    return TemplateResponse(request, names, {**frame, **context}, status=status)


def back_to(request: HttpRequest, row: Model) -> HttpResponseRedirect:
    """Lead to the page of a row, which goes on leading to its list as the editor filtered it."""
    options = row._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[row.pk])
    filters = admin.site.get_model_admin(type(row)).get_preserved_filters(request)
    kept: Any = {"preserved_filters": filters, "opts": options}
    return HttpResponseRedirect(add_preserved_filters(kept, address))


def report(request: HttpRequest, row: Model, done: str) -> None:
    """Tell the editor, and the log of the admin, what was done to a row."""
    admin.site.get_model_admin(type(row)).log_change(request, row, done)
    messages.success(request, done)
