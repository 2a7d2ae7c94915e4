"""Sources and names that have changed and are not published yet. Whether a row has changed for
readers is known only once it is read, so a bounded number of changes is read."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Max
from django.http import HttpRequest

from relations.editions.descriptions import PendingDescription, described
from relations.record.described_kinds import KINDS, DescribedKind

MOST = 100
"""Maximum number of rows of each kind to read: those that were changed last."""


def changed_descriptions(request: HttpRequest) -> list[PendingDescription]:
    """What readers see otherwise than it stands, of the kinds that the account may view; for each
    kind one query and those of `described`."""
    admins = ((kind, admin.site.get_model_admin(kind.model)) for kind in KINDS.values())
    viewed = [kind for kind, its_admin in admins if its_admin.has_view_permission(request)]
    found = described(row for kind in viewed for row in _changed_last(kind))
    return [each for each in found if each.newest and each.is_changed]


def _changed_last(kind: DescribedKind) -> Iterator[Any]:
    model: Any = kind.model
    last = model.history.order_by().values("id").annotate(last=Max("history_id"))
    keys = last.order_by("-last").values_list("id", flat=True)[:MOST]
    yield from model.objects.filter(pk__in=list(keys))
