"""The rows for which another cannot be deleted, where they are too many to be listed."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db.models import PROTECT, Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

MOST = 20
"""Maximum number of rows of a kind to name where there are more than can be listed."""

MOST_LISTED = 200
"""Of more rows of a kind than this, only `MOST` are named."""


def protecting_rows(rows: Any) -> list[str]:
    """The first rows of each kind that protect some rows of one model from being deleted, and that
    there are more. Empty where they are few enough to be listed; one query for each kind."""
    named: list[str] = []
    for relation in rows[0]._meta.related_objects if rows else ():
        field: Any = relation.field
        if relation.on_delete is not PROTECT or field.model._meta.auto_created:
            continue
        found = field.model._base_manager.filter(**{f"{field.name}__in": rows}).order_by("pk")
        first = list(found[: MOST_LISTED + 1])
        if len(first) > MOST_LISTED:
            kind = str(field.model._meta.verbose_name_plural)
            named += [*map(_named, first[:MOST]), _("More %(rows)s") % {"rows": kind}]
    return named


def _named(row: Model) -> str:
    """The name of a row, as Django lists it, with the way to its page if it has one."""
    kind = capfirst(str(row._meta.verbose_name))
    if not admin.site.is_registered(type(row)):
        return f"{kind}: {row}"
    page = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return format_html('{}: <a href="{}">{}</a>', kind, reverse(page, args=[quote(row.pk)]), row)
